package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FractalDimensionTest
{
    private static final int TRIALS = 20;

    @Test
    void shouldBeOneForALine()
    {
        final double[] line = new double[1025];
        for (int i = 0; i < line.length; i++)
        {
            line[i] = 3 * i;
        }

        assertThat(FractalDimension.higuchi(line).value()).isCloseTo(1, within(1e-12));
        assertThat(FractalDimension.boxCounting(line).value()).isCloseTo(1, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.8})
    void shouldBeTwoLessTheExponentOfFractionalMotion(final double hurst)
    {
        double higuchi = 0;
        double boxes = 0;
        for (int seed = 0; seed < TRIALS; seed++)
        {
            final double[] motion = Noise.cumulated(Noise.fractional(seed, 2048, hurst));
            higuchi += FractalDimension.higuchi(motion).value() / TRIALS;
            boxes += FractalDimension.boxCounting(motion).value() / TRIALS;
        }

        assertThat(higuchi).isCloseTo(2 - hurst, within(0.05));
        assertThat(boxes).isCloseTo(2 - hurst, within(0.2));
    }

    @Test
    void shouldBeTwoForWhiteNoise()
    {
        assertThat(FractalDimension.higuchi(Noise.white(1, 2048)).value()).isCloseTo(2, within(0.02));
    }

    @Test
    void shouldNotKnowAConstant()
    {
        assertThat(FractalDimension.higuchi(new double[500]).isKnown()).isFalse();
        assertThat(FractalDimension.boxCounting(new double[500]).isKnown()).isFalse();
    }
}
