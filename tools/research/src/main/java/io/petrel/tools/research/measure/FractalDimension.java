package io.petrel.tools.research.measure;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * How rough the graph of a series is: 1 a line, 1.5 a random walk, towards 2 noise that fills the plane. Box counting
 * is the classic; it is coarse on short series. Higuchi's estimator is the one to decide by.
 */
public final class FractalDimension
{
    private static final int COLUMN_POINTS_MIN = 4;
    private static final int STRIDES_MAX = 64;
    private static final int STRIDE_SHARE = 8;

    private FractalDimension()
    {
    }

    /**
     * Box counting: the graph is scaled to the unit square and covered with boxes of side 1/2, 1/4 ... ; the slope of
     * the logarithm of their number over that of 1/side. The path between two points counts as covered too.
     *
     * @param series values, such as log prices.
     * @return the dimension; not known for a constant series.
     */
    public static Fit boxCounting(final double[] series)
    {
        final SimpleRegression line = new SimpleRegression();
        final double[] unit = scaled(series);
        for (int columns = 2; null != unit && series.length / columns >= COLUMN_POINTS_MIN; columns *= 2)
        {
            line.addData(Math.log(columns), Math.log(boxes(unit, columns)));
        }
        return Fit.of(line, series.length);
    }

    /**
     * Higuchi (1988): slope of the logarithm of the curve's length, measured in strides, over that of 1/stride.
     *
     * @param series values, such as log prices.
     * @return the dimension; not known for a constant series.
     */
    public static Fit higuchi(final double[] series)
    {
        final SimpleRegression line = new SimpleRegression();
        final int longest = Math.min(STRIDES_MAX, series.length / STRIDE_SHARE);
        for (int stride = 1; stride <= longest; stride++)
        {
            final double length = length(series, stride);
            if (length > 0)
            {
                line.addData(-Math.log(stride), Math.log(length));
            }
        }
        return Fit.of(line, series.length);
    }

    private static double[] scaled(final double[] series)
    {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (final double value : series)
        {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        final double[] unit = new double[series.length];
        for (int i = 0; i < series.length; i++)
        {
            unit[i] = (series[i] - low) / (high - low);
        }
        return high > low ? unit : null;
    }

    private static long boxes(final double[] unit, final int columns)
    {
        long boxes = 0;
        for (int column = 0; column < columns; column++)
        {
            final int from = (int)((long)(unit.length - 1) * column / columns);
            final int to = (int)((long)(unit.length - 1) * (column + 1) / columns);
            double low = unit[from];
            double high = unit[from];
            for (int i = from + 1; i <= to; i++)
            {
                low = Math.min(low, unit[i]);
                high = Math.max(high, unit[i]);
            }
            boxes += row(high, columns) - row(low, columns) + 1;
        }
        return boxes;
    }

    private static int row(final double unit, final int rows)
    {
        return Math.min(rows - 1, (int)(unit * rows));
    }

    private static double length(final double[] series, final int stride)
    {
        double sum = 0;
        for (int start = 0; start < stride; start++)
        {
            final int steps = (series.length - 1 - start) / stride;
            double path = 0;
            for (int i = 1; i <= steps; i++)
            {
                path += Math.abs(series[start + i * stride] - series[start + (i - 1) * stride]);
            }
            sum += path * (series.length - 1) / ((double)steps * stride * stride);
        }
        return sum / stride;
    }
}
