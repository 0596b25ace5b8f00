package io.petrel.node.app;

import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Engine;
import io.petrel.node.host.InboundLog;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.OutboundLog;
import io.petrel.node.host.TickSchedule;
import io.petrel.sim.SimVenue;
import java.util.List;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * The engine of a live node over a feed, with an observer where the journal would stand: for tools that want what the
 * core says, not a record of it. Same configuration, core, clock and venue as a backtest, so the same messages. One
 * thread.
 */
public final class ObservedRun
{
    /** Hears every inbound event before the core does. */
    @FunctionalInterface
    public interface InboundObserver
    {
        /**
         * An inbound event.
         *
         * @param buffer holding the SBE message.
         * @param offset of the SBE header.
         * @param length of header and body in bytes.
         */
        void onEvent(DirectBuffer buffer, int offset, int length);
    }

    private static final int PROGRESS_MASK = 0x3FFF;

    private ObservedRun()
    {
    }

    /**
     * Runs a feed to its end with the configured numbers alone.
     *
     * @param config   of the run.
     * @param tapes    facts of the feed.
     * @param feed     at its start.
     * @param inbound  hears what the core is told.
     * @param outbound hears what the core says.
     * @param progress told the number of feed events done, now and then.
     * @return what the engine did.
     */
    public static RunSummary run(
        final PetrelConfig config,
        final TapeFacts tapes,
        final Feed feed,
        final InboundObserver inbound,
        final OutboundLog outbound,
        final LongConsumer progress)
    {
        return run(config, tapes, List.of(), feed, inbound, outbound, progress);
    }

    /**
     * Runs a feed to its end.
     *
     * @param config     of the run.
     * @param tapes      facts of the feed.
     * @param parameters calibrated numbers to start with.
     * @param feed       at its start.
     * @param inbound    hears what the core is told.
     * @param outbound   hears what the core says.
     * @param progress   told the number of feed events done, now and then.
     * @return what the engine did.
     */
    public static RunSummary run(
        final PetrelConfig config,
        final TapeFacts tapes,
        final List<StartParameter> parameters,
        final Feed feed,
        final InboundObserver inbound,
        final OutboundLog outbound,
        final LongConsumer progress)
    {
        Hardware.requireFma();
        final NodeConfig node = config.node();
        final Engine engine = new Engine(
            new TickSchedule(node.tickIntervalNs(), node.idleTicksMax()),
            new SimVenue(config.venue().sim()),
            OrderListener.NONE);
        engine.logs(new Counter(inbound), outbound);
        long done = 0;
        for (boolean hasEvent = feed.next(); hasEvent; hasEvent = feed.next())
        {
            if (0 == done)
            {
                final ConfigPublisher publisher = new ConfigPublisher(engine);
                publisher.publish(new ConfigSchedule(
                    config.values(tapes.settlementCurrency()), config.terms(), feed.ingestTimeNs()),
                    new SwapSchedule(config.terms().swaps(), feed.ingestTimeNs(), engine.pipeline()),
                    feed.ingestTimeNs());
                publisher.publishCalibrated(parameters, 0, feed.ingestTimeNs());
            }
            engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            if (0 == (++done & PROGRESS_MASK))
            {
                progress.accept(done);
            }
        }
        return RunSummary.of(engine);
    }

    /** Numbers events as a new journal would. */
    private static final class Counter implements InboundLog
    {
        private final InboundObserver observer;
        private long sequence;

        Counter(final InboundObserver observer)
        {
            this.observer = observer;
        }

        @Override
        public long append(
            final long ingestTimeNs,
            final long eventTimeNs,
            final int source,
            final DirectBuffer buffer,
            final int offset,
            final int length)
        {
            observer.onEvent(buffer, offset, length);
            return ++sequence;
        }
    }
}
