package io.petrel.core.feature;

import io.petrel.codecs.event.DepthKind;
import io.petrel.core.Huracan;
import io.petrel.core.bar.Bar;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The features as the vector shows them, with the lengths of Stock.Indicators, against every value it holds of them.
 * Prices are cents, which the quotes never undercut. Where a reference is a price, money or percent and ours a share,
 * the reference is brought to our unit; where it is ready before or after ours, the test says so.
 */
final class FeatureOracleTest
{
    private static final double CENTS = 100;

    private final Parameters parameters = Huracan.configured();

    @Test
    void shouldEqualReferenceAverages() throws IOException
    {
        with("sma_short_bars", 20);
        compare("SMA_SHORT", Feature.SMA_SHORT, cents("sma", "sma"));
        with("ema_long_bars", 20);
        compare("EMA_LONG", Feature.EMA_LONG, cents("ema", "ema"));
    }

    @Test
    void shouldEqualReferenceMacd() throws IOException
    {
        final double[] closes = closes();
        compare("MACD", Feature.MACD, divided(cents("macd", "macd"), closes));
        compare("MACD_SIGNAL", Feature.MACD_SIGNAL, divided(cents("macd", "signal"), closes));
        with("ema_fast_bars", 12);
        with("ema_slow_bars", 26);
        compare("EMA_FAST", Feature.EMA_FAST, cents("macd", "fastEma"));
        compare("EMA_SLOW", Feature.EMA_SLOW, cents("macd", "slowEma"));
    }

    @Test
    void shouldEqualReferenceMomentum() throws IOException
    {
        with("momentum_bars", 14);
        compare("MOMENTUM", Feature.MOMENTUM, scaled("roc", "roc", 0.01));
    }

    @Test
    void shouldEqualReferenceRanges() throws IOException
    {
        compare("ATR", Feature.ATR, cents("atr", "atr"));
        compare("ATR_PCT", Feature.ATR_PCT, scaled("atr", "atrp", 0.01));
        compare("ADX", Feature.ADX, Oracle.column("adx", "adx"));
        final double[] ranges = Oracle.column("tr", "tr");
        final double[] atr = Oracle.column("atr", "atr");
        compare("EXPANSION_RATE", Feature.EXPANSION_RATE, values(i -> i < 1 ? Double.NaN : ranges[i] / atr[i - 1]));
    }

    @Test
    void shouldEqualReferenceOscillators() throws IOException
    {
        compare("RSI", Feature.RSI, Oracle.column("rsi", "rsi"));
        compare("STOCH_K", Feature.STOCH_K, Oracle.column("stoch", "oscillator"));
        compare("STOCH_D", Feature.STOCH_D, Oracle.column("stoch", "signal"));
        compare("CCI", Feature.CCI, Oracle.column("cci", "cci"));
    }

    @Test
    void shouldEqualReferenceBands() throws IOException
    {
        compare("BB_UPPER", Feature.BB_UPPER, cents("bb", "upperBand"));
        compare("BB_MIDDLE", Feature.BB_MIDDLE, cents("bb", "sma"));
        compare("BB_LOWER", Feature.BB_LOWER, cents("bb", "lowerBand"));
        compare("BB_WIDTH", Feature.BB_WIDTH, Oracle.column("bb", "width"));
        compare("BB_POSITION", Feature.BB_POSITION, Oracle.column("bb", "percentB"));
        final double[] scores = Oracle.column("bb", "zScore");
        compare("MEAN_REVERT_BIAS", Feature.MEAN_REVERT_BIAS, values(i -> -StrictMath.tanh(scores[i] / 2)));
        compare("COMPRESSION", Feature.COMPRESSION, compression(Oracle.column("bb", "width")));
    }

    /** The reference divides by the population's deviation, CLOSE_Z by the sample's. */
    @Test
    void shouldEqualReferenceScore() throws IOException
    {
        with("range_bars", 14);
        compare("CLOSE_Z", Feature.CLOSE_Z, scaled("stdev", "zScore", Math.sqrt(13.0 / 14)));
    }

