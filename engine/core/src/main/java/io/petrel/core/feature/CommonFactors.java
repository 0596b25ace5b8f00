package io.petrel.core.feature;

import io.petrel.core.math.RollingMoments;
import io.petrel.core.math.SymmetricEigen;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.Arrays;

/**
 * What the common factors of all instruments do not explain (Avellaneda and Lee, Statistical Arbitrage in the US
 * Equities Market, 2010): the factors are the first principal components of the correlation matrix; an instrument's
 * residual is its return less what the factors make of it, and its score is how far the sum of its residuals is from
 * the mean of that sum, in deviations.
 *
 * <p>Works on clock times that are over. An instrument takes part at a time at which it has a return and a deviation,
 * and its correlation with all that take part before it is known. Pipeline thread only; allocates nothing after
 * construction.
 */
final class CommonFactors implements Stateful
{
    private static final int INSTRUMENTS_MIN = 3;

    private final int factors;
    private final int refreshBars;
    private final SymmetricEigen eigen;
    private final RollingMoments[] returns;
    private final RollingMoments[] sums;

    private final double[] cumulated;
    private final double[] standardised;
    private final boolean[] takesPart;
    private final boolean[] tookPart;
    private int participants;
    private int age;

    CommonFactors(final FeatureParams params)
    {
        final int capacity = params.whole(CrossAssets.MATRIX_INSTRUMENTS);
        factors = params.whole(CrossAssets.PCA_FACTORS);
        refreshBars = params.whole(CrossAssets.PCA_REFRESH_BARS);
        eigen = new SymmetricEigen(capacity);
        returns = new RollingMoments[capacity];
        sums = new RollingMoments[capacity];
        for (int i = 0; i < capacity; i++)
        {
            returns[i] = new RollingMoments(params.whole(CrossAssets.BETA_BARS));
            sums[i] = new RollingMoments(params.whole(CrossAssets.PCA_BARS));
        }
        cumulated = new double[capacity];
        standardised = new double[capacity];
        takesPart = new boolean[capacity];
        tookPart = new boolean[capacity];
    }

    /** Whether there is room for the instrument. */
    boolean holds(final int place)
    {
        return place < takesPart.length;
    }

    /** A clock time is over: instruments are told in the order of their places. */
    void begin()
    {
        participants = 0;
        for (int i = 0; i < takesPart.length; i++)
        {
            tookPart[i] = takesPart[i];
            takesPart[i] = false;
        }
    }

    /** An instrument has a return from the clock time before to this one. */
    void take(final int place, final double logReturn, final Pairs pairs)
    {
        returns[place].add(logReturn);
        if (returns[place].isFull() && returns[place].sampleVariance() > 0.0 && isRelated(place, pairs))
        {
            takesPart[place] = true;
            standardised[participants] = logReturn / Math.sqrt(returns[place].sampleVariance());
            participants++;
        }
    }

    /** All have been told. */
    void conclude(final Pairs pairs)
    {
        if (!isDefined())
        {
            age = 0;
            return;
        }
        if (0 == age || age >= refreshBars || !Arrays.equals(takesPart, tookPart))
        {
            decompose(pairs);
            age = 0;
        }
        age++;
        int row = 0;
        for (int place = 0; place < takesPart.length; place++)
        {
            if (takesPart[place])
            {
                cumulated[place] += Math.sqrt(returns[place].sampleVariance()) * residual(row);
                sums[place].add(cumulated[place]);
                row++;
            }
        }
    }

    void write(final int place, final FeatureVector vector)
    {
        final boolean isPart = isDefined() && holds(place) && takesPart[place] && sums[place].isFull();
        final double deviation = isPart ? Math.sqrt(sums[place].sampleVariance()) : 0.0;
        vector.putIf(deviation > 0.0, Feature.PCA_RESIDUAL_Z,
            isPart ? (cumulated[place] - sums[place].mean()) / deviation : 0.0);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        participants = state.visit(participants);
        age = state.visit(age);
        eigen.visitState(state);
        for (int i = 0; i < takesPart.length; i++)
        {
            returns[i].visitState(state);
            sums[i].visitState(state);
            cumulated[i] = state.visit(cumulated[i]);
            takesPart[i] = state.visit(takesPart[i]);
        }
    }

    /** Whether there are enough for a factor to be common, and for something to be left beside the factors. */
    private boolean isDefined()
    {
        return participants >= INSTRUMENTS_MIN && participants > factors;
    }

    private boolean isRelated(final int place, final Pairs pairs)
    {
        for (int other = 0; other < place; other++)
        {
            if (takesPart[other] && Double.isNaN(pairs.correlation(other, place)))
            {
                return false;
            }
        }
        return true;
    }

    private void decompose(final Pairs pairs)
    {
        eigen.begin(participants);
        int row = 0;
        for (int place = 0; place < takesPart.length; place++)
        {
            if (takesPart[place])
            {
                setRow(row, place, pairs);
                row++;
            }
        }
        eigen.decompose();
    }

    private void setRow(final int row, final int place, final Pairs pairs)
    {
        eigen.set(row, row, 1.0);
        int column = 0;
        for (int other = 0; other < place; other++)
        {
            if (takesPart[other])
            {
                eigen.set(row, column, pairs.correlation(other, place));
                column++;
            }
        }
    }

    /** Standardised return less its projection on the factors. */
    private double residual(final int row)
    {
        double residual = standardised[row];
        for (int factor = 0; factor < factors; factor++)
        {
            double factorReturn = 0.0;
            for (int i = 0; i < participants; i++)
            {
                factorReturn += eigen.vector(factor, i) * standardised[i];
            }
            residual -= eigen.vector(factor, row) * factorReturn;
        }
        return residual;
    }
}
