package io.petrel.core.feature;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Wilder's relative strength index over n changes, in [0, 100]: the share of rises in all movement. 100 without a fall,
 * 50 where nothing moved at all, since that favours neither side. Ready with value n + 1. Pipeline thread only;
 * allocates nothing.
 */
final class Rsi implements Stateful
{
    private static final double PERCENT = 100.0;
    private static final double NEUTRAL = 50.0;

    private final WilderMean rises;
    private final WilderMean falls;
    private boolean hasPrevious;
    private double previous;

    Rsi(final int period)
    {
        rises = new WilderMean(period);
        falls = new WilderMean(period);
    }

    void add(final double newest)
    {
        if (hasPrevious)
        {
            rises.add(Math.max(newest - previous, 0.0));
            falls.add(Math.max(previous - newest, 0.0));
        }
        hasPrevious = true;
        previous = newest;
    }

    boolean isReady()
    {
        return rises.isReady();
    }

    double value()
    {
        final double movement = rises.value() + falls.value();
        return movement > 0.0 ? PERCENT * (rises.value() / movement) : NEUTRAL;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        rises.visitState(state);
        falls.visitState(state);
        hasPrevious = state.visit(hasPrevious);
        previous = state.visit(previous);
    }
}
