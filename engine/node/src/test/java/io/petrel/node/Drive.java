package io.petrel.node;

import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.replay.Queues;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Runs sessions on a tape, on the calling thread. */
final class Drive
{
    static final LongConsumer SILENT = done ->
    {
    };

    static final PetrelConfig CONFIG =
        PetrelConfig.load(Path.of(System.getProperty("petrel.root"), "config", "paper.yaml"));

    private static final long TICK_NS = 1_000_000_000L;
    private static final int IDLE_TICKS = 120;

    private Drive()
    {
    }

    static SessionSettings settings(final Path journal)
    {
        return new SessionSettings(
            journal,
            CONFIG.values("USDT"),
            "test",
            CONFIG.venue().sim(),
            new TickSchedule(TICK_NS, IDLE_TICKS),
            JournalSettings.SMALL,
            "test",
            "synthetic",
            0);
    }

    static RunSummary toTheEnd(final Path journal, final Path tape)
    {
        return run(journal, tape, Long.MAX_VALUE);
    }

    /** Continues a journal, or begins one, for so many more feed events. */
    static RunSummary run(final Path journal, final Path tape, final long moreEvents)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(settings(journal), OrderListener.NONE, SILENT))
        {
            long left = moreEvents;
            for (boolean hasEvent = session.begin(feed); hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            return RunSummary.of(session.engine());
        }
    }

    /** Bodies of the outbound queue, one after the other, of all records caused by inbound sequences up to a bound. */
    static byte[] outboundBytes(final Path journal, final long lastCause)
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueueReader reader = Queues.outbound(journal))
        {
            while (reader.next() && reader.causeSequence() <= lastCause)
            {
                final byte[] body = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), body);
                bytes.writeBytes(body);
            }
        }
        return bytes.toByteArray();
    }

    /** Outbound records of one type. */
    static long count(final Path journal, final int templateId)
    {
        try (QueueReader reader = Queues.outbound(journal))
        {
            long count = 0;
            while (reader.next())
            {
                count += templateId == reader.type() ? 1 : 0;
            }
            return count;
        }
    }

    static long lastInbound(final Path journal)
    {
        try (QueueReader reader = Queues.inbound(journal))
        {
            long last = 0;
            while (reader.next())
            {
                last = reader.sequence();
            }
            return last;
        }
    }
}
