package io.petrel.node.operator;

import io.petrel.node.ring.ControlInbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * A node's side of its inbox, {@code JOURNAL/operator}. Commands, orders and requests for a snapshot are taken in the
 * order of their names, and their files removed only once the engine has journaled them; the file of a command or an
 * order that a node was killed in between is removed at the next start, a request for a snapshot is taken again. A file
 * that holds none of them is set aside with {@code .refused} behind its name. While open, the file {@code node} holds
 * the process id. Feed thread only.
 */
public final class OperatorInbox implements ControlInbox, AutoCloseable
{
    private static final long POLL_INTERVAL_NS = 20_000_000L;

    private final Deque<Path> found = new ArrayDeque<>();
    private final Deque<Carried> carried = new ArrayDeque<>();
    private final Path folder;
    private Path taken;
    private long nextPollNs;

    private OperatorInbox(final Path folder)
    {
        this.folder = folder;
        nextPollNs = System.nanoTime();
    }

    /**
     * Opens the inbox of a journal and says that a node is there.
     *
     * @param journal folder of the journal, recovered.
     * @return the inbox, with what was left while no node ran and is not journaled yet.
     */
    public static OperatorInbox open(final Path journal)
    {
        try
        {
            final Path folder = Files.createDirectories(InboxFolder.of(journal));
            new LeftCommands(folder).journaledIn(journal).forEach(OperatorInbox::delete);
            Files.writeString(OperatorCommandFile.nodeFile(journal), Long.toString(ProcessHandle.current().pid()));
            return new OperatorInbox(folder);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot open the inbox of " + journal, e);
        }
    }

    /**
     * What nobody has taken: it came after the last look.
     *
     * @return how many files wait.
     */
    public int left()
    {
        return waiting().size();
    }

    /**
     * Where commands are left.
     *
     * @return the folder in the journal.
     */
    public Path folder()
    {
        return folder;
    }

    @Override
    public int take(final MutableDirectBuffer buffer)
    {
        look();
        while (!found.isEmpty())
        {
            final Path file = found.poll();
            final InboxFile left = InboxFolder.read(file);
            if (null != left)
            {
                taken = file;
                return left.encode(buffer);
            }
            setAside(file);
        }
        return 0;
    }

    @Override
    public void published(final long ringSequence)
    {
        carried.add(new Carried(ringSequence, taken));
    }

    @Override
    public void carried(final long ringSequence)
    {
        while (!carried.isEmpty() && carried.peek().ringSequence() <= ringSequence)
        {
            delete(carried.poll().file());
        }
    }

    @Override
    public void close()
    {
        delete(folder.resolve(OperatorCommandFile.NODE));
    }

    private void look()
    {
        final long nowNs = System.nanoTime();
        if (!found.isEmpty() || nowNs - nextPollNs < 0)
        {
            return;
        }
        nextPollNs = nowNs + POLL_INTERVAL_NS;
        found.addAll(waiting());
    }

    private List<Path> waiting()
    {
        return InboxFolder.files(folder).stream()
            .filter(file -> carried.stream().noneMatch(known -> known.file().equals(file))).toList();
    }

    private static void setAside(final Path file)
    {
        try
        {
            Files.move(file, file.resolveSibling(file.getFileName() + ".refused"), StandardCopyOption.ATOMIC_MOVE);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot set aside " + file, e);
        }
    }

    private static void delete(final Path file)
    {
        try
        {
            Files.deleteIfExists(file);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private record Carried(long ringSequence, Path file)
    {
    }
}
