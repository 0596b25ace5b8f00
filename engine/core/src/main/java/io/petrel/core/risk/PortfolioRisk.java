package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.core.math.Normal;
import io.petrel.core.math.SeededRandom;
import io.petrel.core.math.ShrunkCovariance;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;
import java.util.Arrays;

/**
 * Risk of an account's portfolio, measured once an interval of event time and never per tick. Specification 004, lines
 * 1168-1262; value at risk is of total equity.
 *
 * <pre>
 *   weights          notional at the mark / equity, shorts negative
 *   volatility       sqrt(w' S w) x sqrt(intervals a year), S the shrunk covariance of the window
 *   historical VaR   quantile of -w'r over the window, between order statistics (Hyndman and Fan, type 7)
 *   shortfall        mean of those losses at and beyond it
 *   parametric VaR   normal quantile x sqrt(w' S w)
 *   Monte Carlo VaR  the same quantile of simulated -w' L z, L the Cholesky factor of S, z seeded normal numbers
 *   stress           worst, quantile and mean beyond it of seeded shocks, see {@link StressTest}
 * </pre>
 *
 * <p>What is not known is not-a-number. Pipeline thread only; allocates when there are more positions than ever before
 * or more paths, never after.
 */
public final class PortfolioRisk implements Stateful
{
    private final Portfolio portfolio;
    private final ReturnWindow returns;
    private final ShrunkCovariance covariance = new ShrunkCovariance(PortfolioRiskParams.LOOKBACK_MAX);
    private final SeededRandom random = new SeededRandom();
    private final LossSample losses = new LossSample();
    private final StressTest stress;
    private final Param intervalNs;
    private final Param intervalsPerYear;
    private final Param lookback;
    private final Param returnsMin;
    private final Param decay;
    private final Param shrinkTo;
    private final Param method;
    private final Param confidence;
    private final Param paths;
    private final Param seed;

    private long nextNs = Units.NULL_TIME_NS;
    private boolean seeded;
    private double gross;
    private double net;
    private double volatility = Double.NaN;
    private double historicalVar = Double.NaN;
    private double parametricVar = Double.NaN;
    private double monteCarloVar = Double.NaN;
    private double shortfall = Double.NaN;
    private double stressWorst = Double.NaN;
    private double stressVar = Double.NaN;
    private double stressShortfall = Double.NaN;
    private double heat = Double.NaN;
    private double concentration;
    private double diversification = Double.NaN;
    private double shrinkage = Double.NaN;
    private int lossesInARow;
    private RuleId breach = RuleId.NONE;

    private double[] weights = new double[0];
    private double[] factor = new double[0];
    private double[] correlations = new double[0];
    private double[] volatilities = new double[0];
    private int measured;

    PortfolioRisk(final Portfolio portfolio, final Parameters parameters)
    {
        this.portfolio = portfolio;
        returns = new ReturnWindow(portfolio);
        stress = new StressTest(parameters);
        intervalNs = parameters.param(PortfolioRiskParams.INTERVAL_NS);
        intervalsPerYear = parameters.param(PortfolioRiskParams.INTERVALS_PER_YEAR);
        lookback = parameters.param(PortfolioRiskParams.LOOKBACK);
        returnsMin = parameters.param(PortfolioRiskParams.RETURNS_MIN);
        decay = parameters.param(PortfolioRiskParams.DECAY);
        shrinkTo = parameters.param(PortfolioRiskParams.SHRINK_TO);
        method = parameters.param(PortfolioRiskParams.VAR_METHOD);
        confidence = parameters.param(PortfolioRiskParams.VAR_CONFIDENCE);
        paths = parameters.param(PortfolioRiskParams.VAR_PATHS);
        seed = parameters.param(PortfolioRiskParams.VAR_SEED);
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
        heat = heatNow;
        lossesInARow = losingTrades;
        breach = RuleId.NONE;
        weigh();
        forget();
        if (isConfigured() && returns.count() >= returnsMin.asLong())
        {
            measureReturns();
        }
    }

    /** Names the rule whose action was taken on this measurement. */
    void breached(final RuleId rule)
    {
        breach = rule;
    }

    /** {@return id of the account} */
    public int accountId()
    {
        return portfolio.accountId();
    }

