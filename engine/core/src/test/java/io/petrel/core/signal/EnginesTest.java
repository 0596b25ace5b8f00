package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Entry conditions, direction and confidence of TREND and TAPE; their example trades by their formulas. */
final class EnginesTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final Parameters parameters = Huracan.configured();
    private final TrendEngine trend = new TrendEngine(parameters);
    private final TapeEngine tape = new TapeEngine(parameters);
    private final Vote vote = new Vote(8);

    @Test
    void shouldGiveTheTrendExampleItsFormulaValue()
    {
        trend.vote(trendExample(1).with(Feature.HTF_BIAS, 0.5).vector(), vote);

        assertThat(vote.engine()).isEqualTo(EngineId.TREND);
        assertThat(vote.direction()).isEqualTo(Direction.LONG);
        assertThat(vote.holdReason()).isEqualTo(HoldReason.NONE);
        final double expected = 0.3 * 0.82 + 0.3 * 35 / 50 + 0.2 * 0.65 + 0.1 * 0.75 + 0.1 * 0.5;
        assertThat(vote.confidence()).isCloseTo(expected, EXACT);
        assertTerms(new double[]{0.3, 0.3, 0.2, 0.1, 0.1}, new double[]{0.82, 0.7, 0.65, 0.75, 0.5});
        assertThat(trend.termNames()).hasSize(vote.termCount());
    }

    @Test
    void shouldFollowAFallingTrendWithTheSameConfidence()
    {
        trend.vote(trendExample(1).with(Feature.HTF_BIAS, 0.5).vector(), vote);
        final double rising = vote.confidence();
        trend.vote(trendExample(-1).with(Feature.HTF_BIAS, -0.5).vector(), vote);

        assertThat(vote.direction()).isEqualTo(Direction.SHORT);
        assertThat(vote.confidence()).isEqualTo(rising);
    }

    @Test
    void shouldGiveTheWeightOfAbsentTermsToTheOthersProRata()
    {
        trend.vote(trendExample(1).without(Feature.MOMENTUM_SLOPE).vector(), vote);

        assertThat(vote.confidence()).isCloseTo((0.3 * 0.82 + 0.3 * 0.7 + 0.2 * 0.65) / 0.8, EXACT);
        assertTerms(new double[]{0.375, 0.375, 0.25, 0, 0}, new double[]{0.82, 0.7, 0.65, 0, 0});
    }

    @Test
    void shouldCountNothingForWhatPointsTheOtherWay()
    {
        trend.vote(trendExample(1).with(Feature.MOMENTUM_SLOPE, -9).with(Feature.HTF_BIAS, -0.9).vector(), vote);
        assertThat(vote.confidence()).isCloseTo(0.3 * 0.82 + 0.3 * 0.7 + 0.2 * 0.65, EXACT);
    }

    @Test
    void shouldHoldUntilEveryEntryConditionOfTheTrendIsMet()
    {
        assertTrendHolds(trendExample(1).with(Feature.ADX, 25), HoldReason.ENTRY_NOT_MET);
        assertTrendHolds(trendExample(1).with(Feature.TREND_STRENGTH, 0.6), HoldReason.ENTRY_NOT_MET);
        assertTrendHolds(trendExample(-1).with(Feature.TREND_STRENGTH, -0.6), HoldReason.ENTRY_NOT_MET);
        assertTrendHolds(trendExample(1).with(Feature.EMA_SLOPE, -0.1), HoldReason.NOT_ALIGNED);
        assertTrendHolds(trendExample(1).with(Feature.MOMENTUM, -0.1), HoldReason.NOT_ALIGNED);
        assertTrendHolds(trendExample(-1).with(Feature.MOMENTUM, 0), HoldReason.NOT_ALIGNED);
        assertTrendHolds(trendExample(1).without(Feature.ADX), HoldReason.NOT_READY);
        assertTrendHolds(trendExample(1).without(Feature.MOMENTUM), HoldReason.NOT_READY);
        assertTrendHolds(trendExample(1).without(Feature.EMA_SLOPE), HoldReason.NOT_READY);
        assertTrendHolds(trendExample(1).without(Feature.TREND_STRENGTH), HoldReason.NOT_READY);
    }

    @Test
    void shouldGiveTheTapeExampleItsFormulaValue()
    {
        tape.vote(tapeExample(true).vector(), vote);

        assertThat(vote.engine()).isEqualTo(EngineId.TAPE);
        assertThat(vote.direction()).isEqualTo(Direction.LONG);
        final double expected = 0.4 * 0.68 + 0.3 * 0.44 + 0.2 * 2.1 / 3 + 0.1 * (1 - 5.0 / 20);
        assertThat(vote.confidence()).isCloseTo(expected, EXACT);
        assertTerms(new double[]{0.4, 0.3, 0.2, 0.1}, new double[]{0.68, 0.44, 0.7, 0.75});
        assertThat(tape.termNames()).hasSize(vote.termCount());
    }

    @Test
    void shouldFollowSellingWithTheSameConfidence()
    {
        tape.vote(tapeExample(true).vector(), vote);
        final double buying = vote.confidence();
        tape.vote(tapeExample(false).vector(), vote);

        assertThat(vote.direction()).isEqualTo(Direction.SHORT);
        assertThat(vote.confidence()).isCloseTo(buying, EXACT);
    }

    @Test
    void shouldVoteWithoutASpreadOnFeedsOfTradesOnly()
    {
        tape.vote(tapeExample(true).without(Feature.SPREAD_BPS).vector(), vote);
        assertThat(vote.confidence()).isCloseTo((0.4 * 0.68 + 0.3 * 0.44 + 0.2 * 0.7) / 0.9, EXACT);
    }

    @Test
    void shouldCutTermsToTheirRange()
    {
        tape.vote(tapeExample(true).with(Feature.VOLUME_Z, 50).with(Feature.SPREAD_BPS, 500).vector(), vote);
        assertThat(vote.termValue(2)).isEqualTo(1);
        assertThat(vote.termValue(3)).isEqualTo(0);
    }

    @Test
    void shouldHoldUntilEveryEntryConditionOfTheTapeIsMet()
    {
        assertTapeHolds(tapeExample(true).with(Feature.MICRO_SCORE, 60), HoldReason.ENTRY_NOT_MET);
        assertTapeHolds(tapeExample(false).with(Feature.MICRO_SCORE, 40), HoldReason.ENTRY_NOT_MET);
        assertTapeHolds(tapeExample(true).with(Feature.UPTICK_RATIO, 0.6), HoldReason.ENTRY_NOT_MET);
        assertTapeHolds(tapeExample(false).with(Feature.UPTICK_RATIO, 0.4), HoldReason.ENTRY_NOT_MET);
        assertTapeHolds(tapeExample(true).with(Feature.MICRO_SCORE, 32), HoldReason.ENTRY_NOT_MET);
        assertTapeHolds(tapeExample(true).with(Feature.VOLUME_Z, -0.01), HoldReason.ENTRY_NOT_MET);
        assertTapeHolds(tapeExample(true).without(Feature.MICRO_SCORE), HoldReason.NOT_READY);
        assertTapeHolds(tapeExample(true).without(Feature.UPTICK_RATIO), HoldReason.NOT_READY);
        assertTapeHolds(tapeExample(true).without(Feature.VOLUME_Z), HoldReason.NOT_READY);
    }

    @Test
    void shouldHoldUntilEveryParameterIsSet()
    {
        for (int missing = 0; missing < TrendEngine.SPECS.size(); missing++)
        {
            final Parameters partly = Huracan.configuredBut(TrendEngine.SPECS.get(missing).key());
            new TrendEngine(partly).vote(trendExample(1).vector(), vote);
            assertThat(vote.holdReason()).isEqualTo(HoldReason.NOT_CALIBRATED);
        }
        for (int missing = 0; missing < TapeEngine.SPECS.size(); missing++)
        {
            final Parameters partly = Huracan.configuredBut(TapeEngine.SPECS.get(missing).key());
            new TapeEngine(partly).vote(tapeExample(true).vector(), vote);
            assertThat(vote.holdReason()).isEqualTo(HoldReason.NOT_CALIBRATED);
        }
    }

    @Test
    void shouldActOnAnUpdateAtOnce()
    {
        final FeatureVector example = trendExample(1).vector();
        Huracan.set(parameters, "signal.trend.adx_min", 36);
        trend.vote(example, vote);
        assertThat(vote.holdReason()).isEqualTo(HoldReason.ENTRY_NOT_MET);
        Huracan.set(parameters, "signal.trend.adx_min", 34);
        trend.vote(example, vote);
        assertThat(vote.direction()).isEqualTo(Direction.LONG);
    }

    @Test
    void shouldHoldWhenAllWeightsAreZero()
    {
        for (final String term : trend.termNames())
        {
            Huracan.set(parameters, "signal.trend.weight." + term, 0);
        }
        trend.vote(trendExample(1).vector(), vote);
        assertThat(vote.holdReason()).isEqualTo(HoldReason.NOT_CALIBRATED);
    }

    @Test
    void shouldKeepConfidenceInRangeWhateverTheFeatures()
    {
        Seeds.forEach(2_000, random ->
        {
            final Vectors any = new Vectors();
            for (final Feature feature : Feature.values())
            {
                if (random.nextInt(10) > 0)
                {
                    any.with(feature, random.nextDouble(Math.max(feature.min(), -9), Math.min(feature.max(), 9.1)));
                }
            }
            any.with(Feature.ADX, random.nextDouble(0, 100)).with(Feature.MICRO_SCORE, random.nextDouble(0, 100));
            for (final AlphaEngine engine : new AlphaEngine[]{trend, tape})
            {
                engine.vote(any.vector(), vote);
                assertThat(vote.confidence()).isBetween(0.0, 1.0);
                assertThat(Direction.HOLD == vote.direction()).isEqualTo(HoldReason.NONE != vote.holdReason());
                assertThat(vote.engine()).isEqualTo(engine.id());
            }
        });
    }

    /** Trend strength 0.82, ADX 35; slope and acceleration at 65 % and 75 % of their full marks. */
    private static Vectors trendExample(final int sign)
    {
        return new Vectors()
            .with(Feature.ADX, 35)
            .with(Feature.TREND_STRENGTH, sign * 0.82)
            .with(Feature.EMA_SLOPE, sign * 0.65 * 0.25)
            .with(Feature.MOMENTUM, sign * 0.02)
            .with(Feature.MOMENTUM_SLOPE, sign * 0.75 * 0.25);
    }

    /** Uptick ratio 0.72, micro score 68, volume z-score 2.1, spread 5 basis points; mirrored for selling. */
    private static Vectors tapeExample(final boolean isBuying)
    {
        return new Vectors()
            .with(Feature.UPTICK_RATIO, isBuying ? 0.72 : 0.28)
            .with(Feature.MICRO_SCORE, isBuying ? 68 : 32)
            .with(Feature.VOLUME_Z, 2.1)
            .with(Feature.SPREAD_BPS, 5);
    }

    private void assertTrendHolds(final Vectors features, final HoldReason reason)
    {
        trend.vote(features.vector(), vote);
        assertHolds(reason);
    }

    private void assertTapeHolds(final Vectors features, final HoldReason reason)
    {
        tape.vote(features.vector(), vote);
        assertHolds(reason);
    }

    private void assertHolds(final HoldReason reason)
    {
        assertThat(vote.direction()).isEqualTo(Direction.HOLD);
        assertThat(vote.holdReason()).isEqualTo(reason);
        assertThat(vote.confidence()).isZero();
        assertThat(vote.termCount()).isZero();
    }

    private void assertTerms(final double[] weights, final double[] values)
    {
        assertThat(vote.termCount()).isEqualTo(weights.length);
        for (int i = 0; i < weights.length; i++)
        {
            assertThat(vote.termWeight(i)).as("weight %s", i).isCloseTo(weights[i], EXACT);
            assertThat(vote.termValue(i)).as("value %s", i).isCloseTo(values[i], EXACT);
        }
    }
}