    /** Williams's percentage is the position less one. */
    @Test
    void shouldEqualReferencePositions() throws IOException
    {
        with("range_bars", 14);
        final double[] williams = Oracle.column("willr", "williamsR");
        compare("PRICE_POSITION", Feature.PRICE_POSITION, values(i -> 1 + williams[i] / 100));
    }

    /** Donchian's channel is that of the bars before, as the thrust wants it. */
    @Test
    void shouldEqualReferenceChannel() throws IOException
    {
        final double[] uppers = Oracle.column("donchian", "upperBand");
        final double[] lowers = Oracle.column("donchian", "lowerBand");
        final double[] atr = Oracle.column("atr", "atr");
        final double[] closes = closes();
        compare("BREAKOUT_THRUST", Feature.BREAKOUT_THRUST, values(i -> (
            Math.max(0, closes[i] / CENTS - uppers[i]) + Math.min(0, closes[i] / CENTS - lowers[i])) / atr[i]));
    }

    /** Aroon tells how long ago the extremes were: which of them a pullback is from. */
    @Test
    void shouldEqualReferencePullback() throws IOException
    {
        with("range_bars", 26);
        final double[] up = Oracle.column("aroon", "aroonUp");
        final double[] down = Oracle.column("aroon", "aroonDown");
        final List<double[]> quotes = Oracle.quotes();
        compare("PULLBACK_DEPTH", Feature.PULLBACK_DEPTH, values(i ->
        {
            if (Double.isNaN(up[i]))
            {
                return Double.NaN;
            }
            final double high = quotes.get(i - (int)Math.round(25 - up[i] / 4))[1];
            final double low = quotes.get(i - (int)Math.round(25 - down[i] / 4))[2];
            final double close = quotes.get(i)[3];
            return up[i] > down[i] ? (high - close) / (high - low) : (close - low) / (high - low);
        }));
    }

    private void with(final String key, final double value)
    {
        Huracan.set(parameters, "feature." + key, value);
    }

    private void compare(final String name, final Feature feature, final double[] expected) throws IOException
    {
        final Features features = new Features(
            Markets.market(DepthKind.TRADES_ONLY), parameters, new CrossAssets(parameters));
        final List<double[]> quotes = Oracle.quotes();
        final double[] actual = values(i ->
        {
            features.onBar(bar(quotes.get(i), i));
            final FeatureVector vector = features.vector();
            return vector.isReady(feature) ? vector.value(feature) : Double.NaN;
        });
        Oracle.compare("Stock.Indicators " + name, actual, expected);
    }

    private static Bar bar(final double[] quote, final int day)
    {
        return Markets.bar(cents(quote[0]), cents(quote[1]), cents(quote[2]), cents(quote[3]), (long)quote[4],
            86_400_000_000_000L * (day + 1));
    }

    private static double[] compression(final double[] widths)
    {
        final int bars = 100;
        return values(i -> 1 - PlainSeries.rank(at -> widths[at], i, bars));
    }

    private static double[] cents(final String file, final String column) throws IOException
    {
        return scaled(file, column, CENTS);
    }

    private static double[] scaled(final String file, final String column, final double factor) throws IOException
    {
        final double[] reference = Oracle.column(file, column);
        return values(i -> reference[i] * factor);
    }

    private static double[] divided(final double[] values, final double[] by)
    {
        return values(i -> values[i] / by[i]);
    }

    private static double[] closes() throws IOException
    {
        return Oracle.quotes().stream().mapToDouble(quote -> cents(quote[3])).toArray();
    }

    private static double[] values(final IntToDoubleFunction value)
    {
        final double[] values = new double[502];
        for (int i = 0; i < values.length; i++)
        {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }

    private static long cents(final double price)
    {
        return Math.round(CENTS * price);
    }
}
