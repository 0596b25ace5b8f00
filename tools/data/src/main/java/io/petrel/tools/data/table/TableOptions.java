package io.petrel.tools.data.table;

import java.util.Locale;
import java.util.Map;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;
import io.petrel.tools.data.record.Currencies;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.EpochText;

/**
 * What the user says about a table.
 *
 * @param columns   role to column name or number; empty: the usual names are tried.
 * @param separator between cells.
 * @param time      how times are written.
 * @param timeIs    which end of a bar its time is.
 * @param periodNs  length of a bar; null time: the most frequent distance between rows.
 * @param symbol    of all files; empty: taken from each file's name.
 * @param venue     name of the venue.
 * @param contract  how money follows from price and size.
 */
public record TableOptions(
    Map<String, String> columns,
    char separator,
    EpochText time,
    BarTime timeIs,
    long periodNs,
    String symbol,
    String venue,
    ContractType contract)
{
    /** Which end of a bar its time is. */
    public enum BarTime
    {
        /** Its begin; the bar is known one period later. */
        OPEN,
        /** Its end. */
        END
    }

    /** The same, for a table whose times are known to be the ends of bars. */
    TableOptions endingAtTime()
    {
        return new TableOptions(columns, separator, time, BarTime.END, periodNs, symbol, venue, contract);
    }

    /** What is known of an instrument by its name alone. */
    Listing listing(final String name)
    {
        final String base = Currencies.base(name);
        final String quote = Currencies.quote(name);
        final String settlement = ContractType.INVERSE == contract ? base : quote;
        return new Listing(name.toUpperCase(Locale.ROOT), venue, contract, SequenceRule.NONE, base, quote, settlement,
            Step.of(1, 0));
    }
}
