package io.petrel.node.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Overnight financing of an account: what a position pays that is held at the moment of rollover.
 *
 * @param accountId of the account.
 * @param zone      in which the moment is meant.
 * @param minute    local minute of the day.
 * @param days      days of the week on which positions roll over, bit 0 is Monday.
 * @param tripleDay day that counts for three nights, 1 is Monday; {@link #NO_TRIPLE_DAY} for none.
 * @param rates     by symbol, in the order of the symbols.
 */
public record SwapTerms(int accountId, String zone, int minute, int days, int tripleDay, List<Rate> rates)
{
    /** No day counts for three nights. */
    public static final int NO_TRIPLE_DAY = 0;

    private static final String PREFIX = "swap.";
    private static final String ZONE = PREFIX + "zone";
    private static final String MINUTE = PREFIX + "minute";
    private static final String DAYS = PREFIX + "days";
    private static final String TRIPLE_DAY = PREFIX + "triple_day";
    private static final String LONG = PREFIX + "long.";
    private static final String SHORT = PREFIX + "short.";
    private static final int DAYS_PER_WEEK = 7;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int E12_DECIMALS = 12;
    private static final int TRIPLE = 3;

    /**
     * What one night costs.
     *
     * @param symbol        as the instrument's definition names it.
     * @param longRateE12   part of the notional that a long pays, negative when it receives.
     * @param shortRateE12  part of the notional that a short pays, negative when it receives.
     */
    public record Rate(String symbol, long longRateE12, long shortRateE12)
    {
    }

    /**
     * Nights that a rollover stands for.
     *
     * @param dayOfWeek local, 1 is Monday.
     * @return 0 when nothing rolls over that day.
     */
    public int nights(final int dayOfWeek)
    {
        if (0 == (days & 1 << (dayOfWeek - 1)))
        {
            return 0;
        }
        return dayOfWeek == tripleDay ? TRIPLE : 1;
    }

    static List<KeySpec> keys()
    {
        return List.of(
            new KeySpec(ZONE, ValueType.ZONE, "", null, null, List.of(), false, "Zone of the rollover's moment"),
            KeySpec.number(MINUTE, ValueType.LONG, "1", 0, MINUTES_PER_DAY - 1,
                "Local minute of the day at which positions roll over").optional(),
            KeySpec.number(DAYS, ValueType.LONG, "1", 1, (1 << DAYS_PER_WEEK) - 1,
                "Days of the week on which they do, bit 0 is Monday").optional(),
            KeySpec.number(TRIPLE_DAY, ValueType.LONG, "1", 1, DAYS_PER_WEEK,
                "Day that counts for three nights, 1 is Monday").optional(),
            rate(LONG, "Part of the notional that a long of this symbol pays a night; negative: it receives"),
            rate(SHORT, "Part of the notional that a short of this symbol pays a night; negative: it receives"));
    }

    /** One zone, minute and set of days for all rates, and a rate of both sides for each symbol. */
    static void check(final Section section, final ConfigErrors errors)
    {
        for (final String symbol : symbols(section))
        {
            final String known = null == section.value(LONG + symbol) ? SHORT + symbol : LONG + symbol;
            for (final String key : List.of(ZONE, MINUTE, DAYS, LONG + symbol, SHORT + symbol))
            {
                if (null == section.value(key))
                {
                    errors.add(section.value(known).mark(), "account: " + known + " is set, but " + key + " is not",
                        "set " + key);
                }
            }
        }
    }

    /** The terms, without a rate when none is set. */
    static SwapTerms of(final Section section, final int accountId)
    {
        final List<Rate> rates = new ArrayList<>();
        symbols(section).forEach(symbol ->
            rates.add(new Rate(symbol, rateE12(section, LONG + symbol), rateE12(section, SHORT + symbol))));
        return rates.isEmpty() ?
            new SwapTerms(accountId, "UTC", 0, 0, NO_TRIPLE_DAY, List.of()) :
            new SwapTerms(accountId, section.text(ZONE), section.intValue(MINUTE), section.intValue(DAYS),
                null == section.value(TRIPLE_DAY) ? NO_TRIPLE_DAY : section.intValue(TRIPLE_DAY), List.copyOf(rates));
    }

    private static TreeSet<String> symbols(final Section section)
    {
        final SortedMap<String, String> longs = section.textsBelow(LONG);
        final TreeSet<String> symbols = new TreeSet<>(longs.keySet());
        symbols.addAll(section.textsBelow(SHORT).keySet());
        return symbols;
    }

    private static long rateE12(final Section section, final String key)
    {
        return new BigDecimal(section.text(key)).movePointRight(E12_DECIMALS).setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    }

    private static KeySpec rate(final String prefix, final String text)
    {
        return KeySpec.number(prefix + "*", ValueType.DOUBLE, "1", -1, 1, text).optional();
    }
}
