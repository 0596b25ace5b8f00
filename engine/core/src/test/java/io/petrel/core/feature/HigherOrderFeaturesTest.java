package io.petrel.core.feature;

import io.petrel.core.Seeds;
import io.petrel.core.state.StateHash;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** Interactions, powers, ratios and lags against their definitions, over streams in which inputs come and go. */
final class HigherOrderFeaturesTest
{
    private static final Feature[] INPUTS = {
        Feature.TREND_STRENGTH, Feature.REALISED_VOL, Feature.ADX, Feature.MOMENTUM_SLOPE, Feature.COMPRESSION,
        Feature.MEAN_REVERT_BIAS, Feature.IGNITION, Feature.BREAKOUT_QUALITY, Feature.RSI, Feature.MOMENTUM,
        Feature.BOOK_IMBALANCE, Feature.TRADE_INTENSITY};

    private final HigherOrderFeatures features = new HigherOrderFeatures();
    private final Vectors vectors = new Vectors();

    @Test
    void shouldEqualTheirDefinitionsWhateverIsReady()
    {
        Seeds.forEach(8, random ->
        {
            final HigherOrderFeatures fast = new HigherOrderFeatures();
            final Vectors stream = new Vectors();
            final List<Map<Feature, Double>> past = new ArrayList<>();
            for (int i = 0; i < 300; i++)
            {
                past.add(drawInputs(random, stream));
                fast.onBar(stream.vector());
                fast.write(stream.vector());
                assertEqual(stream.vector(), past);
            }
            assertThat(stream.vector().rejected()).isZero();
        });
    }

    @Test
    void shouldNotDivideByAnAdxOfZero()
    {
        vectors.with(Feature.REALISED_VOL, 0.5).with(Feature.ADX, 0);
        features.onBar(vectors.vector());
        assertThat(vectors.vector().isReady(Feature.VOLATILITY_PER_ADX)).isFalse();
        assertThat(vectors.vector().value(Feature.ADX_SQUARED)).isZero();
    }

    @Test
    void shouldCountABarWithoutAValueAsABar()
    {
        vectors.with(Feature.RSI, 30);
        features.onBar(vectors.vector());
        assertThat(vectors.vector().isReady(Feature.RSI_LAG_1)).isFalse();
        vectors.without(Feature.RSI);
        features.onBar(vectors.vector());
        assertThat(vectors.vector().value(Feature.RSI_LAG_1)).isEqualTo(30);
        vectors.with(Feature.RSI, 40);
        features.onBar(vectors.vector());
        assertThat(vectors.vector().isReady(Feature.RSI_LAG_1)).isFalse();
        assertThat(vectors.vector().value(Feature.RSI_LAG_2)).isEqualTo(30);
    }

    @Test
    void shouldHashWhatItRemembers()
    {
        final long start = hash();
        vectors.with(Feature.RSI, 30);
        features.onBar(vectors.vector());
        assertThat(hash()).isNotEqualTo(start);
    }

    private static Map<Feature, Double> drawInputs(final SplittableRandom random, final Vectors stream)
    {
        final Map<Feature, Double> inputs = new EnumMap<>(Feature.class);
        for (final Feature input : INPUTS)
        {
            stream.without(input);
            if (random.nextInt(8) > 0)
            {
                final double value = random.nextDouble(Math.max(-3, input.min()), Math.min(100, input.max()));
                inputs.put(input, Feature.ADX == input && 0 == random.nextInt(8) ? 0 : value);
                stream.with(input, inputs.get(input));
            }
        }
        return inputs;
    }

    private static void assertEqual(final FeatureVector vector, final List<Map<Feature, Double>> past)
    {
        for (final Feature feature : Feature.values())
        {
            if (Feature.Group.HIGHER_ORDER == feature.group())
            {
                final double expected = plain(feature, past);
                assertThat(vector.isReady(feature)).as(feature.name()).isEqualTo(!Double.isNaN(expected));
                if (vector.isReady(feature))
                {
                    assertThat(vector.value(feature)).as(feature.name()).isEqualTo(expected)
                        .isBetween(feature.min(), feature.max());
                }
            }
        }
    }

    private static double plain(final Feature feature, final List<Map<Feature, Double>> past)
    {
        return switch (feature)
        {
            case TREND_X_VOLATILITY -> now(Feature.TREND_STRENGTH, past) * now(Feature.REALISED_VOL, past);
            case ADX_X_MOMENTUM_SLOPE -> now(Feature.ADX, past) * now(Feature.MOMENTUM_SLOPE, past);
            case COMPRESSION_X_BIAS -> now(Feature.COMPRESSION, past) * now(Feature.MEAN_REVERT_BIAS, past);
            case IGNITION_X_QUALITY -> now(Feature.IGNITION, past) * now(Feature.BREAKOUT_QUALITY, past);
            case TREND_STRENGTH_SQUARED -> now(Feature.TREND_STRENGTH, past) * now(Feature.TREND_STRENGTH, past);
            case ADX_SQUARED -> now(Feature.ADX, past) * now(Feature.ADX, past);
            case RSI_CUBED -> now(Feature.RSI, past) * now(Feature.RSI, past) * now(Feature.RSI, past);
            case VOLATILITY_PER_ADX -> 0 == now(Feature.ADX, past) ? Double.NaN :
                now(Feature.REALISED_VOL, past) / now(Feature.ADX, past);
            case RSI_LAG_1 -> ago(1, Feature.RSI, past);
            case RSI_LAG_2 -> ago(2, Feature.RSI, past);
            case RSI_LAG_5 -> ago(5, Feature.RSI, past);
            case MOMENTUM_LAG_1 -> ago(1, Feature.MOMENTUM, past);
            case MOMENTUM_LAG_5 -> ago(5, Feature.MOMENTUM, past);
            case IMBALANCE_X_INTENSITY -> now(Feature.BOOK_IMBALANCE, past) * now(Feature.TRADE_INTENSITY, past);
            default -> throw new IllegalArgumentException(feature.name());
        };
    }

    private static double now(final Feature feature, final List<Map<Feature, Double>> past)
    {
        return ago(0, feature, past);
    }

    private static double ago(final int bars, final Feature feature, final List<Map<Feature, Double>> past)
    {
        return past.size() <= bars ? Double.NaN :
            past.get(past.size() - 1 - bars).getOrDefault(feature, Double.NaN);
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        features.visitState(hash);
        return hash.value();
    }
}
