package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lmax.disruptor.BlockingWaitStrategy;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.feed.DelegatingFeed;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingedRunTest
{
    private static final int STEPS = 4_000;
    private static final int SLOTS = 64;

    @TempDir
    private Path folder;

    private Path tape;

    @BeforeEach
    void write()
    {
        tape = SyntheticTape.write(folder.resolve("tape"), 3, STEPS);
    }

    @Test
    void shouldDecideThroughTheRingWhatItDecidesInline()
    {
        final RunSummary inline = Drive.toTheEnd(folder.resolve("inline"), tape);
        final RunSummary ringed = run(new TapeFeed(tape), () -> false);

        assertThat(ringed).isEqualTo(inline);
        assertThat(Drive.outboundBytes(folder.resolve("ringed"), Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(folder.resolve("inline"), Long.MAX_VALUE));
    }

    @Test
    void shouldFinishWhatIsInTheRingWhenAskedToStop()
    {
        final AtomicInteger asked = new AtomicInteger();
        final RunSummary stopped = run(new TapeFeed(tape), () -> asked.incrementAndGet() > 1_000);
        final RunSummary finished = Drive.toTheEnd(folder.resolve("ringed"), tape);

        assertThat(stopped.feedEvents()).isPositive().isLessThan(finished.feedEvents());
        assertThat(finished).isEqualTo(Drive.toTheEnd(folder.resolve("inline"), tape));
    }

    @Test
    void shouldStopBothThreadsAndTellWhyWhenTheEngineFails()
    {
        assertThatThrownBy(() -> run(new ForeignFeed(new TapeFeed(tape), 500), () -> false))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("schema");
        assertThat(Drive.run(folder.resolve("ringed"), tape, 0).feedEvents()).isEqualTo(499);
    }

    private RunSummary run(final Feed tapeFeed, final BooleanSupplier stopping)
    {
        final Path journal = folder.resolve("ringed");
        try (Feed feed = tapeFeed;
            Session session = Session.open(Drive.settings(journal), OrderListener.NONE, Drive.SILENT);
            NodeCounters counters = new NodeCounters(journal))
        {
            final Telemetry telemetry = new Telemetry(counters);
            session.begin(feed);
            new RingHost(session.engine(), telemetry, SLOTS, new BlockingWaitStrategy(), RingHost.ANY_CORE)
                .run(feed, Pace.parse("max"), stopping);
            final RunSummary summary = RunSummary.of(session.engine());
            assertThat(telemetry.serviceNs().getTotalCount()).isEqualTo(summary.feedEvents());
            assertThat(counters.orders()).isEqualTo(summary.orders());
            return summary;
        }
    }

    /** A feed with one message that is not of our schema: the journal refuses it. */
    private static final class ForeignFeed extends DelegatingFeed
    {
        private final UnsafeBuffer foreign = new UnsafeBuffer(new byte[Long.BYTES * 4]);
        private final int badEvent;
        private int event;

        private ForeignFeed(final Feed feed, final int badEvent)
        {
            super(feed);
            this.badEvent = badEvent;
        }

        @Override
        public boolean next()
        {
            event++;
            return super.next();
        }

        @Override
        public DirectBuffer buffer()
        {
            return event == badEvent ? foreign : super.buffer();
        }

        @Override
        public int offset()
        {
            return event == badEvent ? 0 : super.offset();
        }

        @Override
        public int length()
        {
            return event == badEvent ? foreign.capacity() : super.length();
        }
    }
}
