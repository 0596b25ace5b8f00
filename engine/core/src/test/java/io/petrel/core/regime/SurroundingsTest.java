package io.petrel.core.regime;

import io.petrel.codecs.event.CorrelationRegime;
import io.petrel.codecs.event.LiquidityRegime;
import io.petrel.core.Huracan;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Liquidity, correlation and stress. The fixture's baseline is 100 bars, its score's memory 5. */
final class SurroundingsTest
{
    private final Parameters parameters = Huracan.configured();
    private final Vectors vectors = new Vectors();

    @Test
    void shouldCallUsualLiquidityNormalAndLessOfItThin()
    {
        final Liquidity liquidity = new Liquidity(parameters);
        vectors.with(Feature.SPREAD_BPS, 2).with(Feature.AMIHUD, 10).with(Feature.VOLUME_RATIO, 1)
            .with(Feature.LIQUIDITY_WITHDRAWAL, 0);
        bars(liquidity, 150);
        assertThat(liquidity.score()).isCloseTo(0.5, within(1e-9));
        assertThat(liquidity.regime()).isEqualTo(LiquidityRegime.NORMAL);

        vectors.with(Feature.SPREAD_BPS, 8).with(Feature.AMIHUD, 40).with(Feature.VOLUME_RATIO, 0.3)
            .with(Feature.LIQUIDITY_WITHDRAWAL, 0.7);
        bars(liquidity, 15);
        assertThat(liquidity.score()).isBetween(0.2, 0.35);
        assertThat(liquidity.regime()).isEqualTo(LiquidityRegime.THIN);
    }

    @Test
    void shouldJudgeLiquidityByVolumeAloneWhereNothingElseIsReady()
    {
        final Liquidity liquidity = new Liquidity(parameters);
        bars(liquidity, 1);
        assertThat(liquidity.score()).isNaN();
        assertThat(liquidity.regime()).isEqualTo(LiquidityRegime.UNKNOWN);
        vectors.with(Feature.VOLUME_RATIO, 3);
        bars(liquidity, 1);
        assertThat(liquidity.score()).isEqualTo(0.75);
        assertThat(liquidity.regime()).isEqualTo(LiquidityRegime.DEEP);
    }

    @Test
    void shouldChangeTheCorrelationRegimeOnlyBeyondTheMargin()
    {
        final CorrelationLevel level = new CorrelationLevel(parameters);
        assertThat(regimeAt(level, 0.72)).isEqualTo(CorrelationRegime.CROWDED);
        assertThat(regimeAt(level, 0.66)).isEqualTo(CorrelationRegime.CROWDED);
        assertThat(regimeAt(level, 0.64)).isEqualTo(CorrelationRegime.NORMAL);
        assertThat(regimeAt(level, 0.74)).isEqualTo(CorrelationRegime.NORMAL);
        assertThat(regimeAt(level, 0.76)).isEqualTo(CorrelationRegime.CROWDED);
        assertThat(regimeAt(level, -0.5)).isEqualTo(CorrelationRegime.DIVERSE);
        level.onBar(vectors.without(Feature.MEAN_CORRELATION).vector());
        assertThat(level.regime()).isEqualTo(CorrelationRegime.UNKNOWN);
        assertThat(level.correlation()).isNaN();
    }

    @Test
    void shouldMeasureStressByWhatIsKnown()
    {
        final Stress stress = new Stress(parameters);
        assertThat(stress.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN)).isNaN();
        assertThat(stress.of(0.5, Double.NaN, Double.NaN, Double.NaN)).isEqualTo(0.5);
        assertThat(stress.of(0, 1, 0.5, 0.5)).isZero();
        assertThat(stress.of(1, 2.5, 0, 1)).isCloseTo(1, within(1e-15));
        assertThat(stress.of(0.8, 1.75, 0.25, 0.75)).isCloseTo(0.4 * 0.8 + 0.25 * 0.5 + 0.2 * 0.5 + 0.15 * 0.5,
            within(1e-15));
    }

    private CorrelationRegime regimeAt(final CorrelationLevel level, final double correlation)
    {
        level.onBar(vectors.with(Feature.MEAN_CORRELATION, correlation).vector());
        return level.regime();
    }

    private void bars(final Liquidity liquidity, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            liquidity.onBar(vectors.vector());
        }
    }
}
