package io.petrel.tools.research.calibrate;

/**
 * What the calibrator derives, and the parameter of the core that takes it. Some have no consumer: they are reported
 * and not sent. A structural parameter is read once, when the features start, so it is set before the first event and
 * never while an engine runs.
 */
public enum Quantity
{
    /** Shortest significant cycle. */
    FAST_PERIOD("bars", "feature.ema_fast_bars"),
    /** Strongest significant cycle, at least twice the shortest. */
    SLOW_PERIOD("bars", "feature.ema_slow_bars"),
    /** Look-back whose move says most about the next return. */
    SIGNAL_PERIOD("bars", "feature.momentum_bars"),
    /** How long volatility remembers. */
    ATR_PERIOD("bars", "feature.atr_bars"),
    /** RSI that comes before falls. */
    OVERBOUGHT("1", ""),
    /** RSI that comes before rises. */
    OVERSOLD("1", ""),
    /** Recent volatility over long volatility. */
    VOLATILITY_SCALAR("1", ""),
    /** In which half of a deviation is gone. */
    HALF_LIFE("bars", ""),
    /** Distance from the mean from which it pays to bet on the return. */
    REVERSION_THRESHOLD("deviations", ""),
    /** Range of a bar that is large. */
    BREAKOUT_RANGE("share of price", ""),
    /** Range of a bar that is small. */
    CONSOLIDATION_RANGE("share of price", ""),
    /** Share of equity to risk. */
    RISK_FRACTION("share of equity", ""),
    /** Distance of the stop. */
    STOP_MULTIPLE("ATR", "exit.stop_atr_multiple"),
    /** Distance of the target. */
    TARGET_MULTIPLE("ATR", "exit.target_atr_multiple"),
    /** Bars over which a regime is judged. */
    REGIME_LOOKBACK("bars", "regime.persistence.bars"),
    /** Distance of the fractal dimension from that of a random walk, doubled. */
    TREND_THRESHOLD("1", ""),
    /** Trend strength from which drift follows it. */
    TREND_STRENGTH_MIN("1", "signal.trend.strength_min"),
    /** Persistence by rescaled range. */
    HURST_RS("1", ""),
    /** Persistence by detrended fluctuation. */
    HURST_DFA("1", ""),
    /** Roughness by Higuchi. */
    DIMENSION_HIGUCHI("1", ""),
    /** Roughness by box counting. */
    DIMENSION_BOXES("1", ""),
    /** Entropy of returns. */
    ENTROPY("nats", ""),
    /** Regularity of returns. */
    REGULARITY("nats", ""),
    /** Impact of taking as much as the market trades in a bar, in volatilities of a bar. */
    IMPACT_COEFFICIENT("1", "execution.cost.impact_coefficient");

    private final String unit;
    private final String key;

    Quantity(final String unit, final String key)
    {
        this.unit = unit;
        this.key = key;
    }

    /**
     * Unit of the value.
     *
     * @return in words.
     */
    public String unit()
    {
        return unit;
    }

    /**
     * The parameter of the core that takes it.
     *
     * @return a key; empty when none does.
     */
    public String key()
    {
        return key;
    }

    /**
     * Whether the parameter is read only once, when an engine starts.
     *
     * @return true if it may not change while an engine runs.
     */
    public boolean isStructural()
    {
        return key.startsWith("feature.") || this == REGIME_LOOKBACK;
    }
}
