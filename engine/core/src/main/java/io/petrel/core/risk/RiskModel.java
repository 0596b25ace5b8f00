package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.math.Normal;
import io.petrel.core.math.ShrunkCovariance;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * Measures the risk of an account's portfolio, once an interval of event time and never per tick. Specification 004,
 * lines 1168-1262; value at risk is of total equity.
 *
 * <pre>
 *   weights          notional at the mark / equity, shorts negative
 *   volatility       sqrt(w' S w) x sqrt(intervals a year), S the shrunk covariance of the window
 *   historical VaR   quantile of -w'r over the window, between order statistics (Hyndman and Fan, type 7)
 *   shortfall        mean of those losses at and beyond it
 *   parametric VaR   normal quantile x sqrt(w' S w)
 *   Monte Carlo VaR  the same quantile of simulated returns, see {@link MonteCarloVar}
 *   stress           worst, quantile and mean beyond it of seeded shocks, see {@link StressTest}
 * </pre>
 *
 * <p>Pipeline thread only; allocates when there are more positions than ever before or more paths, never after.
 */
final class RiskModel implements Stateful
{
    private final Portfolio portfolio;
    private final PortfolioRisk risk;
    private final ReturnWindow returns;
    private final ShrunkCovariance covariance = new ShrunkCovariance(PortfolioRiskParams.LOOKBACK_MAX);
    private final CorrelationMatrix correlations = new CorrelationMatrix();
    private final LossSample losses = new LossSample();
    private final MonteCarloVar monteCarlo;
    private final StressTest stress;
    private final Param intervalNs;
    private final Param intervalsPerYear;
    private final Param lookback;
    private final Param returnsMin;
    private final Param decay;
    private final Param shrinkTo;
    private final Param confidence;
    private long nextNs = Units.NULL_TIME_NS;

    /** {@code risk} holds what is measured. */
    RiskModel(final Portfolio portfolio, final Parameters parameters, final PortfolioRisk risk)
    {
        this.portfolio = portfolio;
        this.risk = risk;
        returns = new ReturnWindow(portfolio);
        monteCarlo = new MonteCarloVar(parameters);
        stress = new StressTest(parameters);
        intervalNs = parameters.param(PortfolioRiskParams.INTERVAL_NS);
        intervalsPerYear = parameters.param(PortfolioRiskParams.INTERVALS_PER_YEAR);
        lookback = parameters.param(PortfolioRiskParams.LOOKBACK);
        returnsMin = parameters.param(PortfolioRiskParams.RETURNS_MIN);
        decay = parameters.param(PortfolioRiskParams.DECAY);
        shrinkTo = parameters.param(PortfolioRiskParams.SHRINK_TO);
        confidence = parameters.param(PortfolioRiskParams.VAR_CONFIDENCE);
    }

    /** Whether an interval is over. */
    boolean isDue(final long nowNs)
    {
        return portfolio.isOpen() && nowNs >= dueNs();
    }

    /** When the interval of an open account is over, {@link Deadlines#NEVER} where none is set. */
    long dueNs()
    {
        return intervalNs.isSet() ? nextNs : Deadlines.NEVER;
    }

    /** Takes the interval's returns and measures; {@code heatNow} is the worst loss of all as a part of equity. */
    void measure(final long nowNs, final double heatNow, final int losingTrades)
    {
        nextNs = (Math.floorDiv(nowNs, intervalNs.asLong()) + 1) * intervalNs.asLong();
        returns.sample();
        correlations.clear();
        risk.begin(heatNow, losingTrades);
        if (isConfigured() && returns.count() >= returnsMin.asLong())
        {
            measureReturns();
        }
    }

    /** Returns that the last measurement saw. */
    ReturnWindow returns()
    {
        return returns;
    }

    /** How the instruments moved, by the last measurement. */
    CorrelationMatrix correlations()
    {
        return correlations;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        nextNs = state.visit(nextNs);
        returns.visitState(state);
        correlations.visitState(state);
        monteCarlo.visitState(state);
    }

    private boolean isConfigured()
    {
        return intervalsPerYear.isSet() && lookback.isSet() && returnsMin.isSet() && decay.isSet() && shrinkTo.isSet();
    }

    private void measureReturns()
    {
        final int positions = portfolio.positionCount();
        final int window = (int)Math.min(lookback.asLong(), returns.count());
        estimateCovariance(positions, window);
        correlations.take(covariance, positions, intervalsPerYear.asDouble());
        risk.diversification = correlations.diversification(risk.weights());
        final double deviation = deviation(positions);
        risk.volatility = deviation * Math.sqrt(intervalsPerYear.asDouble());
        measureStress(positions);
        if (confidence.isSet())
        {
            risk.parametricVar = Normal.quantile(confidence.asDouble()) * deviation;
            measureLosses(positions, window);
            risk.monteCarloVar = monteCarlo.measure(covariance, risk.weights(), positions, confidence.asDouble());
        }
    }

    private void estimateCovariance(final int positions, final int window)
    {
        covariance.begin(positions, window, decay.asDouble());
        for (int i = 0; i < positions; i++)
        {
            for (int t = 0; t < window; t++)
            {
                covariance.put(i, t, returns.get(i, window - 1 - t));
            }
        }
        shrink();
        risk.shrinkage = covariance.shrinkage();
    }

    private void shrink()
    {
        if (PortfolioRiskParams.TO_IDENTITY == shrinkTo.asLong())
        {
            covariance.shrinkToIdentity();
        }
        else if (PortfolioRiskParams.TO_CONSTANT_CORRELATION == shrinkTo.asLong())
        {
            covariance.shrinkToConstantCorrelation();
        }
        else
        {
            covariance.sample();
        }
    }

    private double deviation(final int positions)
    {
        final double[] weights = risk.weights();
        double variance = 0;
        for (int i = 0; i < positions; i++)
        {
            for (int j = 0; 0 != weights[i] && j < positions; j++)
            {
                variance += weights[i] * weights[j] * covariance.get(i, j);
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    private void measureStress(final int positions)
    {
        if (stress.isConfigured())
        {
            risk.stressWorst = stress.worst(risk.weights(), correlations, positions);
            risk.stressVar = stress.valueAtRisk();
            risk.stressShortfall = stress.shortfall();
        }
    }

    private void measureLosses(final int positions, final int window)
    {
        returns.losses(risk.weights(), positions, window, losses);
        risk.historicalVar = losses.quantile(confidence.asDouble());
        risk.shortfall = losses.meanBeyond();
    }
}
