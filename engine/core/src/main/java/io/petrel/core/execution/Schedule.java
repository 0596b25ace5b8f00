package io.petrel.core.execution;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * By when a parent order is due: slices of equal length from its start to its end, and the lots of the slice that was
 * worked last, which its algorithm finds once, when that begins or the size changes. Pipeline thread only; allocates
 * nothing.
 */
public final class Schedule implements Stateful
{
    private static final int NO_SLICE = -1;

    private long startNs;
    private long endNs;
    private int slices;
    private int dueSlice = NO_SLICE;
    private long dueLots;

    /** {@return core time at which the order began} */
    public long startNs()
    {
        return startNs;
    }

    /** {@return core time by which all of it is due} */
    public long endNs()
    {
        return endNs;
    }

    /** {@return slices, at least 1} */
    public int slices()
    {
        return slices;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        startNs = state.visit(startNs);
        endNs = state.visit(endNs);
        slices = state.visit(slices);
        dueSlice = state.visit(dueSlice);
        dueLots = state.visit(dueLots);
    }

    void begin(final long nowNs)
    {
        startNs = nowNs;
        resized();
    }

    void plan(final long durationNs, final int newSlices)
    {
        endNs = Deadlines.after(startNs, durationNs);
        slices = newSlices;
    }

    /** The order has another size: what is due of it is found anew. */
    void resized()
    {
        dueSlice = NO_SLICE;
    }

    /** Lots of the order due in a slice, filled ones included. */
    long dueLots(final Algorithm algorithm, final ParentOrder parent, final MarketPace pace, final int slice)
    {
        if (slice != dueSlice)
        {
            dueSlice = slice;
            dueLots = algorithm.dueLots(parent, pace, slice);
        }
        return dueLots;
    }

    /** Those lots as they were found last, or all of the order where that slice has not begun to be worked. */
    long dueLots(final int slice, final long totalLots)
    {
        return slice == dueSlice ? dueLots : totalLots;
    }

    long sliceNs()
    {
        return (endNs - startNs) / slices;
    }

    /** Slice that is due, from 0; the last one after the end. */
    int sliceAt(final long nowNs)
    {
        final long sliceNs = sliceNs();
        return sliceNs > 0 ? (int)Math.min(slices - 1L, (nowNs - startNs) / sliceNs) : slices - 1;
    }

    /** When the slice after the one of now begins. */
    long nextSliceNs(final long nowNs)
    {
        final int next = sliceAt(nowNs) + 1;
        return next < slices ? startNs + next * sliceNs() : Deadlines.NEVER;
    }
}
