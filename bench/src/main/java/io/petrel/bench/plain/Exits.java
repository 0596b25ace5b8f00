package io.petrel.bench.plain;

import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import java.math.BigDecimal;
import java.util.Map;

/** Where a position or a followed vote ends. */
record Exits(BigDecimal stop, BigDecimal target, long maxHoldNs)
{
    static Exits plan(
        final Settings settings,
        final Contract contract,
        final int direction,
        final BigDecimal reference,
        final Map<Feature, Double> features,
        final Regime regime)
    {
        final double ticks = contract.ticks(reference);
        final double factor = Regime.PANIC == regime ? settings.number("exit.panic_stop_factor") : 1;
        final double stop = factor * distance(settings, "stop", ticks, features);
        final double target = distance(settings, "target", ticks, features);
        return new Exits(
            contract.price(Math.max(1, (long)(ticks - direction * Math.max(1, Math.floor(stop))))),
            contract.price(Math.max(1, (long)(ticks + direction * Math.ceil(target)))),
            (long)settings.number("exit.max_hold_ns"));
    }

    boolean isStopped(final int direction, final BigDecimal price)
    {
        return price.compareTo(stop) * direction <= 0;
    }

    boolean isReached(final int direction, final BigDecimal price)
    {
        return price.compareTo(target) * direction >= 0;
    }

    private static double distance(
        final Settings settings, final String what, final double ticks, final Map<Feature, Double> features)
    {
        final double multiple = settings.number("exit." + what + "_atr_multiple");
        final Double atr = features.get(Feature.ATR);
        return multiple > 0 && null != atr && atr > 0 ?
            multiple * atr : ticks * settings.number("exit." + what + "_bps") / 10_000;
    }
}
