package io.petrel.bench.plain;

import io.petrel.core.feature.Feature;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features that the decisions read; a feature without a value is not in the map. Computed in ticks, so that equal
 * prices give equal averages.
 */
final class Indicators
{
    /** Bars among which the last is the narrowest; its own range is compared with those of the others. */
    static final int NR7_BARS = 7;

    private static final double NS_PER_DAY = 86_400e9;

    private final Settings settings;
    private final Contract contract;
    private final Map<Feature, Double> values = new EnumMap<>(Feature.class);
    private final TrendLine trend;
    private final TrendLine higherTrend;
    private final Average directionRange;
    private final Average rises;
    private final Average falls;
    private final Average adx;
    private final Window fastLine;
    private final Window closes;
    private final Window momenta;
    private final Window returns;
    private final Window longReturns;
    private final Window moments;
    private final Window elapsedNs;
    private final Window sigmas;
    private final Window volumes;
    private final Window bandCloses;
    private final Window widths;
    private final Window highs;
    private final Window lows;
    private final Window compressions;
    private final Window ranges;
    private final Window narrowBars;
    private final Window buys;
    private final Window signedSizes;
    private final Window sizes;
    private final TimeFrames frames;
    private final Published published;
    private double joinedHigh = Double.NEGATIVE_INFINITY;
    private double joinedLow = Double.POSITIVE_INFINITY;
    private int joined;
    private Bar previous;
    private Map<Feature, Double> onlyPublished = Map.of();
    private BigDecimal lastPrice;
    private int lastMove;

    /** With those that only the core's messages hold, if they are wanted. */
    Indicators(final Settings settings, final Contract contract, final boolean isPublishing)
    {
        published = isPublishing ? new Published(settings, contract) : null;
        this.settings = settings;
        this.contract = contract;
        trend = new TrendLine(settings);
        higherTrend = new TrendLine(settings);
        final int adxBars = settings.whole("feature.adx_bars");
        directionRange = Average.wilder(adxBars);
        rises = Average.wilder(adxBars);
        falls = Average.wilder(adxBars);
        adx = Average.wilder(adxBars);
        final int slopeBars = settings.whole("feature.slope_bars");
        fastLine = new Window(slopeBars + 1);
        closes = new Window(settings.whole("feature.momentum_bars") + 1);
        momenta = new Window(slopeBars + 1);
        returns = window("feature.volatility_bars");
        longReturns = window("feature.volatility_long_bars");
        moments = window("feature.moment_bars");
        elapsedNs = window("feature.volatility_bars");
        sigmas = window("feature.volatility_rank_bars");
        volumes = window("feature.volume_bars");
        bandCloses = window("feature.bb_bars");
        widths = window("feature.compression_bars");
        highs = window("feature.range_bars");
        lows = window("feature.range_bars");
        compressions = window("feature.ignition_bars");
        ranges = new Window(NR7_BARS - 1);
        narrowBars = window("feature.nr_density_bars");
        buys = window("feature.uptick_trades");
        signedSizes = window("feature.flow_trades");
        sizes = window("feature.flow_trades");
        frames = new TimeFrames(settings);
    }

    void onTrade(final Trade trade)
    {
        if (null != lastPrice && 0 != trade.price().compareTo(lastPrice))
        {
            lastMove = trade.price().compareTo(lastPrice);
        }
        lastPrice = trade.price();
        final int side = 0 != trade.taker() ? trade.taker() : lastMove;
        if (0 != side)
        {
            final double lots = contract.lots(trade.size());
            buys.add(side > 0 ? 1 : 0);
            signedSizes.add(side * lots);
            sizes.add(lots);
            put(buys.isFull(), Feature.UPTICK_RATIO, () -> buys.sum() / settings.whole("feature.uptick_trades"));
        }
    }

