package io.petrel.tools.research.series;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/** The newest closed bars, up to a number; a ring that is copied out when it is asked for. */
public final class BarWindow implements Stateful
{
    private final long[] endNs;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double[] bought;
    private long count;

    /**
     * An empty window.
     *
     * @param capacity bars kept, at least 1.
     */
    public BarWindow(final int capacity)
    {
        endNs = new long[capacity];
        high = new double[capacity];
        low = new double[capacity];
        close = new double[capacity];
        volume = new double[capacity];
        bought = new double[capacity];
    }

    /**
     * Takes a closed bar; allocates nothing.
     *
     * @param barEndNs    end of the bar.
     * @param highTicks   highest price.
     * @param lowTicks    lowest price.
     * @param closeTicks  last price.
     * @param volumeLots  traded.
     * @param boughtLots  part of it whose taker bought, or {@link Units#NULL_LOTS} where the feed does not tell.
     */
    public void add(
        final long barEndNs,
        final long highTicks,
        final long lowTicks,
        final long closeTicks,
        final long volumeLots,
        final long boughtLots)
    {
        final int place = (int)(count++ % close.length);
        endNs[place] = barEndNs;
        high[place] = highTicks;
        low[place] = lowTicks;
        close[place] = closeTicks;
        volume[place] = volumeLots;
        bought[place] = Units.NULL_LOTS == boughtLots ? Double.NaN : boughtLots;
    }

    /**
     * Bars taken so far, forgotten ones included.
     *
     * @return the count.
     */
    public long count()
    {
        return count;
    }

    /**
     * Bars kept.
     *
     * @return at most the capacity.
     */
    public int length()
    {
        return (int)Math.min(count, close.length);
    }

    /**
     * The bars kept.
     *
     * @return a copy, oldest first.
     */
    public BarSeries series()
    {
        final int length = length();
        final int first = count > close.length ? (int)(count % close.length) : 0;
        final long[] ends = new long[length];
        for (int i = 0; i < length; i++)
        {
            ends[i] = endNs[(first + i) % endNs.length];
        }
        return new BarSeries(
            ends, inOrder(high, first), inOrder(low, first), inOrder(close, first), inOrder(volume, first),
            inOrder(bought, first));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.fixed(close.length, "bars in the calibrator's window");
        count = state.visit(count);
        final int length = length();
        state.visit(endNs, length);
        state.visit(high, length);
        state.visit(low, length);
        state.visit(close, length);
        state.visit(volume, length);
        state.visit(bought, length);
    }

    private double[] inOrder(final double[] ring, final int first)
    {
        final int length = length();
        final double[] ordered = Arrays.copyOf(Arrays.copyOfRange(ring, first, length), length);
        System.arraycopy(ring, 0, ordered, length - first, first);
        return ordered;
    }
}
