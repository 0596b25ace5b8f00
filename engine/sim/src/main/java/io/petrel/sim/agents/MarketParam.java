package io.petrel.sim.agents;

/**
 * Every number of the market. A key names its unit where it has one; prices are ticks, sizes lots. Defaults are those
 * whose stylised facts are measured (docs/synthetic.md).
 */
public enum MarketParam
{
    /** Seed of all that is random. */
    SEED("seed", "1", 1, 0, 9_007_199_254_740_992.0, "Seed of all that is random"),
    /** First moment. */
    START_S("start_s", "s since the epoch", 1_704_067_200, 0, 4_102_444_800.0, "First moment of the market"),
    /** Market time of a run. */
    MINUTES("minutes", "min", 60, 1, 5_256_000, "Market time that a run makes"),
    /** Delay of market data. */
    FEED_LATENCY_US("feed_latency_us", "us", 500, 0, 60_000_000, "From the exchange to us, market data"),
    /** Conflation of depth. */
    DEPTH_INTERVAL_MS("depth_interval_ms", "ms", 100, 1, 60_000, "Between two deltas of the book"),
    /** Opening price. */
    START_TICKS("start_ticks", "ticks", 50_000, 1_000, 200_000, "Price at the start"),
    /** Width of the book. */
    PRICE_COUNT("price_count", "ticks", 131_072, 4_096, 262_144, "Prices of the book, from one tick on"),
    /** Room in the book. */
    ORDERS_MAX("orders_max", "orders", 16_384, 1_024, 1_048_576, "Most orders at a time; a power of two"),

    /** Mean rate of takers. */
    TAKER_RATE("taker_rate", "1/s", 1.2, 0.001, 1_000, "Mean arrivals of takers a second"),
    /** Hawkes branching. */
    BRANCHING("branching", "1", 0.7, 0, 0.99, "Share of takers that other takers caused (Hawkes)"),
    /** Fastest Hawkes memory. */
    MEMORY_S("memory_s", "s", 0.5, 0.001, 3_600, "Shortest of the four memories of the Hawkes process"),
    /** Ratio of the memories. */
    MEMORY_RATIO("memory_ratio", "1", 8, 1.1, 100, "Each memory is so many times the one before"),
    /** Slope of the memories' weights. */
    MEMORY_DECAY("memory_decay", "1", 0.75, 0.01, 1, "Each memory weighs so many times the one before"),

    /** Mood's strength. */
    MOOD_SD("mood_sd", "1", 0.6, 0, 3, "Standard deviation of each of three moods, logs of the rate of takers"),
    /** Shortest mood. */
    MOOD_S("mood_s", "s", 60, 0.1, 86_400, "Length of the shortest mood"),
    /** Ratio of the moods. */
    MOOD_RATIO("mood_ratio", "1", 8, 1.1, 100, "Each mood is so many times the one before"),

    /** Noise takers. */
    NOISE_WEIGHT("noise_weight", "1", 0.35, 0, 1, "Weight of takers without a reason"),
    /** Metaorder slices. */
    SLICE_WEIGHT("slice_weight", "1", 0.8, 0, 1, "Weight of slices of large parent orders"),
    /** Momentum takers. */
    MOMENTUM_WEIGHT("momentum_weight", "1", 0.08, 0, 1, "Weight of takers who follow the trend"),
    /** Mean-reverting takers. */
    REVERSION_WEIGHT("reversion_weight", "1", 0.08, 0, 1, "Weight of takers who trade against the trend"),
    /** Fundamental takers. */
    VALUE_WEIGHT("value_weight", "1", 0.10, 0, 1, "Weight of takers who know the value"),
    /** News. */
    NEWS_WEIGHT("news_weight", "1", 0.015, 0, 1, "Weight of news, which moves the value and stirs takers"),
    /** Sweeps. */
    SWEEP_SHARE("sweep_share", "1", 0.03, 0, 1, "Share of noise takers who walk the book"),
    /** Depth of sweeps. */
    SWEEP_TICKS("sweep_ticks", "ticks", 12, 1, 1_000, "How far beyond the best price a sweep reaches"),
    /** Mean taker size. */
    TAKER_LOTS("taker_lots", "lots", 120, 1, 1_000_000, "Median size of a taker"),
    /** Spread of taker sizes. */
    TAKER_LOTS_LOG_SD("taker_lots_log_sd", "1", 1.0, 0, 4, "Standard deviation of the log of a taker's size"),

