package io.petrel.tools.research.measure;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * An exponent read off a straight line through logarithms.
 *
 * @param value         the slope; not-a-number when there were not enough points.
 * @param standardError of the slope, as the scatter around the line shows it.
 * @param points        on the line.
 * @param samples       observations behind the points.
 */
public record Fit(double value, double standardError, int points, int samples)
{
    private static final int POINTS_MIN = 3;

    /**
     * Whether the data answered.
     *
     * @return false if the value is not to be used.
     */
    public boolean isKnown()
    {
        return Double.isFinite(value);
    }

    static Fit of(final SimpleRegression line, final int samples)
    {
        final int points = (int)line.getN();
        return points < POINTS_MIN ? new Fit(Double.NaN, Double.NaN, points, samples) :
            new Fit(line.getSlope(), line.getSlopeStdErr(), points, samples);
    }
}
