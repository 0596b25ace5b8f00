package io.petrel.node.config;

import io.petrel.core.feature.Feature;
import java.util.List;

/** What the documents that Petrel follows call a feature, and which of ours it is. */
final class SpecifiedFeatures
{
    /**
     * One name of a document.
     *
     * @param document where it stands.
     * @param name     as written there.
     * @param ours     features of the catalogue.
     * @param remark   where ours differs; may be empty.
     */
    record Entry(String document, String name, List<Feature> ours, String remark)
    {
    }

    private static final String RECIPE =
        "Huracan Engine v4.0, feature recipe";
    private static final String REFERENCE =
        "BITCOIN4Traders modules reference, 13. features";
    private static final String MICROSTRUCTURE =
        "Prop-firm trading system, part X: market microstructure signals";

    static final List<Entry> ALL = List.of(
        of(RECIPE, "ema_5", "", Feature.EMA_FAST),
        of(RECIPE, "ema_21", "", Feature.EMA_SLOW),
        of(RECIPE, "ema_50", "", Feature.EMA_LONG),
        of(RECIPE, "ema_200", "", Feature.EMA_ANCHOR),
        of(RECIPE, "sma_20", "", Feature.SMA_SHORT),
        of(RECIPE, "sma_50", "", Feature.SMA_MEDIUM),
        of(RECIPE, "sma_100", "", Feature.SMA_LONG),
        of(RECIPE, "sma_200", "", Feature.SMA_ANCHOR),
        of(RECIPE, "ema_slope_5", "per bar, in average true ranges, so that instruments compare", Feature.EMA_SLOPE),
        of(RECIPE, "ema_slope_21", "as ema_slope_5", Feature.EMA_SLOW_SLOPE),
        of(RECIPE, "momentum", "", Feature.MOMENTUM),
        of(RECIPE, "adx", "", Feature.ADX),
        of(RECIPE, "atr", "", Feature.ATR),
        of(RECIPE, "atr_pct; atr / close", "", Feature.ATR_PCT),
        of(RECIPE, "realized_sigma_30",
            "per bar, and per year by elapsed time",
            Feature.REALISED_SIGMA, Feature.REALISED_VOL),
        of(RECIPE, "realized_sigma_60", "", Feature.REALISED_SIGMA_LONG),
        of(RECIPE, "volatility_ratio", "", Feature.VOLATILITY_RATIO),
        of(RECIPE, "kurtosis", "excess, sample estimator", Feature.KURTOSIS),
        of(RECIPE, "skewness", "sample estimator", Feature.SKEWNESS),
        of(RECIPE, "parkinson_vol", "", Feature.PARKINSON_VOL),
        of(RECIPE, "rsi_14", "", Feature.RSI),
        of(RECIPE, "rsi_30", "", Feature.RSI_LONG),
        of(RECIPE, "stoch_k", "", Feature.STOCH_K),
        of(RECIPE, "stoch_d", "", Feature.STOCH_D),
        of(RECIPE, "cci", "", Feature.CCI),
        of(RECIPE, "bb_upper", "", Feature.BB_UPPER),
        of(RECIPE, "bb_middle", "", Feature.BB_MIDDLE),
        of(RECIPE, "bb_lower", "", Feature.BB_LOWER),
        of(RECIPE, "bb_width", "", Feature.BB_WIDTH),
        of(RECIPE, "bb_position", "", Feature.BB_POSITION),
        of(RECIPE, "compression_score", "", Feature.COMPRESSION),
        of(RECIPE, "mean_revert_bias", "", Feature.MEAN_REVERT_BIAS),
        of(RECIPE, "price_position", "", Feature.PRICE_POSITION),
        of(RECIPE, "uptick_ratio", "", Feature.UPTICK_RATIO),
        of(RECIPE, "micro_score", "", Feature.MICRO_SCORE),
        of(RECIPE, "tape_score", "", Feature.TAPE_SCORE),
        of(RECIPE, "volume", "", Feature.VOLUME),
        of(RECIPE, "volume_ma_20", "", Feature.VOLUME_MA),
        of(RECIPE, "vol_jump_z", "against the bars before: a spike is not part of its own baseline", Feature.VOLUME_Z),
        of(RECIPE, "volume_ratio; volume / volume_ma", "", Feature.VOLUME_RATIO),
        of(RECIPE, "spread_bps", "", Feature.SPREAD_BPS),
        of(RECIPE, "bid_ask_imbalance", "", Feature.BOOK_IMBALANCE),
        of(RECIPE, "depth_imbalance", "", Feature.DEPTH_IMBALANCE),
        of(RECIPE, "ignition_score", "", Feature.IGNITION),
        of(RECIPE, "breakout_quality", "", Feature.BREAKOUT_QUALITY),
        of(RECIPE, "breakout_thrust", "", Feature.BREAKOUT_THRUST),
        of(RECIPE, "nr7", "", Feature.NR7),
        of(RECIPE, "nr7_density", "", Feature.NR7_DENSITY),
        of(RECIPE, "nr4", "", Feature.NR4),
        of(RECIPE, "pullback_depth", "", Feature.PULLBACK_DEPTH),
        of(RECIPE, "expansion_rate", "", Feature.EXPANSION_RATE),
        of(RECIPE, "rs_score", "", Feature.RS_SCORE),
        of(RECIPE, "leader_bias", "", Feature.LEADER_BIAS),
        of(RECIPE, "rs_slope", "", Feature.RS_SLOPE),
        of(RECIPE, "beta",
            "to the benchmark, the first instrument defined; the leader engine asks how steady it is",
            Feature.BETA, Feature.BETA_STABILITY),
        of(RECIPE, "correlation_to_btc", "", Feature.BENCHMARK_CORRELATION),
        of(RECIPE, "alpha", "", Feature.ALPHA),
        of(RECIPE, "sector_rs", "sector: the other instruments of the run", Feature.SECTOR_RS),
        of(RECIPE, "sector_momentum", "", Feature.SECTOR_MOMENTUM),
        of(RECIPE, "trend_strength x volatility", "", Feature.TREND_X_VOLATILITY),
        of(RECIPE, "adx x momentum_slope", "", Feature.ADX_X_MOMENTUM_SLOPE),
        of(RECIPE, "compression x mean_revert_bias", "", Feature.COMPRESSION_X_BIAS),
        of(RECIPE, "ignition x breakout_quality", "", Feature.IGNITION_X_QUALITY),
        of(RECIPE, "trend_strength^2", "", Feature.TREND_STRENGTH_SQUARED),
        of(RECIPE, "adx^2", "", Feature.ADX_SQUARED),
        of(RECIPE, "rsi^3", "", Feature.RSI_CUBED),
        of(RECIPE, "volatility / adx", "", Feature.VOLATILITY_PER_ADX),
        of(RECIPE, "lag1_rsi", "", Feature.RSI_LAG_1),
        of(RECIPE, "lag2_rsi", "", Feature.RSI_LAG_2),
        of(RECIPE, "lag5_rsi", "", Feature.RSI_LAG_5),
        of(RECIPE, "lag1_momentum", "", Feature.MOMENTUM_LAG_1),
        of(RECIPE, "lag5_momentum", "", Feature.MOMENTUM_LAG_5),
        of(RECIPE, "trend_strength, htf_bias, momentum_slope (engines)",
            "named by the engines, without a row in the recipe",
            Feature.TREND_STRENGTH, Feature.HTF_BIAS, Feature.MOMENTUM_SLOPE),
        of(REFERENCE, "Log returns", "", Feature.LOG_RETURN),
        of(REFERENCE, "Rolling volatility", "", Feature.REALISED_SIGMA),
        of(REFERENCE, "Rolling mean return", "", Feature.MEAN_RETURN),
        of(REFERENCE, "OU process deviation",
            "OU_DEVIATION is of the fitted process; CLOSE_Z is the document's simple form, price less " +
            "rolling mean over its deviation",
            Feature.OU_DEVIATION, Feature.OU_HALF_LIFE, Feature.CLOSE_Z),
        of(REFERENCE, "RSI", "", Feature.RSI),
        of(REFERENCE, "MACD", "", Feature.MACD, Feature.MACD_SIGNAL),
        of(REFERENCE, "Bollinger Bands",
            "",
            Feature.BB_UPPER, Feature.BB_MIDDLE, Feature.BB_LOWER, Feature.BB_WIDTH, Feature.BB_POSITION),
        of(REFERENCE, "EMA crossover", "sign: which average is above", Feature.TREND_STRENGTH),
        of(REFERENCE, "get_alignment_score", "M1 to W1", Feature.TIMEFRAME_ALIGNMENT),
        of(REFERENCE, "get_dominant_direction, top-down gate", "", Feature.TIMEFRAME_GATE),
        of(REFERENCE, "Bid-ask spread", "", Feature.SPREAD_BPS),
        of(REFERENCE, "Order flow imbalance",
            "by traded volume; by changes of the best level; by changes of several levels",
            Feature.TICK_IMBALANCE, Feature.ORDER_FLOW_IMBALANCE, Feature.DEPTH_FLOW_IMBALANCE),
        of(REFERENCE, "Quote-to-trade ratio", "", Feature.QUOTE_TRADE_RATIO),
        of(REFERENCE, "Effective spread", "", Feature.EFFECTIVE_SPREAD_BPS),
        of(REFERENCE, "Kyle's lambda", "", Feature.KYLE_LAMBDA),
        of(REFERENCE, "Amihud illiquidity", "", Feature.AMIHUD),
        of(MICROSTRUCTURE, "trade_imbalance", "tick rule, decayed", Feature.TICK_IMBALANCE),
        of(MICROSTRUCTURE, "spread_signal",
            "positive is wide; the document's signal is -tanh(z / 2)",
            Feature.SPREAD_Z),
        of(MICROSTRUCTURE, "quote_pressure",
            "now, and averaged over time",
            Feature.BOOK_IMBALANCE, Feature.QUOTE_PRESSURE),
        of(MICROSTRUCTURE, "trade_intensity",
            "a Hawkes process with fitted parameters, not a ratio of mean gaps; its imbalance tells buys from sells",
            Feature.TRADE_INTENSITY, Feature.HAWKES_IMBALANCE),
        of(MICROSTRUCTURE, "vpin", "toxicity in [0, 1], without a sign", Feature.VPIN),
        of(MICROSTRUCTURE, "toxicity (adverse selection risk)", "", Feature.VPIN, Feature.LIQUIDITY_WITHDRAWAL));

    private SpecifiedFeatures()
    {
    }

    private static Entry of(final String document, final String name, final String remark, final Feature... ours)
    {
        return new Entry(document, name, List.of(ours), remark);
    }
}
