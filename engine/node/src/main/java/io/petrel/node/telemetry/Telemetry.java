package io.petrel.node.telemetry;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.RunCounters;
import org.HdrHistogram.Histogram;

/**
 * Measures each event on the engine thread: from the time it was due on the ring to the end of its work, and to each
 * order it caused, journaled and sent. The clock is read here, outside of the core, and nothing it says enters the
 * core. Allocates nothing after construction. Other threads read the mapped counters; histograms are read when the
 * engine has stopped.
 */
public final class Telemetry implements OrderListener
{
    private static final long LATENCY_MAX_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final int FIRST_EVENTS = 1000;

    private final Histogram ringToOrderNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final Histogram ringToEntryNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final Histogram ringToDoneNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final Histogram serviceNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final Histogram firstServiceNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final NodeCounters counters;

    private long dueNs;
    private long startNs;

    /**
     * Creates telemetry.
     *
     * @param counters that other processes may read.
     */
    public Telemetry(final NodeCounters counters)
    {
        this.counters = counters;
    }

    /**
     * An event was taken from the ring.
     *
     * @param dueNs when it should have been published, on the clock of {@link System#nanoTime}.
     */
    public void onEventStart(final long dueNs)
    {
        this.dueNs = dueNs;
        startNs = System.nanoTime();
    }

    @Override
    public void onOrderSent(final OrderPurpose purpose)
    {
        final long elapsedNs = System.nanoTime() - dueNs;
        record(ringToOrderNs, elapsedNs);
        if (OrderPurpose.ENTRY == purpose)
        {
            record(ringToEntryNs, elapsedNs);
        }
    }

    /**
     * The work of an event is done.
     *
     * @param run counts so far.
     */
    public void onEventEnd(final RunCounters run)
    {
        final long endNs = System.nanoTime();
        record(ringToDoneNs, endNs - dueNs);
        record(serviceNs, endNs - startNs);
        if (firstServiceNs.getTotalCount() < FIRST_EVENTS)
        {
            record(firstServiceNs, endNs - startNs);
        }
        counters.update(run);
    }

    /**
     * From the due time on the ring to an order journaled and sent.
     *
     * @return ns; read when the engine has stopped.
     */
    public Histogram ringToOrderNs()
    {
        return ringToOrderNs;
    }

    /**
     * The same of entries alone: features, regime, votes, sizing, risk and order, on the event that closed the bar.
     *
     * @return ns; read when the engine has stopped.
     */
    public Histogram ringToEntryNs()
    {
        return ringToEntryNs;
    }

    /**
     * From the due time on the ring to the end of an event's work.
     *
     * @return ns; read when the engine has stopped.
     */
    public Histogram ringToDoneNs()
    {
        return ringToDoneNs;
    }

    /**
     * From taking an event off the ring to the end of its work.
     *
     * @return ns; read when the engine has stopped.
     */
    public Histogram serviceNs()
    {
        return serviceNs;
    }

    /**
     * The same of the first thousand events, which meet code that is not compiled unless the node has warmed up.
     *
     * @return ns; read when the engine has stopped.
     */
    public Histogram firstServiceNs()
    {
        return firstServiceNs;
    }

    private static void record(final Histogram histogram, final long ns)
    {
        histogram.recordValue(Math.min(Math.max(ns, 1), LATENCY_MAX_NS));
    }
}
