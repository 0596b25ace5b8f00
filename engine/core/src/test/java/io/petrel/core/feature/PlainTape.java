package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;

/** All features of one instrument from their definitions: the plain implementation. Not-a-number means not ready. */
final class PlainTape
{
    private final Parameters parameters;
    private final MarketState market;
    private final PlainCrossAssets crossAssets;
    private final int place;
    private final PlainFeatures bars;
    private final PlainTimeframes timeframes;
    private final PlainTrades trades;
    private final PlainOrderFlow orderFlow = new PlainOrderFlow();

    PlainTape(
        final Parameters parameters, final MarketState market, final PlainCrossAssets crossAssets, final int place)
    {
        this.parameters = parameters;
        this.market = market;
        this.crossAssets = crossAssets;
        this.place = place;
        bars = new PlainFeatures(parameters);
        timeframes = new PlainTimeframes(parameters);
        trades = new PlainTrades(parameters);
    }

    void onTrade(final long ticks, final long lots, final AggressorSide side, final long timeNs)
    {
        trades.onTrade(lots, side);
        orderFlow.onTrade(ticks, lots, side, timeNs);
    }

    void onBook(final long timeNs)
    {
        orderFlow.onBook(market, timeNs);
    }

    void onClockBar(final Bar bar)
    {
        crossAssets.onClose(place, bar.endTimeNs(), bar.closeTicks());
    }

    void onBar(final Bar bar)
    {
        bars.add(bar);
        timeframes.add(bar);
        trades.onBar(bar, bars.value(Feature.VOLUME_MA));
    }

    double value(final Feature feature)
    {
        if (Feature.Group.CROSS_ASSET == feature.group())
        {
            return crossAssets.value(feature, place);
        }
        if (Feature.Group.HIGHER_ORDER == feature.group())
        {
            return higherOrder(feature);
        }
        return bars.features().contains(feature) ? bars.value(feature) : other(feature);
    }

    /** What a value near zero is measured against: the size of the terms whose difference it is. */
    double scale(final Feature feature)
    {
        return switch (feature)
        {
            case KYLE_LAMBDA -> trades.kyleScale();
            case AMIHUD, VOLUME, VOLUME_MA -> 0;
            default -> feature.unit().startsWith("log return") ? 1e-6 :
                feature.unit().startsWith("share of price") ? 1e-3 : 1;
        };
    }

    private double other(final Feature feature)
    {
        return switch (feature)
        {
            case TIMEFRAME_ALIGNMENT -> timeframes.alignment();
            case TIMEFRAME_GATE -> timeframes.gate();
            case KYLE_LAMBDA -> trades.kyleLambda();
            case VPIN -> trades.vpin();
            case UPTICK_RATIO -> trades.upticks();
            case MICRO_SCORE -> microScore();
            case SPREAD_BPS -> isQuoted() ? 1e4 * (market.bestAskTicks() - market.bestBidTicks()) /
                ((market.bestAskTicks() + market.bestBidTicks()) / 2.0) : Double.NaN;
            case BOOK_IMBALANCE -> isQuoted() ? share(market.bestBidLots(), market.bestAskLots()) : Double.NaN;
            case DEPTH_IMBALANCE -> depthImbalance();
            default -> orderFlow.value(feature);
        };
    }

    private double higherOrder(final Feature feature)
    {
        return switch (feature)
        {
            case TREND_X_VOLATILITY -> value(Feature.TREND_STRENGTH) * value(Feature.REALISED_VOL);
            case ADX_X_MOMENTUM_SLOPE -> value(Feature.ADX) * value(Feature.MOMENTUM_SLOPE);
            case COMPRESSION_X_BIAS -> value(Feature.COMPRESSION) * value(Feature.MEAN_REVERT_BIAS);
            case IGNITION_X_QUALITY -> value(Feature.IGNITION) * value(Feature.BREAKOUT_QUALITY);
            case TREND_STRENGTH_SQUARED -> StrictMath.pow(value(Feature.TREND_STRENGTH), 2);
            case ADX_SQUARED -> StrictMath.pow(value(Feature.ADX), 2);
            case RSI_CUBED -> StrictMath.pow(value(Feature.RSI), 3);
            case VOLATILITY_PER_ADX -> value(Feature.REALISED_VOL) / PlainSeries.positive(value(Feature.ADX));
            case RSI_LAG_1 -> bars.value(Feature.RSI, 1);
            case RSI_LAG_2 -> bars.value(Feature.RSI, 2);
            case RSI_LAG_5 -> bars.value(Feature.RSI, 5);
            case MOMENTUM_LAG_1 -> bars.value(Feature.MOMENTUM, 1);
            case MOMENTUM_LAG_5 -> bars.value(Feature.MOMENTUM, 5);
            case IMBALANCE_X_INTENSITY -> value(Feature.BOOK_IMBALANCE) * value(Feature.TRADE_INTENSITY);
            default -> throw new IllegalArgumentException(feature.name());
        };
    }

    private double microScore()
    {
        final double weight = parameters.param("feature.micro_flow_weight").asDouble();
        final double depth = depthImbalance();
        final double book = Double.isNaN(depth) ? value(Feature.BOOK_IMBALANCE) : depth;
        final double balance = trades.balance();
        return 50 * (1 + (Double.isNaN(book) ? balance : weight * balance + (1 - weight) * book));
    }

    private double depthImbalance()
    {
        final L2Book book = market.book();
        if (!isQuoted() || !book.isTradable())
        {
            return Double.NaN;
        }
        double bids = 0;
        double asks = 0;
        for (int i = 0; i < parameters.param("feature.imbalance_levels").asInt(); i++)
        {
            bids += i < book.bidLevels() ? book.bidLotsAt(i) : 0;
            asks += i < book.askLevels() ? book.askLotsAt(i) : 0;
        }
        return share(bids, asks);
    }

    private boolean isQuoted()
    {
        return market.isTradable() && market.bestBidTicks() > 0 && market.bestBidTicks() <= market.bestAskTicks();
    }

    private static double share(final double bids, final double asks)
    {
        return bids > 0 && asks > 0 ? (bids - asks) / (bids + asks) : Double.NaN;
    }
}
