package io.petrel.tools.data.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.petrel.codecs.unit.Units;

class ClockFitTest
{
    private static final long SEED = 7L;
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long MS = 1_000_000L;

    @Test
    void shouldFindOffsetAndDriftBelowRandomLatencies()
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        final ClockFit fit = new ClockFit();

        for (int i = 0; i < 60_000; i++)
        {
            // one message each 10 ms for ten minutes; 3 ppm is 1.8 ms over them
            final long sentNs = START_NS + 10 * MS * i;
            final long latencyNs = (long)(2 * MS * -Math.log(1 - random.nextDouble()));
            final long receivedNs = sentNs + latencyNs - 1_270 * MS + (long)(3e-6 * (sentNs - START_NS));
            fit.observe(receivedNs, sentNs);
        }

        final ClockLine line = fit.fit();
        assertThat(line.driftPerNs()).as("seed %d", SEED).isBetween(2.9e-6, 3.1e-6);
        assertThat(line.correctedNs(START_NS - 1_270 * MS)).as("seed %d", SEED)
            .isBetween(START_NS - MS / 10, START_NS + MS / 10);
        assertThat(line.observations()).isEqualTo(60_000);
    }

    @Test
    void shouldTakeAShortCaptureAsConstant()
    {
        final ClockFit fit = new ClockFit();
        fit.observe(START_NS + 5 * MS, START_NS);
        fit.observe(START_NS + 10_003 * MS, START_NS + 10_000 * MS);
        fit.observe(START_NS + 20_009 * MS, START_NS + 20_000 * MS);

        assertThat(fit.fit().driftPerNs()).isZero();
        assertThat(fit.fit().offsetNs()).isEqualTo(3 * MS);
    }

    @Test
    void shouldNotTakeAStepOfTheClockForDrift()
    {
        final ClockFit fit = new ClockFit();

        for (int second = 0; second < 120; second++)
        {
            final long sentNs = START_NS + second * 1_000 * MS;
            fit.observe(sentNs + (second < 60 ? 900 : 100) * MS, sentNs);
        }

        assertThat(fit.fit().driftPerNs()).isZero();
        assertThat(fit.fit().offsetNs()).isEqualTo(100 * MS);
    }

    @Test
    void shouldCorrectNothingWhenNothingIsDated()
    {
        final ClockFit fit = new ClockFit();
        fit.observe(START_NS, Units.NULL_TIME_NS);

        assertThat(fit.fit()).isEqualTo(ClockLine.NONE);
        assertThat(ClockLine.NONE.correctedNs(START_NS)).isEqualTo(START_NS);
    }
}
