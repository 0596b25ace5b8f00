package io.petrel.core.feature;

import io.petrel.core.math.RollingCovariance;
import io.petrel.testing.SharedData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The sheets of ta4j, row by row. They start every smoothing with the first value, ours start with the mean of the
 * first n: given the first row n times over, that mean is the first value, and all rows can be compared.
 */
final class SheetOracleTest
{
    private static final String FOLDER = "oracles/ta4j/indicators/";
    private static final int FIRST_ROW = 7;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int PERIOD = 13;
    private static final int ADX_PERIOD = 8;

    @Test
    void shouldEqualSheetSma() throws IOException
    {
        final SimpleMean mean = new SimpleMean(PERIOD);
        // In hundredths: the prices of the sheet have no more digits.
        compare("averages/SMA.xls", FIRST_ROW, 6, 0, PERIOD, row ->
        {
            mean.add(Math.round(100 * row[CLOSE]));
            return mean.value() / 100;
        });
    }

    @Test
    void shouldEqualSheetEma() throws IOException
    {
        final Ema ema = new Ema(PERIOD);
        compare("averages/EMA.xls", FIRST_ROW, 6, PERIOD, 0, row ->
        {
            ema.add(row[CLOSE]);
            return ema.value();
        });
    }

    @Test
    void shouldEqualSheetWilderMean() throws IOException
    {
        final WilderMean mean = new WilderMean(PERIOD);
        compare("averages/MMA.xls", FIRST_ROW, 6, PERIOD, 0, row ->
        {
            mean.add(row[CLOSE]);
            return mean.value();
        });
    }

    @Test
    void shouldEqualSheetAtr() throws IOException
    {
        final AverageTrueRange range = new AverageTrueRange(PERIOD);
        compare("ATR.xls", FIRST_ROW, 7, PERIOD, 0, row ->
        {
            range.add(row[HIGH], row[LOW], row[CLOSE]);
            return range.value();
        });
    }

    @Test
    void shouldEqualSheetDirectionalIndex() throws IOException
    {
        final int repeats = PERIOD + ADX_PERIOD;
        final DirectionalIndex plus = new DirectionalIndex(PERIOD, ADX_PERIOD);
        compare("adx/ADX.xls", FIRST_ROW, 12, repeats, 0, row ->
        {
            plus.add(row[HIGH], row[LOW], row[CLOSE]);
            return plus.plusDi();
        });
        final DirectionalIndex minus = new DirectionalIndex(PERIOD, ADX_PERIOD);
        compare("adx/ADX.xls", FIRST_ROW, 13, repeats, 0, row ->
        {
            minus.add(row[HIGH], row[LOW], row[CLOSE]);
            return minus.minusDi();
        });
        final DirectionalIndex index = new DirectionalIndex(PERIOD, ADX_PERIOD);
        compare("adx/ADX.xls", FIRST_ROW, 15, repeats, 0, row ->
        {
            index.add(row[HIGH], row[LOW], row[CLOSE]);
            return index.adx();
        });
    }

    /** The sheets score rows before the first move 0, we say 50. */
    @Test
    void shouldEqualSheetRsi() throws IOException
    {
        final Rsi weekly = new Rsi(PERIOD);
        compare("RSI.xls", 15, 10, PERIOD, 1, row ->
        {
            weekly.add(row[CLOSE]);
            return weekly.value();
        });
        final Rsi daily = new Rsi(14);
        compare("AAPL_StochRSI.xls", 13, 11, 14, 1, row ->
        {
            daily.add(row[CLOSE]);
            return daily.value();
        });
    }

    @Test
    void shouldEqualSheetStochasticRsi() throws IOException
    {
        final Rsi rsi = new Rsi(14);
        final PriceRange range = new PriceRange(14);
        compare("AAPL_StochRSI.xls", 13, 16, 14, 14, row ->
        {
            rsi.add(row[CLOSE]);
            range.add(rsi.value(), rsi.value());
            return 100 * range.position(rsi.value());
        });
    }

    @Test
    void shouldEqualListedMiddleOfTheRange() throws IOException
    {
        final PriceRange range = new PriceRange(9);
        compare("averages/KiJunV2.csv", 0, 6, 0, 9, row ->
        {
            range.add(row[HIGH], row[LOW]);
            return (range.highest() + range.lowest()) / 2;
        });
    }

    @Test
    void shouldEqualListedWilderMean() throws IOException
    {
        final WilderMean mean = new WilderMean(10);
        compare("averages/SMMA.csv", 0, 6, 10, 0, row ->
        {
            mean.add(row[CLOSE]);
            return mean.value();
        });
    }

    @Test
    void shouldEqualListedEndOfTheRegressionLine() throws IOException
    {
        for (final String file : List.of("LSMA1", "LSMA2", "LSMA3"))
        {
            final RollingCovariance line = new RollingCovariance(20);
            final int[] place = {0};
            compare("averages/" + file + ".csv", 0, 6, 0, 20, row ->
            {
                line.add(place[0]++, row[CLOSE]);
                return line.y().mean() + line.slope() * (place[0] - 1 - line.x().mean());
            });
        }
    }

    private static void compare(
        final String sheet,
        final int firstRow,
        final int column,
        final int repeats,
        final int from,
        final ToDoubleFunction<double[]> indicator)
        throws IOException
    {
        final List<double[]> all = sheet.endsWith("xls") ?
            Workbook.rows(SharedData.file(FOLDER + sheet)) : listed(FOLDER + sheet);
        final List<double[]> rows = new ArrayList<>(all.subList(firstRow, all.size()));
        rows.removeIf(row -> Double.isNaN(row[CLOSE]));
        for (int i = 0; i < repeats; i++)
        {
            indicator.applyAsDouble(rows.get(0));
        }
        final double[] actual = new double[rows.size()];
        final double[] expected = new double[rows.size()];
        for (int i = 0; i < actual.length; i++)
        {
            final double value = indicator.applyAsDouble(rows.get(i));
            actual[i] = i < from ? Double.NaN : value;
            expected[i] = i < from ? Double.NaN : rows.get(i)[column];
        }
        Oracle.compare("ta4j " + sheet + " column " + column, actual, expected);
    }

    /** Rows of a list: the columns as in the sheets, date first. */
    private static List<double[]> listed(final String file) throws IOException
    {
        final List<double[]> rows = new ArrayList<>();
        for (final String line : Files.readAllLines(SharedData.file(file)))
        {
            if (Character.isDigit(line.charAt(0)))
            {
                final String[] cells = line.split(",");
                final double[] row = new double[cells.length];
                for (int i = 1; i < cells.length; i++)
                {
                    row[i] = Double.parseDouble(cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
