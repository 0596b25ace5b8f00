package io.petrel.tools.research.measure;

import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Arrivals that excite arrivals, intensity mu + sum of alpha exp(-beta age), fitted by maximum likelihood (Y. Ogata,
 * "The Asymptotic Behaviour of Maximum Likelihood Estimators for Stationary Point Processes", 1978). Trades of one
 * instant are one arrival, as in the core's feature: coinciding points let the likelihood grow without bound.
 *
 * @param muPerS        arrivals per second that nothing excited; not-a-number when there were too few to fit.
 * @param alphaPerS     by how much an arrival raises the rate.
 * @param betaPerS      at which that decays.
 * @param logLikelihood of the arrivals under the fit.
 * @param poissonGain   by how much that is above the likelihood of arrivals at a constant rate, per arrival.
 * @param samples       arrivals.
 */
public record HawkesFit(
    double muPerS, double alphaPerS, double betaPerS, double logLikelihood, double poissonGain, int samples)
{
    private static final int SAMPLES_MIN = 100;
    private static final int EVALUATIONS_MAX = 2_000;
    private static final double TOLERANCE = 1e-10;
    private static final double STEP = 0.5;
    /** First guess: half of all arrivals are excited, within two mean distances. */
    private static final double EXCITED_SHARE = 0.5;
    private static final double NS_PER_S = 1e9;

    /**
     * Fits a tape.
     *
     * @param timesNs of the trades, not decreasing.
     * @return the fit.
     */
    public static HawkesFit of(final long[] timesNs)
    {
        final double[] arrivals = arrivals(timesNs);
        final int samples = arrivals.length;
        if (samples < SAMPLES_MIN)
        {
            return new HawkesFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, samples);
        }
        final double rate = (samples - 1) / arrivals[samples - 1];
        final double beta = rate / 2;
        final PointValuePair best = new SimplexOptimizer(new SimpleValueChecker(TOLERANCE, TOLERANCE)).optimize(
            new MaxEval(EVALUATIONS_MAX),
            new ObjectiveFunction(logs -> logLikelihood(
                arrivals, Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]))),
            GoalType.MAXIMIZE,
            new InitialGuess(new double[]{
                Math.log(rate * (1 - EXCITED_SHARE)), Math.log(beta * EXCITED_SHARE), Math.log(beta)}),
            new NelderMeadSimplex(3, STEP));
        final double[] logs = best.getPoint();
        final double poisson = samples * Math.log(samples / arrivals[samples - 1]) - samples;
        return new HawkesFit(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), best.getValue(),
            (best.getValue() - poisson) / samples, samples);
    }

    /**
     * Whether the data answered, with a process that does not explode.
     *
     * @return false if the values are not to be used.
     */
    public boolean isKnown()
    {
        return alphaPerS < betaPerS;
    }

    /**
     * Arrivals that one arrival excites directly.
     *
     * @return below 1 where the process has a long-run level.
     */
    public double branchingRatio()
    {
        return alphaPerS / betaPerS;
    }

    /**
     * Log likelihood of arrivals from 0 to the last of them, in one pass: the sum over the past decays as a whole.
     *
     * @param arrivals  in seconds, increasing.
     * @param muPerS    base rate.
     * @param alphaPerS excitation.
     * @param betaPerS  its decay.
     * @return the likelihood's logarithm.
     */
    static double logLikelihood(
        final double[] arrivals, final double muPerS, final double alphaPerS, final double betaPerS)
    {
        final double end = arrivals[arrivals.length - 1];
        double past = 0;
        double previous = arrivals[0];
        double sum = -muPerS * end;
        for (final double arrival : arrivals)
        {
            past *= Math.exp(-betaPerS * (arrival - previous));
            sum += Math.log(muPerS + alphaPerS * past) +
                alphaPerS / betaPerS * Math.expm1(-betaPerS * (end - arrival));
            past += 1;
            previous = arrival;
        }
        return sum;
    }

    /** Seconds since the first trade, each instant once. */
    private static double[] arrivals(final long[] timesNs)
    {
        final double[] arrivals = new double[timesNs.length];
        int count = 0;
        for (int i = 0; i < timesNs.length; i++)
        {
            if (0 == i || timesNs[i] != timesNs[i - 1])
            {
                arrivals[count] = (timesNs[i] - timesNs[0]) / NS_PER_S;
                count++;
            }
        }
        return Arrays.copyOf(arrivals, count);
    }
}
