package io.petrel.core.regime;

import io.petrel.codecs.event.Regime;
import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Markets;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The worked examples of the specification, and what happens where inputs or parameters are missing. */
final class RegimeDetectorTest
{
    private static final double EXACT = 1e-12;

    private final Vectors vectors = new Vectors();
    private final RegimeDetector detector = new RegimeDetector(Huracan.configured());

    @Test
    void shouldScoreTheExampleOfTrend()
    {
        trending(35, 0.82, 0.75, 0.65).with(Feature.COMPRESSION, 0.2);
        bar(vectors);
        assertThat(detector.assessment().trendScore()).isCloseTo(0.751, within(EXACT));
        assertThat(detector.assessment().candidate()).isEqualTo(Regime.TREND);
    }

    @Test
    void shouldScoreTheExampleOfRange()
    {
        bar(vectors.with(Feature.ADX, 15).with(Feature.COMPRESSION, 0.75).with(Feature.TREND_STRENGTH, -0.15)
            .with(Feature.VOLATILITY_RATIO, 0.9));
        assertThat(detector.assessment().rangeScore()).isCloseTo(0.7725, within(EXACT));
        assertThat(detector.assessment().candidate()).isEqualTo(Regime.RANGE);
    }

    @Test
    void shouldScoreTheExampleOfAFlashCrash()
    {
        bar(panicking(vectors, 0.052, 2.3, 8.5, 0.95));
        assertThat(detector.assessment().panicScore()).isCloseTo(0.8535, within(EXACT));
        assertThat(detector.regime()).isEqualTo(Regime.PANIC);
        assertThat(detector.assessment().confidence()).isCloseTo(0.8535, within(EXACT));
    }

    @Test
    void shouldScoreTheWorkedDecision()
    {
        panicking(trending(32, 0.75, 0.68, 0.65), 0.011, 1.12, 2.8, 0.45).with(Feature.COMPRESSION, 0.35);
        vectors.with(Feature.MOMENTUM, -0.68 * 3 * 0.011);
        bars(10);
        assertThat(detector.assessment().trendScore()).isCloseTo(0.683, within(EXACT));
        assertThat(detector.assessment().rangeScore()).isCloseTo(0.4205, within(EXACT));
        assertThat(detector.assessment().panicScore()).isCloseTo(0.3035, within(EXACT));
        assertThat(detector.regime()).isEqualTo(Regime.TREND);
    }

    @Test
    void shouldGiveTheWeightOfMissingTermsToTheOthers()
    {
        bar(vectors.with(Feature.ADX, 35).with(Feature.TREND_STRENGTH, -0.82));
        assertThat(detector.assessment().trendScore()).isCloseTo((0.3 * 0.7 + 0.3 * 0.82) / 0.6, within(EXACT));
        assertThat(detector.assessment().rangeScore()).as("0.45 of its weight").isNaN();
        assertThat(detector.assessment().panicScore()).isNaN();
    }

    @Test
    void shouldKnowNothingBeforeFeaturesAreReady()
    {
        bar(vectors);
        assertThat(detector.assessment().trendScore()).isNaN();
        assertThat(detector.regime()).isEqualTo(Regime.UNKNOWN);
        assertThat(detector.assessment().confidence()).isZero();
    }

    @Test
    void shouldKnowNothingWhileAParameterIsMissing()
    {
        final Parameters parameters = Huracan.configuredBut("regime.panic.weight.atr");
        final RegimeDetector incomplete = new RegimeDetector(parameters);
        panicking(vectors, 0.052, 2.3, 8.5, 0.95);
        incomplete.onBar(vectors.vector());
        assertThat(incomplete.regime()).isEqualTo(Regime.UNKNOWN);
        assertThat(incomplete.assessment().panicScore()).isNaN();

        Huracan.set(parameters, "regime.panic.weight.atr", 0.3);
        incomplete.onBar(vectors.vector());
        assertThat(incomplete.regime()).isEqualTo(Regime.PANIC);
        assertThat(incomplete.assessment().isChanged()).isTrue();
        assertThat(incomplete.assessment().previousRegime()).isEqualTo(Regime.UNKNOWN);
    }

    private Vectors trending(final double adx, final double strength, final double momentum, final double slope)
    {
        return vectors.with(Feature.ADX, adx).with(Feature.TREND_STRENGTH, -strength)
            .with(Feature.ATR_PCT, 0.02).with(Feature.MOMENTUM, -momentum * 3 * 0.02)
            .with(Feature.EMA_SLOPE, -slope * 0.5);
    }

    private static Vectors panicking(
        final Vectors vectors, final double atr, final double ratio, final double kurtosis, final double rank)
    {
        return vectors.with(Feature.ATR_PCT, atr).with(Feature.VOLATILITY_RATIO, ratio)
            .with(Feature.KURTOSIS, kurtosis).with(Feature.VOLATILITY_PERCENTILE, rank);
    }

    private void bars(final int count)
    {
        for (int i = 0; i < count; i++)
        {
            bar(vectors);
        }
    }

    private void bar(final Vectors features)
    {
        detector.onBar(features.vector());
        detector.lookAround(Markets.bar(100, 100, 100, 100, 1, 1), features.vector());
    }
}
