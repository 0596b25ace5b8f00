package io.petrel.core.risk;

import io.petrel.codecs.event.Side;
import io.petrel.core.math.Normal;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import java.util.Arrays;

/**
 * Risk of an account's portfolio as it would be with an order and all that works filled, by the returns of the last
 * measurement: a limit that binds only what was measured last would let one large order through. Simulated value at
 * risk is that of the normal distribution here, whose quantile it estimates. Not-a-number where an instrument that is
 * held, worked or ordered was not measured yet. Made anew for each order, so it holds no state. Pipeline thread only;
 * allocates when there are more positions than ever before, never after.
 */
final class OrderRisk
{
    private final Portfolio portfolio;
    private final CorrelationMatrix measured;
    private final ReturnWindow returns;
    private final LossSample losses = new LossSample();
    private final StressTest stress;
    private final Param intervalsPerYear;
    private final Param lookback;
    private final Param confidence;
    private final Param method;
    private double[] weights = new double[0];
    private int positions;
    private boolean isMeasured;
    private double deviation;

    OrderRisk(final Portfolio portfolio, final Parameters parameters, final RiskModel model)
    {
        this.portfolio = portfolio;
        measured = model.correlations();
        returns = model.returns();
        stress = new StressTest(parameters);
        intervalsPerYear = parameters.param(PortfolioRiskParams.INTERVALS_PER_YEAR);
        lookback = parameters.param(PortfolioRiskParams.LOOKBACK);
        confidence = parameters.param(PortfolioRiskParams.VAR_CONFIDENCE);
        method = parameters.param(PortfolioRiskParams.VAR_METHOD);
    }

    /**
     * Takes an order in.
     *
     * @param own           its position.
     * @param side          of the order.
     * @param ownNotionalE8 largest notional that the position can become.
     */
    void weigh(final Position own, final Side side, final long ownNotionalE8)
    {
        final double equity = portfolio.equityE8();
        positions = portfolio.positionCount();
        ensure(positions);
        isMeasured = equity > 0 && measured.size() > 0;
        for (int i = 0; i < positions; i++)
        {
            final Position position = portfolio.positionAt(i);
            final double ownE8 = Side.BUY == side ? ownNotionalE8 : -ownNotionalE8;
            weights[i] = (position == own ? ownE8 : filledE8(position)) / equity;
            isMeasured &= 0 == weights[i] || i < measured.size();
        }
        deviation = isMeasured ? deviation() : Double.NaN;
    }

    /** Standard deviation a year, or not-a-number. */
    double volatility()
    {
        return deviation;
    }

    /** Value at risk by the configured method, of equity, or not-a-number. */
    double valueAtRisk()
    {
        if (!isMeasured || !method.isSet() || !confidence.isSet())
        {
            return Double.NaN;
        }
        return PortfolioRiskParams.HISTORICAL == method.asLong() ? historicalVar() :
            Normal.quantile(confidence.asDouble()) * deviation / Math.sqrt(intervalsPerYear.asDouble());
    }

    /** Mean of losses at and beyond the historical value at risk, of equity, or not-a-number. */
    double shortfall()
    {
        if (!isMeasured || !confidence.isSet())
        {
            return Double.NaN;
        }
        historicalVar();
        return losses.meanBeyond();
    }

    /** Loss in the worst scenario of the stress test, of equity, or not-a-number. */
    double stressWorst()
    {
        return isMeasured && stress.isConfigured() ? stress.worst(weights, measured, positions) : Double.NaN;
    }

    private double historicalVar()
    {
        returns.losses(weights, positions, (int)Math.min(lookback.asLong(), returns.count()), losses);
        return losses.quantile(confidence.asDouble());
    }

    private double deviation()
    {
        double variance = 0;
        for (int i = 0; i < positions; i++)
        {
            for (int j = 0; 0 != weights[i] && j < positions; j++)
            {
                variance += 0 == weights[j] ? 0 : weights[i] * weights[j] * measured.volatility(i) *
                    measured.volatility(j) * measured.correlation(i, j);
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /** Notional at the mark with the larger side of what works filled, shorts negative. */
    private static double filledE8(final Position position)
    {
        final long longLots = Math.max(0, position.lots() + position.workingBuyLots());
        final long shortLots = Math.max(0, position.workingSellLots() - position.lots());
        final long lots = Math.max(longLots, shortLots);
        final double notionalE8 =
            0 == lots ? 0 : position.instrument().contract().notionalE8(position.markTicks(), lots);
        return longLots >= shortLots ? notionalE8 : -notionalE8;
    }

    private void ensure(final int count)
    {
        if (weights.length < count)
        {
            weights = Arrays.copyOf(weights, count);
        }
    }
}
