package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.petrel.tools.research.measure.SpectralAnalysis.Background;
import io.petrel.tools.research.measure.SpectralAnalysis.Peak;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralAnalysisTest
{
    private static final int TRIALS = 200;

    @ParameterizedTest
    @ValueSource(doubles = {8, 21.5, 50, 133})
    void shouldFindThePeriodOfASineInNoise(final double period)
    {
        final double[] series = Noise.sine(7, 1000, period, 1);

        final List<Peak> peaks = SpectralAnalysis.of(series, Background.WHITE).peaks(0.001);

        assertThat(peaks).isNotEmpty();
        assertThat(peaks.get(0).periodBars()).isCloseTo(period, within(0.03 * period));
        assertThat(peaks.get(0).falseAlarm()).isLessThan(1e-6);
    }

    @Test
    void shouldFindTwoCyclesUnderATrendAndPutTheStrongerFirst()
    {
        final double[] series = new double[800];
        for (int i = 0; i < series.length; i++)
        {
            series[i] = 0.3 * i + 2 * Math.sin(2 * Math.PI * i / 64) + Math.sin(2 * Math.PI * i / 16);
        }

        final List<Peak> peaks = SpectralAnalysis.of(series, Background.WHITE).peaks(0.001);

        assertThat(peaks).hasSizeGreaterThanOrEqualTo(2);
        assertThat(peaks.get(0).periodBars()).isCloseTo(64, within(1.0));
        assertThat(peaks.get(1).periodBars()).isCloseTo(16, within(0.3));
    }

    @Test
    void shouldAlarmFalselyOnWhiteNoiseNoMoreThanItSays()
    {
        int alarms = 0;
        for (int seed = 0; seed < TRIALS; seed++)
        {
            alarms += SpectralAnalysis.of(Noise.white(seed, 512), Background.WHITE).peaks(0.05).isEmpty() ? 0 : 1;
        }

        assertThat(alarms).isBetween(1, (int)(0.12 * TRIALS));
    }

    @Test
    void shouldNotTakeTheWanderingOfRedNoiseForCycles()
    {
        int red = 0;
        int white = 0;
        for (int seed = 0; seed < TRIALS; seed++)
        {
            final double[] series = Noise.autoregressive(seed, 512, 0.9);
            red += SpectralAnalysis.of(series, Background.RED).peaks(0.05).isEmpty() ? 0 : 1;
            white += SpectralAnalysis.of(series, Background.WHITE).peaks(0.05).isEmpty() ? 0 : 1;
        }

        assertThat(red).isLessThan((int)(0.15 * TRIALS));
        assertThat(white).isGreaterThan((int)(0.9 * TRIALS));
    }

    @Test
    void shouldSpanFrequenciesUpToHalfACyclePerBar()
    {
        final SpectralAnalysis spectrum = SpectralAnalysis.of(Noise.white(3, 256), Background.WHITE);

        assertThat(spectrum.power()).hasSize(129);
        assertThat(spectrum.binWidth()).isCloseTo(1.0 / 256, within(1e-15));
        assertThat(spectrum.autocorrelation()).isZero();
    }

    @Test
    void shouldRefuseASeriesThatIsTooShort()
    {
        assertThatThrownBy(() -> SpectralAnalysis.of(new double[15], Background.RED))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("16");
    }
}
