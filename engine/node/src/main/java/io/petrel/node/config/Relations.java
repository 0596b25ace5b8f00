package io.petrel.node.config;

import java.math.BigDecimal;
import java.util.List;

/** Pairs of numbers that must stand in order, whatever sections they come from. */
final class Relations
{
    private static final List<Relation> ALL = List.of(
        new Relation("feature.ema_fast_bars", "feature.ema_slow_bars", true),
        new Relation("signal.tape.uptick_short", "signal.tape.uptick_long", true),
        new Relation("sizing.min_fraction", "sizing.max_fraction", false),
        new Relation("sizing.confidence_factor_min", "sizing.confidence_factor_max", false),
        new Relation("sizing.volatility_factor_min", "sizing.volatility_factor_max", false),
        new Relation("risk.order_size_min_lots", "risk.order_size_max_lots", false));

    private Relations()
    {
    }

    static void check(final List<Section> sections, final ConfigErrors errors)
    {
        for (final Relation relation : ALL)
        {
            final CheckedValue lower = find(sections, relation.lower());
            final CheckedValue upper = find(sections, relation.upper());

            if (null != lower && null != upper && !relation.holds(number(lower), number(upper)))
            {
                errors.add(lower.mark(),
                    lower.key() + " is " + number(lower).toPlainString() + ", must be " +
                        (relation.isStrict() ? "below " : "at most ") + upper.key() + ", which is " +
                        number(upper).toPlainString() + " (" + upper.mark().origin() + ")",
                    "change one of them");
            }
        }
    }

    private static CheckedValue find(final List<Section> sections, final String key)
    {
        CheckedValue found = null;

        for (final Section section : sections)
        {
            found = null == found ? section.value(key) : found;
        }

        return found;
    }

    private static BigDecimal number(final CheckedValue checked)
    {
        return new BigDecimal(checked.value().canonical().toString());
    }

    /** {@code lower} must be below {@code upper}, or may be equal when not strict. */
    private record Relation(String lower, String upper, boolean isStrict)
    {
        boolean holds(final BigDecimal low, final BigDecimal high)
        {
            return isStrict ? low.compareTo(high) < 0 : low.compareTo(high) <= 0;
        }
    }
}