    /** {@return notional of all positions, of equity} */
    public double gross()
    {
        return gross;
    }

    /** {@return longs less shorts, of equity} */
    public double net()
    {
        return net;
    }

    /** {@return standard deviation a year, or not-a-number} */
    public double volatility()
    {
        return volatility;
    }

    /** {@return value at risk over the window's returns, of equity, or not-a-number} */
    public double historicalVar()
    {
        return historicalVar;
    }

    /** {@return value at risk of the normal distribution, of equity, or not-a-number} */
    public double parametricVar()
    {
        return parametricVar;
    }

    /** {@return value at risk of simulated returns, of equity, or not-a-number} */
    public double monteCarloVar()
    {
        return monteCarloVar;
    }

    /** {@return mean of losses at and beyond the historical value at risk, of equity, or not-a-number} */
    public double shortfall()
    {
        return shortfall;
    }

    /** {@return loss in the worst scenario of the stress test, of equity, or not-a-number} */
    public double stressWorst()
    {
        return stressWorst;
    }

    /** {@return value at risk over the stress test's scenarios, of equity, or not-a-number} */
    public double stressVar()
    {
        return stressVar;
    }

    /** {@return mean of the scenarios' losses at and beyond it, of equity, or not-a-number} */
    public double stressShortfall()
    {
        return stressShortfall;
    }

    /** {@return worst losses of all positions, of equity, or not-a-number} */
    public double heat()
    {
        return heat;
    }

    /** {@return largest position, of equity} */
    public double concentration()
    {
        return concentration;
    }

    /** {@return 1 less mean correlation of what is held, or not-a-number} */
    public double diversification()
    {
        return diversification;
    }

    /** {@return weight of the covariance's target, or not-a-number} */
    public double shrinkage()
    {
        return shrinkage;
    }

    /** {@return losing trades in a row} */
    public int lossesInARow()
    {
        return lossesInARow;
    }

    /** {@return rule whose action was taken on this measurement, NONE for none} */
    public RuleId breach()
    {
        return breach;
    }

    /** Value at risk by the configured method, or not-a-number. */
    double valueAtRisk()
    {
        if (!method.isSet())
        {
            return Double.NaN;
        }
        if (PortfolioRiskParams.HISTORICAL == method.asLong())
        {
            return historicalVar;
        }
        return PortfolioRiskParams.PARAMETRIC == method.asLong() ? parametricVar : monteCarloVar;
    }

    /** Returns that the last measurement saw. */
    ReturnWindow returns()
    {
        return returns;
    }

    /** Number of positions of the last measurement that had enough returns, 0 for none. */
    int measured()
    {
        return measured;
    }

    /** Size of one position by the last measurement, of equity. */
    double weight(final int i)
    {
        return i < weights.length ? Math.abs(weights[i]) : 0;
    }

    /** Correlation of two positions by the last measurement, or not-a-number. */
    double correlation(final int i, final int j)
    {
        return i < measured && j < measured ? correlations[i * measured + j] : Double.NaN;
    }

    /** Volatility a year of one position's instrument by the last measurement, or not-a-number. */
    double volatilityOf(final int i)
    {
        return i < measured ? volatilities[i] : Double.NaN;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        returns.visitState(state);
        random.visitState(state);
        nextNs = state.visit(nextNs);
        seeded = state.visit(seeded);
        gross = state.visit(gross);
        net = state.visit(net);
        volatility = state.visit(volatility);
        historicalVar = state.visit(historicalVar);
        parametricVar = state.visit(parametricVar);
        monteCarloVar = state.visit(monteCarloVar);
        shortfall = state.visit(shortfall);
        stressWorst = state.visit(stressWorst);
        stressVar = state.visit(stressVar);
        stressShortfall = state.visit(stressShortfall);
        heat = state.visit(heat);
        concentration = state.visit(concentration);
        diversification = state.visit(diversification);
        shrinkage = state.visit(shrinkage);
        lossesInARow = state.visit(lossesInARow);
        breach = RuleId.get((short)state.visit(breach.value()));
        measured = state.visit(measured);
        ensure(measured);
        state.visit(correlations, measured * measured);
        state.visit(volatilities, measured);
    }

