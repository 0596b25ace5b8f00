package io.petrel.core.risk;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Times of the orders sent within the last window of event time: a ring, oldest first; each time enters and leaves
 * once, so counting is O(1) amortised. An order exactly one window old no longer counts. A window that was made
 * longer sees only what had not left yet. Pipeline thread only; allocates nothing after construction.
 */
final class RateWindow implements Stateful
{
    /** Most orders a window can hold, and so the largest limit that may be set. */
    static final int CAPACITY = 4096;

    private static final int MASK = CAPACITY - 1;

    private final long[] timesNs = new long[CAPACITY];
    private int oldest;
    private int count;

    /** Orders within the window that ends now. */
    int count(final long nowNs, final long windowNs)
    {
        while (count > 0 && nowNs - timesNs[oldest] >= windowNs)
        {
            oldest = (oldest + 1) & MASK;
            count--;
        }
        return count;
    }

    /** Notes an order sent; the gate refuses before the ring is full. */
    void add(final long nowNs)
    {
        if (CAPACITY == count)
        {
            throw new IllegalStateException("more than " + CAPACITY + " orders in one rate window");
        }
        timesNs[(oldest + count) & MASK] = nowNs;
        count++;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        if (state.isRestoring())
        {
            oldest = 0;
        }
        for (int i = 0; i < count; i++)
        {
            final int row = (oldest + i) & MASK;
            timesNs[row] = state.visit(timesNs[row]);
        }
    }
}
