package io.petrel.node.host;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import static io.petrel.codecs.unit.Units.NULL_TIME_NS;


/**
 * Decides when the clock becomes an event in virtual time: at each multiple of the interval, so that ticks do not
 * depend on when the node was started. After the last feed event the first {@code idleTicksMax} boundaries get a
 * tick; then the feed is idle, and only the last boundary before the next event gets one, so that a tape with a
 * year-long gap does not become a year of ticks. Deadlines of the core get theirs besides, idle or not: it has few.
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
    /** A multiple of the interval: that before the time last asked about. It follows from any time, so no state. */
    private long boundaryNs;

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
     * Another schedule with the same settings.
     *
     * @return one that has seen nothing yet.
     */
    public TickSchedule fresh()
    {
        return new TickSchedule(intervalNs, idleTicksMax);
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
     * Time of the next tick due at or before an event.
     *
     * @param nowNs time of the event.
     * @return its time, or {@code NULL_TIME_NS} when none is due.
     */
    public long due(final long nowNs)
    {
        if (NULL_TIME_NS == lastTimeNs)
        {
            return NULL_TIME_NS;
        }
        final long boundaryNs = isIdle() ? floor(nowNs) : nextStepNs();
        return boundaryNs > lastTimeNs && boundaryNs <= nowNs ? boundaryNs : NULL_TIME_NS;
    }

    /**
     * Time of the next tick if no event comes before it.
     *
     * @return ns since the epoch, or {@code Long.MAX_VALUE} while the clock waits for an event.
     */
    public long nextNs()
    {
        return NULL_TIME_NS == lastTimeNs || isIdle() ? Long.MAX_VALUE : nextStepNs();
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
     * Notes that a deadline of the core became an event. It is no step of the clock: the next one is where it was.
     *
     * @param deadlineNs its time.
     */
    public void onDeadline(final long deadlineNs)
    {
        lastTimeNs = deadlineNs;
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

    private boolean isIdle()
    {
        return ticksSinceFeed >= idleTicksMax;
    }

    private long nextStepNs()
    {
        return floor(lastTimeNs) + intervalNs;
    }

    /** Asked several times an event, it divides once an interval. */
    private long floor(final long timeNs)
    {
        final long sinceNs = timeNs - boundaryNs;
        if (sinceNs < 0 || sinceNs >= intervalNs)
        {
            boundaryNs = Math.floorDiv(timeNs, intervalNs) * intervalNs;
        }
        return boundaryNs;
    }
}