    /** Parents at a time. */
    PARENT_COUNT("parent_count", "parents", 6, 1, 256, "Large parent orders at a time"),
    /** Tail of parents. */
    PARENT_TAIL("parent_tail", "1", 1.4, 1.01, 10, "Tail exponent of the number of slices (Pareto)"),
    /** Least slices. */
    PARENT_SLICES_MIN("parent_slices_min", "slices", 15, 1, 1_000, "Fewest slices of a parent"),
    /** Most slices. */
    PARENT_SLICES_MAX("parent_slices_max", "slices", 400, 1, 100_000, "Most slices of a parent"),

    /** News size. */
    NEWS_TICKS("news_ticks", "ticks", 12, 0, 10_000, "Scale of the value's jump at news"),
    /** Tail of news. */
    NEWS_TAIL("news_tail", "1", 3.0, 1.01, 20, "Tail exponent of that jump"),
    /** What makers hear. */
    NEWS_PUBLIC_SHARE("news_public_share", "1", 0.5, 0, 1, "Share of news that makers hear at once"),
    /** Least news. */
    NEWS_LEAST("news_least", "1", 0.5, 0, 1, "Smallest jump of the value at news, in its scale"),
    /** Stir of news. */
    NEWS_EXCITEMENT("news_excitement", "takers", 6, 0, 1_000, "News stirs takers as much as so many of them"),
    /** Value traders' threshold. */
    VALUE_BAND_TICKS("value_band_ticks", "ticks", 6, 0, 10_000, "Distance from value at which value takers act"),
    /** Trend memory. */
    TREND_S("trend_s", "s", 20, 0.1, 86_400, "Memory of the trend that momentum and reversion look at"),

    /** Makers. */
    MAKER_COUNT("maker_count", "makers", 6, 1, 64, "Market makers"),
    /** Maker levels. */
    MAKER_LEVELS("maker_levels", "levels", 4, 1, 16, "Quotes of a maker on each side"),
    /** Maker clock. */
    MAKER_RATE("maker_rate", "1/s", 1.5, 0.01, 1_000, "Quotings of a maker a second"),
    /** Reaction. */
    MAKER_REACTION_MS("maker_reaction_ms", "ms", 40, 0, 10_000, "Mean time in which a maker reacts to a trade"),
    /** Size. */
    MAKER_LOTS("maker_lots", "lots", 150, 1, 1_000_000, "Size of a maker's best quote"),
    /** Half spread. */
    MAKER_HALF_SPREAD_TICKS("maker_half_spread_ticks", "ticks", 0.8, 0, 1_000, "Least half spread of a maker"),
    /** Volatility term of the spread. */
    MAKER_SPREAD_PER_VOLATILITY("maker_spread_per_volatility", "1", 0.6, 0, 100,
        "Half spread a tick of recent volatility a second"),
    /** Level spacing. */
    MAKER_SPACING("maker_spacing", "1", 1.2, 0.1, 100, "Distance of a maker's levels, in half spreads"),
    /** Disagreement. */
    MAKER_NOISE_TICKS("maker_noise_ticks", "ticks", 0.7, 0, 100, "Disagreement of makers about the price"),
    /** Inventory. */
    MAKER_SKEW_TICKS("maker_skew_ticks", "ticks", 0.25, 0, 100, "Shift of a maker's quotes a best quote of inventory"),
    /** Learning. */
    MAKER_LEARNING("maker_learning", "1", 0.03, 0, 1, "Step of makers' learning to expect the next taker's side"),
    /** Shortest memory of sides. */
    MAKER_MEMORY_TRADES("maker_memory_trades", "takers", 3, 1, 1_000, "Shortest of makers' four memories of sides"),
    /** Ratio of those memories. */
    MAKER_MEMORY_RATIO("maker_memory_ratio", "1", 5, 1.1, 100, "Each of them is so many times the one before"),
    /** Most that is expected. */
    MAKER_FORECAST_MAX("maker_forecast_max", "1", 0.9, 0, 1, "Surest expectation of the next taker's side"),
    /** When a quote is worn. */
    MAKER_WORN_SHARE("maker_worn_share", "1", 0.5, 0, 1, "A quote with less than this share left is sent anew"),
    /** How fast opinions go. */
    MAKER_OPINION_STEP("maker_opinion_step", "1", 0.5, 0, 1, "Share of a maker's opinion that is new at each quoting"),
    /** Impact. */
    IMPACT_TICKS("impact_ticks", "ticks", 1.3, 0, 100, "What an unexpected taker of median size moves makers by"),
    /** Cap of a taker's weight. */
    IMPACT_SIZE_MAX("impact_size_max", "1", 4, 0.01, 1_000, "Most that the size of a taker weighs in that"),
    /** Memory of that weight. */
    IMPACT_SIZE_TAKERS("impact_size_takers", "takers", 100, 1, 1_000_000, "Memory of the mean of that weight"),
    /** Volatility memory. */
    VOLATILITY_S("volatility_s", "s", 30, 0.1, 86_400, "Memory of the volatility that makers quote by"),
    /** Room at the ends of the book. */
    PRICE_MARGIN("price_margin", "1", 0.05, 0, 0.45, "Share of the book's prices at each end where estimates stop"),

