package io.petrel.core.state;

/**
 * Looks at state and leaves it as it is: afterwards it lies in the processor's caches, where the next event wants it.
 * Of an array one value a cache line is enough. Pipeline thread only; allocates nothing.
 */
public final class StateTouch implements StateVisitor
{
    private static final int LINE_LONGS = 8;

    /** Means nothing; it is kept so that no compiler leaves the looking out. */
    private long seen;

    @Override
    public long visit(final long value)
    {
        seen += value;
        return value;
    }

    @Override
    public int visit(final int value)
    {
        seen += value;
        return value;
    }

    @Override
    public double visit(final double value)
    {
        seen += (long)value;
        return value;
    }

    @Override
    public boolean visit(final boolean value)
    {
        seen += value ? 1 : 0;
        return value;
    }

    @Override
    public void visit(final long[] values, final int count)
    {
        for (int i = 0; i < count; i += LINE_LONGS)
        {
            seen += values[i];
        }
    }

    @Override
    public void visit(final int[] values, final int count)
    {
        for (int i = 0; i < count; i += 2 * LINE_LONGS)
        {
            seen += values[i];
        }
    }

    @Override
    public void visit(final double[] values, final int count)
    {
        for (int i = 0; i < count; i += LINE_LONGS)
        {
            seen += (long)values[i];
        }
    }
}
