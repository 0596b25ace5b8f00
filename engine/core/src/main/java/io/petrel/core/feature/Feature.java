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
        "EMA of bar closes over feature.ema_fast_bars, started with their simple mean"),
    /** Slow moving average. */
    EMA_SLOW(Group.TREND, Trigger.BAR, "ticks", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "EMA of bar closes over feature.ema_slow_bars, started with their simple mean"),
    /** Direction and size of the trend. */
    TREND_STRENGTH(Group.TREND, Trigger.BAR, "1", -1, 1,
        "tanh(feature.trend_strength_scale x (EMA_FAST - EMA_SLOW) / ATR)"),
    /** How fast the fast moving average rises. */
    EMA_SLOPE(Group.TREND, Trigger.BAR, "ATR per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(EMA_FAST - EMA_FAST of feature.slope_bars ago) / feature.slope_bars / ATR"),
    /** Strength of the trend, whatever its direction. */
    ADX(Group.TREND, Trigger.BAR, "1", 0, 100,
        "Wilder's average directional index over feature.adx_bars"),
    /** Average true range. */
    ATR(Group.VOLATILITY, Trigger.BAR, "ticks", 0, Double.POSITIVE_INFINITY,
        "Wilder's average true range over feature.atr_bars"),
    /** Average true range relative to price. */
    ATR_PCT(Group.VOLATILITY, Trigger.BAR, "share of price", 0, Double.POSITIVE_INFINITY,
        "ATR / close"),
    /** Rate of change. */
    MOMENTUM(Group.TREND, Trigger.BAR, "share of price", -1, Double.POSITIVE_INFINITY,
        "close / close of feature.momentum_bars ago - 1"),
    /** Acceleration. */
    MOMENTUM_SLOPE(Group.TREND, Trigger.BAR, "ATR per bar", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(MOMENTUM - MOMENTUM of feature.slope_bars ago) / feature.slope_bars / ATR_PCT"),
    /** Trend of the next higher time frame. */
    HTF_BIAS(Group.TREND, Trigger.BAR, "1", -1, 1,
        "TREND_STRENGTH of bars joined from feature.htf_ratio closed bars each"),
    /** Share of buys among trades. */
    UPTICK_RATIO(Group.MICROSTRUCTURE, Trigger.TRADE, "share of trades", 0, 1,
        "buys / (buys + sells) by count over the last feature.uptick_trades trades; side of the taker, else tick rule"),
    /** Who dominates the order flow: 0 sellers, 50 nobody, 100 buyers. */
    MICRO_SCORE(Group.MICROSTRUCTURE, Trigger.TICK, "1", 0, 100,
        "50 x (1 + w F + (1 - w) I), w = feature.micro_flow_weight, F = (bought - sold) / traded lots over the last " +
        "feature.flow_trades trades, I = DEPTH_IMBALANCE, else BOOK_IMBALANCE; without a book w is 1"),
    /** How unusual the volume of the last bar is. */
    VOLUME_Z(Group.MICROSTRUCTURE, Trigger.BAR, "deviations",
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
        "(volume - mean) / sample deviation, both of the feature.volume_bars bars before; " +
        "not ready where volume is constant"),
    /** Cost of crossing the spread. */
    SPREAD_BPS(Group.MICROSTRUCTURE, Trigger.TICK, "basis points of mid", 0, Double.POSITIVE_INFINITY,
        "10000 x (best ask - best bid) / mid"),
    /** Pressure at the best prices. */
    BOOK_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "(bid lots - ask lots) / (bid lots + ask lots) at the best prices"),
    /** Pressure in the depth of the book. */
    DEPTH_IMBALANCE(Group.MICROSTRUCTURE, Trigger.TICK, "1", -1, 1,
        "(bid lots - ask lots) / (bid lots + ask lots), summed over the best feature.imbalance_levels of each side"),
    /** Deviation of one bar's return. */
    REALISED_SIGMA(Group.VOLATILITY, Trigger.BAR, "log return per bar", 0, Double.POSITIVE_INFINITY,
        "sqrt(sum of squared log returns / n) over feature.volatility_bars, mean taken as zero"),
    /** Volatility per year, by elapsed time, so that bars of irregular length compare. */
    REALISED_VOL(Group.VOLATILITY, Trigger.BAR, "log return per square-root year", 0, Double.POSITIVE_INFINITY,
        "sqrt(sum of squared log returns / elapsed time x year) over feature.volatility_bars, year = " +
        "feature.volatility_year_days");

    /** Number of features. */
    public static final int COUNT = values().length;

    private final Group group;
    private final Trigger trigger;
    private final String unit;
    private final double min;
    private final double max;
    private final String formula;

    Feature(
        final Group group,
        final Trigger trigger,
        final String unit,
        final double min,
        final double max,
        final String formula)
    {
        this.group = group;
        this.trigger = trigger;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.formula = formula;
    }

    /** Groups of the Huracan specification's feature recipe. */
    public enum Group
    {
        /** Trend following. */
        TREND,
        /** Volatility. */
        VOLATILITY,
        /** Order flow, volume and liquidity. */
        MICROSTRUCTURE
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
}
