package io.petrel.core.regime;

import io.petrel.codecs.event.ModelReason;
import io.petrel.core.Huracan;
import io.petrel.core.Restored;
import io.petrel.core.bar.Bar;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Markets;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole stage over random features, some of them missing: ranges, no look-ahead, no garbage. Streams of odd seeds
 * have a logistic model that reads scaled features.
 */
final class RegimeStreamTest
{
    private static final int BARS = 5_000;

    @Test
    void shouldKeepEveryNumberInItsRange()
    {
        final Stream stream = new Stream(1);
        for (int i = 0; i < BARS; i++)
        {
            stream.next();
            final RegimeAssessment seen = stream.detector.assessment();
            requireShares(
                seen.trendScore(), seen.rangeScore(), seen.panicScore(),
                seen.trendProbability(), seen.rangeProbability(), seen.panicProbability(),
                seen.trendBlend(), seen.rangeBlend(), seen.panicBlend(),
                seen.confidence(), seen.liquidityScore(), seen.stressScore(), seen.hurst());
            requireWithin(seen.fractalDimension(), 1, 2);
            requireWithin(seen.meanCorrelation(), -1, 1);
            requireWithin(seen.volatilityForecast(), 0, Double.MAX_VALUE);
            requireWithin(seen.volatilityRatio(), 0, Double.MAX_VALUE);
            requireProbabilities(seen);
        }
    }

    @Test
    void shouldSeeThePrefixOfAStreamAsTheWholeStreamDoes()
    {
        final Stream whole = new Stream(2);
        for (int prefix = 500; prefix <= BARS; prefix += 500)
        {
            final Stream part = new Stream(2);
            for (int i = 0; i < prefix; i++)
            {
                part.next();
            }
            for (int i = 0; i < 500; i++)
            {
                whole.next();
            }
            assertThat(part.hash()).isEqualTo(whole.hash());
            assertThat(part.detector.assessment()).usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class).isEqualTo(whole.detector.assessment());
        }
    }

    @Test
    void shouldGoOnAfterARestoreAsIfNothingHadHappened()
    {
        final Stream whole = new Stream(2);
        final Stream restored = new Stream(2);
        for (int i = 0; i < BARS; i++)
        {
            whole.next();
            restored.next();
            if (0 == i % 70)
            {
                restored.restore();
            }
            assertThat(restored.hash()).isEqualTo(whole.hash());
            assertThat(restored.detector.assessment()).usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class).isEqualTo(whole.detector.assessment());
        }
    }

    @Test
    void shouldHashWhatTheStreamLeftBehind()
    {
        final Stream one = new Stream(3);
        final Stream other = new Stream(4);
        for (int i = 0; i < 50; i++)
        {
            one.next();
            other.next();
        }
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothingPerBar()
    {
        final Stream stream = new Stream(5);
        for (int i = 0; i < 20_000; i++)
        {
            stream.next();
        }
        assertThat(Allocation.ofRepeated(() -> stream.repeat(10_000))).isZero();
    }

    private static void requireShares(final double... shares)
    {
        for (final double share : shares)
        {
            requireWithin(share, 0, 1);
        }
    }

    /** In range, or not known. */
    private static void requireWithin(final double value, final double min, final double max)
    {
        if (!Double.isNaN(value))
        {
            assertThat(value).isBetween(min, max);
        }
    }

    private static void requireProbabilities(final RegimeAssessment seen)
    {
        double sum = 0;
        for (int i = 0; i < seen.stateCount(); i++)
        {
            assertThat(seen.state(i)).isBetween(0.0, 1.0);
            sum += seen.state(i);
        }
        assertThat(seen.stateCount()).isEqualTo(4);
        assertThat(sum).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    /** Features drawn at random, each missing at times. */
    private static final class Stream
    {
        private final Parameters parameters = Huracan.configured();
        private RegimeDetector detector;
        private final Vectors vectors = new Vectors();
        private final Random random;
        private final Bar bar = Markets.bar(100, 100, 100, 100, 1, 1);
        private double logPrice = 10;

        Stream(final long seed)
        {
            random = new Random(seed);
            detector = new RegimeDetector(parameters);
            Models.setHiddenMarkov(parameters, 4);
            final long schema = vectors.vector().schemaHash();
            final long modelHash = 0 == (seed & 1) ? Models.setLogistic(parameters, seed) :
                Models.setScaledLogistic(parameters, seed, schema);
            assertThat(detector.onModelActivate(modelHash, schema, schema)).isEqualTo(ModelReason.NONE);
        }

        void restore()
        {
            detector = Restored.from(detector, new RegimeDetector(parameters));
        }

        void next()
        {
            draw(Feature.ADX, 0, 100);
            draw(Feature.TREND_STRENGTH, -1, 1);
            draw(Feature.MOMENTUM, -0.2, 0.2);
            draw(Feature.EMA_SLOPE, -2, 2);
            draw(Feature.MOMENTUM_SLOPE, -2, 2);
            draw(Feature.ATR_PCT, 0, 0.1);
            draw(Feature.COMPRESSION, 0, 1);
            draw(Feature.VOLATILITY_RATIO, 0, 4);
            draw(Feature.VOLATILITY_PERCENTILE, 0, 1);
            draw(Feature.KURTOSIS, -2, 20);
            draw(Feature.SKEWNESS, -3, 3);
            draw(Feature.BB_WIDTH, 0, 0.2);
            draw(Feature.REALISED_SIGMA, 0, 0.05);
            draw(Feature.REALISED_SIGMA_LONG, 0, 0.05);
            draw(Feature.LOG_RETURN, -0.1, 0.1);
            draw(Feature.MEAN_CORRELATION, -1, 1);
            draw(Feature.SPREAD_BPS, 0, 10);
            draw(Feature.AMIHUD, 0, 100);
            draw(Feature.VOLUME_RATIO, 0, 10);
            draw(Feature.LIQUIDITY_WITHDRAWAL, 0, 1);
            logPrice += 0.01 * random.nextGaussian();
            repeat(1);
        }

        void repeat(final int count)
        {
            final long ticks = 1 + (long)(1_000 * Math.exp(logPrice % 3));
            for (int i = 0; i < count; i++)
            {
                bar.prices(ticks, ticks + 1, ticks, ticks + (i & 1));
                detector.onBar(vectors.vector());
                detector.lookAround(bar, vectors.vector());
            }
        }

        long hash()
        {
            final StateHash hash = new StateHash();
            detector.visitState(hash);
            return hash.value();
        }

        private void draw(final Feature feature, final double min, final double max)
        {
            if (0 == random.nextInt(50))
            {
                vectors.without(feature);
            }
            else
            {
                vectors.with(feature, min + (max - min) * random.nextDouble());
            }
        }
    }
}
