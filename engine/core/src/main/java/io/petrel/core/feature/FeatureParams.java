package io.petrel.core.feature;

import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Parameters that define the features. All are structural: read once, when an instrument's features start, and part of
 * the vector's schema hash, so that a vector means one thing for life. What was read is kept, and with it a restored
 * core makes the same parts again, whatever the parameters have become since.
 */
final class FeatureParams implements Stateful
{
    private static final int MAX_WINDOW = 1_000_000;

    private static final ParamSpec EMA_FAST_BARS =
        window("feature.ema_fast_bars", "bars", 1, "Length of the fast EMA");
    private static final ParamSpec EMA_SLOW_BARS =
        window("feature.ema_slow_bars", "bars", 1, "Length of the slow EMA");
    private static final ParamSpec TREND_STRENGTH_SCALE = ParamSpec.ofPositive(
        "feature.trend_strength_scale", "1 / ATR",
        "How much trend strength one average true range between the two EMAs means, before tanh");
    private static final ParamSpec SLOPE_BARS =
        window("feature.slope_bars", "bars", 1, "Distance over which slopes are taken");
    private static final ParamSpec ADX_BARS = window("feature.adx_bars", "bars", 1, "Wilder length of the ADX");
    private static final ParamSpec ATR_BARS = window("feature.atr_bars", "bars", 1, "Wilder length of the ATR");
    private static final ParamSpec MOMENTUM_BARS = window("feature.momentum_bars", "bars", 1, "Look-back of momentum");
    private static final ParamSpec HTF_RATIO =
        window("feature.htf_ratio", "bars", 2, "Closed bars that make one bar of the higher time frame");
    private static final ParamSpec UPTICK_TRADES =
        window("feature.uptick_trades", "trades", 1, "Trades that the uptick ratio looks at");
    private static final ParamSpec FLOW_TRADES =
        window("feature.flow_trades", "trades", 1, "Trades whose volume the micro score looks at");
    private static final ParamSpec MICRO_FLOW_WEIGHT = ParamSpec.ofShare("feature.micro_flow_weight",
        "Weight of traded flow in the micro score; the rest is the weight of the book's imbalance");
    private static final ParamSpec VOLUME_BARS =
        window("feature.volume_bars", "bars", 2, "Bars that make the baseline of the volume z-score");
    private static final ParamSpec IMBALANCE_LEVELS = ParamSpec.ofLong("feature.imbalance_levels", "levels", 1, 1_000,
        "Book levels of each side in the depth imbalance");
    private static final ParamSpec VOLATILITY_BARS =
        window("feature.volatility_bars", "bars", 2, "Returns that realised volatility looks at");
    private static final ParamSpec VOLATILITY_YEAR_DAYS = ParamSpec.ofPositive("feature.volatility_year_days", "days",
        "Days of trading in a year, to which volatility is scaled");

    private static final List<ParamSpec> OWN = List.of(
        EMA_FAST_BARS, EMA_SLOW_BARS, TREND_STRENGTH_SCALE, SLOPE_BARS, ADX_BARS, ATR_BARS, MOMENTUM_BARS, HTF_RATIO,
        UPTICK_TRADES, FLOW_TRADES, MICRO_FLOW_WEIGHT, VOLUME_BARS, IMBALANCE_LEVELS, VOLATILITY_BARS,
        VOLATILITY_YEAR_DAYS);

    private static final List<ParamSpec> SPECS = ParamCatalogue.of(
        OWN,
        MovingAverages.SPECS,
        VolatilityFeatures.SPECS,
        VolumeFeatures.SPECS,
        MeanReversionFeatures.SPECS,
        BreakoutFeatures.SPECS,
        TimeframeFeatures.SPECS,
        OrderFlowFeatures.SPECS,
        CrossAssets.SPECS,
        HigherOrderFeatures.SPECS);

    private final Parameters parameters;
    private final ParamSet all;
    private final long[] bits = new long[SPECS.size()];
    private boolean isFrozen;

    FeatureParams(final Parameters parameters)
    {
        this.parameters = parameters;
        all = new ParamSet(parameters, SPECS);
    }

    static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /** Keeps the values as they are now; false if one is missing. */
    boolean freeze()
    {
        if (!isFrozen && all.isSet())
        {
            isFrozen = true;
            for (int i = 0; i < bits.length; i++)
            {
                bits[i] = parameters.param(SPECS.get(i)).valueBits();
            }
        }
        return isFrozen;
    }

    boolean isFrozen()
    {
        return isFrozen;
    }

    int emaFastBars()
    {
        return whole(EMA_FAST_BARS);
    }

    int emaSlowBars()
    {
        return whole(EMA_SLOW_BARS);
    }

    double trendStrengthScale()
    {
        return real(TREND_STRENGTH_SCALE);
    }

    int slopeBars()
    {
        return whole(SLOPE_BARS);
    }

    int adxBars()
    {
        return whole(ADX_BARS);
    }

    int atrBars()
    {
        return whole(ATR_BARS);
    }

    int momentumBars()
    {
        return whole(MOMENTUM_BARS);
    }

    int htfRatio()
    {
        return whole(HTF_RATIO);
    }

    int uptickTrades()
    {
        return whole(UPTICK_TRADES);
    }

    int flowTrades()
    {
        return whole(FLOW_TRADES);
    }

    double microFlowWeight()
    {
        return real(MICRO_FLOW_WEIGHT);
    }

    int volumeBars()
    {
        return whole(VOLUME_BARS);
    }

    int imbalanceLevels()
    {
        return whole(IMBALANCE_LEVELS);
    }

    long quoteHalfLifeNs()
    {
        return bits(OrderFlowParams.QUOTE_HALF_LIFE_NS);
    }

    int volatilityBars()
    {
        return whole(VOLATILITY_BARS);
    }

    double volatilityYearDays()
    {
        return real(VOLATILITY_YEAR_DAYS);
    }

    int whole(final ParamSpec spec)
    {
        return Math.toIntExact(bits(spec));
    }

    boolean flag(final ParamSpec spec)
    {
        return 0 != bits(spec);
    }

    double real(final ParamSpec spec)
    {
        return Double.longBitsToDouble(bits(spec));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        isFrozen = state.visit(isFrozen);
        if (isFrozen)
        {
            state.visit(bits, bits.length);
        }
    }

    static ParamSpec window(final String key, final String unit, final long min, final String description)
    {
        return ParamSpec.ofLong(key, unit, min, MAX_WINDOW, description);
    }

    private long bits(final ParamSpec spec)
    {
        if (!isFrozen)
        {
            throw new IllegalStateException("feature parameters are not set: " + spec.key());
        }
        return bits[SPECS.indexOf(spec)];
    }
}
