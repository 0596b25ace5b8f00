package io.petrel.core.feature;

/**
 * The catalogue of features: what each is, in which unit and range, and what updates it. The order is the layout of
 * {@link FeatureVector} and of the {@code FeatureVectorSnapshot} message: append only. Names in formulas that start
 * with {@code feature.} are parameters. Prices are ticks of the instrument.
 */
public enum Feature
{
    /** Fast moving average. */
    EMA_FAST(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "EMA of bar closes over feature.ema_fast_bars, started with their simple mean",
        "bar close", "feature.ema_fast_bars bars"),
    /** Slow moving average. */
    EMA_SLOW(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "EMA of bar closes over feature.ema_slow_bars, started with their simple mean",
        "bar close", "feature.ema_slow_bars bars"),
    /** Direction and size of the trend. */
    TREND_STRENGTH(Group.TREND, Trigger.BAR, "1", -1, 1,
        "tanh(feature.trend_strength_scale x (EMA_FAST - EMA_SLOW) / ATR)",
        "bar high, low, close", "feature.ema_slow_bars and feature.atr_bars + 1 bars"),
    /** How fast the fast moving average rises. */
    EMA_SLOPE(Group.TREND, Trigger.BAR, "ATR per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(EMA_FAST - EMA_FAST of feature.slope_bars ago) / feature.slope_bars / ATR",
        "bar high, low, close", "feature.ema_fast_bars + feature.slope_bars bars"),
    /** Strength of the trend, whatever its direction. */
    ADX(Group.TREND, Trigger.BAR, "1", 0, 100,
        "Wilder's average directional index over feature.adx_bars",
        "bar high, low, close", "2 x feature.adx_bars bars"),
    /** Average true range. */
    ATR(Group.VOLATILITY, Trigger.BAR, "ticks", 0, Double.POSITIVE_INFINITY,
        "Wilder's average true range over feature.atr_bars",
        "bar high, low, close", "feature.atr_bars + 1 bars"),
    /** Average true range relative to price. */
    ATR_PCT(Group.VOLATILITY, Trigger.BAR, "share of price", 0, Double.POSITIVE_INFINITY,
        "ATR / close",
        "bar high, low, close", "feature.atr_bars + 1 bars"),
    /** Rate of change. */
    MOMENTUM(Group.TREND, Trigger.BAR, "share of price", -1, Double.POSITIVE_INFINITY,
        "close / close of feature.momentum_bars ago - 1; not ready unless both are above 0",
        "bar close", "feature.momentum_bars + 1 bars"),
    /** Acceleration. */
    MOMENTUM_SLOPE(Group.TREND, Trigger.BAR, "ATR per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(MOMENTUM - MOMENTUM of feature.slope_bars ago) / feature.slope_bars / ATR_PCT",
        "bar high, low, close", "feature.momentum_bars + feature.slope_bars + 1 bars"),
    /** Trend of the next higher time frame. */
    HTF_BIAS(Group.TREND, Trigger.BAR, "1", -1, 1,
        "TREND_STRENGTH of bars joined from feature.htf_ratio closed bars each",
        "bar high, low, close", "TREND_STRENGTH, feature.htf_ratio times"),
    /** Share of buys among trades. */
    UPTICK_RATIO(Group.MICROSTRUCTURE, Trigger.TRADE, "share of trades", 0, 1,
        "buys / (buys + sells) by count over the last feature.uptick_trades trades; side of the taker, else tick rule",
        "trade price, taker side", "feature.uptick_trades trades with a side"),
    /** Who dominates the order flow: 0 sellers, 50 nobody, 100 buyers. */
    MICRO_SCORE(Group.MICROSTRUCTURE, Trigger.TICK, "1", 0, 100,
        "50 x (1 + w F + (1 - w) I), w = feature.micro_flow_weight, F = (bought - sold) / traded lots over the last " +
        "feature.flow_trades trades, I = DEPTH_IMBALANCE, else BOOK_IMBALANCE; without a book w is 1",
        "trade price, size, taker side; book", "feature.flow_trades trades with a side"),
    /** How unusual the volume of the last bar is. */
    VOLUME_Z(Group.MICROSTRUCTURE, Trigger.BAR, "deviations",
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(volume - mean) / sample deviation, both of the feature.volume_bars bars before; " +
        "not ready where volume is constant",
        "bar volume", "feature.volume_bars + 1 bars"),
    /** Cost of crossing the spread. */
    SPREAD_BPS(Group.MICROSTRUCTURE, Trigger.TICK, "basis points of mid", 0, Double.POSITIVE_INFINITY,
        "10000 x (best ask - best bid) / mid",
        "best bid and ask", "both sides"),
    /** Pressure at the best prices. */
    BOOK_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "(bid lots - ask lots) / (bid lots + ask lots) at the best prices",
        "best bid and ask sizes", "both sides"),
    /** Pressure in the depth of the book. */
    DEPTH_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "(bid lots - ask lots) / (bid lots + ask lots), summed over the best feature.imbalance_levels of each side",
        "book sizes", "both sides"),
    /** Deviation of one bar's return. */
    REALISED_SIGMA(Group.VOLATILITY, Trigger.BAR, "log return per bar", 0, Double.POSITIVE_INFINITY,
        "sqrt(sum of squared log returns / n) over feature.volatility_bars, mean taken as zero",
        "bar close", "feature.volatility_bars + 1 bars"),
    /** Volatility per year, by elapsed time, so that bars of irregular length compare. */
    REALISED_VOL(Group.VOLATILITY, Trigger.BAR, "log return per square-root year", 0, Double.POSITIVE_INFINITY,
        "sqrt(sum of squared log returns / elapsed time x year) over feature.volatility_bars, year = " +
        "feature.volatility_year_days",
        "bar close and end time", "feature.volatility_bars + 1 bars"),
    /** Long moving average. */
    EMA_LONG(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "EMA of bar closes over feature.ema_long_bars, started with their simple mean",
        "bar close", "feature.ema_long_bars bars"),
    /** Longest moving average. */
    EMA_ANCHOR(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "EMA of bar closes over feature.ema_anchor_bars, started with their simple mean",
        "bar close", "feature.ema_anchor_bars bars"),
    /** Short simple average. */
    SMA_SHORT(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean of the last feature.sma_short_bars bar closes",
        "bar close", "feature.sma_short_bars bars"),
    /** Medium simple average. */
    SMA_MEDIUM(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean of the last feature.sma_medium_bars bar closes",
        "bar close", "feature.sma_medium_bars bars"),
    /** Long simple average. */
    SMA_LONG(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean of the last feature.sma_long_bars bar closes",
        "bar close", "feature.sma_long_bars bars"),
    /** Longest simple average. */
    SMA_ANCHOR(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean of the last feature.sma_anchor_bars bar closes",
        "bar close", "feature.sma_anchor_bars bars"),
    /** How fast the slow moving average rises. */
    EMA_SLOW_SLOPE(Group.TREND, Trigger.BAR, "ATR per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(EMA_SLOW - EMA_SLOW of feature.slope_bars ago) / feature.slope_bars / ATR",
        "bar high, low, close", "feature.ema_slow_bars + feature.slope_bars bars"),
    /** Distance of two averages. */
    MACD(Group.TREND, Trigger.BAR, "share of price", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(EMA of closes over feature.macd_fast_bars - EMA over feature.macd_slow_bars) / close",
        "bar close", "feature.macd_slow_bars bars"),
    /** Smoothed distance of two averages. */
    MACD_SIGNAL(Group.TREND, Trigger.BAR, "share of price", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "EMA over feature.macd_signal_bars of (MACD x close), / close",
        "bar close", "feature.macd_slow_bars + feature.macd_signal_bars - 1 bars"),
    /** How far the time frames agree, from one minute to one week. */
    TIMEFRAME_ALIGNMENT(Group.TREND, Trigger.BAR, "1", -1, 1,
        "weighted mean, over the time frames that are warm and not shorter than the bars, of " +
        "tanh(feature.timeframe_scale x (EMA of feature.ema_fast_bars - EMA of feature.ema_slow_bars) / EMA of " +
        "|close change|), of closed periods; weights grow by feature.timeframe_weight_ratio from frame to frame " +
        "(M1, M5, M15, M30, H1, H4, D1, W1, aligned to UTC, weeks to Monday); of feature.timeframe_frames_min or more",
        "bar close, start and end time",
        "feature.timeframe_frames_min frames of feature.ema_slow_bars + 1 periods"),
    /** Direction that the higher time frames allow: 1 up, -1 down, 0 none. */
    TIMEFRAME_GATE(Group.TREND, Trigger.BAR, "1", -1, 1,
        "sign of (fast EMA - slow EMA) shared by the two longest warm time frames longer than the bars, 0 if they " +
        "disagree; frames as in TIMEFRAME_ALIGNMENT",
        "bar close, start and end time", "two frames of feature.ema_slow_bars + 1 periods"),
    /** Deviation of one bar's return over the long window. */
    REALISED_SIGMA_LONG(Group.VOLATILITY, Trigger.BAR, "log return per bar", 0, Double.POSITIVE_INFINITY,
        "sqrt(sum of squared log returns / n) over feature.volatility_long_bars, mean taken as zero",
        "bar close", "feature.volatility_long_bars + 1 bars"),
    /** Short volatility against long. */
    VOLATILITY_RATIO(Group.VOLATILITY, Trigger.BAR, "1", 0, Double.POSITIVE_INFINITY,
        "REALISED_SIGMA / REALISED_SIGMA_LONG; not ready where the latter is 0",
        "bar close", "both of them"),
    /** Rank of volatility in its own past. */
    VOLATILITY_PERCENTILE(Group.VOLATILITY, Trigger.BAR, "1", 0, 1,
        "share of the feature.volatility_rank_bars values of REALISED_SIGMA before the present one that are below " +
        "it, ties (to a billionth) by half",
        "bar close", "feature.volatility_bars + feature.volatility_rank_bars + 1 bars"),
    /** Fatness of the tails. */
    KURTOSIS(Group.VOLATILITY, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "sample excess kurtosis (G2) of log returns over feature.moment_bars; not ready where they are equal",
        "bar close", "feature.moment_bars + 1 bars"),
    /** Asymmetry of returns. */
    SKEWNESS(Group.VOLATILITY, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "adjusted sample skewness (G1) of log returns over feature.moment_bars; not ready where they are equal",
        "bar close", "feature.moment_bars + 1 bars"),
    /** Volatility of the bars' ranges. */
    PARKINSON_VOL(Group.VOLATILITY, Trigger.BAR, "log return per bar", 0, Double.POSITIVE_INFINITY,
        "sqrt(mean of ln(high / low)^2 / (4 ln 2)) over feature.volatility_bars (Parkinson 1980)",
        "bar high, low", "feature.volatility_bars bars"),
    /** Volatility of open, high, low and close. */
    GARMAN_KLASS_VOL(Group.VOLATILITY, Trigger.BAR, "log return per bar", 0, Double.POSITIVE_INFINITY,
        "sqrt(mean of ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2) over feature.volatility_bars, " +
        "a negative mean as 0 (Garman, Klass 1980)",
        "bar open, high, low, close", "feature.volatility_bars bars"),
    /** Return of the last bar. */
    LOG_RETURN(Group.VOLATILITY, Trigger.BAR, "log return", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "ln(close / close before)",
        "bar close", "2 bars"),
    /** Mean return. */
    MEAN_RETURN(Group.VOLATILITY, Trigger.BAR, "log return per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean log return over feature.volatility_bars",
        "bar close", "feature.volatility_bars + 1 bars"),
    /** Relative strength index. */
    RSI(Group.MEAN_REVERSION, Trigger.BAR, "1", 0, 100,
        "Wilder's RSI over feature.rsi_bars; 100 without a fall, 50 without a move",
        "bar close", "feature.rsi_bars + 1 bars"),
    /** Relative strength index over the long window. */
    RSI_LONG(Group.MEAN_REVERSION, Trigger.BAR, "1", 0, 100,
        "Wilder's RSI over feature.rsi_long_bars; 100 without a fall, 50 without a move",
        "bar close", "feature.rsi_long_bars + 1 bars"),
    /** Stochastic oscillator, slow. */
    STOCH_K(Group.MEAN_REVERSION, Trigger.BAR, "1", 0, 100,
        "mean over feature.stoch_smooth_bars of 100 x (close - lowest low) / (highest high - lowest low), " +
        "over feature.stoch_bars; 50 for a bar whose window has no range",
        "bar high, low, close", "feature.stoch_bars + feature.stoch_smooth_bars - 1 bars"),
    /** Stochastic oscillator, signal. */
    STOCH_D(Group.MEAN_REVERSION, Trigger.BAR, "1", 0, 100,
        "mean of STOCH_K over feature.stoch_signal_bars",
        "bar high, low, close", "feature.stoch_bars + feature.stoch_smooth_bars + feature.stoch_signal_bars - 2 bars"),
    /** Commodity channel index. */
    CCI(Group.MEAN_REVERSION, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(typical price - its mean) / (0.015 x mean absolute deviation), over feature.cci_bars, typical " +
        "price = (high + low + close) / 3 (Lambert 1980); not ready where it is constant",
        "bar high, low, close", "feature.cci_bars bars"),
    /** Upper Bollinger band. */
    BB_UPPER(Group.MEAN_REVERSION, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "BB_MIDDLE + feature.bb_deviations x population deviation of closes",
        "bar close", "feature.bb_bars bars"),
    /** Middle Bollinger band. */
    BB_MIDDLE(Group.MEAN_REVERSION, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean of closes over feature.bb_bars",
        "bar close", "feature.bb_bars bars"),
    /** Lower Bollinger band. */
    BB_LOWER(Group.MEAN_REVERSION, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "BB_MIDDLE - feature.bb_deviations x population deviation of closes",
        "bar close", "feature.bb_bars bars"),
    /** Width of the Bollinger bands. */
    BB_WIDTH(Group.MEAN_REVERSION, Trigger.BAR, "share of price", 0, Double.POSITIVE_INFINITY,
        "(BB_UPPER - BB_LOWER) / BB_MIDDLE; not ready unless BB_MIDDLE is above 0",
        "bar close", "feature.bb_bars bars"),
    /** Place of the close between the bands: 0 lower, 1 upper. */
    BB_POSITION(Group.MEAN_REVERSION, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(close - BB_LOWER) / (BB_UPPER - BB_LOWER); not ready where the bands meet",
        "bar close", "feature.bb_bars bars"),
    /** How tight the range is, against its own past. */
    COMPRESSION(Group.MEAN_REVERSION, Trigger.BAR, "1", 0, 1,
        "1 - share of the feature.compression_bars values of BB_WIDTH before the present one that are below it, " +
        "ties (to a billionth) by half",
        "bar close", "feature.bb_bars + feature.compression_bars bars"),
    /** Pull back to the mean: positive below it, negative above. */
    MEAN_REVERT_BIAS(Group.MEAN_REVERSION, Trigger.BAR, "1", -1, 1,
        "-tanh((close - BB_MIDDLE) / (BB_UPPER - BB_MIDDLE)); not ready where the bands meet",
        "bar close", "feature.bb_bars bars"),
    /** Place of the close in the recent range: 0 bottom, 1 top. */
    PRICE_POSITION(Group.MEAN_REVERSION, Trigger.BAR, "1", 0, 1,
        "(close - lowest low) / (highest high - lowest low) over feature.range_bars; not ready without a " +
        "range",
        "bar high, low, close", "feature.range_bars bars"),
    /** Distance from the mean of an Ornstein-Uhlenbeck process. */
    OU_DEVIATION(Group.MEAN_REVERSION, Trigger.BAR, "stationary deviations",
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(ln close - mu) / sigma_eq from the regression x = a + b x before + e of ln close over feature.ou_bars " +
        "steps: mu = a / (1 - b), sigma_eq^2 = sum of e^2 / (n - 2) / (1 - b^2); not ready unless 0 < b < 1 (by a " +
        "billionth)",
        "bar close", "feature.ou_bars + 1 bars"),
    /** Time in which half of a deviation is gone. */
    OU_HALF_LIFE(Group.MEAN_REVERSION, Trigger.BAR, "bars", 0, Double.POSITIVE_INFINITY,
        "ln 2 / -ln(b), b the slope of that regression; not ready unless 0 < b < 1 (by a billionth)",
        "bar close", "feature.ou_bars + 1 bars"),
    /** Distance of the close from its mean. */
    CLOSE_Z(Group.MEAN_REVERSION, Trigger.BAR, "deviations", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(close - mean) / sample deviation, over feature.range_bars; not ready where closes are constant",
        "bar close", "feature.range_bars bars"),
    /** Volume of the last bar. */
    VOLUME(Group.MICROSTRUCTURE, Trigger.BAR, "lots", 0, Double.POSITIVE_INFINITY,
        "volume of the bar; not ready where it is unknown",
        "bar volume", "1 bar"),
    /** Usual volume. */
    VOLUME_MA(Group.MICROSTRUCTURE, Trigger.BAR, "lots", 0, Double.POSITIVE_INFINITY,
        "mean volume of the last feature.volume_bars bars whose volume is known",
        "bar volume", "feature.volume_bars bars"),
    /** Volume against the usual. */
    VOLUME_RATIO(Group.MICROSTRUCTURE, Trigger.BAR, "1", 0, Double.POSITIVE_INFINITY,
        "VOLUME / VOLUME_MA; not ready where the latter is 0",
        "bar volume", "feature.volume_bars bars"),
    /** Price move per money traded. */
    AMIHUD(Group.MICROSTRUCTURE, Trigger.BAR, "basis points per million of the settlement currency",
        0, Double.POSITIVE_INFINITY,
        "mean of |log return| / money traded, over feature.amihud_bars bars with volume (Amihud 2002)",
        "bar close, notional", "feature.amihud_bars + 1 bars"),
    /** Who trades in size, and how fast: 0 sellers, 50 nobody, 100 buyers. */
    TAPE_SCORE(Group.MICROSTRUCTURE, Trigger.TRADE, "1", 0, 100,
        "50 x (1 + F x min(1, TRADE_INTENSITY / feature.tape_intensity_full)), F as in MICRO_SCORE",
        "trade price, size, taker side, time", "feature.flow_trades trades with a side"),
    /** Net pressure of changes at the best prices. */
    ORDER_FLOW_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "sum of e / sum of |e| over the last feature.ofi_updates changes of the best prices or sizes; e is what came " +
        "to the bid less what came to the ask, in lots (Cont, Kukanov, Stoikov 2014)",
        "best bid and ask, prices and sizes", "feature.ofi_updates changes"),
    /** Net pressure of changes over several levels. */
    DEPTH_FLOW_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "mean of sum of e / sum of |e| of each of feature.ofi_levels levels that had any, over the last " +
        "feature.ofi_updates changes of these levels (multi-level order-flow imbalance, Xu, Gould, Howison 2018)",
        "book levels", "feature.ofi_updates changes"),
    /** Imbalance of the best sizes, averaged over time. */
    QUOTE_PRESSURE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "mean of BOOK_IMBALANCE over the time it stood, exponentially decayed with half-life " +
        "feature.quote_half_life_ns",
        "best bid and ask sizes", "half the decayed past known: one half-life"),
    /** Quotes per trade. */
    QUOTE_TRADE_RATIO(Group.MICROSTRUCTURE, Trigger.TICK, "1", 0, Double.POSITIVE_INFINITY,
        "updates of book and quote / max(1, trades), both counts exponentially decayed with half-life " +
        "feature.quote_half_life_ns",
        "book, trades", "half the decayed past known, and a trade"),
    /** What takers really pay. */
    EFFECTIVE_SPREAD_BPS(Group.MICROSTRUCTURE, Trigger.TRADE, "basis points of mid",
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean over trades, exponentially decayed with half-life feature.quote_half_life_ns, of 20000 x side x " +
        "(price - mid) / mid, mid before the trade; side of the taker, else tick rule",
        "trade price, taker side; mid", "trades over one half-life"),
    /** Price move per signed volume. */
    KYLE_LAMBDA(Group.MICROSTRUCTURE, Trigger.BAR, "ticks per lot", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "slope of the regression of close changes on buys less sells, over feature.kyle_bars (Kyle 1985); sides of " +
        "the takers, else tick rule; not ready where the flow is constant",
        "bar close, volume, buy volume", "feature.kyle_bars + 1 bars"),
    /** Signed volume by the tick rule, decayed. */
    TICK_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TRADE, "1", -1, 1,
        "(bought - sold) / (bought + sold) by the tick rule, both multiplied by feature.tick_decay at each trade",
        "trade price, size", "feature.uptick_trades trades after the first change of price"),
    /** How unusual the spread is. */
    SPREAD_Z(Group.MICROSTRUCTURE, Trigger.TICK, "deviations", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(spread in ticks - mean) / sample deviation, of the last feature.spread_samples samples, one at each " +
        "change of the best prices; not ready where it is constant",
        "best bid and ask", "feature.spread_samples changes"),
    /** Arrival rate against its long-run level. */
    TRADE_INTENSITY(Group.MICROSTRUCTURE, Trigger.TRADE, "1", 0, Double.POSITIVE_INFINITY,
        "(mu + sum of alpha exp(-beta age) over all arrivals, this one included) / (mu / (1 - alpha / beta)): Hawkes " +
        "1971; trades of one instant are one arrival; mu feature.hawkes_mu_per_s, alpha feature.hawkes_alpha_per_s, " +
        "beta feature.hawkes_beta_per_s; not ready unless alpha < beta",
        "trade time", "one trade"),
    /** Excited arrivals of buys against sells. */
    HAWKES_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TRADE, "1", -1, 1,
        "(B - S) / (B + S), B and S the sums of exp(-beta age) over the arrivals of buys and of sells, as in " +
        "TRADE_INTENSITY",
        "trade time, taker side", "one trade with a side"),
    /** Toxicity of the flow. */
    VPIN(Group.MICROSTRUCTURE, Trigger.TRADE, "1", 0, 1,
        "mean of |buy - sell| / volume over the last feature.vpin_buckets buckets of feature.vpin_bucket_share x " +
        "VOLUME_MA lots; taker side, else tick rule, at each trade; or, where feature.vpin_bulk is set, at each bar, " +
        "buy share N(close change / its deviation over the feature.volatility_bars changes before) (Easley, Lopez " +
        "de Prado, O'Hara 2012)",
        "trade price, size, taker side; or bar close, volume", "VOLUME_MA and feature.vpin_buckets buckets"),
    /** How much of the usual depth is gone. */
    LIQUIDITY_WITHDRAWAL(Group.MICROSTRUCTURE, Trigger.TICK, "1", 0, 1,
        "1 - min(1, D / mean of D over the time it stood), exponentially decayed with half-life " +
        "feature.quote_half_life_ns; D the lots of the best feature.imbalance_levels of both sides",
        "book sizes", "half the decayed past known: one half-life"),
    /** Release of compression: 0 none, 100 full. */
    IGNITION(Group.BREAKOUT, Trigger.BAR, "1", 0, 100,
        "100 x mean COMPRESSION of the feature.ignition_bars bars before x min(1, EXPANSION_RATE / " +
        "feature.ignition_full)",
        "bar high, low, close", "COMPRESSION + feature.ignition_bars bars"),
    /** How well volume confirms. */
    BREAKOUT_QUALITY(Group.BREAKOUT, Trigger.BAR, "1", 0, 1,
        "min(1, VOLUME_RATIO / feature.quality_volume_full) x |close - open| / (high - low); 0 for a bar " +
        "without a range",
        "bar open, high, low, close, volume", "feature.volume_bars bars"),
    /** How far the close is beyond the earlier range. */
    BREAKOUT_THRUST(Group.BREAKOUT, Trigger.BAR, "ATR", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(close - highest high before) / ATR above it, (close - lowest low before) / ATR below it, else 0, " +
        "over feature.range_bars bars before; not ready where ATR is 0",
        "bar high, low, close", "feature.range_bars + 1 bars and ATR"),
    /** Narrowest range of seven bars: 1 yes. */
    NR7(Group.BREAKOUT, Trigger.BAR, "1", 0, 1,
        "1 if high - low is below each of the 6 bars before",
        "bar high, low", "7 bars"),
    /** How often ranges were narrow. */
    NR7_DENSITY(Group.BREAKOUT, Trigger.BAR, "1", 0, 1,
        "mean of NR7 over feature.nr_density_bars",
        "bar high, low", "feature.nr_density_bars + 6 bars"),
    /** Narrowest range of four bars: 1 yes. */
    NR4(Group.BREAKOUT, Trigger.BAR, "1", 0, 1,
        "1 if high - low is below each of the 3 bars before",
        "bar high, low", "4 bars"),
    /** How far price came back from the last extreme. */
    PULLBACK_DEPTH(Group.BREAKOUT, Trigger.BAR, "1", 0, 1,
        "(highest high - close) / (highest high - lowest low) if the high is the later extreme, else (close " +
        "- lowest low) / same, over feature.range_bars; from the nearer one if one bar is both, not ready without " +
        "a range",
        "bar high, low, close", "feature.range_bars bars"),
    /** Range of the bar against the usual. */
    EXPANSION_RATE(Group.BREAKOUT, Trigger.BAR, "1", 0, Double.POSITIVE_INFINITY,
        "true range / ATR of the bar before; not ready where that is 0",
        "bar high, low, close", "feature.atr_bars + 2 bars"),
    /** Strength against the benchmark. */
    RS_SCORE(Group.CROSS_ASSET, Trigger.BAR, "1", 0, 100,
        "100 x share of the feature.rs_rank_bars excess log returns over feature.rs_bars before the present one that " +
        "are below it, ties by half; like all features against the benchmark not ready for the benchmark itself, nor " +
        "where the instrument has more than feature.gap_bars bars that the benchmark lacks",
        "closes of both on the common clock", "feature.rs_bars + feature.rs_rank_bars + 1 common bars"),
    /** Leads (1) or lags (-1) the benchmark. */
    LEADER_BIAS(Group.CROSS_ASSET, Trigger.BAR, "1", -1, 1,
        "tanh(excess log return over feature.rs_bars / (sample deviation of excess returns over feature.beta_bars x " +
        "sqrt(feature.rs_bars))); not ready where they do not vary",
        "closes of both on the common clock", "the greater of feature.rs_bars and feature.beta_bars, + 1 common bars"),
    /** Change of relative strength. */
    RS_SLOPE(Group.CROSS_ASSET, Trigger.BAR, "per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(RS_SCORE - RS_SCORE of feature.slope_bars ago) / feature.slope_bars",
        "closes of both on the common clock", "RS_SCORE + feature.slope_bars common bars"),
    /** Sensitivity to the benchmark. */
    BETA(Group.CROSS_ASSET, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "covariance / variance of the benchmark, of log returns over feature.beta_bars; not ready where the " +
        "benchmark does not vary",
        "closes of both on the common clock", "feature.beta_bars + 1 common bars"),
    /** How steady the beta is. */
    BETA_STABILITY(Group.CROSS_ASSET, Trigger.BAR, "1", 0, 1,
        "1 / (1 + sample deviation of BETA over feature.beta_bars)",
        "closes of both on the common clock", "2 x feature.beta_bars common bars"),
    /** Correlation to the benchmark. */
    BENCHMARK_CORRELATION(Group.CROSS_ASSET, Trigger.BAR, "1", -1, 1,
        "correlation of log returns over feature.beta_bars; not ready where either does not vary",
        "closes of both on the common clock", "feature.beta_bars + 1 common bars"),
    /** Return that beta does not explain. */
    ALPHA(Group.CROSS_ASSET, Trigger.BAR, "log return per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean return - BETA x mean return of the benchmark, over feature.beta_bars",
        "closes of both on the common clock", "feature.beta_bars + 1 common bars"),
    /** Return against the sector. */
    SECTOR_RS(Group.CROSS_ASSET, Trigger.BAR, "log return", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "log return over feature.rs_bars clock times - SECTOR_MOMENTUM, both up to the last clock time that is over; " +
        "ready for the benchmark too",
        "closes of all on the common clock", "feature.rs_bars + 2 clock times, a bar at the last one that is over"),
    /** Return of the sector. */
    SECTOR_MOMENTUM(Group.CROSS_ASSET, Trigger.BAR, "log return", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "mean log return over feature.rs_bars clock times of the other instruments that have a bar at the last clock " +
        "time that is over; who missed the earlier one counts with the close before; ready for the benchmark too",
        "closes of all on the common clock", "feature.rs_bars + 2 clock times of another instrument"),
    /** How much all instruments move together. */
    MEAN_CORRELATION(Group.CROSS_ASSET, Trigger.BAR, "1", -1, 1,
        "mean of the correlations of log returns over feature.beta_bars, of all pairs among the first " +
        "feature.matrix_instruments and of all with the benchmark, both of which have a bar at the last clock time " +
        "that is over; ready for the benchmark too",
        "closes of all on the common clock", "feature.beta_bars + 2 common bars of a pair"),
    /** Breakdown of the correlation to the benchmark. */
    CORRELATION_Z(Group.CROSS_ASSET, Trigger.BAR, "deviations", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(atanh(correlation over s = feature.correlation_short_bars) - atanh(BENCHMARK_CORRELATION)) / " +
        "sqrt(1 / (s - 3) - 1 / (feature.beta_bars - 3)), the deviation of Fisher's z (1921) between a sample and " +
        "its last part; not ready where a correlation is perfect",
        "closes of both on the common clock", "feature.beta_bars + 1 common bars"),
    /** How well the benchmark's earlier return foretells. */
    LEAD_LAG(Group.CROSS_ASSET, Trigger.BAR, "1", -1, 1,
        "correlation of log returns with the benchmark's of feature.lead_bars before, over feature.beta_bars",
        "closes of both on the common clock", "feature.beta_bars + feature.lead_bars + 1 common bars"),
    /** What the benchmark's last return foretells. */
    LEAD_MOVE(Group.CROSS_ASSET, Trigger.BAR, "deviations", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "LEAD_LAG x log return of the benchmark over the last feature.lead_bars / (its sample deviation over " +
        "feature.beta_bars x sqrt(feature.lead_bars))",
        "closes of both on the common clock", "LEAD_LAG"),
    /** Per cent that the price moves with each per cent of the benchmark. */
    HEDGE_RATIO(Group.CROSS_ASSET, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "beta of a Kalman filter, ln price = alpha + beta x ln benchmark, both since their first common bar; alpha " +
        "and beta start with 0 and 1 and unit variances and walk by feature.kalman_state_variance per bar each, " +
        "noise feature.kalman_noise_variance (Chan, Algorithmic Trading, 2013)",
        "closes of both on the common clock", "feature.pairs_bars common bars"),
    /** By how much the hedged pair is out of line: positive where the instrument is dear. */
    PAIRS_Z(Group.CROSS_ASSET, Trigger.BAR, "deviations", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "innovation of the filter of HEDGE_RATIO / root mean square of the feature.pairs_bars innovations before it",
        "closes of both on the common clock", "2 x feature.pairs_bars + 1 common bars"),
    /** Distance from what the common factors explain: positive where the instrument is dear. */
    PCA_RESIDUAL_Z(Group.CROSS_ASSET, Trigger.BAR, "deviations", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(sum of residuals - its mean) / its sample deviation, over feature.pca_bars; residual = log return less its " +
        "projection, in deviations over feature.beta_bars, on the first feature.pca_factors eigenvectors of the " +
        "correlation matrix of the first feature.matrix_instruments, computed anew every feature.pca_refresh_bars " +
        "clock times and when who takes part changes (after Avellaneda, Lee 2010); up to the last clock time that is " +
        "over; ready for the benchmark too",
        "closes of all on the common clock",
        "feature.beta_bars + feature.pca_bars + 1 clock times of three instruments and more than the factors"),
    /** Interaction of trend and volatility. */
    TREND_X_VOLATILITY(Group.HIGHER_ORDER, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "TREND_STRENGTH x REALISED_VOL",
        "TREND_STRENGTH, REALISED_VOL", "its inputs"),
    /** Interaction of trend strength and acceleration. */
    ADX_X_MOMENTUM_SLOPE(Group.HIGHER_ORDER, Trigger.BAR, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "ADX x MOMENTUM_SLOPE",
        "ADX, MOMENTUM_SLOPE", "its inputs"),
    /** Interaction of compression and pull to the mean. */
    COMPRESSION_X_BIAS(Group.HIGHER_ORDER, Trigger.BAR, "1", -1, 1,
        "COMPRESSION x MEAN_REVERT_BIAS",
        "COMPRESSION, MEAN_REVERT_BIAS", "its inputs"),
    /** Interaction of ignition and volume. */
    IGNITION_X_QUALITY(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 100,
        "IGNITION x BREAKOUT_QUALITY",
        "IGNITION, BREAKOUT_QUALITY", "its inputs"),
    /** Square. */
    TREND_STRENGTH_SQUARED(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 1,
        "TREND_STRENGTH^2",
        "TREND_STRENGTH", "its inputs"),
    /** Square. */
    ADX_SQUARED(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 10000,
        "ADX^2",
        "ADX", "its inputs"),
    /** Cube. */
    RSI_CUBED(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 1000000,
        "RSI^3",
        "RSI", "its inputs"),
    /** Ratio of volatility to trend. */
    VOLATILITY_PER_ADX(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, Double.POSITIVE_INFINITY,
        "REALISED_VOL / ADX; not ready where ADX is 0",
        "REALISED_VOL, ADX", "its inputs"),
    /** RSI of 1 bar ago. */
    RSI_LAG_1(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 100,
        "RSI of 1 bar ago",
        "RSI", "its inputs"),
    /** RSI of 2 bars ago. */
    RSI_LAG_2(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 100,
        "RSI of 2 bars ago",
        "RSI", "its inputs"),
    /** RSI of 5 bars ago. */
    RSI_LAG_5(Group.HIGHER_ORDER, Trigger.BAR, "1", 0, 100,
        "RSI of 5 bars ago",
        "RSI", "its inputs"),
    /** Momentum of 1 bar ago. */
    MOMENTUM_LAG_1(Group.HIGHER_ORDER, Trigger.BAR, "share of price", -1, Double.POSITIVE_INFINITY,
        "MOMENTUM of 1 bar ago",
        "MOMENTUM", "its inputs"),
    /** Momentum of 5 bars ago. */
    MOMENTUM_LAG_5(Group.HIGHER_ORDER, Trigger.BAR, "share of price", -1, Double.POSITIVE_INFINITY,
        "MOMENTUM of 5 bars ago",
        "MOMENTUM", "its inputs"),
    /** Interaction of book pressure and arrivals. */
    IMBALANCE_X_INTENSITY(Group.HIGHER_ORDER, Trigger.TICK, "1", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "BOOK_IMBALANCE x TRADE_INTENSITY",
        "BOOK_IMBALANCE, TRADE_INTENSITY", "its inputs");

    /** Number of features. */
    public static final int COUNT = values().length;

    private final Group group;
    private final Trigger trigger;
    private final String unit;
    private final double min;
    private final double max;
    private final String formula;
    private final String inputs;
    private final String warmUp;

    Feature(
        final Group group,
        final Trigger trigger,
        final String unit,
        final double min,
        final double max,
        final String formula,
        final String inputs,
        final String warmUp)
    {
        this.group = group;
        this.trigger = trigger;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.formula = formula;
        this.inputs = inputs;
        this.warmUp = warmUp;
    }

    /** Groups of the Huracan specification's feature recipe. */
    public enum Group
    {
        /** Trend following. */
        TREND,
        /** Volatility. */
        VOLATILITY,
        /** Distance from a mean, and the pull back to it. */
        MEAN_REVERSION,
        /** Order flow, volume and liquidity. */
        MICROSTRUCTURE,
        /** Release of tight ranges. */
        BREAKOUT,
        /** Against other instruments on the same clock. */
        CROSS_ASSET,
        /** Interactions, powers, ratios and lags of other features. */
        HIGHER_ORDER
    }

    /** What brings a feature up to date. */
    public enum Trigger
    {
        /** A closed bar. */
        BAR,
        /** A trade. */
        TRADE,
        /** A trade, or a change of the book or the quote. */
        TICK
    }

    /**
     * Place in the vector.
     *
     * @return from 0 to {@link #COUNT} - 1.
     */
    public int index()
    {
        return ordinal();
    }

    /**
     * Group of the recipe.
     *
     * @return the group.
     */
    public Group group()
    {
        return group;
    }

    /**
     * What brings it up to date.
     *
     * @return the trigger.
     */
    public Trigger trigger()
    {
        return trigger;
    }

    /**
     * Unit in words.
     *
     * @return {@code 1} for a pure number.
     */
    public String unit()
    {
        return unit;
    }

    /**
     * Smallest possible value.
     *
     * @return inclusive; -infinity if there is none.
     */
    public double min()
    {
        return min;
    }

    /**
     * Largest possible value.
     *
     * @return inclusive; infinity if there is none.
     */
    public double max()
    {
        return max;
    }

    /**
     * How it is computed.
     *
     * @return one line, parameters by their keys.
     */
    public String formula()
    {
        return formula;
    }

    /**
     * What it is computed from.
     *
     * @return fields of events, or other features.
     */
    public String inputs()
    {
        return inputs;
    }

    /**
     * What it takes until it is ready.
     *
     * @return in words, lengths by their parameters' keys.
     */
    public String warmUp()
    {
        return warmUp;
    }
}
