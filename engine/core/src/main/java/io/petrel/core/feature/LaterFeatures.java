package io.petrel.core.feature;

import java.util.List;

/**
 * Features that no stage between a closed bar and the order reads: an order does not wait for them. Whatever begins to
 * read one of them takes it off this list, and its calculator from the second step to the first (a test looks).
 */
final class LaterFeatures
{
    /** What bars change. */
    static final List<Feature> OF_BARS = List.of(
        Feature.EMA_SLOW, Feature.EMA_SLOW_SLOPE, Feature.EMA_LONG, Feature.EMA_ANCHOR, Feature.SMA_SHORT,
        Feature.SMA_MEDIUM, Feature.SMA_LONG, Feature.SMA_ANCHOR, Feature.MACD, Feature.MACD_SIGNAL,
        Feature.PARKINSON_VOL, Feature.GARMAN_KLASS_VOL, Feature.AMIHUD, Feature.KYLE_LAMBDA,
        Feature.RSI, Feature.RSI_LONG, Feature.STOCH_K, Feature.STOCH_D, Feature.CCI, Feature.CLOSE_Z,
        Feature.OU_DEVIATION, Feature.OU_HALF_LIFE, Feature.NR4, Feature.TIMEFRAME_ALIGNMENT,
        Feature.TREND_X_VOLATILITY, Feature.ADX_X_MOMENTUM_SLOPE, Feature.COMPRESSION_X_BIAS,
        Feature.IGNITION_X_QUALITY, Feature.TREND_STRENGTH_SQUARED, Feature.ADX_SQUARED, Feature.RSI_CUBED,
        Feature.VOLATILITY_PER_ADX, Feature.RSI_LAG_1, Feature.RSI_LAG_2, Feature.RSI_LAG_5, Feature.MOMENTUM_LAG_1,
        Feature.MOMENTUM_LAG_5);

    /** What ticks change. */
    static final List<Feature> OF_TICKS = List.of(
        Feature.ORDER_FLOW_IMBALANCE, Feature.DEPTH_FLOW_IMBALANCE, Feature.SPREAD_Z, Feature.QUOTE_PRESSURE,
        Feature.QUOTE_TRADE_RATIO, Feature.TRADE_INTENSITY, Feature.HAWKES_IMBALANCE, Feature.TAPE_SCORE,
        Feature.EFFECTIVE_SPREAD_BPS, Feature.TICK_IMBALANCE, Feature.IMBALANCE_X_INTENSITY);

    /** Their ready flags, see {@link FeatureVector#bitsOf}. */
    static final long[] BAR_BITS = FeatureVector.bitsOf(OF_BARS);
    static final long[] TICK_BITS = FeatureVector.bitsOf(OF_TICKS);

    private LaterFeatures()
    {
    }
}
