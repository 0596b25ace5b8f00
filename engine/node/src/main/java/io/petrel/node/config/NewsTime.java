package io.petrel.node.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A moment as a calendar writes it: {@code 2025-01-29T19:00Z}, {@code 2025-01-29T20:00+01:00}, or local to a zone,
 * {@code 2025-01-29T14:00 America/New_York}. A time without offset or zone is refused: nobody can tell what it means.
 */
final class NewsTime
{
    private NewsTime()
    {
    }

    /**
     * Reads a moment.
     *
     * @return ns since the epoch.
     * @throws IllegalArgumentException saying what is wrong with the text.
     */
    static long ns(final String text)
    {
        final int space = text.indexOf(' ');
        try
        {
            final Instant at = space < 0 ? OffsetDateTime.parse(text).toInstant() :
                local(LocalDateTime.parse(text.substring(0, space)), text.substring(space + 1).strip());
            return Duration.between(Instant.EPOCH, at).toNanos();
        }
        catch (final DateTimeParseException | ArithmeticException unreadable)
        {
            throw new IllegalArgumentException("is no moment", unreadable);
        }
    }

    private static Instant local(final LocalDateTime time, final String zone)
    {
        final List<ZoneOffset> offsets = rules(zone).getRules().getValidOffsets(time);
        if (1 != offsets.size())
        {
            throw new IllegalArgumentException("is " + (offsets.isEmpty() ? "skipped" : "passed twice") +
                " where the clocks of " + zone + " change, so it says no moment");
        }
        return time.toInstant(offsets.get(0));
    }

    private static ZoneId rules(final String zone)
    {
        try
        {
            return ZoneId.of(zone);
        }
        catch (final DateTimeException unknown)
        {
            throw new IllegalArgumentException("names no time zone", unknown);
        }
    }
}
