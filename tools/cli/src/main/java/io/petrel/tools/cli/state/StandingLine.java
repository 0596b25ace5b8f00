package io.petrel.tools.cli.state;

import io.petrel.codecs.unit.E8;
import io.petrel.core.risk.StandingSink;
import io.petrel.core.risk.Verdict;
import io.petrel.tools.cli.record.DurationText;
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
    /** {@return what is measured, for people; "-" where nothing could be} */
    public String measuredText()
    {
        return StandingSink.Kind.FLAG == kind ? 0 == measured ? "blocks" : "free" : text(measured);
    }

    /** {@return the limit, for people; "-" where it is a flag} */
    public String limitText()
    {
        return StandingSink.Kind.FLAG == kind ? "-" : text(limit);
    }

    /** {@return what is left, for people; "-" where it is a flag} */
    public String distanceText()
    {
        return StandingSink.Kind.FLAG == kind ? "-" : text(distance);
    }

    /** {@return what the texts count, empty where they say it themselves} */
    public String unitText()
    {
        return StandingSink.Kind.FLAG == kind || StandingSink.Kind.COUNT == kind ||
            StandingSink.Kind.TIME_NS == kind ? "" : unit();
    }

    /** {@return what the numbers count} */
    public String unit()
    {
        return switch (kind)
        {
            case FLAG -> "flag";
            case TIME_NS -> "ns";
            case MONEY_E8 -> "money";
            case PART_E8 -> "of equity";
            case RATIO_E8 -> "of the size that lost";
            default -> "1";
        };
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

    private String text(final long value)
    {
        if (Verdict.NOT_MEASURED == value)
        {
            return "-";
        }
        return switch (kind)
        {
            case TIME_NS -> DurationText.of(value);
            case FLAG, COUNT -> Long.toString(value);
            default -> E8.format(value);
        };
    }

    private Object value(final long value)
    {
        if (Verdict.NOT_MEASURED == value)
        {
            return null;
        }
        return switch (kind)
        {
            case MONEY_E8, PART_E8, RATIO_E8 -> E8.format(value);
            default -> (Object)value;
        };
    }
}
