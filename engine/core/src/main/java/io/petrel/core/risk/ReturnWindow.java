package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Simple returns of every instrument of an account from one sampling to the next, the newest {@link
 * PortfolioRiskParams#LOOKBACK_MAX}. An instrument without a price yet has a return of 0. Pipeline thread only;
 * allocates when an instrument is first seen, never after.
 */
final class ReturnWindow implements Stateful
{
    private static final int CAPACITY = PortfolioRiskParams.LOOKBACK_MAX;

    private final Portfolio portfolio;
    private double[][] returns = new double[0][];
    private long[] lastTicks = new long[0];
    private int rows;
    private int next;
    private int count;

    ReturnWindow(final Portfolio portfolio)
    {
        this.portfolio = portfolio;
    }

    void sample()
    {
        ensure(portfolio.positionCount());
        for (int i = 0; i < rows; i++)
        {
            final long ticks = priceTicks(portfolio.positionAt(i));
            final boolean isFirst = Units.NULL_TICKS == lastTicks[i] || Units.NULL_TICKS == ticks;
            returns[i][next] = isFirst ? 0 : (ticks - lastTicks[i]) / (double)lastTicks[i];
            lastTicks[i] = Units.NULL_TICKS == ticks ? lastTicks[i] : ticks;
        }
        next = (next + 1) % CAPACITY;
        count = Math.min(CAPACITY, count + 1);
    }

    int count()
    {
        return count;
    }

    /** A return; {@code age} 0 is the newest. */
    double get(final int row, final int age)
    {
        return row < rows ? returns[row][Math.floorMod(next - 1 - age, CAPACITY)] : 0;
    }

    /** What weights would have lost in each of the newest intervals. */
    void losses(final double[] weights, final int positions, final int window, final LossSample losses)
    {
        losses.begin(window);
        for (int age = 0; age < window; age++)
        {
            double profit = 0;
            for (int i = 0; i < positions; i++)
            {
                profit += weights[i] * get(i, age);
            }
            losses.add(-profit);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final int visited = state.visit(rows);
        next = state.visit(next);
        count = state.visit(count);
        ensure(visited);
        state.visit(lastTicks, visited);
        for (int i = 0; i < visited; i++)
        {
            state.visit(returns[i], count < CAPACITY ? next : CAPACITY);
        }
    }

    private static long priceTicks(final Position position)
    {
        final long ticks = position.referenceTicks();
        return ticks > 0 ? ticks : Units.NULL_TICKS;
    }

    private void ensure(final int wanted)
    {
        if (rows < wanted)
        {
            returns = Arrays.copyOf(returns, wanted);
            lastTicks = Arrays.copyOf(lastTicks, wanted);
            while (rows < wanted)
            {
                lastTicks[rows] = Units.NULL_TICKS;
                returns[rows++] = new double[CAPACITY];
            }
        }
    }
}
