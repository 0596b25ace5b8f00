package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Mean over time of a value that holds until the next one, exponentially decayed. Time in which the value was unknown
 * has no weight, and the mean is ready while the known part weighs at least half of all the past: after one half-life
 * at first, and again after a longer gap. Pipeline thread only; allocates nothing.
 */
final class TimeMean implements Stateful
{
    private static final double HALF = 0.5;

    private double held;
    private boolean isHeld;
    private double weighted;
    private double known;

    /** Lets the time pass that the clock has just advanced by. */
    void elapse(final DecayClock clock)
    {
        weighted *= clock.kept();
        known *= clock.kept();
        if (isHeld)
        {
            weighted += held * clock.gone();
            known += clock.gone();
        }
    }

    /** The value from now on. */
    void hold(final double value)
    {
        held = value;
        isHeld = true;
    }

    /** From now on the value is not known. */
    void lose()
    {
        isHeld = false;
    }

    boolean isReady()
    {
        return isHeld && known >= HALF;
    }

    double value()
    {
        return weighted / known;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        held = state.visit(held);
        isHeld = state.visit(isHeld);
        weighted = state.visit(weighted);
        known = state.visit(known);
    }
}
