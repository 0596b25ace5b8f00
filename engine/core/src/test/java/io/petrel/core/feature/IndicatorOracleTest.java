package io.petrel.core.feature;

import io.petrel.core.math.Lagged;
import io.petrel.core.math.RollingMoments;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every indicator that Stock.Indicators holds, value by value, with the same warm-up. */
final class IndicatorOracleTest
{
    private static final int CLOSE = 3;

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

    private static double[] run(final ToDoubleFunction<double[]> indicator) throws IOException
    {
        final List<double[]> quotes = Oracle.quotes();
        return quotes.stream().mapToDouble(indicator).toArray();
    }
}
