package io.petrel.tools.cli;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time above 0, "250ms", "30s", "1m", "4h", "1d", as nanoseconds. */
final class PeriodConverter implements ITypeConverter<Long>
{
    private static final Pattern PERIOD = Pattern.compile("([0-9]+(?:_[0-9]+)*)(ns|us|ms|s|m|h|d|w)");
    private static final Map<String, Long> UNIT_NS = Map.of(
        "ns", 1L,
        "us", 1_000L,
        "ms", 1_000_000L,
        "s", 1_000_000_000L,
        "m", 60_000_000_000L,
        "h", 3_600_000_000_000L,
        "d", 86_400_000_000_000L,
        "w", 604_800_000_000_000L);

    @Override
    public Long convert(final String text)
    {
        final Matcher period = PERIOD.matcher(text);
        if (!period.matches())
        {
            throw new TypeConversionException("'" + text + "' is no length of time; write 250ms, 30s, 1m, 4h or 1d");
        }
        final BigInteger count = new BigInteger(NumberText.whole(period.group(1)));
        final BigInteger ns = count.multiply(BigInteger.valueOf(UNIT_NS.get(period.group(2))));
        if (ns.bitLength() >= Long.SIZE || 0 == ns.signum())
        {
            throw new TypeConversionException("'" + text + "' is out of range: above 0, up to 292 years");
        }
        return ns.longValue();
    }
}
