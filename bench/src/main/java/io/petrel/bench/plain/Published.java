package io.petrel.bench.plain;

import io.petrel.core.feature.Feature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Features of bars that the core publishes and no decision of this engine reads, in ticks; one that is not known is not
 * in the map. Averages go on from bar to bar, everything over a window is computed anew.
 */
final class Published
{
    private static final double CLOSE_TO_ONE = 0x1p-30;
    private static final double PARKINSON = 4 * Math.log(2);
    private static final double GARMAN_KLASS = 2 * Math.log(2) - 1;
    private static final double LAMBERT = 0.015;
    private static final double NEUTRAL = 50;
    private static final int NR4_BARS = 4;

    private final Settings settings;
    private final Contract contract;
    private final Map<Feature, Double> values = new EnumMap<>(Feature.class);
    private final Average emaLong;
    private final Average emaAnchor;
    private final Average macdFast;
    private final Average macdSlow;
    private final Average macdSignal;
    private final Average rises;
    private final Average falls;
    private final Average longRises;
    private final Average longFalls;
    private final Window closes;
    private final Window slowLine;
    private final Window returns;
    private final Window longReturns;
    private final Window moments;
    private final Window highLows;
    private final Window bodies;
    private final Window stochHighs;
    private final Window stochLows;
    private final Window places;
    private final Window smoothed;
    private final Window typicals;
    private final Window bandCloses;
    private final Window rangeCloses;
    private final Window logCloses;
    private final Window ranges;
    private final Window fewRanges = new Window(NR4_BARS - 1);
    private final List<Double> rsis = new ArrayList<>();
    private final List<Double> momenta = new ArrayList<>();
    private Double previousClose;
    private Double previousAtr;

    Published(final Settings settings, final Contract contract)
    {
        this.settings = settings;
        this.contract = contract;
        emaLong = Average.exponential(settings.whole("feature.ema_long_bars"));
        emaAnchor = Average.exponential(settings.whole("feature.ema_anchor_bars"));
        macdFast = Average.exponential(settings.whole("feature.macd_fast_bars"));
        macdSlow = Average.exponential(settings.whole("feature.macd_slow_bars"));
        macdSignal = Average.exponential(settings.whole("feature.macd_signal_bars"));
        rises = Average.wilder(settings.whole("feature.rsi_bars"));
        falls = Average.wilder(settings.whole("feature.rsi_bars"));
        longRises = Average.wilder(settings.whole("feature.rsi_long_bars"));
        longFalls = Average.wilder(settings.whole("feature.rsi_long_bars"));
        closes = window("feature.sma_anchor_bars");
        slowLine = new Window(settings.whole("feature.slope_bars") + 1);
        returns = window("feature.volatility_bars");
        longReturns = window("feature.volatility_long_bars");
        moments = window("feature.moment_bars");
        highLows = window("feature.volatility_bars");
        bodies = window("feature.volatility_bars");
        stochHighs = window("feature.stoch_bars");
        stochLows = window("feature.stoch_bars");
        places = window("feature.stoch_smooth_bars");
        smoothed = window("feature.stoch_signal_bars");
        typicals = window("feature.cci_bars");
        bandCloses = window("feature.bb_bars");
        rangeCloses = window("feature.range_bars");
        logCloses = new Window(settings.whole("feature.ou_bars") + 1);
        ranges = new Window(Indicators.NR7_BARS - 1);
    }

    /** Takes a bar, its averages and what the decisions read of it; tells all that is known now. */
    Map<Feature, Double> onBar(
        final Bar bar, final TrendLine trend, final TimeFrames frames, final Map<Feature, Double> read)
    {
        final double high = contract.ticks(bar.high());
        final double low = contract.ticks(bar.low());
        final double open = contract.ticks(bar.open());
        final double close = contract.ticks(bar.close());
        values.put(Feature.VOLUME, (double)contract.lots(bar.volume()));
        onAverages(close, trend);
        onStrength(close);
        onReturn(high, low, open, close);
        onStochastic(high, low, close);
        onChannel((high + low + close) / 3);
        onBands(close);
        onReversion(close);
        onRange(high, low, trend.atr());
        put(Feature.TIMEFRAME_ALIGNMENT, frames.alignment());
        onProducts(read);
        previousClose = close;
        return values;
    }

