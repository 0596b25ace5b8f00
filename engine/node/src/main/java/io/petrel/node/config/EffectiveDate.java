package io.petrel.node.config;

import io.petrel.codecs.unit.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Keys of values that hold from a date on: {@code from.DATE.KEY}, the date as 2025-03-01 or 2025-03-01T17:00:00Z. */
final class EffectiveDate
{
    private static final String PREFIX = "from.";

    private EffectiveDate()
    {
    }

    static boolean isIn(final String key)
    {
        return key.startsWith(PREFIX);
    }

    /** The key itself, or what follows the date; null when nothing does. */
    static String undated(final String key)
    {
        if (!isIn(key))
        {
            return key;
        }
        final int dot = key.indexOf('.', PREFIX.length());
        return dot < 0 ? null : key.substring(dot + 1);
    }

    /** First moment the value holds: UTC, ns since the epoch; the null sentinel for a key without a date. */
    static long fromNs(final String key)
    {
        if (!isIn(key))
        {
            return Units.NULL_TIME_NS;
        }
        final String date = key.substring(PREFIX.length(), key.indexOf('.', PREFIX.length()));
        final Instant at = date.indexOf('T') < 0 ?
            LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(date);
        return Duration.between(Instant.EPOCH, at).toNanos();
    }

    /** Whether the key has a date that can be read and something after it. */
    static boolean isRight(final String key)
    {
        try
        {
            return null != undated(key) && Units.NULL_TIME_NS != fromNs(key);
        }
        catch (final DateTimeParseException | ArithmeticException noDate)
        {
            return false;
        }
    }
}
