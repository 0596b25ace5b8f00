package io.petrel.tools.research.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.tools.research.measure.Noise;
import org.junit.jupiter.api.Test;

class ShiftDetectorTest
{
    private static final int NEWEST = 200;

    @Test
    void shouldSeeVolatilityDouble()
    {
        final ShiftDetector detector = new ShiftDetector(0.15, NEWEST);
        detector.calibrated(Noise.white(1, 2000));

        assertThat(firstShift(detector, 2, 2)).isBetween(NEWEST, 3 * NEWEST);
    }

    @Test
    void shouldHoldStillWhileTheMarketIsTheSame()
    {
        int shifts = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            final ShiftDetector detector = new ShiftDetector(0.15, NEWEST);
            detector.calibrated(Noise.white(seed, 2000));
            shifts += firstShift(detector, 100 + seed, 1) > 0 ? 1 : 0;
        }

        assertThat(shifts).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldStayQuietUntilItWasCalibratedAndAllReturnsAreNew()
    {
        final ShiftDetector detector = new ShiftDetector(0.15, NEWEST);

        assertThat(firstShift(detector, 1, 9)).isZero();
    }

    private static int firstShift(final ShiftDetector detector, final long seed, final double scale)
    {
        int count = 0;
        for (final double value : Noise.white(seed, 3 * NEWEST))
        {
            count++;
            if (detector.onReturn(scale * value))
            {
                return count;
            }
        }
        return 0;
    }
}
