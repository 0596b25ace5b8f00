package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.store.StoreLayout;
import io.petrel.node.app.Session;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.node.host.OrderListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed carried on the calling thread journals its records as they stand; one by one each is framed anew. */
class CarriedRunTest
{
    private static final int STEPS = 6_000;

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveTheSameFilesAsEventAfterEvent() throws IOException
    {
        final Path tape = SyntheticTape.write(folder.resolve("tape"), 5, STEPS);
        final Path single = folder.resolve("single");
        Drive.toTheEnd(single, tape);
        final Path carried = folder.resolve("carried");
        final long first = carry(carried, List.of(tape), STEPS);
        final long rest = carry(carried, List.of(tape), Long.MAX_VALUE);
        assertThat(first).isEqualTo(STEPS);
        assertThat(rest).isPositive();
        assertThat(Files.mismatch(inbound(carried), inbound(single))).isEqualTo(-1);
    }

    @Test
    void shouldFrameAnewWhatAMergedFeedHasRewritten() throws IOException
    {
        final Path a = SyntheticTape.write(folder.resolve("a"), "AAAUSDT", 5, 500);
        final Path b = SyntheticTape.write(folder.resolve("b"), "BBBUSDT", 6, 500);
        final Path carried = folder.resolve("carried");
        carry(carried, List.of(a, b), Long.MAX_VALUE);
        final Path single = folder.resolve("single");
        eventAfterEvent(single, List.of(a, b));
        assertThat(Drive.lastInbound(carried)).isGreaterThan(1_000);
        assertThat(Files.mismatch(inbound(carried), inbound(single))).isEqualTo(-1);
        assertThat(carry(carried, List.of(a, b), Long.MAX_VALUE)).as("what begins anew continues it").isZero();
    }

    private static void eventAfterEvent(final Path journal, final List<Path> tapes)
    {
        try (Feed feed = MergedFeed.of(tapes);
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT))
        {
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
        }
    }

    private static long carry(final Path journal, final List<Path> tapes, final long atMost)
    {
        try (Feed feed = MergedFeed.of(tapes);
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT))
        {
            return session.carry(feed, atMost, Drive.SILENT);
        }
    }

    private static Path inbound(final Path journal)
    {
        return journal.resolve("inbound").resolve(StoreLayout.QUEUE_FILE);
    }
}
