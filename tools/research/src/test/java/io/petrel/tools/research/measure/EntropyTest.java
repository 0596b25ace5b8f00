package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntropyTest
{
    @Test
    void shouldBeTheLogarithmOfTheBinsForAUniform()
    {
        assertThat(Entropy.shannon(new Random(1).doubles(50_000).toArray(), 32)).isCloseTo(Math.log(32), within(1e-3));
        assertThat(Entropy.shannon(new double[100], 32)).isZero();
    }

    @Test
    void shouldLeaveNothingUnknownWhenOneValueDecidesTheOther()
    {
        final double[] source = Noise.white(1, 6000);
        final double[] target = Arrays.stream(source).map(x -> 3 * x * x * x).toArray();

        final Entropy.Dependence dependence = Entropy.conditional(source, target, 3);

        assertThat(dependence.conditional()).isCloseTo(0, within(1e-3));
        assertThat(dependence.information()).isCloseTo(Math.log(3), within(1e-3));
        assertThat(dependence.pValue()).isLessThan(1e-9);
    }

    @Test
    void shouldFindNothingSharedByIndependentValuesMoreOftenThanItSays()
    {
        int found = 0;
        double information = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            final Entropy.Dependence dependence =
                Entropy.conditional(Noise.white(seed, 500), Noise.white(10_000 + seed, 500), 3);
            found += dependence.pValue() < 0.05 ? 1 : 0;
            information += dependence.information() / 400;
        }

        assertThat(found).isBetween(8, 36);
        assertThat(information).isCloseTo(0, within(1e-3));
    }

    @Test
    void shouldSeeTheMemoryOfAnAutoregression()
    {
        final double[] series = Noise.autoregressive(5, 2000, 0.5);
        final double[] source = Arrays.copyOfRange(series, 0, series.length - 1);
        final double[] target = Arrays.copyOfRange(series, 1, series.length);

        assertThat(Entropy.conditional(source, target, 3).pValue()).isLessThan(1e-6);
    }

    /** Of normal noise it is minus the logarithm of the chance that two values lie within the tolerance. */
    @Test
    void shouldGiveTheSampleEntropyOfNoiseAndLessForAnOrderlySeries()
    {
        final double known = -Math.log(0.1124629160182849);

        assertThat(Entropy.sample(Noise.white(2, 2000), 2, 0.2)).isCloseTo(known, within(0.08));
        assertThat(Entropy.sample(Noise.sine(2, 1000, 25, 0), 2, 0.2)).isLessThan(0.3);
        assertThat(Entropy.sample(new double[]{1, 2, 4, 8, 16, 32}, 2, 0.01)).isNaN();
    }

    @Test
    void shouldLookAtTheNewestValuesOfALongSeriesOnly()
    {
        final double[] noise = Noise.white(4, 5000);
        final double[] newest = Arrays.copyOfRange(noise, 5000 - Entropy.SAMPLE_ENTROPY_VALUES_MAX, 5000);

        assertThat(Entropy.sample(noise, 2, 0.2)).isEqualTo(Entropy.sample(newest, 2, 0.2));
    }
}
