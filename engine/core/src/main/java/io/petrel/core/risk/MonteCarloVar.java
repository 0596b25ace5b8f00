package io.petrel.core.risk;

import io.petrel.core.math.SeededRandom;
import io.petrel.core.math.ShrunkCovariance;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Value at risk of simulated returns: quantile of -w'Lz, L the Cholesky factor of the covariance, z seeded normal
 * numbers, which go on from one measurement to the next. Pipeline thread only; allocates when there are more positions
 * than ever before or more paths, never after.
 */
final class MonteCarloVar implements Stateful
{
    private final SeededRandom random = new SeededRandom();
    private final LossSample losses = new LossSample();
    private final Param paths;
    private final Param seed;
    private boolean seeded;
    private double[] factor = new double[0];
    private double[] loadings = new double[0];

    MonteCarloVar(final Parameters parameters)
    {
        paths = parameters.param(PortfolioRiskParams.VAR_PATHS);
        seed = parameters.param(PortfolioRiskParams.VAR_SEED);
    }

    /** As a part of equity, as the weights are; not-a-number if it is not configured. */
    double measure(
        final ShrunkCovariance covariance, final double[] weights, final int positions, final double confidence)
    {
        if (!paths.isSet() || !seed.isSet())
        {
            return Double.NaN;
        }
        if (!seeded)
        {
            random.seed(seed.asLong());
            seeded = true;
        }
        ensure(positions);
        factorise(covariance, positions);
        load(weights, positions);
        simulate(positions);
        return losses.quantile(confidence);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        random.visitState(state);
        seeded = state.visit(seeded);
    }

    /** Cholesky's factor; a direction without variance of its own has none. */
    private void factorise(final ShrunkCovariance covariance, final int positions)
    {
        for (int i = 0; i < positions; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = covariance.get(i, j);
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[i * positions + k] * factor[j * positions + k];
                }
                final double pivot = factor[j * positions + j];
                factor[i * positions + j] = i == j ? Math.sqrt(Math.max(0, sum)) : pivot > 0 ? sum / pivot : 0;
            }
        }
    }

    /** The vector w'L, of which each path is the product with fresh numbers. */
    private void load(final double[] weights, final int positions)
    {
        for (int j = 0; j < positions; j++)
        {
            double sum = 0;
            for (int i = j; i < positions; i++)
            {
                sum += weights[i] * factor[i * positions + j];
            }
            loadings[j] = sum;
        }
    }

    private void simulate(final int positions)
    {
        final int count = paths.asInt();
        losses.begin(count);
        for (int path = 0; path < count; path++)
        {
            double profit = 0;
            for (int j = 0; j < positions; j++)
            {
                profit += loadings[j] * random.nextNormal();
            }
            losses.add(-profit);
        }
    }

    private void ensure(final int positions)
    {
        if (loadings.length < positions)
        {
            loadings = new double[positions];
            factor = new double[positions * positions];
        }
    }
}
