package io.petrel.core.feature;

import io.petrel.core.math.Lagged;
import io.petrel.core.math.RollingCovariance;
import io.petrel.core.math.RollingExtreme;
import io.petrel.core.math.RollingMoments;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The parts that features are made of against Stock.Indicators, value by value, with the same warm-up; the features
 * themselves are in {@link FeatureOracleTest}.
 */
final class IndicatorOracleTest
{
    private static final int CLOSE = 3;
    private static final double TRIFLE = 1e-9;

    @Test
    void shouldEqualReferenceEma() throws IOException
    {
        final Ema ema = new Ema(20);
        Oracle.compare("ema", run(row ->
        {
            ema.add(row[CLOSE]);
            return ema.isReady() ? ema.value() : Double.NaN;
        }), Oracle.column("ema", "ema"));
    }

    @Test
    void shouldEqualReferenceAtr() throws IOException
    {
        final AverageTrueRange atr = new AverageTrueRange(14);
        Oracle.compare("atr", run(row ->
        {
            atr.add(row[1], row[2], row[CLOSE]);
            return atr.isReady() ? atr.value() : Double.NaN;
        }), Oracle.column("atr", "atr"));
    }

    @Test
    void shouldEqualReferenceAtrPercent() throws IOException
    {
        final AverageTrueRange atr = new AverageTrueRange(14);
        Oracle.compare("atrp", run(row ->
        {
            atr.add(row[1], row[2], row[CLOSE]);
            return atr.isReady() ? 100.0 * atr.value() / row[CLOSE] : Double.NaN;
        }), Oracle.column("atr", "atrp"));
    }

    @Test
    void shouldEqualReferenceDirectionalIndex() throws IOException
    {
        final DirectionalIndex plus = new DirectionalIndex(14);
        Oracle.compare("+di", run(row ->
        {
            plus.add(row[1], row[2], row[CLOSE]);
            return plus.isDirectionReady() ? plus.plusDi() : Double.NaN;
        }), Oracle.column("adx", "pdi"));

        final DirectionalIndex minus = new DirectionalIndex(14);
        Oracle.compare("-di", run(row ->
        {
            minus.add(row[1], row[2], row[CLOSE]);
            return minus.isDirectionReady() ? minus.minusDi() : Double.NaN;
        }), Oracle.column("adx", "mdi"));
    }

    @Test
    void shouldEqualReferenceAdx() throws IOException
    {
        final DirectionalIndex index = new DirectionalIndex(14);
        Oracle.compare("adx", run(row ->
        {
            index.add(row[1], row[2], row[CLOSE]);
            return index.isReady() ? index.adx() : Double.NaN;
        }), Oracle.column("adx", "adx"));
    }

    @Test
    void shouldEqualReferenceRateOfChange() throws IOException
    {
        final Lagged closes = new Lagged(14);
        Oracle.compare("roc", run(row ->
        {
            closes.add(row[CLOSE]);
            return closes.isReady() ? 100.0 * (row[CLOSE] / closes.past() - 1.0) : Double.NaN;
        }), Oracle.column("roc", "roc"));
    }

    @Test
    void shouldEqualReferenceDeviation() throws IOException
    {
        final RollingMoments mean = new RollingMoments(14);
        Oracle.compare("mean", run(row ->
        {
            mean.add(row[CLOSE]);
            return mean.isFull() ? mean.mean() : Double.NaN;
        }), Oracle.column("stdev", "mean"));

        final RollingMoments moments = new RollingMoments(14);
        Oracle.compare("stdev", run(row ->
        {
            moments.add(row[CLOSE]);
            return moments.isFull() ? Math.sqrt(moments.variance()) : Double.NaN;
        }), Oracle.column("stdev", "stdDev"));

        final RollingMoments score = new RollingMoments(14);
        Oracle.compare("z", run(row ->
        {
            score.add(row[CLOSE]);
            return score.isFull() ? (row[CLOSE] - score.mean()) / Math.sqrt(score.variance()) : Double.NaN;
        }), Oracle.column("stdev", "zScore"));
    }

    @Test
    void shouldEqualReferenceWilderMean() throws IOException
    {
        final WilderMean mean = new WilderMean(20);
        Oracle.compare("smma", run(row ->
        {
            mean.add(row[CLOSE]);
            return mean.isReady() ? mean.value() : Double.NaN;
        }), Oracle.column("smma", "smma"));
    }

    /** The reference shows a stochastic RSI smoothed over one bar, and its signal over three. */
    @Test
    void shouldEqualReferenceStochasticRsi() throws IOException
    {
        final Rsi rsi = new Rsi(14);
        final PriceRange range = new PriceRange(14);
        Oracle.compare("stoch-rsi", run(row ->
        {
            rsi.add(row[CLOSE]);
            if (rsi.isReady())
            {
                range.add(rsi.value(), rsi.value());
            }
            return range.isReady() ? 100 * range.position(rsi.value()) : Double.NaN;
        }), Oracle.column("stoch-rsi", "stochRsi"));
    }

    @Test
    void shouldEqualReferenceRegression() throws IOException
    {
        final RollingCovariance line = new RollingCovariance(14);
        final int[] place = {0};
        Oracle.compare("slope", run(row ->
        {
            line.add(place[0]++, row[CLOSE]);
            return line.isFull() ? line.slope() : Double.NaN;
        }), Oracle.column("slope", "slope"));

        final RollingCovariance fit = new RollingCovariance(14);
        place[0] = 0;
        Oracle.compare("r-squared", run(row ->
        {
            fit.add(place[0]++, row[CLOSE]);
            return fit.isFull() ? fit.correlation() * fit.correlation() : Double.NaN;
        }), Oracle.column("slope", "rSquared"));
    }

    /**
     * Aroon: how long ago the extremes of the last 26 bars were, 100 for now, 0 for 25 bars ago. Of equal ones the
     * reference takes the first, ours the last: so each bar gives way to the one before by a trifle.
     */
    @Test
    void shouldEqualReferenceAgesOfTheExtremes() throws IOException
    {
        final int[] place = {0};
        final RollingExtreme highs = RollingExtreme.ofLargest(26);
        Oracle.compare("aroon up", run(row ->
        {
            highs.add(row[1] - TRIFLE * place[0]++);
            return highs.isFull() ? 4.0 * (25 - highs.age()) : Double.NaN;
        }), Oracle.column("aroon", "aroonUp"));

        final RollingExtreme lows = RollingExtreme.ofSmallest(26);
        Oracle.compare("aroon down", run(row ->
        {
            lows.add(row[2] + TRIFLE * place[0]++);
            return lows.isFull() ? 4.0 * (25 - lows.age()) : Double.NaN;
        }), Oracle.column("aroon", "aroonDown"));
    }

    /** Keltner's bands: two average true ranges over ten bars about an EMA over twenty. */
    @Test
    void shouldEqualReferenceKeltnerChannel() throws IOException
    {
        final Ema middle = new Ema(20);
        final AverageTrueRange atr = new AverageTrueRange(10);
        Oracle.compare("keltner", run(row ->
        {
            middle.add(row[CLOSE]);
            atr.add(row[1], row[2], row[CLOSE]);
            return middle.isReady() ? middle.value() + 2 * atr.value() : Double.NaN;
        }), Oracle.column("keltner", "upperBand"));
    }

    private static double[] run(final ToDoubleFunction<double[]> indicator) throws IOException
    {
        final List<double[]> quotes = Oracle.quotes();
        return quotes.stream().mapToDouble(indicator).toArray();
    }
}
