package io.petrel.node.host;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import static io.petrel.codecs.unit.Units.NULL_TIME_NS;


/**
 * Decides when the clock becomes an event in virtual time: at each multiple of the interval, so that ticks do not
 * depend on when the node was started. After the last feed event the first {@code idleTicksMax} boundaries get a
 * tick; then the feed is idle, and only the last boundary before the next event gets one, so that a tape with a
 * year-long gap does not become a year of ticks.
 * <p>
 * Its state is a function of the ticks and feed events so far, so a recovered node continues it exactly. Engine
 * thread only.
 */
public final class TickSchedule implements Stateful
{
    private final long intervalNs;
    private final int idleTicksMax;

    private long lastTimeNs = NULL_TIME_NS;
    private int ticksSinceFeed;

    /**
     * Creates a schedule.
     *
     * @param intervalNs   between ticks, ns, above zero.
     * @param idleTicksMax ticks after the last feed event before the feed counts as idle.
     */
    public TickSchedule(final long intervalNs, final int idleTicksMax)
    {
        if (intervalNs <= 0 || idleTicksMax < 0)
        {
            throw new IllegalArgumentException(
                "tick interval must be above zero and idle ticks not below: " + intervalNs + ", " + idleTicksMax);
        }
        this.intervalNs = intervalNs;
        this.idleTicksMax = idleTicksMax;
    }

    /**
     * Interval between ticks.
     *
     * @return ns.
     */
    public long intervalNs()
    {
        return intervalNs;
    }

    /**
     * Time of the next tick due at or before a moment.
     *
     * @param nowNs the moment.
     * @return its time, or {@code NULL_TIME_NS} when none is due.
     */
    public long due(final long nowNs)
    {
        if (NULL_TIME_NS == lastTimeNs)
        {
            return NULL_TIME_NS;
        }
        final long boundaryNs = ticksSinceFeed < idleTicksMax ? floor(lastTimeNs) + intervalNs : floor(nowNs);
        return boundaryNs > lastTimeNs && boundaryNs <= nowNs ? boundaryNs : NULL_TIME_NS;
    }

    /**
     * Notes that a tick became an event.
     *
     * @param tickTimeNs its time.
     */
    public void onTick(final long tickTimeNs)
    {
        lastTimeNs = tickTimeNs;
        ticksSinceFeed++;
    }

    /**
     * Notes a feed event.
     *
     * @param ingestTimeNs its time.
     */
    public void onFeed(final long ingestTimeNs)
    {
        lastTimeNs = ingestTimeNs;
        ticksSinceFeed = 0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastTimeNs = state.visit(lastTimeNs);
        ticksSinceFeed = state.visit(ticksSinceFeed);
    }

    private long floor(final long timeNs)
    {
        return Math.floorDiv(timeNs, intervalNs) * intervalNs;
    }
}