    void onBar(final Bar bar)
    {
        final double high = contract.ticks(bar.high());
        final double low = contract.ticks(bar.low());
        final double close = contract.ticks(bar.close());
        final Double atrBefore = values.get(Feature.ATR);
        onTrend(high, low, close);
        onReturn(close, bar);
        onVolume(contract.lots(bar.volume()));
        onBands(close);
        onBreakout(high, low, close, contract.ticks(bar.open()), atrBefore);
        frames.onBar(bar, close);
        put(null != frames.gate(), Feature.TIMEFRAME_GATE, frames::gate);
        previous = bar;
        onlyPublished = null == published ? Map.of() : published.onBar(bar, trend, frames, values);
    }

    /** All that are known at the end of a bar, those that no decision reads included. */
    Map<Feature, Double> all(final Map<Feature, Double> read)
    {
        final Map<Feature, Double> all = new EnumMap<>(onlyPublished.isEmpty() ? read : onlyPublished);
        all.putAll(read);
        return all;
    }

    /** All of them, those of the book as it stands now. */
    Map<Feature, Double> now(final Market market)
    {
        final Map<Feature, Double> all = new HashMap<>(values);
        final Level bid = market.bid();
        final Level ask = market.ask();
        final boolean isQuoted =
            market.isTradable() && null != bid && null != ask && bid.price().compareTo(ask.price()) <= 0;
        if (isQuoted)
        {
            final double bidTicks = contract.ticks(bid.price());
            final double askTicks = contract.ticks(ask.price());
            all.put(Feature.SPREAD_BPS, 10_000 * (askTicks - bidTicks) / (0.5 * (bidTicks + askTicks)));
        }
        if (sizes.isFull() && sizes.sum() > 0)
        {
            final double balance = signedSizes.sum() / sizes.sum();
            all.put(Feature.MICRO_SCORE, 50 * (1 + dominance(balance, imbalance(market, bid, ask, isQuoted))));
        }
        return all;
    }

    private Double imbalance(final Market market, final Level bid, final Level ask, final boolean isQuoted)
    {
        if (!isQuoted)
        {
            return null;
        }
        final int levels = settings.whole("feature.imbalance_levels");
        final BigDecimal bids = market.isBookTradable() ? market.bidDepth(levels) : BigDecimal.ZERO;
        final BigDecimal asks = market.isBookTradable() ? market.askDepth(levels) : BigDecimal.ZERO;
        return bids.signum() > 0 && asks.signum() > 0 ? imbalance(bids, asks) : imbalance(bid.size(), ask.size());
    }

    private Double imbalance(final BigDecimal bids, final BigDecimal asks)
    {
        final double bidLots = contract.lots(bids);
        final double askLots = contract.lots(asks);
        return bidLots > 0 && askLots > 0 ? (bidLots - askLots) / (bidLots + askLots) : null;
    }

    private double dominance(final double balance, final Double imbalance)
    {
        final double weight = settings.number("feature.micro_flow_weight");
        return null == imbalance ? balance : weight * balance + (1 - weight) * imbalance;
    }

    private void onTrend(final double high, final double low, final double close)
    {
        trend.add(high, low, close);
        onHigherTimeframe(high, low, close);
        onDirection(high, low);
        final Double atr = trend.atr();
        final boolean hasRange = null != atr && atr > 0;
        if (null != trend.fast())
        {
            fastLine.add(trend.fast());
        }
        put(null != atr, Feature.ATR, () -> atr);
        put(null != atr, Feature.ATR_PCT, () -> atr / close);
        put(hasRange && fastLine.isFull(), Feature.EMA_SLOPE,
            () -> (trend.fast() - fastLine.oldest()) / settings.whole("feature.slope_bars") / atr);
        put(null != trend.strength(), Feature.TREND_STRENGTH, trend::strength);
        put(null != higherTrend.strength(), Feature.HTF_BIAS, higherTrend::strength);
        put(null != adx.value(), Feature.ADX, adx::value);
        closes.add(close);
        if (closes.isFull())
        {
            final double momentum = close / closes.oldest() - 1;
            momenta.add(momentum);
            values.put(Feature.MOMENTUM, momentum);
            put(hasRange && momenta.isFull(), Feature.MOMENTUM_SLOPE,
                () -> (momentum - momenta.oldest()) / settings.whole("feature.slope_bars") / (atr / close));
        }
    }

