package io.petrel.tools.data.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

import io.petrel.tools.data.record.Decimal;

/**
 * Times of outside data as nanoseconds of the epoch. A bare number is seconds, milliseconds, microseconds or
 * nanoseconds by its magnitude (10^11, 10^14 and 10^17 are the borders, so that it holds from 1973 to 5138); anything
 * else is a date, in the set zone when it names none. Immutable.
 */
public final class EpochText
{
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int NS_DIGITS = 9;
    private static final long MAX_SECONDS = 100_000_000_000L;
    private static final long MAX_MILLIS = 100_000_000_000_000L;
    private static final long MAX_MICROS = 100_000_000_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d*)?([eE]\\+?\\d+)?");
    private static final Pattern COMPACT_DATE = Pattern.compile("\\d{8}");
    private static final DateTimeFormatter FLEXIBLE = new DateTimeFormatterBuilder()
        .appendPattern("[yyyy-MM-dd][yyyyMMdd][yyyy/MM/dd]['T'][' '][HH:mm[:ss]][HHmmss]")
        .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, NS_DIGITS, true).optionalEnd()
        .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
        .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
        .optionalStart().appendLiteral(" UTC").optionalEnd()
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .toFormatter(Locale.ROOT);

    /** Dates without a zone are UTC. Behind the format that it uses. */
    public static final EpochText UTC = new EpochText(ZoneOffset.UTC, null);

    private final ZoneId zone;
    private final DateTimeFormatter format;

    /**
     * A way to read times.
     *
     * @param zone    of dates that name none.
     * @param pattern of {@link DateTimeFormatter}; null reads numbers and the usual spellings of dates.
     */
    public EpochText(final ZoneId zone, final String pattern)
    {
        this.zone = zone;
        this.format = null == pattern ? FLEXIBLE : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /**
     * Reads a time.
     *
     * @param text number or date.
     * @return nanoseconds of the epoch, UTC.
     * @throws IllegalArgumentException when it is neither.
     */
    public long toNs(final String text)
    {
        final String trimmed = text.strip();
        return FLEXIBLE == format && isNumber(trimmed) ? ofNumber(trimmed) : ofDate(trimmed);
    }

    /**
     * Nanoseconds of an epoch number, its unit by its magnitude.
     *
     * @param epoch whole number.
     * @return nanoseconds.
     */
    public static long ofEpoch(final long epoch)
    {
        return Math.multiplyExact(epoch, unitNs(epoch));
    }

    /**
     * Length of the unit in which an epoch number counts.
     *
     * @param epoch whole number.
     * @return nanoseconds of one unit.
     */
    public static long unitNs(final long epoch)
    {
        final long magnitude = Math.abs(epoch);
        return magnitude < MAX_SECONDS ? NS_PER_SECOND :
            magnitude < MAX_MILLIS ? 1_000_000L :
            magnitude < MAX_MICROS ? 1_000L : 1L;
    }

    private static boolean isNumber(final String text)
    {
        // eight digits are a date, 20140501
        return NUMBER.matcher(text).matches() && !COMPACT_DATE.matcher(text).matches();
    }

    private static long ofNumber(final String text)
    {
        final int dot = text.indexOf('.');

        if (dot < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0)
        {
            return ofEpoch(Long.parseLong(text));
        }

        final Decimal number = Decimal.parse(text);
        final long unitNs = unitNs(number.toBigDecimal().longValue());
        return number.toBigDecimal().multiply(BigDecimal.valueOf(unitNs)).longValue();
    }

    private long ofDate(final String text)
    {
        try
        {
            final TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            final OffsetDateTime instant = time instanceof OffsetDateTime withOffset ? withOffset :
                ((LocalDateTime)time).atZone(zone).toOffsetDateTime();
            return Math.addExact(Math.multiplyExact(instant.toEpochSecond(), NS_PER_SECOND), instant.getNano());
        }
        catch (final DateTimeException malformed)
        {
            throw new IllegalArgumentException("not a time: \"" + text + "\"", malformed);
        }
    }
}