    /** Patient orders. */
    PATIENT_RATE("patient_rate", "1/s", 10, 0, 10_000, "Arrivals of patient limit orders a second"),
    /** Patient size. */
    PATIENT_LOTS("patient_lots", "lots", 60, 1, 1_000_000, "Median size of a patient order"),
    /** Spread of patient sizes. */
    PATIENT_LOTS_LOG_SD("patient_lots_log_sd", "1", 0.8, 0, 4, "Standard deviation of the log of that size"),
    /** Where patient orders go. */
    PATIENT_TAIL("patient_tail", "1", 0.9, 0.1, 10, "Tail exponent of a patient order's distance from the best price"),
    /** Farthest. */
    PATIENT_TICKS_MAX("patient_ticks_max", "ticks", 300, 1, 1_500, "Farthest distance of a patient order"),
    /** Nearest scale. */
    PATIENT_TICKS_SCALE("patient_ticks_scale", "ticks", 8, 0.1, 10_000, "Scale of that distance"),
    /** Life near the price. */
    PATIENT_LIFE_S("patient_life_s", "s", 6, 0.01, 86_400, "Mean life of a patient order at the best price"),
    /** Life far from the price. */
    PATIENT_LIFE_PER_TICK_S("patient_life_per_tick_s", "s", 0.8, 0, 3_600, "More life a tick of distance"),
    /** Orders at the opening. */
    PATIENT_OPENING("patient_opening", "orders", 600, 0, 100_000, "Patient orders that stand when the market opens"),
    /** Icebergs. */
    ICEBERG_SHARE("iceberg_share", "1", 0.05, 0, 1, "Share of patient orders that are icebergs"),
    /** Peaks of icebergs. */
    ICEBERG_PEAKS("iceberg_peaks", "peaks", 5, 1, 1_000, "Sizes of an iceberg, one of which it shows at a time");

    private final String key;
    private final String unit;
    private final double standard;
    private final double min;
    private final double max;
    private final String description;

    MarketParam(
        final String key,
        final String unit,
        final double standard,
        final double min,
        final double max,
        final String description)
    {
        this.key = key;
        this.unit = unit;
        this.standard = standard;
        this.min = min;
        this.max = max;
        this.description = description;
    }

    /**
     * Key in the configuration's section.
     *
     * @return without the section.
     */
    public String key()
    {
        return key;
    }

    /**
     * Unit.
     *
     * @return "1" for none.
     */
    public String unit()
    {
        return unit;
    }

    /**
     * Value where none is given.
     *
     * @return default.
     */
    public double standard()
    {
        return standard;
    }

    /**
     * Smallest value.
     *
     * @return inclusive.
     */
    public double min()
    {
        return min;
    }

    /**
     * Largest value.
     *
     * @return inclusive.
     */
    public double max()
    {
        return max;
    }

    /**
     * What it does.
     *
     * @return one line.
     */
    public String description()
    {
        return description;
    }
}
