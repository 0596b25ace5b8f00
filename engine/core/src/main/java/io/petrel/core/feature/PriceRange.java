package io.petrel.core.feature;

import io.petrel.core.math.RollingExtreme;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Highest high and lowest low of the last n bars, and what they were before the newest joined them. Pipeline thread
 * only; allocates nothing.
 */
final class PriceRange implements Stateful
{
    private static final double HALF = 0.5;

    private final RollingExtreme highs;
    private final RollingExtreme lows;

    /** Before the newest bar; not state, since the next bar sets it anew. */
    private boolean wasReady;
    private double highestBefore;
    private double lowestBefore;

    PriceRange(final int bars)
    {
        highs = RollingExtreme.ofLargest(bars);
        lows = RollingExtreme.ofSmallest(bars);
    }

    void add(final double high, final double low)
    {
        wasReady = isReady();
        highestBefore = wasReady ? highest() : 0.0;
        lowestBefore = wasReady ? lowest() : 0.0;
        highs.add(high);
        lows.add(low);
    }

    /** Whether the window was full before the newest bar. */
    boolean wasReady()
    {
        return wasReady;
    }

    /** How far a price is outside the range as it was before the newest bar: positive above it, negative below. */
    double beyondBefore(final double price)
    {
        return Math.max(price - highestBefore, 0.0) + Math.min(price - lowestBefore, 0.0);
    }

    /** Whether the window is full. */
    boolean isReady()
    {
        return highs.isFull();
    }

    /** Whether there is a width to measure with. */
    boolean hasWidth()
    {
        return isReady() && highest() > lowest();
    }

    double highest()
    {
        return highs.value();
    }

    double lowest()
    {
        return lows.value();
    }

    /** Place of a price: 0 at the lowest low, 1 at the highest high. */
    double position(final double price)
    {
        return (price - lowest()) / (highest() - lowest());
    }

    /** How far a price came back from the later of the two extremes; from the nearer, if one bar is both. */
    double pullback(final double price)
    {
        final double position = position(price);
        final boolean isHighLater =
            highs.age() < lows.age() || highs.age() == lows.age() && position >= HALF;
        return isHighLater ? 1.0 - position : position;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        highs.visitState(state);
        lows.visitState(state);
    }
}
