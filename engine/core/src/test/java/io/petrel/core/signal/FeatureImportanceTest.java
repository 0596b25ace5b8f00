package io.petrel.core.signal;

import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import io.petrel.testing.Allocation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class FeatureImportanceTest
{
    private static final int BATCH = 50;

    private final Parameters parameters = Huracan.configured();
    private final FeatureImportance importance = new FeatureImportance(parameters);
    private final Vectors features = new Vectors();
    private final FeaturesAtEntry atEntry = new FeaturesAtEntry();

    @Test
    void shouldKnowNothingBeforeTheFirstBatch()
    {
        for (int i = 0; i < BATCH - 1; i++)
        {
            assertThat(outcome(0 == i % 2, i)).isFalse();
        }
        assertThat(importance.importance(Feature.ADX.ordinal())).isNaN();
        assertThat(outcome(true, 1)).isTrue();
        assertThat(importance.importance(Feature.ADX.ordinal())).isBetween(0.0, 1.0);
        assertThat(importance.importance(Feature.RSI.ordinal())).as("never ready").isNaN();
        assertThat(importance.outcomes()).isEqualTo(BATCH);
        assertThat(importance.schemaHash()).isEqualTo(1);
    }

    @Test
    void shouldFindTheFeatureThatTellsAllInEitherDirection()
    {
        for (int i = 0; i < BATCH; i++)
        {
            features.with(Feature.RSI, 0 == i % 2 ? -3 : 4);
            outcome(0 == i % 2, 0 == i % 2 ? 7 : 5);
        }
        assertThat(importance.importance(Feature.ADX.ordinal())).isCloseTo(1, Offset.offset(1e-12));
        assertThat(importance.importance(Feature.RSI.ordinal())).isCloseTo(1, Offset.offset(1e-12));
    }

    @Test
    void shouldLearnNothingFromWhatDoesNotVary()
    {
        for (int i = 0; i < BATCH; i++)
        {
            outcome(0 == i % 3, 41.7);
        }
        assertThat(importance.importance(Feature.ADX.ordinal())).isNaN();
        for (int i = 0; i < BATCH; i++)
        {
            outcome(true, i);
        }
        assertThat(importance.importance(Feature.ADX.ordinal())).isNaN();
    }

    @Test
    void shouldAgreeWithThePlainCorrelationOfEachBatch()
    {
        Seeds.forEach(20, random ->
        {
            final FeatureImportance tracked = new FeatureImportance(parameters);
            double expected = Double.NaN;
            for (int batch = 0; batch < 5; batch++)
            {
                final double magnitude = Math.abs(plainBatch(random, tracked));
                expected = Double.isNaN(expected) ? magnitude : 0.9 * expected + 0.1 * magnitude;
                assertThat(tracked.importance(Feature.ADX.ordinal())).isCloseTo(expected, Offset.offset(1e-9));
            }
        });
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final Runnable work = () ->
        {
            for (int i = 0; i < 5_000; i++)
            {
                features.with(Feature.ADX, i % 17);
                atEntry.copyFrom(features.vector());
                importance.onOutcome(atEntry, 0 == i % 3);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    /** One batch of values around a large mean, some trades without the feature; returns its plain correlation. */
    private double plainBatch(final SplittableRandom random, final FeatureImportance tracked)
    {
        final double[] values = new double[BATCH];
        final double[] wins = new double[BATCH];
        int count = 0;
        for (int i = 0; i < BATCH; i++)
        {
            final boolean isWin = random.nextBoolean();
            final double value = 1e6 + random.nextDouble() + (isWin ? 0.3 : 0);
            if (0 == random.nextInt(7))
            {
                features.without(Feature.ADX);
            }
            else
            {
                features.with(Feature.ADX, value);
                values[count] = value;
                wins[count++] = isWin ? 1 : 0;
            }
            atEntry.copyFrom(features.vector());
            tracked.onOutcome(atEntry, isWin);
        }
        return correlation(Arrays.copyOf(values, count), Arrays.copyOf(wins, count));
    }

    private static double correlation(final double[] x, final double[] y)
    {
        final double meanX = Arrays.stream(x).average().orElseThrow();
        final double meanY = Arrays.stream(y).average().orElseThrow();
        double product = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < x.length; i++)
        {
            product += (x[i] - meanX) * (y[i] - meanY);
            squareX += (x[i] - meanX) * (x[i] - meanX);
            squareY += (y[i] - meanY) * (y[i] - meanY);
        }
        return product / Math.sqrt(squareX * squareY);
    }

    private boolean outcome(final boolean isWin, final double adx)
    {
        features.with(Feature.ADX, adx);
        atEntry.copyFrom(features.vector());
        return importance.onOutcome(atEntry, isWin);
    }
}
