package io.petrel.bench.plain;

import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** TREND, RANGE, PANIC or UNKNOWN, from weighted scores, held against flicker. */
final class RegimeRules
{
    private final Settings settings;
    private Map<Regime, Double> scores = new HashMap<>();
    private Regime current = Regime.UNKNOWN;
    private long barsInForce;

    RegimeRules(final Settings settings)
    {
        this.settings = settings;
    }

    void onBar(final Map<Feature, Double> features)
    {
        scores = new HashMap<>();
        put(Regime.TREND, trend(features));
        put(Regime.RANGE, range(features));
        put(Regime.PANIC, panic(features));
        final Regime next = next(candidate());
        barsInForce = next == current ? barsInForce + 1 : 0;
        current = next;
    }

    Regime current()
    {
        return current;
    }

    /** Score of the regime in force, or the best of all where it has none. */
    double confidence()
    {
        return scores.containsKey(current) ? scores.get(current) :
            scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private void put(final Regime regime, final Double score)
    {
        if (null != score)
        {
            scores.put(regime, score);
        }
    }

    private Double trend(final Map<Feature, Double> features)
    {
        final Double strength = features.get(Feature.TREND_STRENGTH);
        final Double atr = features.get(Feature.ATR_PCT);
        final Double momentum = features.get(Feature.MOMENTUM);
        final Double slope = features.get(Feature.EMA_SLOPE);
        final Double compression = features.get(Feature.COMPRESSION);
        final boolean isAligned = null != strength && null != atr && atr > 0 && null != momentum;
        return weighted(
            term("regime.trend.weight.adx", adx(features)),
            term("regime.trend.weight.trend_strength", null == strength ? null : Math.abs(strength)),
            term("regime.trend.weight.momentum", isAligned ?
                share(Math.signum(strength) * momentum / atr / settings.number("regime.trend.momentum_full")) : null),
            term("regime.trend.weight.ema_slope", null == strength || null == slope ? null :
                share(Math.signum(strength) * slope / settings.number("regime.trend.slope_full"))),
            term("regime.trend.weight.compression", null == compression ? null : 1 - compression));
    }

    private Double range(final Map<Feature, Double> features)
    {
        final Double adx = adx(features);
        final Double strength = features.get(Feature.TREND_STRENGTH);
        final Double ratio = features.get(Feature.VOLATILITY_RATIO);
        return weighted(
            term("regime.range.weight.adx", null == adx ? null : 1 - adx),
            term("regime.range.weight.compression", features.get(Feature.COMPRESSION)),
            term("regime.range.weight.trend_strength", null == strength ? null : 1 - Math.abs(strength)),
            term("regime.range.weight.volatility_ratio", null == ratio ? null :
                share(1 - Math.abs(ratio - settings.number("regime.range.ratio_center")) /
                    settings.number("regime.range.ratio_reach"))));
    }

    private Double panic(final Map<Feature, Double> features)
    {
        return weighted(
            term("regime.panic.weight.atr", ramp("regime.panic.atr", features.get(Feature.ATR_PCT))),
            term("regime.panic.weight.volatility_ratio",
                ramp("regime.panic.ratio", features.get(Feature.VOLATILITY_RATIO))),
            term("regime.panic.weight.kurtosis", ramp("regime.panic.kurtosis", features.get(Feature.KURTOSIS))),
            term("regime.panic.weight.volatility_percentile", features.get(Feature.VOLATILITY_PERCENTILE)));
    }

    private Double adx(final Map<Feature, Double> features)
    {
        final Double adx = features.get(Feature.ADX);
        return null == adx ? null : share(adx / settings.number("regime.adx_full"));
    }

    private Regime candidate()
    {
        if (isAtLeast(Regime.PANIC, enter(Regime.PANIC)))
        {
            return Regime.PANIC;
        }
        final Double range = scores.get(Regime.RANGE);
        if (isAtLeast(Regime.TREND, enter(Regime.TREND)) && !(null != range && range >= scores.get(Regime.TREND)))
        {
            return Regime.TREND;
        }
        return isAtLeast(Regime.RANGE, enter(Regime.RANGE)) ? Regime.RANGE : Regime.UNKNOWN;
    }

    private Regime next(final Regime candidate)
    {
        if (scores.isEmpty() || Regime.PANIC == candidate)
        {
            return candidate;
        }
        if (barsInForce < settings.number("regime.hysteresis.dwell_bars"))
        {
            return current;
        }
        final double margin = settings.number("regime.hysteresis.enter_margin");
        final boolean enters = Regime.UNKNOWN != candidate && isAtLeast(candidate, enter(candidate) + margin);
        final boolean isHeld = Regime.UNKNOWN != current &&
            isAtLeast(current, enter(current) - settings.number("regime.hysteresis.exit_margin"));
        if (!isHeld)
        {
            return enters ? candidate : Regime.UNKNOWN;
        }
        final boolean givesWay =
            Regime.PANIC != current && enters && isAtLeast(candidate, scores.get(current) + margin);
        return givesWay ? candidate : current;
    }

    private boolean isAtLeast(final Regime regime, final double least)
    {
        return scores.containsKey(regime) && scores.get(regime) >= least;
    }

    private double enter(final Regime regime)
    {
        return settings.number("regime." + regime.name().toLowerCase(Locale.ROOT) + ".enter");
    }

    private Double ramp(final String key, final Double value)
    {
        final double floor = settings.number(key + "_floor");
        return null == value ? null : share((value - floor) / (settings.number(key + "_full") - floor));
    }

    private double[] term(final String weight, final Double value)
    {
        return new double[]{settings.number(weight), null == value ? Double.NaN : value};
    }

    /** Mean of the terms that are known, or null where they weigh too little. */
    private Double weighted(final double[]... terms)
    {
        final List<double[]> known = new ArrayList<>(Stream.of(terms).filter(term -> !Double.isNaN(term[1])).toList());
        final double total = Stream.of(terms).filter(Objects::nonNull).mapToDouble(term -> term[0]).sum();
        final double present = known.stream().mapToDouble(term -> term[0]).sum();
        return present > 0 && present >= settings.number("regime.evidence_min") * total ?
            Double.valueOf(known.stream().mapToDouble(term -> term[0] * term[1]).sum() / present) : null;
    }

    private static double share(final double value)
    {
        return Math.max(0, Math.min(value, 1));
    }
}
