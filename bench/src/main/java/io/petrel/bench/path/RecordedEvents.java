package io.petrel.bench.path;

import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** The inbound events of a run over a tape, configuration, ticks and reports included, side by side in memory. */
public final class RecordedEvents
{
    private static final int BLOCK_BYTES = 1 << 24;

    private UnsafeBuffer bytes = new UnsafeBuffer(new byte[1 << 24]);
    private long[] times = new long[1 << 16];
    private int[] offsets = new int[1 << 16];
    private int count;

    /**
     * Runs the tape once, with some numbers of the configuration changed.
     *
     * @param config  of the run.
     * @param tape    to run.
     * @param journal folder of the run, which is made.
     * @param changes keys with their values.
     * @return what came in.
     */
    public static RecordedEvents of(
        final Path config, final Path tape, final Path journal, final Map<String, Long> changes)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings(config, tape, journal, changes), OrderListener.NONE, done ->
            {
            }))
        {
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
        }
        final RecordedEvents events = new RecordedEvents();
        events.read(journal);
        return events;
    }

    /**
     * How many.
     *
     * @return their number.
     */
    public int count()
    {
        return count;
    }

    /**
     * Where they are.
     *
     * @return all of them, one after the other.
     */
    public UnsafeBuffer bytes()
    {
        return bytes;
    }

    /**
     * Place of an event.
     *
     * @param index of it.
     * @return of its header in {@link #bytes}.
     */
    public int offset(final int index)
    {
        return offsets[index];
    }

    /**
     * Length of an event.
     *
     * @param index of it.
     * @return of header and body.
     */
    public int length(final int index)
    {
        return offsets[index + 1] - offsets[index];
    }

    /**
     * Time of an event.
     *
     * @param index of it.
     * @return ns since the epoch.
     */
    public long ingestTimeNs(final int index)
    {
        return times[index];
    }

    private static SessionSettings settings(
        final Path config, final Path tape, final Path journal, final Map<String, Long> changes)
    {
        final SessionSettings s =
            Setup.session(PetrelConfig.load(config), journal, TapeFacts.of(tape), "bench", 0);
        final List<ConfigValue> values = s.values().stream().map(value -> changes.containsKey(value.key()) ?
            new ConfigValue(value.key(), value.kind(), changes.get(value.key()), "bench", value.accountId()) : value)
            .toList();
        return new SessionSettings(s.journal(), values, s.configHash(), s.venue(), s.ticks(),
            new JournalSettings(BLOCK_BYTES, JournalSettings.DEFAULT.reserveBytes()), s.build(), s.feedName(),
            s.createdNs());
    }

    private void read(final Path journal)
    {
        try (QueueReader reader = Queues.inbound(journal))
        {
            while (reader.next())
            {
                reserve(reader.length());
                times[count] = reader.ingestTimeNs();
                bytes.putBytes(offsets[count], reader.buffer(), reader.offset(), reader.length());
                offsets[count + 1] = offsets[count] + reader.length();
                count++;
            }
        }
    }

    private void reserve(final int length)
    {
        if (count + 1 == times.length)
        {
            times = Arrays.copyOf(times, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        if (offsets[count] + length > bytes.capacity())
        {
            bytes = new UnsafeBuffer(Arrays.copyOf(bytes.byteArray(), 2 * bytes.capacity()));
        }
    }
}
