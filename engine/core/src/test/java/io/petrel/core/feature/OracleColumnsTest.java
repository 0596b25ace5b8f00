package io.petrel.core.feature;

import io.petrel.core.math.RollingCovariance;
import io.petrel.core.math.RollingExtreme;
import io.petrel.core.math.RollingMoments;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Columns of the reference that no feature shows as they stand, but that our calculators give: each is one more check
 * of a calculator on real prices.
 */
final class OracleColumnsTest
{
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int VOLUME = 4;
    /** Breaks ties as the reference does: of equal extremes the first counts. */
    private static final double TRIFLE = 1e-9;

    @Test
    void shouldEqualReferenceRegressionLine() throws IOException
    {
        final RollingCovariance end = new RollingCovariance(10);
        final int[] place = {0};
        compare("epma", "epma", row ->
        {
            end.add(++place[0], row[CLOSE]);
            return end.isFull() ? end.y().mean() + end.slope() * (place[0] - end.x().mean()) : Double.NaN;
        });
        final RollingCovariance line = new RollingCovariance(14);
        place[0] = 0;
        compare("slope", "intercept", row ->
        {
            line.add(++place[0], row[CLOSE]);
            return line.isFull() ? line.y().mean() - line.slope() * line.x().mean() : Double.NaN;
        });
        final RollingMoments moments = new RollingMoments(14);
        compare("slope", "stdDev", row ->
        {
            moments.add(row[CLOSE]);
            return moments.isFull() ? Math.sqrt(moments.variance()) : Double.NaN;
        });
    }

    @Test
    void shouldEqualReferenceChannels() throws IOException
    {
        final Ema middle = new Ema(20);
        compare("keltner", "centerline", row ->
        {
            middle.add(row[CLOSE]);
            return middle.isReady() ? middle.value() : Double.NaN;
        });
        final Ema center = new Ema(20);
        final AverageTrueRange atr = new AverageTrueRange(10);
        compare("keltner", "lowerBand", row ->
        {
            center.add(row[CLOSE]);
            atr.add(row[HIGH], row[LOW], row[CLOSE]);
            return center.isReady() ? center.value() - 2 * atr.value() : Double.NaN;
        });
        final RollingMoments mean = new RollingMoments(5);
        final AverageTrueRange range = new AverageTrueRange(10);
        compare("starc", "upperBand", row ->
        {
            mean.add(row[CLOSE]);
            range.add(row[HIGH], row[LOW], row[CLOSE]);
            return range.isReady() ? mean.mean() + 2 * range.value() : Double.NaN;
        });
        final RollingMoments envelope = new RollingMoments(20);
        compare("ma-env", "upperEnvelope", row ->
        {
            envelope.add(row[CLOSE]);
            return envelope.isFull() ? envelope.mean() * 1.025 : Double.NaN;
        });
    }

    /** The channel before the bar: of the twenty bars that came before it. */
    @Test
    void shouldEqualReferenceMiddlesOfTheRange() throws IOException
    {
        final PriceRange before = new PriceRange(20);
        compare("donchian", "centerline", row ->
        {
            final double value = before.isReady() ? (before.highest() + before.lowest()) / 2 : Double.NaN;
            before.add(row[HIGH], row[LOW]);
            return value;
        });
        final PriceRange fast = new PriceRange(9);
        compare("ichimoku", "tenkanSen", row ->
        {
            fast.add(row[HIGH], row[LOW]);
            return fast.isReady() ? (fast.highest() + fast.lowest()) / 2 : Double.NaN;
        });
        final PriceRange slow = new PriceRange(26);
        compare("ichimoku", "kijunSen", row ->
        {
            slow.add(row[HIGH], row[LOW]);
            return slow.isReady() ? (slow.highest() + slow.lowest()) / 2 : Double.NaN;
        });
    }

