package io.petrel.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Against PyPortfolioOpt's own expected volatility of a portfolio of 20 stocks, and against the formulas of both papers
 * as written down in NumPy, from the same prices.
 */
class ShrunkCovarianceTest
{
    private static final String FOLDER = "oracles/pyportfolioopt/";
    private static final int DAYS = 252;
    private static final int WINDOW = 250;
    private static final String[] FIVE = {"GOOG", "AAPL", "AMZN", "WMT", "XOM"};
    private static final double[] WEIGHTS = {0.3, 0.2, -0.1, 0.25, 0.15};

    @Test
    void shouldGiveThePortfolioTheVolatilityThatPyPortfolioOptExpects() throws IOException
    {
        final List<String> lines = Files.readAllLines(SharedData.file(FOLDER + "stock_prices.csv"));
        final String[] names = lines.get(0).split(",");
        final double[][] returns = returns(lines);
        final Map<String, Double> weights = new HashMap<>();
        for (final String line : Files.readAllLines(SharedData.file(FOLDER + "weights_hrp.csv")).subList(1, 21))
        {
            weights.put(line.split(",")[0], Double.parseDouble(line.split(",")[1]));
        }
        double variance = 0;
        for (int i = 1; i < names.length; i++)
        {
            for (int j = 1; j < names.length; j++)
            {
                variance += weights.get(names[i]) * weights.get(names[j]) * pairCovariance(returns, i - 1, j - 1);
            }
        }
        // test_hrp.test_portfolio_performance
        assertThat(Math.sqrt(variance * DAYS)).isCloseTo(0.17844159743748936, within(1e-12));
    }

    @Test
    void shouldShrinkAsThePapersSay() throws IOException
    {
        final ShrunkCovariance covariance = new ShrunkCovariance(WINDOW);
        fill(covariance, 1);
        covariance.sample();
        assertThat(Math.sqrt(variance(covariance) * DAYS)).isCloseTo(0.12233114349985087, within(1e-12));
        assertThat(covariance.shrinkage()).isZero();

        fill(covariance, 1);
        covariance.shrinkToConstantCorrelation();
        assertThat(covariance.shrinkage()).isCloseTo(0.15671168135892466, within(1e-10));

        fill(covariance, 1);
        covariance.shrinkToIdentity();
        assertThat(covariance.shrinkage()).isCloseTo(0.13031415056993922, within(1e-10));
    }

    @Test
    void shouldWeighReturnsByTheirAge() throws IOException
    {
        final ShrunkCovariance covariance = new ShrunkCovariance(WINDOW);
        fill(covariance, 0.94);
        covariance.sample();

        assertThat(covariance.get(0, 1)).isCloseTo(0.0002681794345937807, within(1e-16));
        assertThat(covariance.get(2, 2)).isCloseTo(0.0005462088704765534, within(1e-16));
        assertThat(covariance.correlation(1, 1)).isEqualTo(1);
    }

    private static void fill(final ShrunkCovariance covariance, final double decay) throws IOException
    {
        final double[][] window = window();
        covariance.begin(FIVE.length, WINDOW, decay);
        for (int t = 0; t < WINDOW; t++)
        {
            for (int i = 0; i < FIVE.length; i++)
            {
                covariance.put(i, t, window[t][i]);
            }
        }
    }

    private static double variance(final ShrunkCovariance covariance)
    {
        double variance = 0;
        for (int i = 0; i < FIVE.length; i++)
        {
            for (int j = 0; j < FIVE.length; j++)
            {
                variance += WEIGHTS[i] * WEIGHTS[j] * covariance.get(i, j);
            }
        }
        return variance;
    }

    /** Sample covariance of the days that both have, as pandas gives it: divided by their number less one. */
    private static double pairCovariance(final double[][] returns, final int i, final int j)
    {
        final ShrunkCovariance covariance = new ShrunkCovariance(returns.length);
        int days = 0;
        for (final double[] day : returns)
        {
            days += isPair(day, i, j) ? 1 : 0;
        }
        covariance.begin(2, days, 1);
        int t = 0;
        for (final double[] day : returns)
        {
            if (isPair(day, i, j))
            {
                covariance.put(0, t, day[i]);
                covariance.put(1, t++, day[j]);
            }
        }
        covariance.sample();
        return covariance.get(0, 1) * days / (days - 1);
    }

    private static boolean isPair(final double[] day, final int i, final int j)
    {
        return !Double.isNaN(day[i]) && !Double.isNaN(day[j]);
    }

    /** The newest returns of days on which all twenty stocks traded, of five of them. */
    private static double[][] window() throws IOException
    {
        final List<String> lines = Files.readAllLines(SharedData.file(FOLDER + "stock_prices.csv"));
        final List<String> names = List.of(lines.get(0).split(","));
        final List<double[]> whole = new ArrayList<>();
        for (final double[] day : returns(lines))
        {
            boolean isWhole = true;
            for (final double value : day)
            {
                isWhole &= !Double.isNaN(value);
            }
            if (isWhole)
            {
                final double[] five = new double[FIVE.length];
                for (int i = 0; i < FIVE.length; i++)
                {
                    five[i] = day[names.indexOf(FIVE[i]) - 1];
                }
                whole.add(five);
            }
        }
        return whole.subList(whole.size() - WINDOW, whole.size()).toArray(new double[0][]);
    }

    /** Simple returns; not-a-number where one of both prices is missing. */
    private static double[][] returns(final List<String> lines)
    {
        final double[][] returns = new double[lines.size() - 2][];
        for (int row = 2; row < lines.size(); row++)
        {
            final double[] before = prices(lines.get(row - 1));
            final double[] now = prices(lines.get(row));
            returns[row - 2] = new double[now.length];
            for (int i = 0; i < now.length; i++)
            {
                returns[row - 2][i] = now[i] / before[i] - 1;
            }
        }
        return returns;
    }

    private static double[] prices(final String line)
    {
        final String[] cells = line.split(",", -1);
        final double[] prices = new double[cells.length - 1];
        for (int i = 0; i < prices.length; i++)
        {
            prices[i] = cells[i + 1].isEmpty() ? Double.NaN : Double.parseDouble(cells[i + 1]);
        }
        return prices;
    }
}
