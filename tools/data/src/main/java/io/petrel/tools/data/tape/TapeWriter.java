package io.petrel.tools.data.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.agrona.DirectBuffer;

import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.Source;
import io.petrel.tools.data.ImportException;

/**
 * Writes a new tape beside its place and moves it there once it is whole: {@link #commit()}, or on {@link #close()}
 * nothing is left. Keeps ingest times from falling. One thread.
 */
public final class TapeWriter implements AutoCloseable
{
    private final Path target;
    private final Path building;
    private final Journal journal;
    private long lastIngestNs = Units.NULL_TIME_NS;
    private long raisedTimes;
    private boolean isOpen = true;

    private TapeWriter(final Path target, final Path building, final Journal journal)
    {
        this.target = target;
        this.building = building;
        this.journal = journal;
    }

    /**
     * Refuses a place that is taken.
     *
     * @param tape folder to be made.
     * @throws ImportException when something is there already.
     */
    public static void requireFree(final Path tape)
    {
        if (Files.exists(tape))
        {
            throw new ImportException("exists already: " + tape + " (choose another --out or remove it)");
        }
    }

    /**
     * Begins a tape.
     *
     * @param tape      folder to be made.
     * @param extra     notes for the manifest: where the data is from.
     * @param createdNs time of creation, ns of the epoch.
     * @return the writer.
     * @throws ImportException when something is there already.
     * @throws IOException     when it cannot be written.
     */
    public static TapeWriter create(final Path tape, final Map<String, String> extra, final long createdNs)
        throws IOException
    {
        requireFree(tape);
        final Path target = tape.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        final Path building = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + ".partial-");

        try
        {
            return new TapeWriter(
                target, building, Journal.create(building, Manifest.ofTape(build(), createdNs, extra)));
        }
        catch (final RuntimeException failed)
        {
            deleteAll(building);
            throw failed;
        }
    }

    /**
     * Appends one event.
     *
     * @param eventTimeNs  the venue's time.
     * @param ingestTimeNs ours; raised to that of the event before when it is earlier.
     * @param body         SBE header and message.
     * @param offset       of the header.
     * @param length       of both.
     */
    public void append(
        final long eventTimeNs, final long ingestTimeNs, final DirectBuffer body, final int offset, final int length)
    {
        final boolean isEarlier = Units.NULL_TIME_NS != lastIngestNs && ingestTimeNs < lastIngestNs;
        raisedTimes += isEarlier ? 1 : 0;
        lastIngestNs = isEarlier ? lastIngestNs : ingestTimeNs;
        journal.inbound().append(
            Units.NULL_ID, eventTimeNs, lastIngestNs, Source.FEED, body, offset, length);
    }

    /**
     * Events whose ingest time was raised.
     *
     * @return the count.
     */
    public long raisedTimes()
    {
        return raisedTimes;
    }

    /**
     * Ingest time of the last event.
     *
     * @return ns of the epoch, null time before the first.
     */
    public long lastIngestNs()
    {
        return lastIngestNs;
    }

    /**
     * Closes the tape and moves it to its place.
     *
     * @throws IOException when that fails; nothing is left then.
     */
    public void commit() throws IOException
    {
        journal.close();
        Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
        isOpen = false;
    }

    @Override
    public void close() throws IOException
    {
        if (isOpen)
        {
            isOpen = false;
            journal.close();
            deleteAll(building);
        }
    }

    private static String build()
    {
        final String version = TapeWriter.class.getPackage().getImplementationVersion();
        return null == version ? "development" : version;
    }

    private static void deleteAll(final Path folder) throws IOException
    {
        final List<Path> deepestFirst;

        try (Stream<Path> found = Files.walk(folder))
        {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }

        for (final Path path : deepestFirst)
        {
            Files.delete(path);
        }
    }
}
