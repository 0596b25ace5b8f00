package io.petrel.core.math;

/**
 * Covariance of several series over a window, each return weighing {@code decay} times the one after it, shrunk towards
 * a target by the weight that is optimal under quadratic loss:
 *
 * <pre>
 *   identity              O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional covariance matrices",
 *                         Journal of Multivariate Analysis 88 (2004): target mean variance x identity
 *   constant correlation  O. Ledoit, M. Wolf, "Honey, I Shrunk the Sample Covariance Matrix", Journal of Portfolio
 *                         Management 30 (2004): target mean correlation, own variances
 * </pre>
 *
 * With decay 1 both are the papers' estimators, which divide by the number of returns; below 1 sums over time become
 * weighted means and the number of returns the effective one, (sum of weights)^2 / sum of squared weights (ours). Holds
 * results only until the next call. Pipeline thread only; allocates when there are more series than ever before.
 */
public final class ShrunkCovariance
{
    private final int length;
    private int series;
    private int count;
    private double[] centred = new double[0];
    private double[] matrix = new double[0];
    private final double[] weights;
    private double effective;
    private double meanCorrelation;
    private double shrinkage;

    /**
     * For windows of up to so many returns.
     *
     * @param length of the longest window.
     */
    public ShrunkCovariance(final int length)
    {
        this.length = length;
        weights = new double[length];
    }

    /**
     * Starts a measurement; the returns are added by {@link #put}.
     *
     * @param newSeries number of series.
     * @param newCount  number of returns of each, at least 2.
     * @param decay     weight of a return in the next one's, in (0, 1].
     */
    public void begin(final int newSeries, final int newCount, final double decay)
    {
        if (newCount > length)
        {
            throw new IllegalArgumentException(newCount + " returns in a window of " + length);
        }
        series = newSeries;
        count = newCount;
        if (matrix.length < series * series)
        {
            matrix = new double[series * series];
            centred = new double[series * length];
        }
        weigh(decay);
    }

    /**
     * One return.
     *
     * @param of    series, from 0.
     * @param time  from 0, the oldest.
     * @param value the return.
     */
    public void put(final int of, final int time, final double value)
    {
        centred[of * length + time] = value;
    }

    /** The sample covariance, not shrunk. */
    public void sample()
    {
        shrinkage = 0;
        for (int i = 0; i < series; i++)
        {
            centre(i);
        }
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                final double covariance = meanProduct(i, j);
                matrix[i * series + j] = covariance;
                matrix[j * series + i] = covariance;
            }
        }
    }

    /** The covariance shrunk to a multiple of the identity. */
    public void shrinkToIdentity()
    {
        sample();
        double trace = 0;
        for (int i = 0; i < series; i++)
        {
            trace += get(i, i);
        }
        final double mean = trace / series;
        final double distance = distanceToIdentity(mean);
        shrinkage = distance > 0 ? Math.min(1, Math.max(0, errorOfSample() / effective / distance)) : 0;
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j < series; j++)
            {
                matrix[i * series + j] =
                    (1 - shrinkage) * matrix[i * series + j] + (i == j ? shrinkage * mean : 0);
            }
        }
    }

    /** The covariance shrunk to its own variances with one correlation. */
    public void shrinkToConstantCorrelation()
    {
        sample();
        findMeanCorrelation();
        final double distance = distanceToConstantCorrelation();
        shrinkage = 0;
        if (distance > 0)
        {
            final double kappa = (errorOfSample() - errorWithTarget()) / distance;
            shrinkage = Math.min(1, Math.max(0, kappa / effective));
        }
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j < i; j++)
            {
                final double shrunk = shrinkage * target(i, j) + (1 - shrinkage) * get(i, j);
                matrix[i * series + j] = shrunk;
                matrix[j * series + i] = shrunk;
            }
        }
    }

    /**
     * An entry of the matrix.
     *
     * @param i series, from 0.
     * @param j series, from 0.
     * @return covariance per return.
     */
    public double get(final int i, final int j)
    {
        return matrix[i * series + j];
    }

    /**
     * Correlation of two series, by the shrunk matrix.
     *
     * @param i series, from 0.
     * @param j series, from 0.
     * @return -1 to 1; 0 where one does not vary.
     */
    public double correlation(final int i, final int j)
    {
        final double scale = Math.sqrt(get(i, i) * get(j, j));
        return scale > 0 ? get(i, j) / scale : 0;
    }

    /**
     * Weight of the target.
     *
     * @return 0 to 1.
     */
    public double shrinkage()
    {
        return shrinkage;
    }

    private void weigh(final double decay)
    {
        double weight = 1;
        double sum = 0;
        double squares = 0;
        for (int t = count - 1; t >= 0; t--)
        {
            weights[t] = weight;
            sum += weight;
            squares += weight * weight;
            weight *= decay;
        }
        for (int t = 0; t < count; t++)
        {
            weights[t] /= sum;
        }
        effective = sum * sum / squares;
    }

    private void centre(final int of)
    {
        double mean = 0;
        for (int t = 0; t < count; t++)
        {
            mean += weights[t] * centred[of * length + t];
        }
        for (int t = 0; t < count; t++)
        {
            centred[of * length + t] -= mean;
        }
    }

    private double meanProduct(final int i, final int j)
    {
        double sum = 0;
        for (int t = 0; t < count; t++)
        {
            sum += weights[t] * centred[i * length + t] * centred[j * length + t];
        }
        return sum;
    }

    private double distanceToIdentity(final double mean)
    {
        double sum = 0;
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j < series; j++)
            {
                final double difference = get(i, j) - (i == j ? mean : 0);
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** Sum over all pairs of the mean squared difference of products from their covariance: pi of the second paper. */
    private double errorOfSample()
    {
        double sum = 0;
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j < series; j++)
            {
                sum += errorOf(i, j, i, j);
            }
        }
        return sum;
    }

    /** Asymptotic covariance of two entries of the sample matrix. */
    private double errorOf(final int i, final int j, final int k, final int l)
    {
        double sum = 0;
        for (int t = 0; t < count; t++)
        {
            final double first = centred[i * length + t] * centred[j * length + t] - get(i, j);
            final double second = centred[k * length + t] * centred[l * length + t] - get(k, l);
            sum += weights[t] * first * second;
        }
        return sum;
    }

    /** rho of the second paper. */
    private double errorWithTarget()
    {
        double sum = 0;
        for (int i = 0; i < series; i++)
        {
            sum += errorOf(i, i, i, i);
            for (int j = 0; j < series; j++)
            {
                if (i != j && get(i, i) > 0 && get(j, j) > 0)
                {
                    final double ratio = Math.sqrt(get(j, j) / get(i, i));
                    sum += meanCorrelation / 2 * (ratio * errorOf(i, i, i, j) + errorOf(j, j, i, j) / ratio);
                }
            }
        }
        return sum;
    }

    private void findMeanCorrelation()
    {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += correlation(i, j);
                pairs++;
            }
        }
        meanCorrelation = 0 == pairs ? 0 : sum / pairs;
    }

    private double target(final int i, final int j)
    {
        return meanCorrelation * Math.sqrt(get(i, i) * get(j, j));
    }

    /** gamma of the second paper. */
    private double distanceToConstantCorrelation()
    {
        double sum = 0;
        for (int i = 0; i < series; i++)
        {
            for (int j = 0; j < i; j++)
            {
                final double difference = target(i, j) - get(i, j);
                sum += 2 * difference * difference;
            }
        }
        return sum;
    }
}
