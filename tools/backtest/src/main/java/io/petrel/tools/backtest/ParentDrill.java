package io.petrel.tools.backtest;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A large order that a person wants worked in a backtest, to see how an algorithm does on real data.
 *
 * @param side       bought or sold.
 * @param size       plain decimal, base units or contracts.
 * @param symbol     of the instrument as its tape names it.
 * @param algorithm  how, or the null value for as the plan finds.
 * @param durationNs time to work it in, or {@link Units#NULL_TIME_NS} for as the plan finds.
 * @param afterNs    how long after the first event of the instrument's market it is given.
 */
public record ParentDrill(
    Side side, String size, String symbol, ExecutionAlgorithm algorithm, long durationNs, long afterNs)
{
    private static final Pattern TEXT = Pattern.compile(
        "(BUY|SELL) (\\S+) (\\S+)(?: (MARKET|TWAP|VWAP|ICEBERG|ADAPTIVE))?(?: (\\d{1,6})([smh]))?" +
            "(?: AFTER (\\d{1,6})([smh]))?");
    private static final Map<String, Long> UNIT_NS =
        Map.of("s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final long DEFAULT_AFTER_NS = 300_000_000_000L;

    /**
     * Reads one, as in {@code BUY 5 BTCUSDT TWAP 10m AFTER 2m}; algorithm, time and start may be left out.
     *
     * @param text in that form; the words in any case.
     * @return the drill.
     * @throws IllegalArgumentException when it is of another form.
     */
    public static ParentDrill parse(final String text)
    {
        final Matcher parts = TEXT.matcher(text.trim().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT)
            .replaceAll("(?<=\\d)S\\b", "s").replaceAll("(?<=\\d)M\\b", "m").replaceAll("(?<=\\d)H\\b", "h"));
        if (!parts.matches())
        {
            throw new IllegalArgumentException(
                "'" + text + "' is no parent order; write BUY 5 BTCUSDT TWAP 10m AFTER 2m");
        }
        return new ParentDrill(
            Side.valueOf(parts.group(1)),
            parts.group(2),
            parts.group(3),
            null == parts.group(4) ? ExecutionAlgorithm.NULL_VAL : ExecutionAlgorithm.valueOf(parts.group(4)),
            null == parts.group(5) ? Units.NULL_TIME_NS : period(parts.group(5), parts.group(6)),
            null == parts.group(7) ? DEFAULT_AFTER_NS : period(parts.group(7), parts.group(8)));
    }

    private static long period(final String count, final String unit)
    {
        return Math.multiplyExact(Long.parseLong(count), UNIT_NS.get(unit));
    }
}
