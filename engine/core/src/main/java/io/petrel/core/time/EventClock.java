package io.petrel.core.time;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The only clock of the core: it shows the ingest time of the event being processed and never moves by itself. The
 * node stamps events so that ingest times never decrease; a step back means that the journal's order is broken, so it
 * is thrown and not smoothed over. Pipeline thread only; allocates nothing.
 */
public final class EventClock implements Stateful
{
    /** One second in ns. */
    public static final long SECOND_NS = 1_000_000_000L;
    /** One day in ns. */
    public static final long DAY_NS = 86_400 * SECOND_NS;

    private long nowNs = Units.NULL_TIME_NS;

    /**
     * Moves to the time of the next event.
     *
     * @param ingestTimeNs of the event, ns since the epoch, not before the present time of this clock.
     * @throws IllegalStateException when time steps back: a broken invariant of the host.
     */
    public void advance(final long ingestTimeNs)
    {
        if (ingestTimeNs < nowNs)
        {
            throw new IllegalStateException("ingest time steps back from " + nowNs + " to " + ingestTimeNs + " ns");
        }
        nowNs = ingestTimeNs;
    }

    /**
     * Ingest time of the event in hand.
     *
     * @return ns since the epoch, {@link Units#NULL_TIME_NS} before the first event.
     */
    public long nowNs()
    {
        return nowNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nowNs = state.visit(nowNs);
    }
}
