package io.petrel.tools.research.regime;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.FastMath;

/**
 * Multinomial logistic regression by Newton's method, with a ridge: it minimises the mean negative log-likelihood plus
 * half the ridge times the squared coefficients of standardised inputs. Every class has coefficients of its own,
 * which the ridge makes unique. Inputs are standardised by the training rows alone, and the result is given for raw
 * inputs.
 */
final class LogisticFit
{
    private static final int ITERATIONS_MAX = 100;
    private static final int HALVINGS_MAX = 30;
    private static final double GRADIENT_MAX = 1e-10;
    private static final double ASYMMETRY_MAX = 0;
    private static final double PIVOT_MIN = 1e-14;
    /** Deviation over mean up to which an input is constant but for rounding. */
    private static final double CONSTANT_MAX = 1e-12;

    private final double[][] rows;
    private final int[] labels;
    private final int classes;
    private final double ridge;
    private final int width;

    private LogisticFit(final double[][] rows, final int[] labels, final int classes, final double ridge)
    {
        this.rows = rows;
        this.labels = labels;
        this.classes = classes;
        this.ridge = ridge;
        width = rows[0].length;
    }

    /**
     * Fits.
     *
     * @param inputs  raw, row by row.
     * @param labels  class of each row, from 0.
     * @param classes their number.
     * @param ridge   above zero.
     * @return coefficients for raw inputs: class by class, first the bias, then the inputs.
     */
    static double[] of(final double[][] inputs, final int[] labels, final int classes, final double ridge)
    {
        final double[] center = center(inputs);
        final double[] scale = scale(inputs, center);
        final LogisticFit fit = new LogisticFit(standardise(inputs, center, scale), labels, classes, ridge);
        final double[] standard = fit.climb();
        final int width = center.length + 1;
        for (int c = 0; c < classes; c++)
        {
            for (int i = 0; i < center.length; i++)
            {
                standard[c * width + 1 + i] /= scale[i];
                standard[c * width] -= standard[c * width + 1 + i] * center[i];
            }
        }
        return standard;
    }

    /** Probabilities of a row's classes. */
    static double[] probabilities(final double[] coefficients, final double[] inputs, final int classes)
    {
        final int width = inputs.length + 1;
        final double[] weights = new double[classes];
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++)
        {
            weights[c] = coefficients[c * width];
            for (int i = 0; i < inputs.length; i++)
            {
                weights[c] += coefficients[c * width + 1 + i] * inputs[i];
            }
            best = Math.max(best, weights[c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++)
        {
            weights[c] = FastMath.exp(weights[c] - best);
            sum += weights[c];
        }
        for (int c = 0; c < classes; c++)
        {
            weights[c] /= sum;
        }
        return weights;
    }

    private double[] climb()
    {
        RealVector point = new ArrayRealVector(classes * width);
        double cost = cost(point);
        for (int i = 0; i < ITERATIONS_MAX; i++)
        {
            final RealVector gradient = gradient(point);
            if (gradient.getLInfNorm() < GRADIENT_MAX)
            {
                break;
            }
            RealVector step = new CholeskyDecomposition(
                curvature(point), ASYMMETRY_MAX, PIVOT_MIN).getSolver().solve(gradient);
            int halvings = 0;
            while (halvings < HALVINGS_MAX && cost(point.subtract(step)) > cost)
            {
                step = step.mapDivide(2);
                halvings++;
            }
            if (HALVINGS_MAX == halvings)
            {
                break;
            }
            point = point.subtract(step);
            cost = cost(point);
        }
        return point.toArray();
    }

    private double cost(final RealVector point)
    {
        double sum = 0;
        for (int t = 0; t < rows.length; t++)
        {
            sum -= FastMath.log(FastMath.max(Double.MIN_NORMAL, probabilitiesOf(point, t)[labels[t]]));
        }
        return sum / rows.length + ridge * point.dotProduct(point) / 2;
    }

    private RealVector gradient(final RealVector point)
    {
        final double[] sum = new double[classes * width];
        for (int t = 0; t < rows.length; t++)
        {
            final double[] probability = probabilitiesOf(point, t);
            for (int c = 0; c < classes; c++)
            {
                final double error = probability[c] - (labels[t] == c ? 1 : 0);
                for (int i = 0; i < width; i++)
                {
                    sum[c * width + i] += error * rows[t][i] / rows.length;
                }
            }
        }
        return new ArrayRealVector(sum, false).add(point.mapMultiply(ridge));
    }

    private RealMatrix curvature(final RealVector point)
    {
        final double[][] sum = new double[classes * width][classes * width];
        for (int t = 0; t < rows.length; t++)
        {
            addCurvature(sum, rows[t], probabilitiesOf(point, t));
        }
        for (int i = 0; i < sum.length; i++)
        {
            sum[i][i] += ridge;
            for (int j = 0; j < i; j++)
            {
                sum[i][j] = sum[j][i];
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    private void addCurvature(final double[][] sum, final double[] row, final double[] probability)
    {
        for (int a = 0; a < classes; a++)
        {
            for (int b = 0; b < classes; b++)
            {
                final double weight = probability[a] * ((a == b ? 1 : 0) - probability[b]) / rows.length;
                for (int i = 0; i < width; i++)
                {
                    for (int j = 0; j < width; j++)
                    {
                        sum[a * width + i][b * width + j] += weight * row[i] * row[j];
                    }
                }
            }
        }
    }

    private double[] probabilitiesOf(final RealVector point, final int t)
    {
        final double[] inputs = new double[width - 1];
        System.arraycopy(rows[t], 1, inputs, 0, inputs.length);
        return probabilities(point.toArray(), inputs, classes);
    }

    private static double[] center(final double[][] inputs)
    {
        final double[] center = new double[inputs[0].length];
        for (final double[] row : inputs)
        {
            for (int i = 0; i < center.length; i++)
            {
                center[i] += row[i] / inputs.length;
            }
        }
        return center;
    }

    /** Deviations; infinite for an input that never changes, which so counts nothing. */
    private static double[] scale(final double[][] inputs, final double[] center)
    {
        final double[] scale = new double[center.length];
        for (int i = 0; i < center.length; i++)
        {
            for (final double[] row : inputs)
            {
                scale[i] += (row[i] - center[i]) * (row[i] - center[i]) / inputs.length;
            }
            scale[i] = FastMath.sqrt(scale[i]);
            scale[i] = scale[i] > CONSTANT_MAX * FastMath.abs(center[i]) ? scale[i] : Double.POSITIVE_INFINITY;
        }
        return scale;
    }

    /** Standardised rows, a one for the bias in front. */
    private static double[][] standardise(final double[][] inputs, final double[] center, final double[] scale)
    {
        final double[][] rows = new double[inputs.length][center.length + 1];
        for (int t = 0; t < rows.length; t++)
        {
            rows[t][0] = 1;
            for (int i = 0; i < center.length; i++)
            {
                rows[t][1 + i] = (inputs[t][i] - center[i]) / scale[i];
            }
        }
        return rows;
    }
}
