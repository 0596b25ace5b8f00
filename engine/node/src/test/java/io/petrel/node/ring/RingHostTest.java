package io.petrel.node.ring;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lmax.disruptor.BlockingWaitStrategy;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.sim.SimSettings;
import io.petrel.sim.SimVenue;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingHostTest
{
    private static final int NO_SUCH_CORE = 1023;

    private final Engine engine =
        new Engine(new TickSchedule(1, 0), new SimVenue(SimSettings.builder().build()), OrderListener.NONE);

    @TempDir
    private Path folder;

    @Test
    void shouldEndWhenEngineThreadCannotBePinned()
    {
        try (NodeCounters counters = new NodeCounters(folder))
        {
            final RingHost host =
                new RingHost(engine, new Telemetry(counters), 2, new BlockingWaitStrategy(), NO_SUCH_CORE);

            assertThatThrownBy(() -> host.run(new EndlessFeed(), Pace.parse("max"), () -> false))
                .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void shouldEndWhenEngineFails()
    {
        engine.logs(
            (ingestTimeNs, eventTimeNs, source, buffer, offset, length) ->
            {
                throw new IllegalStateException("disk on fire");
            },
            null);
        try (NodeCounters counters = new NodeCounters(folder))
        {
            final RingHost host =
                new RingHost(engine, new Telemetry(counters), 2, new BlockingWaitStrategy(), RingHost.ANY_CORE);

            assertThatThrownBy(() -> host.run(new EndlessFeed(), Pace.parse("max"), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk on fire");
        }
    }

    @Test
    void shouldNotSayOfAControlThatTheFailedEngineNeverTookThatItWasCarried()
    {
        engine.logs(
            (ingestTimeNs, eventTimeNs, source, buffer, offset, length) ->
            {
                throw new IllegalStateException("disk on fire");
            },
            null);
        final OneControl inbox = new OneControl();
        try (NodeCounters counters = new NodeCounters(folder))
        {
            final RingHost host =
                new RingHost(engine, new Telemetry(counters), 2, new BlockingWaitStrategy(), RingHost.ANY_CORE);

            assertThatThrownBy(() -> host.run(new EndlessFeed(), Pace.parse("max"), () -> false, inbox))
                .hasMessage("disk on fire");
        }
        assertThat(inbox.sequence).isNotNegative();
        assertThat(inbox.carriedSequence).isLessThan(inbox.sequence);
    }

    /** A command that comes first of all, and what is said of it. */
    private static final class OneControl implements ControlInbox
    {
        private long sequence = -1;
        private long carriedSequence = -1;

        @Override
        public int take(final MutableDirectBuffer buffer)
        {
            return sequence < 0 ? EndlessFeed.LENGTH : 0;
        }

        @Override
        public void published(final long ringSequence)
        {
            sequence = ringSequence;
        }

        @Override
        public void carried(final long ringSequence)
        {
            carriedSequence = ringSequence;
        }
    }

    /** The same empty event for ever. */
    private static final class EndlessFeed implements Feed
    {
        private static final int LENGTH = 64;

        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);

        @Override
        public boolean next()
        {
            return true;
        }

        @Override
        public long ingestTimeNs()
        {
            return 1;
        }

        @Override
        public DirectBuffer buffer()
        {
            return buffer;
        }

        @Override
        public int offset()
        {
            return 0;
        }

        @Override
        public int length()
        {
            return LENGTH;
        }

        @Override
        public void close()
        {
            // nothing is open
        }
    }
}