    @Test
    void shouldEqualReferenceOscillators() throws IOException
    {
        final Macd macd = new Macd(12, 26, 9);
        compare("macd", "histogram", row ->
        {
            macd.add(row[CLOSE]);
            return macd.isSignalReady() ? macd.line() - macd.signal() : Double.NaN;
        });
        final Ema fast = new Ema(12);
        final Ema slow = new Ema(26);
        compare("pvo", "pvo", row ->
        {
            fast.add(row[VOLUME]);
            slow.add(row[VOLUME]);
            return slow.isReady() ? 100 * (fast.value() - slow.value()) / slow.value() : Double.NaN;
        });
        final Stochastic stochastic = new Stochastic(14, 3, 3);
        compare("stoch", "percentJ", row ->
        {
            stochastic.add(row[HIGH], row[LOW], row[CLOSE]);
            return stochastic.isSignalReady() ? 3 * stochastic.k() - 2 * stochastic.d() : Double.NaN;
        });
        final RollingMoments quick = new RollingMoments(5);
        final RollingMoments steady = new RollingMoments(34);
        compare("awesome", "oscillator", row ->
        {
            quick.add((row[HIGH] + row[LOW]) / 2);
            steady.add((row[HIGH] + row[LOW]) / 2);
            return steady.isFull() ? quick.mean() - steady.mean() : Double.NaN;
        });
    }

    @Test
    void shouldEqualReferenceSignalOfTheStochasticRsi() throws IOException
    {
        final Rsi rsi = new Rsi(14);
        final PriceRange range = new PriceRange(14);
        final RollingMoments signal = new RollingMoments(3);
        compare("stoch-rsi", "signal", row ->
        {
            rsi.add(row[CLOSE]);
            if (rsi.isReady())
            {
                range.add(rsi.value(), rsi.value());
            }
            if (range.isReady())
            {
                signal.add(100 * range.position(rsi.value()));
            }
            return signal.isFull() ? signal.mean() : Double.NaN;
        });
    }

    @Test
    void shouldEqualReferenceDirectionalIndexAndAgesOfExtremes() throws IOException
    {
        final DirectionalIndex index = new DirectionalIndex(14);
        compare("adx", "dx", row ->
        {
            index.add(row[HIGH], row[LOW], row[CLOSE]);
            return index.isDirectionReady() ? 100 * Math.abs(index.plusDi() - index.minusDi()) /
                (index.plusDi() + index.minusDi()) : Double.NaN;
        });
        final RollingExtreme highs = RollingExtreme.ofLargest(26);
        final RollingExtreme lows = RollingExtreme.ofSmallest(26);
        final int[] place = {0};
        compare("aroon", "oscillator", row ->
        {
            highs.add(row[HIGH] - TRIFLE * ++place[0]);
            lows.add(row[LOW] + TRIFLE * place[0]);
            return highs.isFull() ? 4.0 * (lows.age() - highs.age()) : Double.NaN;
        });
    }

    @Test
    void shouldEqualReferenceMeans() throws IOException
    {
        final Ema ema = new Ema(13);
        compare("elder-ray", "bullPower", row ->
        {
            ema.add(row[CLOSE]);
            return ema.isReady() ? row[HIGH] - ema.value() : Double.NaN;
        });
        final WilderMean atr = new WilderMean(21);
        final double[] previous = {Double.NaN};
        compare("atr-stop", "atr", row ->
        {
            if (!Double.isNaN(previous[0]))
            {
                atr.add(AverageTrueRange.trueRange(row[HIGH], row[LOW], previous[0]));
            }
            previous[0] = row[CLOSE];
            return atr.isReady() ? atr.value() : Double.NaN;
        });
        final RollingMoments moved = new RollingMoments(15);
        compare("roc", "momentum", row ->
        {
            moved.add(row[CLOSE]);
            return moved.isFull() ? row[CLOSE] - moved.oldest() : Double.NaN;
        });
        compareShiftedWilderMean("jaw", 13, 8);
        compareShiftedWilderMean("teeth", 8, 5);
        compareShiftedWilderMean("lips", 5, 3);
    }

    /** The alligator's lines are means of the middle price, drawn some bars later. */
    private static void compareShiftedWilderMean(final String column, final int bars, final int shift)
        throws IOException
    {
        final WilderMean mean = new WilderMean(bars);
        final RollingMoments shifted = new RollingMoments(shift + 1);
        compare("alligator", column, row ->
        {
            mean.add((row[HIGH] + row[LOW]) / 2);
            if (mean.isReady())
            {
                shifted.add(mean.value());
            }
            return shifted.isFull() ? shifted.oldest() : Double.NaN;
        });
    }

    private static void compare(final String file, final String column, final ToDoubleFunction<double[]> calculator)
        throws IOException
    {
        Oracle.compare("Stock.Indicators " + file + " " + column,
            Oracle.quotes().stream().mapToDouble(calculator).toArray(), Oracle.column(file, column));
    }
}