    private boolean isConfigured()
    {
        return intervalsPerYear.isSet() && lookback.isSet() && returnsMin.isSet() && decay.isSet() && shrinkTo.isSet();
    }

    private void weigh()
    {
        final int positions = portfolio.positionCount();
        ensure(positions);
        final double equity = portfolio.equityE8();
        gross = 0;
        net = 0;
        concentration = 0;
        for (int i = 0; i < positions; i++)
        {
            weights[i] = equity > 0 ? portfolio.positionAt(i).markNotionalE8() / equity : 0;
            gross += Math.abs(weights[i]);
            net += weights[i];
            concentration = Math.max(concentration, Math.abs(weights[i]));
        }
    }

    private void forget()
    {
        measured = 0;
        volatility = Double.NaN;
        historicalVar = Double.NaN;
        parametricVar = Double.NaN;
        monteCarloVar = Double.NaN;
        shortfall = Double.NaN;
        stressWorst = Double.NaN;
        stressVar = Double.NaN;
        stressShortfall = Double.NaN;
        diversification = Double.NaN;
        shrinkage = Double.NaN;
    }

    private void measureReturns()
    {
        final int positions = portfolio.positionCount();
        final int window = (int)Math.min(lookback.asLong(), returns.count());
        covariance.begin(positions, window, decay.asDouble());
        for (int i = 0; i < positions; i++)
        {
            for (int t = 0; t < window; t++)
            {
                covariance.put(i, t, returns.get(i, window - 1 - t));
            }
        }
        shrink();
        keepCorrelations(positions);
        final double deviation = deviation(positions);
        volatility = deviation * Math.sqrt(intervalsPerYear.asDouble());
        measureStress(positions);
        if (confidence.isSet())
        {
            parametricVar = Normal.quantile(confidence.asDouble()) * deviation;
            measureLosses(positions, window);
            simulate(positions);
        }
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
        shrinkage = covariance.shrinkage();
    }

    private void keepCorrelations(final int positions)
    {
        measured = positions;
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < positions; i++)
        {
            volatilities[i] = Math.sqrt(covariance.get(i, i) * intervalsPerYear.asDouble());
            for (int j = 0; j < positions; j++)
            {
                correlations[i * positions + j] = covariance.correlation(i, j);
                if (j < i && 0 != weights[i] && 0 != weights[j])
                {
                    sum += correlations[i * positions + j];
                    pairs++;
                }
            }
        }
        diversification = 0 == pairs ? 1 : 1 - sum / pairs;
    }

    private double deviation(final int positions)
    {
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
            stressWorst = stress.worst(weights, this, positions);
            stressVar = stress.valueAtRisk();
            stressShortfall = stress.shortfall();
        }
    }

    private void measureLosses(final int positions, final int window)
    {
        returns.losses(weights, positions, window, losses);
        historicalVar = losses.quantile(confidence.asDouble());
        shortfall = losses.meanBeyond();
    }

    /** The portfolio's return is w'Lz: the vector w'L is made once, each path is its product with fresh numbers. */
    private void simulate(final int positions)
    {
        if (!paths.isSet() || !seed.isSet())
        {
            return;
        }
        if (!seeded)
        {
            random.seed(seed.asLong());
            seeded = true;
        }
        final int count = paths.asInt();
        losses.begin(count);
        factorise(positions);
        for (int path = 0; path < count; path++)
        {
            double profit = 0;
            for (int j = 0; j < positions; j++)
            {
                profit += loading(j, positions) * random.nextNormal();
            }
            losses.add(-profit);
        }
        monteCarloVar = losses.quantile(confidence.asDouble());
    }

    private double loading(final int column, final int positions)
    {
        double sum = 0;
        for (int i = column; i < positions; i++)
        {
            sum += weights[i] * factor[i * positions + column];
        }
        return sum;
    }

    /** Cholesky's factor; a direction without variance of its own has none. */
    private void factorise(final int positions)
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

    private void ensure(final int positions)
    {
        if (weights.length < positions)
        {
            weights = new double[positions];
            volatilities = Arrays.copyOf(volatilities, positions);
            correlations = Arrays.copyOf(correlations, positions * positions);
            factor = new double[positions * positions];
        }
    }
}
