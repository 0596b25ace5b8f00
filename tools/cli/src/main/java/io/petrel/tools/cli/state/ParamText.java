package io.petrel.tools.cli.state;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.TextHash;
import io.petrel.tools.cli.record.DurationText;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Value of a parameter, by its kind, and in words. */
final class ParamText
{
    private static final int MINUTES_PER_HOUR = 60;

    private ParamText()
    {
    }

    /** A whole number, fraction or flag; null when it is not set. */
    static Object value(final Param param)
    {
        if (!param.isSet())
        {
            return null;
        }
        return switch (param.spec().kind())
        {
            case LONG -> (Object)param.asLong();
            case DOUBLE -> (Object)param.asDouble();
            case BOOL -> (Object)param.asBool();
            default -> (Object)param.valueBits();
        };
    }

    /** As a person writes it: 1m, 17:00, Mon to Fri, Europe/Prague, high-water mark. */
    static String words(final Param param)
    {
        return switch (param.spec().unit())
        {
            case "ns" -> DurationText.of(param.asLong());
            case "minute" -> String.format(Locale.ROOT, "%02d:%02d", param.asLong() / MINUTES_PER_HOUR,
                param.asLong() % MINUTES_PER_HOUR);
            case "day" -> name(DayOfWeek.of(param.asInt()));
            case "bits" -> days(param.asLong());
            case "FNV-1a of the name" -> zone(param.asLong());
            case "code" -> code(param.spec(), param.asLong());
            default -> String.valueOf(value(param));
        };
    }

    /** What the words do not say themselves. */
    static String unit(final Param param)
    {
        return switch (param.spec().unit())
        {
            case "ns", "minute", "day", "bits", "FNV-1a of the name", "code", "1", "flag" -> "";
            default -> param.spec().unit();
        };
    }

    /** The description lists its codes: "0 initial balance, 1 start of the day". */
    private static String code(final ParamSpec spec, final long value)
    {
        final Matcher named =
            Pattern.compile("[:,] " + value + " ([^,;]+)").matcher(spec.description());
        return named.find() ? named.group(1) : Long.toString(value);
    }

    private static String zone(final long hash)
    {
        return ZoneId.getAvailableZoneIds().stream().filter(name -> TextHash.of(name) == hash).findFirst()
            .orElse(Long.toString(hash));
    }

    private static String days(final long bits)
    {
        final List<String> names = new ArrayList<>();
        for (final DayOfWeek day : DayOfWeek.values())
        {
            if (0 != (bits & 1L << day.ordinal()))
            {
                names.add(name(day));
            }
        }
        final boolean isRow = names.size() > 2 && Long.bitCount(bits + Long.lowestOneBit(bits)) == 1;
        return isRow ? names.get(0) + " to " + names.get(names.size() - 1) : String.join(", ", names);
    }

    private static String name(final DayOfWeek day)
    {
        return day.getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }
}
