package io.petrel.node.snapshot;

import static io.petrel.codecs.unit.Units.NULL_TIME_NS;

import io.petrel.core.state.SnapshotWriter;
import io.petrel.journal.append.Journal;
import io.petrel.journal.snapshot.JournalPlace;
import io.petrel.journal.snapshot.SnapshotFolder;
import io.petrel.node.host.BoundaryListener;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes a state between two events and writes it beside the journal: of a node, on its engine thread, or of a venue's
 * process.
 *
 * <pre>
 *   engine thread:  visit state into memory ──> isFull ──> next event
 *   writer thread:                                └──> place in the journal, file, force, rename ──> !isFull
 * </pre>
 *
 * The engine waits for no disk: while the writer has not finished one, the next is skipped; one that a SnapshotMark
 * asks for is then taken at the first boundary where the writer is free. Nor is the journal overtaken: the state names
 * the last inbound and outbound record before it, both appended by then, and their checksums, which the writer reads
 * from the queues; a journal that has lost one of them does not take the snapshot. A snapshot leaves no trace in the
 * queues, so a run with any interval, stopped or not, journals the same bytes.
 * <p>
 * A snapshot that cannot be written is counted and said, and the engine goes on: the journal is the truth. Taking
 * allocates nothing once the memory has grown to the largest state seen.
 */
public final class SnapshotKeeper implements BoundaryListener, AutoCloseable
{
    private static final long WRITER_PARK_NS = 1_000_000;

    private final SnapshotWriter image = new SnapshotWriter();
    private final SnapshotSource source;
    private final Journal journal;
    private final SnapshotFolder folder;
    private final SnapshotSettings settings;
    private final String configHash;

    private long dueNs = NULL_TIME_NS;
    private boolean isOwed;
    private long takenSequence;
    private long skipped;
    private long taken;
    private long takeNs;
    private long takeNsMax;
    private Thread writer;

    /** What the engine thread has left for the writer; the writer's while it is full. */
    private volatile boolean isFull;
    private volatile boolean isClosing;
    private long inboundSequence;
    private long outboundSequence;
    private long ingestTimeNs;
    private long stateHash;

    /** Found by whoever writes the first: the code is read for it. */
    private SnapshotIdentity identity;
    private volatile long written;
    private volatile String problem;

    /**
     * Creates a keeper; nothing runs yet.
     *
     * @param source   whose state is taken.
     * @param journal  that its thread appends to.
     * @param settings when.
     */
    public SnapshotKeeper(final SnapshotSource source, final Journal journal, final SnapshotSettings settings)
    {
        this.source = source;
        this.journal = journal;
        this.settings = settings;
        configHash = journal.manifest().configHash();
        folder = new SnapshotFolder(journal.dir());
    }

    @Override
    public void onBoundary(final long nowNs)
    {
        if (isOwed && !isFull)
        {
            isOwed = false;
            take();
        }
        if (nowNs >= dueNs && settings.areRegular())
        {
            onDue(nowNs);
        }
    }

    @Override
    public void onMark()
    {
        isOwed = isFull;
        if (!isOwed)
        {
            take();
        }
    }

    /**
     * Takes and writes the state of an engine whose thread has ended, on the calling thread; does nothing where
     * snapshots are not regular and none is owed, or there is nothing new.
     */
    public void atRest()
    {
        stopWriter();
        if ((settings.areRegular() || isOwed) && journal.inbound().lastSequence() > takenSequence)
        {
            take();
            write();
        }
    }

    /**
     * Snapshots written.
     *
     * @return their count.
     */
    public long written()
    {
        return written;
    }

    /**
     * Snapshots that were due while the one before was still being written.
     *
     * @return their count; of an engine whose thread has ended.
     */
    public long skipped()
    {
        return skipped;
    }

    /**
     * Bytes of the last state taken.
     *
     * @return 0 before the first; of an engine whose thread has ended.
     */
    public int imageBytes()
    {
        return image.length();
    }

    /**
     * Snapshots taken: each kept the engine's thread for a moment.
     *
     * @return their count; of an engine whose thread has ended.
     */
    public long taken()
    {
        return taken;
    }

    /**
     * How long all taken kept the engine's thread.
     *
     * @return ns; of an engine whose thread has ended.
     */
    public long takeNs()
    {
        return takeNs;
    }

    /**
     * How long the slowest kept the engine's thread.
     *
     * @return ns; of an engine whose thread has ended.
     */
    public long takeNsMax()
    {
        return takeNsMax;
    }

    /**
     * Why the last one that could not be written was not.
     *
     * @return in one line, null while there was none.
     */
    public String problem()
    {
        return problem;
    }

    /** Lets the writer finish what it has. */
    @Override
    public void close()
    {
        stopWriter();
    }

    /** The first boundary only starts the clock: there is nothing yet that would be slow to execute again. */
    private void onDue(final long nowNs)
    {
        if (NULL_TIME_NS != nowNs)
        {
            if (NULL_TIME_NS != dueNs)
            {
                take();
            }
            dueNs = nowNs + settings.intervalNs();
        }
    }

    private void take()
    {
        if (isFull)
        {
            skipped++;
            return;
        }
        final long startNs = System.nanoTime();
        image.reset();
        source.visitState(image);
        stateHash = source.stateHash();
        inboundSequence = journal.inbound().lastSequence();
        outboundSequence = journal.outbound().lastSequence();
        ingestTimeNs = source.nowNs();
        takenSequence = inboundSequence;
        isFull = true;
        startWriter();
        final long elapsedNs = System.nanoTime() - startNs;
        taken++;
        takeNs += elapsedNs;
        takeNsMax = Math.max(takeNsMax, elapsedNs);
    }

    private void startWriter()
    {
        if (null == writer && !isClosing)
        {
            writer = new Thread(this::writeUntilClosed, "petrel-snapshots");
            writer.setDaemon(true);
            writer.start();
        }
    }

    private void writeUntilClosed()
    {
        while (isFull || !isClosing)
        {
            if (isFull)
            {
                write();
            }
            else
            {
                LockSupport.parkNanos(WRITER_PARK_NS);
            }
        }
    }

    /** Whatever goes wrong here must not end the engine. */
    private void write()
    {
        try
        {
            identity = null == identity ? SnapshotIdentity.of(source, configHash) : identity;
            folder.write(
                JournalPlace.of(journal.dir(), inboundSequence, outboundSequence),
                ingestTimeNs,
                identity.buildHash(),
                identity.configHash(),
                stateHash,
                image.array(),
                image.length());
            folder.keepNewest(settings.kept());
            written = written + 1;
        }
        catch (final RuntimeException ex)
        {
            problem = ex.getMessage();
        }
        finally
        {
            isFull = false;
        }
    }

    private void stopWriter()
    {
        isClosing = true;
        boolean isInterrupted = false;
        while (null != writer && writer.isAlive())
        {
            try
            {
                writer.join();
            }
            catch (final InterruptedException ex)
            {
                isInterrupted = true;
            }
        }
        writer = null;
        if (isInterrupted)
        {
            Thread.currentThread().interrupt();
        }
    }
}
