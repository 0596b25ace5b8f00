package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.testing.Allocation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine thread allocates nothing while a large order is worked on the real USD-M capture, by any algorithm. */
@Tag("allocation")
class ParentAllocationTest
{
    private static final int BLOCK_BYTES = 1 << 29;
    private static final long WARM_UP_EVENTS = 29_000;
    private static final int ACCOUNT = 1;

    @TempDir
    private static Path shared;
    private static Path tape;

    @TempDir
    private Path folder;

    @BeforeAll
    static void importTheCapture() throws IOException
    {
        tape = RealTapes.usdm(shared);
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionAlgorithm.class, names = "NULL_VAL", mode = EnumSource.Mode.EXCLUDE)
    void shouldAllocateNothingWhileALargeParentIsWorked(final ExecutionAlgorithm algorithm)
    {
        measure(algorithm, "warm-up");
        final long collections = Allocation.collections();
        final long bytes = measure(algorithm, "measured");

        assertThat(bytes).isLessThanOrEqualTo(Allocation.clearedBy(Allocation.collections() - collections));
    }

    /** Bytes from just before the large request to the end of the capture; a small one of its kind is worked before. */
    private long measure(final ExecutionAlgorithm algorithm, final String name)
    {
        final SessionSettings settings =
            RealTapes.settings(RealTapes.PARENT, folder.resolve(name), tape, BLOCK_BYTES);
        try (DrillFeed feed = feed(algorithm);
            Session session = Session.open(settings, OrderListener.NONE, RealTapes.SILENT))
        {
            final Engine engine = session.engine();
            boolean hasEvent = session.begin(feed);
            while (hasEvent && engine.counters().feedEvents() < WARM_UP_EVENTS)
            {
                engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                hasEvent = feed.next();
            }
            assertThat(feed.wasGiven()).as("the large request is still to come").isFalse();
            final long before = Allocation.bytes();
            while (hasEvent)
            {
                engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                hasEvent = feed.next();
            }
            final long bytes = Allocation.bytes() - before;
            assertThat(feed.wasGiven()).isTrue();
            return bytes;
        }
    }

    private static DrillFeed feed(final ExecutionAlgorithm algorithm)
    {
        return new DrillFeed(
            new DrillFeed(new TapeFeed(tape), drill("BUY 1 BTCUSDT %s 30s AFTER 10s", algorithm), ACCOUNT),
            drill("BUY 60 BTCUSDT %s 3m AFTER 2m", algorithm), ACCOUNT);
    }

    private static ParentDrill drill(final String text, final ExecutionAlgorithm algorithm)
    {
        return ParentDrill.parse(String.format(text, algorithm));
    }
}
