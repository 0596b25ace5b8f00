package io.petrel.core.risk;

import io.petrel.core.math.ShrunkCovariance;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * How much each instrument of an account moves and how they move together, by the last measurement; empty while that
 * had too few returns. Pipeline thread only; allocates when there are more positions than ever before, never after.
 */
final class CorrelationMatrix implements Stateful
{
    private double[] volatilities = new double[0];
    private double[] correlations = new double[0];
    private int size;

    /** Number of positions measured, 0 for none. */
    int size()
    {
        return size;
    }

    /** Volatility a year of one position's instrument, or not-a-number. */
    double volatility(final int i)
    {
        return i < size ? volatilities[i] : Double.NaN;
    }

    /** Correlation of two positions, or not-a-number. */
    double correlation(final int i, final int j)
    {
        return i < size && j < size ? correlations[i * size + j] : Double.NaN;
    }

    /** 1 less the mean correlation of what has a weight; 1 where that is one position or none. */
    double diversification(final double[] weights)
    {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (0 != weights[i] && 0 != weights[j])
                {
                    sum += correlations[i * size + j];
                    pairs++;
                }
            }
        }
        return 0 == pairs ? 1 : 1 - sum / pairs;
    }

    void clear()
    {
        size = 0;
    }

    void take(final ShrunkCovariance covariance, final int positions, final double intervalsPerYear)
    {
        ensure(positions);
        size = positions;
        for (int i = 0; i < positions; i++)
        {
            volatilities[i] = Math.sqrt(covariance.get(i, i) * intervalsPerYear);
            for (int j = 0; j < positions; j++)
            {
                correlations[i * positions + j] = covariance.correlation(i, j);
            }
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        size = state.visit(size);
        ensure(size);
        state.visit(volatilities, size);
        state.visit(correlations, size * size);
    }

    private void ensure(final int positions)
    {
        if (volatilities.length < positions)
        {
            volatilities = new double[positions];
            correlations = new double[positions * positions];
        }
    }
}