    private void onAverages(final double close, final TrendLine trend)
    {
        emaLong.add(close);
        emaAnchor.add(close);
        macdFast.add(close);
        macdSlow.add(close);
        closes.add(close);
        put(Feature.EMA_FAST, trend.fast());
        put(Feature.EMA_SLOW, trend.slow());
        put(Feature.EMA_LONG, emaLong.value());
        put(Feature.EMA_ANCHOR, emaAnchor.value());
        putMean(Feature.SMA_SHORT, "feature.sma_short_bars");
        putMean(Feature.SMA_MEDIUM, "feature.sma_medium_bars");
        putMean(Feature.SMA_LONG, "feature.sma_long_bars");
        putMean(Feature.SMA_ANCHOR, "feature.sma_anchor_bars");
        if (null != trend.slow())
        {
            slowLine.add(trend.slow());
        }
        final boolean hasSlope = slowLine.isFull() && null != trend.atr() && trend.atr() > 0;
        put(Feature.EMA_SLOW_SLOPE, hasSlope ?
            (trend.slow() - slowLine.oldest()) / settings.whole("feature.slope_bars") / trend.atr() : null);
        if (null != macdSlow.value())
        {
            final double line = macdFast.value() - macdSlow.value();
            macdSignal.add(line);
            values.put(Feature.MACD, line / close);
            put(Feature.MACD_SIGNAL, null == macdSignal.value() ? null : macdSignal.value() / close);
        }
    }

    private void onStrength(final double close)
    {
        if (null == previousClose)
        {
            return;
        }
        final double rise = Math.max(close - previousClose, 0);
        final double fall = Math.max(previousClose - close, 0);
        rises.add(rise);
        falls.add(fall);
        longRises.add(rise);
        longFalls.add(fall);
        put(Feature.RSI, strength(rises.value(), falls.value()));
        put(Feature.RSI_LONG, strength(longRises.value(), longFalls.value()));
    }

    private static Double strength(final Double up, final Double down)
    {
        if (null == up)
        {
            return null;
        }
        return up + down > 0 ? 100 * (up / (up + down)) : NEUTRAL;
    }

    private void onReturn(final double high, final double low, final double open, final double close)
    {
        final double highLow = Math.log(high / low);
        final double body = Math.log(close / open);
        highLows.add(highLow * highLow / PARKINSON);
        bodies.add(highLow * highLow / 2 - GARMAN_KLASS * body * body);
        put(Feature.PARKINSON_VOL, highLows.isFull() ? Math.sqrt(highLows.mean()) : null);
        put(Feature.GARMAN_KLASS_VOL, bodies.isFull() ? Math.sqrt(Math.max(0, bodies.mean())) : null);
        if (null == previousClose)
        {
            return;
        }
        final double logReturn = Math.log(close / previousClose);
        returns.add(logReturn);
        longReturns.add(logReturn);
        moments.add(logReturn);
        values.put(Feature.LOG_RETURN, logReturn);
        put(Feature.MEAN_RETURN, returns.isFull() ? returns.mean() : null);
        put(Feature.REALISED_SIGMA, returns.isFull() ? Math.sqrt(returns.meanSquare()) : null);
        put(Feature.REALISED_SIGMA_LONG, longReturns.isFull() ? Math.sqrt(longReturns.meanSquare()) : null);
        put(Feature.SKEWNESS, moments.isFull() && moments.central(2) > 0 ? moments.skewness() : null);
    }

    private void onStochastic(final double high, final double low, final double close)
    {
        stochHighs.add(high);
        stochLows.add(low);
        if (!stochHighs.isFull())
        {
            return;
        }
        final double highest = stochHighs.max();
        final double lowest = stochLows.min();
        places.add(highest > lowest ? 100 * ((close - lowest) / (highest - lowest)) : NEUTRAL);
        if (places.isFull())
        {
            smoothed.add(places.mean());
            values.put(Feature.STOCH_K, places.mean());
            put(Feature.STOCH_D, smoothed.isFull() ? smoothed.mean() : null);
        }
    }

    private void onChannel(final double typical)
    {
        typicals.add(typical);
        final double deviation = typicals.isFull() ? typicals.meanDeviation() : 0;
        put(Feature.CCI, deviation > CLOSE_TO_ONE ? (typical - typicals.mean()) / (LAMBERT * deviation) : null);
    }

    private void onBands(final double close)
    {
        bandCloses.add(close);
        if (bandCloses.isFull())
        {
            final double middle = bandCloses.mean();
            final double reach = settings.number("feature.bb_deviations") * Math.sqrt(bandCloses.variance());
            values.put(Feature.BB_UPPER, middle + reach);
            values.put(Feature.BB_MIDDLE, middle);
            values.put(Feature.BB_LOWER, middle - reach);
            put(Feature.BB_POSITION, reach > 0 ? (close - middle + reach) / (2 * reach) : null);
        }
    }

    private void onReversion(final double close)
    {
        rangeCloses.add(close);
        final double variance = rangeCloses.isFull() ? rangeCloses.sampleVariance() : 0;
        put(Feature.CLOSE_Z, variance > 0 ? (close - rangeCloses.mean()) / Math.sqrt(variance) : null);
        logCloses.add(Math.log(close));
        values.remove(Feature.OU_HALF_LIFE);
        values.remove(Feature.OU_DEVIATION);
        if (logCloses.isFull())
        {
            onReversion(logCloses.values());
        }
    }

