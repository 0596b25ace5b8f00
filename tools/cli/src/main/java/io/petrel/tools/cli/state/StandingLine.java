package io.petrel.tools.cli.state;

import io.petrel.codecs.unit.E8;
import io.petrel.core.risk.StandingSink;
import io.petrel.core.risk.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an account stands with one rule.
 *
 * @param rule        by name.
 * @param kind        of the numbers.
 * @param measured    now, or the null of verdicts.
 * @param limit       it is held against.
 * @param distance    left to the limit, below zero beyond it, or the null of verdicts.
 * @param distanceAtr the same in moves of one ATR where money is meant; else not a number.
 */
public record StandingLine(
    String rule, StandingSink.Kind kind, long measured, long limit, long distance, double distanceAtr)
{
    /**
     * One of the numbers as text.
     *
     * @param value of this line.
     * @return decimal, or "-" where nothing was measured.
     */
    public String text(final long value)
    {
        if (Verdict.NOT_MEASURED == value)
        {
            return "-";
        }
        return StandingSink.Kind.MONEY_E8 == kind || StandingSink.Kind.PART_E8 == kind ?
            E8.format(value) : Long.toString(value);
    }

    /** {@return what the numbers count} */
    public String unit()
    {
        switch (kind)
        {
            case FLAG:
                return "flag";
            case TIME_NS:
                return "ns";
            case MONEY_E8:
                return "money";
            case PART_E8:
                return "of equity";
            default:
                return "1";
        }
    }

    /** Names and values: counts, flags and times as numbers, money and parts as decimals. */
    Map<String, Object> fields()
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", rule);
        fields.put("unit", unit());
        fields.put("measured", value(measured));
        fields.put("limit", value(limit));
        fields.put("distance", value(distance));
        fields.put("distanceAtr", Double.isNaN(distanceAtr) ? null : distanceAtr);
        return fields;
    }

    private Object value(final long value)
    {
        if (Verdict.NOT_MEASURED == value)
        {
            return null;
        }
        return StandingSink.Kind.MONEY_E8 == kind || StandingSink.Kind.PART_E8 == kind ?
            (Object)E8.format(value) : (Object)value;
    }
}
