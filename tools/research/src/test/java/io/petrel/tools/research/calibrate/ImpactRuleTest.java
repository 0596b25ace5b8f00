package io.petrel.tools.research.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.tools.research.series.BarSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImpactRuleTest
{
    private static final int BARS = 4_000;
    private static final long SEED = 7;
    private static final double STEP = 1e-5;
    private static final CalibrationSettings SETTINGS = new CalibrationSettings(500, 1_000, 0.05, 5, 0.9, 20, 50);

    @Test
    void shouldFindTheCoefficientThatTakersMoveThePriceBy()
    {
        final CalibratedValue value = impact(series(0.8, 1));

        // Net flow is uniform in -100 to 100 of a volume of 100, so the mean of |q| / V is a half, and a return of
        // 0.8 roots plus noise of one step deviates by so many steps:
        final double deviation = Math.sqrt(0.64 * 0.5 + 1);
        assertThat(value.value()).isCloseTo(0.8 / deviation, within(0.05));
        assertThat(value.confidence()).isGreaterThan(0.999);
        assertThat(value.samples()).isEqualTo(BARS - 1);
    }

    @Test
    void shouldNotBeSureWhereTakersDoNotMoveThePrice()
    {
        final CalibratedValue value = impact(series(0, 1));

        assertThat(value.isKnown() ? value.confidence() : 0).isLessThan(0.95);
    }

    @Test
    void shouldRefuseWhereTheFeedDoesNotTellWhoTook()
    {
        assertThat(impact(Markets.walk(SEED, BARS)).reason()).isEqualTo("the feed does not tell who took");
    }

    private static CalibratedValue impact(final BarSeries bars)
    {
        final List<CalibratedValue> values = new ArrayList<>();
        new ImpactRule(new Facts(bars, SETTINGS)).addTo(values);
        return values.get(0);
    }

    private static BarSeries series(final double coefficient, final double noise)
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        final long[] ends = new long[BARS];
        final double[] close = new double[BARS];
        final double[] volume = new double[BARS];
        final double[] bought = new double[BARS];
        double log = 0;
        for (int i = 0; i < BARS; i++)
        {
            final double net = random.nextDouble(-100, 100);
            log += STEP * (coefficient * Math.signum(net) * Math.sqrt(Math.abs(net) / 100) +
                noise * random.nextGaussian());
            ends[i] = (i + 1) * Markets.BAR_NS;
            close[i] = 100_000 * Math.exp(log);
            volume[i] = 100;
            bought[i] = (100 + net) / 2;
        }
        return new BarSeries(ends, close.clone(), close.clone(), close, volume, bought);
    }
}
