package io.petrel.tools.cli;

import io.petrel.codecs.unit.Units;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints epoch nanoseconds in a zone: {@code 2013-11-25T10:22:31.000000000Z}. One thread. */
final class TimeText
{
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    TimeText(final ZoneId zone)
    {
        this.zone = "UTC".equals(zone.getId()) ? ZoneOffset.UTC : zone;
        this.formatter = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnnXXX", Locale.ROOT);
    }

    String format(final long epochNs)
    {
        if (Units.NULL_TIME_NS == epochNs)
        {
            return "-";
        }
        final long seconds = Math.floorDiv(epochNs, NS_PER_SECOND);
        return formatter.format(Instant.ofEpochSecond(seconds, Math.floorMod(epochNs, NS_PER_SECOND)).atZone(zone));
    }
}