    private void onHigherTimeframe(final double high, final double low, final double close)
    {
        joinedHigh = Math.max(joinedHigh, high);
        joinedLow = Math.min(joinedLow, low);
        joined++;
        if (joined == settings.whole("feature.htf_ratio"))
        {
            higherTrend.add(joinedHigh, joinedLow, close);
            joinedHigh = Double.NEGATIVE_INFINITY;
            joinedLow = Double.POSITIVE_INFINITY;
            joined = 0;
        }
    }

    private void onDirection(final double high, final double low)
    {
        if (null == previous)
        {
            return;
        }
        final double up = high - contract.ticks(previous.high());
        final double down = contract.ticks(previous.low()) - low;
        directionRange.add(TrendLine.trueRange(high, low, contract.ticks(previous.close())));
        rises.add(up > down ? Math.max(up, 0) : 0);
        falls.add(down > up ? Math.max(down, 0) : 0);
        if (null != directionRange.value())
        {
            final double plus = percent(rises.value(), directionRange.value());
            final double minus = percent(falls.value(), directionRange.value());
            adx.add(percent(Math.abs(plus - minus), plus + minus));
        }
    }

    private void onReturn(final double close, final Bar bar)
    {
        if (null == previous)
        {
            return;
        }
        final double logReturn = Math.log(close / contract.ticks(previous.close()));
        returns.add(logReturn);
        longReturns.add(logReturn);
        moments.add(logReturn);
        elapsedNs.add(bar.endNs() - previous.endNs());
        final double sigma = Math.sqrt(returns.meanSquare());
        final double longSigma = Math.sqrt(longReturns.meanSquare());
        final double yearNs = settings.number("feature.volatility_year_days") * NS_PER_DAY;
        put(returns.isFull() && elapsedNs.sum() > 0, Feature.REALISED_VOL,
            () -> sigma * Math.sqrt(settings.whole("feature.volatility_bars") * yearNs / elapsedNs.sum()));
        put(returns.isFull() && longReturns.isFull() && longSigma > 0, Feature.VOLATILITY_RATIO,
            () -> sigma / longSigma);
        put(sigmas.isFull(), Feature.VOLATILITY_PERCENTILE, () -> sigmas.shareBelow(sigma));
        if (returns.isFull())
        {
            sigmas.add(sigma);
        }
        put(moments.isFull() && moments.central(2) > 0, Feature.KURTOSIS, moments::excessKurtosis);
    }

    private void onVolume(final double volume)
    {
        final double variance = volumes.isFull() ? volumes.sampleVariance() : 0;
        put(variance > 0, Feature.VOLUME_Z, () -> (volume - volumes.mean()) / Math.sqrt(variance));
        volumes.add(volume);
        put(volumes.isFull(), Feature.VOLUME_MA, volumes::mean);
        put(volumes.isFull() && volumes.mean() > 0, Feature.VOLUME_RATIO, () -> volume / volumes.mean());
    }

    private void onBands(final double close)
    {
        bandCloses.add(close);
        final double middle = bandCloses.mean();
        final double reach = settings.number("feature.bb_deviations") * Math.sqrt(bandCloses.variance());
        put(bandCloses.isFull() && reach > 0, Feature.MEAN_REVERT_BIAS, () -> Math.tanh((middle - close) / reach));
        if (bandCloses.isFull())
        {
            final double width = 2 * reach / middle;
            values.put(Feature.BB_WIDTH, width);
            put(widths.isFull(), Feature.COMPRESSION, () -> 1 - widths.shareBelow(width));
            widths.add(width);
        }
    }

