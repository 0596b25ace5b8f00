package io.petrel.core.risk;

import io.petrel.core.math.SeededRandom;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;

/**
 * What a portfolio loses in the worst of many seeded shocks. Specification 004, lines 1239-1262:
 *
 * <pre>
 *   shock of an instrument   multiple x its volatility over the horizon x a normal number; no price falls below 0
 *   loss of a scenario       -sum of weight x shock, of equity; instruments move each for itself
 * </pre>
 *
 * <p>The scenarios follow from the seed alone and stay the same, so that the result changes with the portfolio and its
 * volatilities and not by chance; they are made anew when the parameters or the number of positions change, and are no
 * state. Pipeline thread only; allocates then, and never otherwise.
 */
final class StressTest
{
    private final SeededRandom random = new SeededRandom();
    private final LossSample losses = new LossSample();
    private final Param scenarios;
    private final Param multiple;
    private final Param horizon;
    private final Param confidence;
    private final Param seed;
    private final Param intervalsPerYear;
    private double[] normals = new double[0];
    private int madeScenarios;
    private int madePositions;
    private long madeSeed;

    StressTest(final Parameters parameters)
    {
        scenarios = parameters.param(PortfolioRiskParams.STRESS_SCENARIOS);
        multiple = parameters.param(PortfolioRiskParams.STRESS_MULTIPLE);
        horizon = parameters.param(PortfolioRiskParams.STRESS_HORIZON);
        confidence = parameters.param(PortfolioRiskParams.STRESS_CONFIDENCE);
        seed = parameters.param(PortfolioRiskParams.STRESS_SEED);
        intervalsPerYear = parameters.param(PortfolioRiskParams.INTERVALS_PER_YEAR);
    }

    boolean isConfigured()
    {
        return scenarios.isSet() && multiple.isSet() && horizon.isSet() && confidence.isSet() && seed.isSet() &&
            intervalsPerYear.isSet();
    }

    /**
     * The worst loss; the others of the same scenarios can be asked for after it.
     *
     * @param weights   notional of equity, shorts negative.
     * @param measured  volatility of each instrument with a weight.
     * @param positions of both.
     */
    double worst(final double[] weights, final CorrelationMatrix measured, final int positions)
    {
        make(positions);
        final double scale = multiple.asDouble() * Math.sqrt(horizon.asDouble() / intervalsPerYear.asDouble());
        losses.begin(madeScenarios);
        for (int scenario = 0; scenario < madeScenarios; scenario++)
        {
            double loss = 0;
            for (int i = 0; i < positions; i++)
            {
                loss -= 0 == weights[i] ? 0 : weights[i] *
                    Math.max(-1, scale * measured.volatility(i) * normals[i * madeScenarios + scenario]);
            }
            losses.add(loss);
        }
        losses.quantile(confidence.asDouble());
        return losses.worst();
    }

    /** Loss that all but the worst scenarios stay below. */
    double valueAtRisk()
    {
        return losses.quantile();
    }

    /** Mean of the losses at and beyond it. */
    double shortfall()
    {
        return losses.meanBeyond();
    }

    /** An instrument's numbers are the same however many others there are. */
    private void make(final int positions)
    {
        final int count = scenarios.asInt();
        if (madeScenarios == count && madeSeed == seed.asLong() && madePositions >= positions)
        {
            return;
        }
        madeScenarios = count;
        madeSeed = seed.asLong();
        madePositions = positions;
        normals = new double[count * positions];
        for (int i = 0; i < positions; i++)
        {
            random.seed(madeSeed + i);
            for (int scenario = 0; scenario < count; scenario++)
            {
                normals[i * count + scenario] = random.nextNormal();
            }
        }
    }
}
