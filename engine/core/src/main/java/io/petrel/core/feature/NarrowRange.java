package io.petrel.core.feature;

import io.petrel.core.math.RollingExtreme;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** Whether a bar's range is below that of each of the n - 1 bars before it. Pipeline thread only; allocates nothing. */
final class NarrowRange implements Stateful
{
    private final RollingExtreme before;
    private boolean isReady;
    private boolean isNarrowest;

    NarrowRange(final int bars)
    {
        before = RollingExtreme.ofSmallest(bars - 1);
    }

    void add(final double width)
    {
        isReady = before.isFull();
        isNarrowest = isReady && width < before.value();
        before.add(width);
    }

    boolean isReady()
    {
        return isReady;
    }

    /** Of the newest bar: 1 yes, 0 no. */
    int value()
    {
        return isNarrowest ? 1 : 0;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        before.visitState(state);
        isReady = state.visit(isReady);
        isNarrowest = state.visit(isNarrowest);
    }
}
