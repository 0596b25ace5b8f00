package io.petrel.tools.research.measure;

import org.hipparchus.analysis.interpolation.LinearInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Ornstein-Uhlenbeck process fitted to a series: change regressed on level, once.
 *
 * @param halfLifeBars in which half of a deviation is gone; not-a-number when the series does not revert.
 * @param coefficient  of the value on the one before, corrected for small samples (Kendall, 1954).
 * @param tStatistic   of Dickey and Fuller: how far the coefficient is below one, in standard errors.
 * @param confidence   one less the probability that a random walk shows as much reversion.
 * @param samples      changes.
 */
public record Reversion(double halfLifeBars, double coefficient, double tStatistic, double confidence, int samples)
{
    /** Large-sample quantiles of the Dickey-Fuller distribution with a constant (Fuller, 1976, table 8.5.2). */
    private static final PolynomialSplineFunction RANDOM_WALK = new LinearInterpolator().interpolate(
        new double[]{-3.43, -3.12, -2.86, -2.57, -1.57, -0.44, -0.07, 0.23, 0.60},
        new double[]{0.01, 0.025, 0.05, 0.10, 0.50, 0.90, 0.95, 0.975, 0.99});

    /**
     * Fits a series.
     *
     * @param series values, such as log prices, oldest first.
     * @return the fit.
     */
    public static Reversion of(final double[] series)
    {
        final SimpleRegression line = new SimpleRegression();
        for (int i = 1; i < series.length; i++)
        {
            line.addData(series[i - 1], series[i] - series[i - 1]);
        }
        final int samples = series.length - 1;
        final double raw = 1 + line.getSlope();
        final double coefficient = raw + (1 + 3 * raw) / samples;
        final double tStatistic = line.getSlope() / line.getSlopeStdErr();
        final boolean isReverting = coefficient > 0 && coefficient < 1;
        return new Reversion(
            isReverting ? -Math.log(2) / Math.log(coefficient) : Double.NaN,
            coefficient,
            tStatistic,
            isReverting ? 1 - randomWalkChance(tStatistic) : 0,
            samples);
    }

    /**
     * Whether the series reverts at all.
     *
     * @return false if there is no half-life.
     */
    public boolean isKnown()
    {
        return Double.isFinite(halfLifeBars);
    }

    private static double randomWalkChance(final double tStatistic)
    {
        final double[] knots = RANDOM_WALK.getKnots();
        return RANDOM_WALK.value(Math.max(knots[0], Math.min(knots[knots.length - 1], tStatistic)));
    }
}
