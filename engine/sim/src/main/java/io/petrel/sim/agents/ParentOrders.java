package io.petrel.sim.agents;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.random.SeededRandom;

/**
 * Large orders that are worked in slices, each on one side for all its life. Their lengths have a fat tail, which makes
 * the sides of trades remember for as long as the longest parent lives (Lillo, Mike and Farmer 2005).
 */
final class ParentOrders implements Stateful
{
    private final SeededRandom random;
    private final double tail;
    private final double slicesMin;
    private final double slicesMax;
    private final int count;
    private final int[] sides;
    private final int[] slicesLeft;

    ParentOrders(final MarketSettings settings, final SeededRandom random)
    {
        this.random = random;
        tail = settings.value(MarketParam.PARENT_TAIL);
        slicesMin = settings.value(MarketParam.PARENT_SLICES_MIN);
        slicesMax = settings.value(MarketParam.PARENT_SLICES_MAX);
        count = settings.count(MarketParam.PARENT_COUNT);
        sides = new int[count];
        slicesLeft = new int[count];
    }

    /** Takes one slice of one parent, a new one where it was the last; returns its side, 1 or -1. */
    int takeSlice()
    {
        final int parent = random.below(count);
        if (0 == slicesLeft[parent])
        {
            sides[parent] = random.isHeads() ? 1 : -1;
            slicesLeft[parent] = (int)Math.min(slicesMax, slicesMin * random.pareto(tail));
        }
        slicesLeft[parent]--;
        return sides[parent];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(sides, count);
        state.visit(slicesLeft, count);
    }
}
