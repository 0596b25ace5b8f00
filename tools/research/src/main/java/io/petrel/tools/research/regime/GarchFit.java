package io.petrel.tools.research.regime;

import java.util.List;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.stat.StatUtils;

/**
 * GARCH(1,1), or GJR-GARCH(1,1,1), by Gaussian maximum likelihood: the recursion of the regime stage, its mean taken as
 * zero. The search runs over numbers without bounds, of which every point is a stationary process: persistence by a
 * logistic function, its parts by shares of an exponential each, the long-run variance by its logarithm. Nelder and
 * Mead's simplex, started anew where it ended until that helps no more.
 *
 * @param omega         constant of the variance.
 * @param alpha         weight of the last squared return.
 * @param beta          weight of the last variance.
 * @param gamma         additional weight of the last squared return if it was a fall; 0 without leverage.
 * @param logLikelihood of the returns, natural logarithm.
 * @param samples       returns.
 */
public record GarchFit(double omega, double alpha, double beta, double gamma, double logLikelihood, int samples)
{
    private static final double LOG_2_PI = Math.log(2 * Math.PI);
    private static final double PERSISTENCE_MAX = 0.9999;
    private static final int SAMPLES_MIN = 100;
    private static final int RESTARTS_MAX = 10;
    private static final int EVALUATIONS_MAX = 20_000;
    private static final double TOLERANCE = 1e-11;
    private static final double STEP = 0.4;
    private static final double[] START = {0, 3, 0, 2, -2};

    /**
     * Fits the process.
     *
     * @param returns     log returns without gaps, oldest first, at least a hundred, not all zero.
     * @param hasLeverage whether falls get a weight of their own.
     * @return the most likely process.
     * @throws IllegalArgumentException if there are too few returns, or none moved.
     */
    public static GarchFit of(final double[] returns, final boolean hasLeverage)
    {
        final double variance = StatUtils.sumSq(returns) / Math.max(1, returns.length);
        if (returns.length < SAMPLES_MIN || !(variance > 0))
        {
            throw new IllegalArgumentException("a GARCH fit takes " + SAMPLES_MIN + " returns that move");
        }
        final MultivariateFunction cost = point -> -process(point, variance, returns, hasLeverage).logLikelihood;
        double[] best = new double[hasLeverage ? START.length : START.length - 1];
        System.arraycopy(START, 0, best, 0, best.length);
        double least = cost.value(best);
        for (int i = 0; i < RESTARTS_MAX; i++)
        {
            final PointValuePair found = search(cost, best);
            final boolean isBetter = found.getValue() < least - TOLERANCE * Math.abs(least);
            best = found.getValue() < least ? found.getPoint() : best;
            least = Math.min(least, found.getValue());
            if (!isBetter)
            {
                break;
            }
        }
        return process(best, variance, returns, hasLeverage);
    }

    /**
     * How slowly shocks to the variance die.
     *
     * @return below 1.
     */
    public double persistence()
    {
        return alpha + beta + gamma / 2;
    }

    /**
     * Deviation to which forecasts return.
     *
     * @return log return per bar.
     */
    public double longRunVolatility()
    {
        return Math.sqrt(omega / (1 - persistence()));
    }

    /**
     * The parameters of the regime stage.
     *
     * @return four values.
     */
    public List<TrainedValue> values()
    {
        return List.of(
            TrainedValue.real("regime.garch.omega", omega),
            TrainedValue.real("regime.garch.alpha", alpha),
            TrainedValue.real("regime.garch.beta", beta),
            TrainedValue.real("regime.garch.gamma", gamma));
    }

    /**
     * Gaussian log-likelihood of a process; its first variance is that of the sample.
     *
     * @param returns log returns.
     * @param start   first variance.
     * @return natural logarithm.
     */
    double likelihoodOf(final double[] returns, final double start)
    {
        double variance = start;
        double sum = 0;
        for (final double move : returns)
        {
            sum -= (LOG_2_PI + Math.log(variance) + move * move / variance) / 2;
            variance = omega + (alpha + (move < 0 ? gamma : 0)) * move * move + beta * variance;
        }
        return sum;
    }

    private static PointValuePair search(final MultivariateFunction cost, final double[] start)
    {
        return new SimplexOptimizer(new SimpleValueChecker(TOLERANCE, TOLERANCE)).optimize(
            new MaxEval(EVALUATIONS_MAX), new ObjectiveFunction(cost), GoalType.MINIMIZE, new InitialGuess(start),
            new NelderMeadSimplex(start.length, STEP));
    }

    /** Process at a point of the search: log of long-run over sample variance, persistence, shares of its parts. */
    private static GarchFit process(
        final double[] point, final double variance, final double[] returns, final boolean hasLeverage)
    {
        final double persistence = PERSISTENCE_MAX / (1 + Math.exp(-point[1]));
        final double alphaShare = Math.exp(point[2]);
        final double betaShare = Math.exp(point[3]);
        final double gammaShare = hasLeverage ? Math.exp(point[4]) : 0;
        final double scale = persistence / (alphaShare + betaShare + gammaShare);
        final double constant = variance * Math.exp(point[0]) * (1 - persistence);
        final GarchFit plain = new GarchFit(
            constant, alphaShare * scale, betaShare * scale, 2 * gammaShare * scale, 0, returns.length);
        final double likelihood = plain.likelihoodOf(returns, variance);
        return new GarchFit(plain.omega, plain.alpha, plain.beta, plain.gamma,
            Double.isNaN(likelihood) ? Double.NEGATIVE_INFINITY : likelihood, returns.length);
    }
}
