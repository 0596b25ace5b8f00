package io.petrel.tools.research.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Autocorrelations against statsmodels' correlogram of quarterly GDP, which prints eight digits. */
class CorrelogramOracleTest
{
    private static final String FOLDER = "oracles/statsmodels/";
    private static final double PRINTED = 5.1e-9;
    private static final int GDP = 2;

    @Test
    void shouldAgreeWithTheReferenceAtEveryLag() throws IOException
    {
        final double[] gdp = rows("datasets/macrodata/macrodata.csv").stream()
            .mapToDouble(row -> Double.parseDouble(row[GDP])).toArray();
        final List<String[]> expected = rows("tsa/tests/results/results_corrgram.csv");
        final double[] deviations = Clustering.deviations(gdp);
        assertThat(expected).hasSize(40);
        for (int lag = 1; lag <= expected.size(); lag++)
        {
            assertThat(Clustering.product(deviations, lag) / Clustering.product(deviations, 0)).as("lag %d", lag)
                .isCloseTo(Double.parseDouble(expected.get(lag - 1)[0]), within(PRINTED));
        }
    }

    private static List<String[]> rows(final String file) throws IOException
    {
        return Files.readAllLines(SharedData.file(FOLDER + file)).stream().skip(1).map(line -> line.split(","))
            .toList();
    }
}
