package io.petrel.sim.agents;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What makers expect of the next taker: large parents make the sides of takers predictable for a long time, and a maker
 * who did not learn it would be run over. A linear forecast from means of past sides over four memories, learnt by
 * normalised least mean squares; only what it did not foresee moves makers' prices, which keeps returns unpredictable
 * though sides are not.
 */
final class ExpectedSide implements Stateful
{
    private static final int MEMORIES = 4;

    private final double step;
    private final double shortestTrades;
    private final double ratio;
    private final double forecastMax;
    private final double[] meanSide = new double[MEMORIES];
    private final double[] weight = new double[MEMORIES];

    ExpectedSide(final MarketSettings settings)
    {
        step = settings.value(MarketParam.MAKER_LEARNING);
        shortestTrades = settings.value(MarketParam.MAKER_MEMORY_TRADES);
        ratio = settings.value(MarketParam.MAKER_MEMORY_RATIO);
        forecastMax = settings.value(MarketParam.MAKER_FORECAST_MAX);
    }

    /** The side expected next, from -1 (surely a seller) to 1. */
    double forecast()
    {
        double forecast = 0;
        for (int i = 0; i < MEMORIES; i++)
        {
            forecast += weight[i] * meanSide[i];
        }
        return Math.max(-forecastMax, Math.min(forecastMax, forecast));
    }

    /** A taker came; learns from it. */
    void onTaker(final int side)
    {
        final double error = side - forecast();
        double power = 1.0 / MEMORIES;
        for (int i = 0; i < MEMORIES; i++)
        {
            power += meanSide[i] * meanSide[i];
        }
        double trades = shortestTrades;
        for (int i = 0; i < MEMORIES; i++)
        {
            weight[i] += step * error * meanSide[i] / power;
            meanSide[i] += (side - meanSide[i]) / trades;
            trades *= ratio;
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(meanSide, MEMORIES);
        state.visit(weight, MEMORIES);
    }
}
