package io.petrel.core.feature;

import io.petrel.core.SharedData;
import io.petrel.core.math.RollingMoments;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sheets of ta4j. They start every smoothing with the first value, ours with the mean of the first n; what is left
 * of that difference shrinks by (1 - 1/n) a row, so the rows from {@link #SETTLED} on are compared.
 */
final class SheetOracleTest
{
    private static final int FIRST_ROW = 7;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int PERIOD = 13;
    private static final int SETTLED = 300;

    @Test
    void shouldEqualSheetSma() throws IOException
    {
        final RollingMoments moments = new RollingMoments(PERIOD);
        compare("averages/SMA.xls", 6, PERIOD, row ->
        {
            moments.add(row[CLOSE]);
            return moments.mean();
        });
    }

    @Test
    void shouldEqualSheetEma() throws IOException
    {
        final Ema ema = new Ema(PERIOD);
        compare("averages/EMA.xls", 6, SETTLED, row ->
        {
            ema.add(row[CLOSE]);
            return ema.value();
        });
    }

    @Test
    void shouldEqualSheetWilderMean() throws IOException
    {
        final WilderMean mean = new WilderMean(PERIOD);
        compare("averages/MMA.xls", 6, SETTLED, row ->
        {
            mean.add(row[CLOSE]);
            return mean.value();
        });
    }

    @Test
    void shouldEqualSheetAtr() throws IOException
    {
        final AverageTrueRange range = new AverageTrueRange(PERIOD);
        compare("ATR.xls", 7, SETTLED, row ->
        {
            range.add(row[HIGH], row[LOW], row[CLOSE]);
            return range.value();
        });
    }

    @Test
    void shouldEqualSheetDirectionalIndex() throws IOException
    {
        final DirectionalIndex plus = new DirectionalIndex(PERIOD, 8);
        compare("adx/ADX.xls", 12, SETTLED, row ->
        {
            plus.add(row[HIGH], row[LOW], row[CLOSE]);
            return plus.plusDi();
        });
        final DirectionalIndex minus = new DirectionalIndex(PERIOD, 8);
        compare("adx/ADX.xls", 13, SETTLED, row ->
        {
            minus.add(row[HIGH], row[LOW], row[CLOSE]);
            return minus.minusDi();
        });
        final DirectionalIndex index = new DirectionalIndex(PERIOD, 8);
        compare("adx/ADX.xls", 15, SETTLED, row ->
        {
            index.add(row[HIGH], row[LOW], row[CLOSE]);
            return index.adx();
        });
    }

    private static void compare(
        final String sheet, final int column, final int settled, final ToDoubleFunction<double[]> indicator)
        throws IOException
    {
        final List<double[]> rows = Workbook.rows(SharedData.file("oracles/ta4j/indicators/" + sheet));
        int compared = 0;
        for (int i = FIRST_ROW; i < rows.size(); i++)
        {
            final double actual = indicator.applyAsDouble(rows.get(i));
            if (i - FIRST_ROW >= settled)
            {
                final double expected = rows.get(i)[column];
                assertThat(Math.abs(actual - expected)).as("%s row %s: %s", sheet, i, expected)
                    .isLessThanOrEqualTo(1e-9 * Math.abs(expected));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }
}