    /** The regression of each log close on the one before, from the newest, so that no digits are lost. */
    private void onReversion(final List<Double> logs)
    {
        final int steps = logs.size() - 1;
        final double newest = logs.get(steps);
        double meanBefore = 0;
        double mean = 0;
        for (int i = 0; i < steps; i++)
        {
            meanBefore += (logs.get(i) - newest) / steps;
            mean += (logs.get(i + 1) - newest) / steps;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < steps; i++)
        {
            final double before = logs.get(i) - newest - meanBefore;
            squares += before * before;
            products += before * (logs.get(i + 1) - newest - mean);
        }
        final double slope = products / squares;
        if (!(squares > 0) || !(slope > CLOSE_TO_ONE && slope < 1 - CLOSE_TO_ONE))
        {
            return;
        }
        values.put(Feature.OU_HALF_LIFE, -Math.log(2) / Math.log(slope));
        final double intercept = mean - slope * meanBefore;
        double errors = 0;
        for (int i = 0; i < steps; i++)
        {
            final double error = logs.get(i + 1) - newest - intercept - slope * (logs.get(i) - newest);
            errors += error * error;
        }
        final double stationary = errors / (steps - 2) / (1 - slope * slope);
        put(Feature.OU_DEVIATION, stationary > 0 ? -(intercept / (1 - slope)) / Math.sqrt(stationary) : null);
    }

    private void onRange(final double high, final double low, final Double atr)
    {
        final double range = high - low;
        put(Feature.NR7, ranges.isFull() ? Double.valueOf(range < ranges.min() ? 1 : 0) : null);
        put(Feature.NR4, fewRanges.isFull() ? Double.valueOf(range < fewRanges.min() ? 1 : 0) : null);
        ranges.add(range);
        fewRanges.add(range);
        put(Feature.EXPANSION_RATE, null != previousAtr && previousAtr > 0 ?
            TrendLine.trueRange(high, low, previousClose) / previousAtr : null);
        previousAtr = atr;
    }

    private void onProducts(final Map<Feature, Double> read)
    {
        final Map<Feature, Double> all = new EnumMap<>(values);
        all.putAll(read);
        product(Feature.TREND_X_VOLATILITY, all.get(Feature.TREND_STRENGTH), all.get(Feature.REALISED_VOL));
        product(Feature.ADX_X_MOMENTUM_SLOPE, all.get(Feature.ADX), all.get(Feature.MOMENTUM_SLOPE));
        product(Feature.COMPRESSION_X_BIAS, all.get(Feature.COMPRESSION), all.get(Feature.MEAN_REVERT_BIAS));
        product(Feature.IGNITION_X_QUALITY, all.get(Feature.IGNITION), all.get(Feature.BREAKOUT_QUALITY));
        product(Feature.TREND_STRENGTH_SQUARED, all.get(Feature.TREND_STRENGTH), all.get(Feature.TREND_STRENGTH));
        product(Feature.ADX_SQUARED, all.get(Feature.ADX), all.get(Feature.ADX));
        final Double rsi = all.get(Feature.RSI);
        product(Feature.RSI_CUBED, rsi, null == rsi ? null : Double.valueOf(rsi * rsi));
        final Double adx = all.get(Feature.ADX);
        product(Feature.VOLATILITY_PER_ADX,
            all.get(Feature.REALISED_VOL), null == adx || adx <= 0 ? null : Double.valueOf(1 / adx));
        lag(rsis, rsi, Map.of(Feature.RSI_LAG_1, 1, Feature.RSI_LAG_2, 2, Feature.RSI_LAG_5, 5));
        lag(momenta, all.get(Feature.MOMENTUM), Map.of(Feature.MOMENTUM_LAG_1, 1, Feature.MOMENTUM_LAG_5, 5));
    }

    private void product(final Feature feature, final Double first, final Double second)
    {
        put(feature, null == first || null == second ? null : Double.valueOf(first * second));
    }

    private void lag(final List<Double> line, final Double newest, final Map<Feature, Integer> lags)
    {
        line.add(newest);
        lags.forEach((feature, lag) -> put(feature, line.size() > lag ? line.get(line.size() - 1 - lag) : null));
    }

    private void putMean(final Feature feature, final String key)
    {
        final int bars = settings.whole(key);
        put(feature, closes.size() >= bars ? closes.meanOfLast(bars) : null);
    }

    private void put(final Feature feature, final Double value)
    {
        if (null == value)
        {
            values.remove(feature);
        }
        else
        {
            values.put(feature, value);
        }
    }

    private Window window(final String key)
    {
        return new Window(settings.whole(key));
    }
}