    private void onBreakout(
        final double high, final double low, final double close, final double open, final Double atrBefore)
    {
        onIgnition(high, low, atrBefore);
        final double body = high > low ? Math.abs(close - open) / (high - low) : 0;
        final Double volumeRatio = values.get(Feature.VOLUME_RATIO);
        put(null != volumeRatio, Feature.BREAKOUT_QUALITY,
            () -> Math.min(1, volumeRatio / settings.number("feature.quality_volume_full")) * body);
        final Double atr = values.get(Feature.ATR);
        put(highs.isFull() && null != atr && atr > 0, Feature.BREAKOUT_THRUST,
            () -> (Math.max(close - highs.max(), 0) + Math.min(close - lows.min(), 0)) / atr);
        if (ranges.isFull())
        {
            narrowBars.add(high - low < ranges.min() ? 1 : 0);
        }
        ranges.add(high - low);
        put(narrowBars.isFull(), Feature.NR7_DENSITY, () -> narrowBars.sum() / narrowBarsLength());
        onRange(high, low, close);
    }

    private void onIgnition(final double high, final double low, final Double atrBefore)
    {
        final boolean hasExpansion = null != atrBefore && atrBefore > 0;
        put(hasExpansion && compressions.isFull(), Feature.IGNITION, () ->
        {
            final double expansion =
                TrendLine.trueRange(high, low, contract.ticks(previous.close())) / atrBefore;
            return 100 * Math.max(0, Math.min(1, compressions.mean())) *
                Math.min(1, expansion / settings.number("feature.ignition_full"));
        });
        if (values.containsKey(Feature.COMPRESSION))
        {
            compressions.add(values.get(Feature.COMPRESSION));
        }
    }

    private void onRange(final double high, final double low, final double close)
    {
        highs.add(high);
        lows.add(low);
        final boolean hasWidth = highs.isFull() && highs.max() > lows.min();
        put(hasWidth, Feature.PRICE_POSITION, () -> (close - lows.min()) / (highs.max() - lows.min()));
        put(hasWidth, Feature.PULLBACK_DEPTH, () ->
        {
            final double position = values.get(Feature.PRICE_POSITION);
            final int highAge = highs.age(highs.max());
            final int lowAge = lows.age(lows.min());
            return highAge < lowAge || highAge == lowAge && position >= 0.5 ? 1 - position : position;
        });
    }

    private int narrowBarsLength()
    {
        return settings.whole("feature.nr_density_bars");
    }

    private Window window(final String key)
    {
        return new Window(settings.whole(key));
    }

    private void put(final boolean isKnown, final Feature feature, final java.util.function.Supplier<Double> value)
    {
        if (isKnown)
        {
            values.put(feature, value.get());
        }
        else
        {
            values.remove(feature);
        }
    }

    private static double percent(final double part, final double whole)
    {
        return whole > 0 ? 100 * part / whole : 0;
    }

    static List<Feature> read()
    {
        return List.of(Feature.ADX, Feature.ATR, Feature.ATR_PCT, Feature.BB_WIDTH, Feature.BREAKOUT_QUALITY,
            Feature.BREAKOUT_THRUST, Feature.COMPRESSION, Feature.EMA_SLOPE, Feature.HTF_BIAS, Feature.IGNITION,
            Feature.KURTOSIS, Feature.MEAN_REVERT_BIAS, Feature.MICRO_SCORE, Feature.MOMENTUM, Feature.MOMENTUM_SLOPE,
            Feature.NR7_DENSITY, Feature.PRICE_POSITION, Feature.PULLBACK_DEPTH, Feature.REALISED_VOL,
            Feature.SPREAD_BPS, Feature.TIMEFRAME_GATE, Feature.TREND_STRENGTH, Feature.UPTICK_RATIO,
            Feature.VOLATILITY_PERCENTILE, Feature.VOLATILITY_RATIO, Feature.VOLUME_MA, Feature.VOLUME_RATIO,
            Feature.VOLUME_Z);
    }
}
