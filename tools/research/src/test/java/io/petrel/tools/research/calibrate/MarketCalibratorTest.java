package io.petrel.tools.research.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.petrel.tools.research.series.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketCalibratorTest
{
    private static final CalibrationSettings SETTINGS = new CalibrationSettings(500, 1_000, 0.05, 5, 0.9, 20, 50);
    private static final int TRIALS = 60;

    private final MarketCalibrator calibrator = new MarketCalibrator(SETTINGS);

    @Test
    void shouldAnswerEveryQuantityOnceOrSayWhyNot()
    {
        final List<CalibratedValue> values = calibrator.all(Markets.walk(1, 1500), Markets.LENGTHS);

        assertThat(values).extracting(CalibratedValue::quantity).containsExactly(Quantity.values());
        assertThat(values).allSatisfy(value ->
        {
            assertThat(value.isKnown()).isEqualTo(value.reason().isEmpty());
            assertThat(value.confidence()).isBetween(0.0, 1.0);
            assertThat(value.validFromNs()).isEqualTo(1500 * Markets.BAR_NS);
            assertThat(value.validUntilNs()).isEqualTo((1500 + SETTINGS.validBars()) * Markets.BAR_NS);
        });
    }

    @Test
    void shouldTakeTheLengthsOfTheEmasFromTheCyclesOfTheMarket()
    {
        final List<CalibratedValue> values = calibrator.all(Markets.cyclic(1, 1500, 16, 64), Markets.LENGTHS);

        assertThat(of(values, Quantity.FAST_PERIOD).value()).isCloseTo(16, within(1.0));
        assertThat(of(values, Quantity.SLOW_PERIOD).value()).isCloseTo(64, within(3.0));
        assertThat(of(values, Quantity.SLOW_PERIOD).confidence()).isGreaterThan(0.99);
    }

    @Test
    void shouldFindFromWhereItPaysToBetOnTheReturnToTheMean()
    {
        final List<CalibratedValue> values = calibrator.all(Markets.reverting(2, 3000, 5), Markets.LENGTHS);

        assertThat(of(values, Quantity.REVERSION_THRESHOLD).confidence()).isGreaterThan(0.99);
        assertThat(of(values, Quantity.REVERSION_THRESHOLD).value()).isBetween(1.0, 2.5);
        assertThat(of(values, Quantity.HALF_LIFE).value()).isCloseTo(5, within(1.0));
        assertThat(of(values, Quantity.HALF_LIFE).confidence()).isGreaterThan(0.95);
        assertThat(of(values, Quantity.OVERBOUGHT).value()).isGreaterThan(of(values, Quantity.OVERSOLD).value());
        assertThat(of(values, Quantity.OVERBOUGHT).confidence()).isGreaterThan(0.99);
        assertThat(of(values, Quantity.HURST_DFA).value()).isLessThan(0.4);
        assertThat(of(values, Quantity.TREND_STRENGTH_MIN).isKnown()).isFalse();
    }

    @Test
    void shouldFindFromWhichStrengthATrendGoesOn()
    {
        final List<CalibratedValue> values = calibrator.all(Markets.trending(3, 3000), Markets.LENGTHS);

        assertThat(of(values, Quantity.TREND_STRENGTH_MIN).confidence()).isGreaterThan(0.99);
        assertThat(of(values, Quantity.SIGNAL_PERIOD).isKnown()).isTrue();
        assertThat(of(values, Quantity.REVERSION_THRESHOLD).isKnown()).isFalse();
    }

    /** The chance of a false finding is what the confidence says, although dozens of levels are tried. */
    @Test
    void shouldNotFindMoreInARandomWalkThanItsConfidenceAllows()
    {
        int reversions = 0;
        int trends = 0;
        int look = 0;
        for (int seed = 0; seed < TRIALS; seed++)
        {
            final List<CalibratedValue> values = calibrator.thresholds(Markets.walk(seed, 1000), Markets.LENGTHS);
            reversions += of(values, Quantity.REVERSION_THRESHOLD).confidence() > 0.95 ? 1 : 0;
            trends += of(values, Quantity.TREND_STRENGTH_MIN).confidence() > 0.95 ? 1 : 0;
            look += of(values, Quantity.SIGNAL_PERIOD).isKnown() ? 1 : 0;
        }

        assertThat(reversions).isLessThanOrEqualTo(8);
        assertThat(trends).isLessThanOrEqualTo(8);
        assertThat(look).isLessThanOrEqualTo(8);
    }

    @Test
    void shouldLeaveOutEveryLabelWhoseHorizonHasNotEnded()
    {
        final BarSeries bars = Markets.walk(4, 600);
        final double[] forward = new Facts(bars, SETTINGS).forward();

        for (int i = 0; i < forward.length; i++)
        {
            assertThat(Double.isNaN(forward[i])).isEqualTo(i + SETTINGS.forwardBars() > 599);
        }
    }

    @Test
    void shouldKeepStopAndTargetWithinWhatTheMarketDoes()
    {
        final List<CalibratedValue> values = calibrator.all(Markets.trending(5, 2000), Markets.LENGTHS);

        assertThat(of(values, Quantity.STOP_MULTIPLE).value()).isBetween(0.5, 8.0);
        assertThat(of(values, Quantity.TARGET_MULTIPLE).value()).isBetween(1.0, 5.0);
        assertThat(of(values, Quantity.STOP_MULTIPLE).samples()).isPositive();
    }

    @Test
    void shouldGiveTheSameValuesForTheSameBarsAndAnotherHashForOthers()
    {
        final List<CalibratedValue> first = calibrator.all(Markets.walk(6, 800), Markets.LENGTHS);
        final List<CalibratedValue> again = calibrator.all(Markets.walk(6, 800), Markets.LENGTHS);
        final List<CalibratedValue> other = calibrator.all(Markets.walk(7, 800), Markets.LENGTHS);

        assertThat(again).isEqualTo(first);
        assertThat(other.get(0).inputHash()).isNotEqualTo(first.get(0).inputHash());
    }

    @Test
    void shouldRefuseTooFewBars()
    {
        final BarSeries bars = Markets.walk(1, 499);

        assertThatThrownBy(() -> calibrator.all(bars, Markets.LENGTHS))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("500");
    }

    @Test
    void shouldSendOnlyWhatACoreTakesAndIsSureEnough()
    {
        final List<CalibratedValue> values = calibrator.all(Markets.cyclic(1, 1500, 16, 64), Markets.LENGTHS);
        final Consumers atStart = new Consumers(SETTINGS.confidenceMin(), true);
        final Consumers running = new Consumers(SETTINGS.confidenceMin(), false);

        assertThat(atStart.updates(values)).extracting(update -> update.spec().key())
            .contains("feature.ema_fast_bars", "feature.ema_slow_bars");
        assertThat(running.updates(values)).extracting(update -> update.spec().key())
            .noneMatch(key -> key.startsWith("feature."));
        assertThat(running.refusal(of(values, Quantity.HURST_RS))).contains("no parameter");
        assertThat(new Consumers(1.1, true).updates(values)).isEmpty();
    }

    private static CalibratedValue of(final List<CalibratedValue> values, final Quantity quantity)
    {
        return values.get(quantity.ordinal());
    }
}
