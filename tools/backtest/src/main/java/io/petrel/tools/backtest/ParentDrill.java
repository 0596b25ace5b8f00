package io.petrel.tools.backtest;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A large order that a person wants worked in a backtest, to see how an algorithm does on real data.
 *
 * @param side       bought or sold.
 * @param size       plain decimal above 0, base units or contracts.
 * @param symbol     of the instrument as its tape names it.
 * @param algorithm  how, or the null value for as the plan finds.
 * @param durationNs time to work it in, or {@link Units#NULL_TIME_NS} for as the plan finds.
 * @param afterNs    how long after the first event of the instrument's market it is given.
 */
public record ParentDrill(
    Side side, String size, String symbol, ExecutionAlgorithm algorithm, long durationNs, long afterNs)
{
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,6})([smh])");
    private static final Pattern SIZE = Pattern.compile("\\d+(\\.\\d+)?");
    private static final String AFTER = "AFTER";
    private static final Map<String, Long> UNIT_NS =
        Map.of("s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final long DEFAULT_AFTER_NS = 300_000_000_000L;

    /**
     * Reads one, as in {@code BUY 5 BTCUSDT TWAP 10m AFTER 2m}; algorithm, time and start may be left out.
     *
     * @param text in that form; the words in any case.
     * @return the drill.
     * @throws IllegalArgumentException when it is of another form; names the word.
     */
    public static ParentDrill parse(final String text)
    {
        final Deque<String> words = new ArrayDeque<>(List.of(text.trim().split("\\s+")));
        final Side side = side(words.poll());
        final String size = size(words.poll());
        final String symbol = symbol(words.poll());
        final ExecutionAlgorithm algorithm = algorithm(words);
        final long durationNs = words.isEmpty() || AFTER.equalsIgnoreCase(words.peek()) ?
            Units.NULL_TIME_NS : period(words.poll(), "algorithm or time");
        final boolean hasStart = AFTER.equalsIgnoreCase(words.peek());
        final long afterNs = hasStart ? start(words) : DEFAULT_AFTER_NS;
        if (!words.isEmpty())
        {
            throw refusal(words.peek(), "part of it");
        }
        return new ParentDrill(side, size, symbol, algorithm, durationNs, afterNs);
    }

    private static Side side(final String word)
    {
        return Stream.of(Side.BUY, Side.SELL).filter(side -> side.name().equalsIgnoreCase(word)).findFirst()
            .orElseThrow(() -> refusal(word, "side"));
    }

    private static String size(final String word)
    {
        if (null == word || !SIZE.matcher(word).matches() || 0 == new BigDecimal(word).signum())
        {
            throw refusal(word, "size");
        }
        return word;
    }

    private static String symbol(final String word)
    {
        if (null == word)
        {
            throw refusal(word, "symbol");
        }
        return word.toUpperCase(Locale.ROOT);
    }

    /** Takes the word if it is one; whatever else stands there is a time. */
    private static ExecutionAlgorithm algorithm(final Deque<String> words)
    {
        for (final ExecutionAlgorithm algorithm : ExecutionAlgorithm.values())
        {
            if (ExecutionAlgorithm.NULL_VAL != algorithm && algorithm.name().equalsIgnoreCase(words.peek()))
            {
                words.poll();
                return algorithm;
            }
        }
        return ExecutionAlgorithm.NULL_VAL;
    }

    private static long start(final Deque<String> words)
    {
        words.poll();
        return period(words.poll(), "time of the start");
    }

    private static long period(final String word, final String what)
    {
        final Matcher period = PERIOD.matcher(null == word ? "" : word.toLowerCase(Locale.ROOT));
        if (!period.matches())
        {
            throw refusal(word, what);
        }
        return Math.multiplyExact(Long.parseLong(period.group(1)), UNIT_NS.get(period.group(2)));
    }

    private static IllegalArgumentException refusal(final String word, final String what)
    {
        return new IllegalArgumentException((null == word || word.isEmpty() ? "its " + what + " is missing" :
            "'" + word + "' is no " + what) + "; write BUY 5 BTCUSDT TWAP 10m AFTER 2m");
    }
}
