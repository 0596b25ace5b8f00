package io.petrel.tools.cli.record;

import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.QueueRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Symbol, tick and lot of each instrument that a journal has defined so far; what turns units into decimals. */
public final class InstrumentUnits
{
    private static final String DEFINITION = "InstrumentDefinition";

    private static final int HEAD_RECORDS = 4096;

    private final Map<Long, Entry> byId = new TreeMap<>();

    /**
     * What the first records of a journal define; definitions come before any other message about an instrument.
     *
     * @param journal folder of the journal.
     * @return the units, empty when the journal has no readable inbound queue.
     */
    public static InstrumentUnits of(final Path journal)
    {
        final InstrumentUnits units = new InstrumentUnits();
        if (Files.isDirectory(journal.resolve(QueueRole.INBOUND.folder())))
        {
            try (QueueRecords inbound = new QueueRecords(journal, QueueRole.INBOUND))
            {
                for (int i = 0; i < HEAD_RECORDS && inbound.advance(); i++)
                {
                    units.learn(inbound);
                }
            }
        }
        return units;
    }

    /**
     * Takes the definition that a queue stands at; ignores every other record, without decoding it.
     *
     * @param queue at a record.
     */
    public void learn(final QueueRecords queue)
    {
        if (null != queue.type() && DEFINITION.equals(queue.type().name()))
        {
            learn(queue.record());
        }
    }

    /**
     * Takes a definition; ignores every other record.
     *
     * @param record of the inbound queue.
     */
    public void learn(final JournalRecord record)
    {
        if (DEFINITION.equals(record.type()))
        {
            byId.put(record.instrumentId(), new Entry(
                record.text("symbol"), step(record, "tick"), step(record, "lot"), record.text("settlementCurrency")));
        }
    }

    /**
     * Name of an instrument.
     *
     * @param instrumentId of a record.
     * @return its symbol; "#" and the id when it is not defined, empty when the record is about none.
     */
    public String symbol(final long instrumentId)
    {
        final Entry entry = byId.get(instrumentId);
        return Units.NULL_ID == instrumentId ? "" : null == entry ? "#" + instrumentId : entry.symbol;
    }

    /**
     * An instrument by its name.
     *
     * @param symbol in any case.
     * @return its id, empty if none is called that.
     */
    public OptionalLong find(final String symbol)
    {
        return byId.entrySet().stream().filter(entry -> entry.getValue().symbol.equalsIgnoreCase(symbol))
            .mapToLong(Map.Entry::getKey).findFirst();
    }

    /** {@return names of all instruments, by their ids} */
    public List<String> symbols()
    {
        return byId.values().stream().map(Entry::symbol).toList();
    }

    /**
     * A size in lots.
     *
     * @param instrumentId that is defined.
     * @param size         as the exchange writes it.
     * @return whole lots.
     * @throws IllegalArgumentException when it is no decimal, or no whole number of lots.
     */
    public long lots(final long instrumentId, final String size)
    {
        return byId.get(instrumentId).lot.parseUnits(size);
    }

    /**
     * A price in ticks.
     *
     * @param instrumentId that is defined.
     * @param price        as the exchange writes it.
     * @return whole ticks.
     * @throws IllegalArgumentException when it is no decimal, or no whole number of ticks.
     */
    public long ticks(final long instrumentId, final String price)
    {
        return byId.get(instrumentId).tick.parseUnits(price);
    }

    /**
     * A price as the exchange writes it.
     *
     * @param instrumentId of the record.
     * @param ticks        the price.
     * @return decimal text; null when the instrument is not known.
     */
    public String price(final long instrumentId, final long ticks)
    {
        final Entry entry = byId.get(instrumentId);
        return null == entry ? null : entry.tick.format(ticks);
    }

    /**
     * What one tick is worth in price, for values that are no whole ticks.
     *
     * @param instrumentId of the record.
     * @return its nearest double; not a number when the instrument is not known.
     */
    public double tick(final long instrumentId)
    {
        final Entry entry = byId.get(instrumentId);
        return null == entry ? Double.NaN : entry.tick.toDouble(1);
    }

    /**
     * A size as the exchange writes it.
     *
     * @param instrumentId of the record.
     * @param lots         the size.
     * @return decimal text; null when the instrument is not known.
     */
    public String size(final long instrumentId, final long lots)
    {
        final Entry entry = byId.get(instrumentId);
        return null == entry ? null : entry.lot.format(lots);
    }

    /**
     * Currency of the instrument's money.
     *
     * @param instrumentId of the record.
     * @return its code; empty when not known.
     */
    public String currency(final long instrumentId)
    {
        final Entry entry = byId.get(instrumentId);
        return null == entry || entry.currency.equals("-") ? "" : entry.currency;
    }

    private static Step step(final JournalRecord record, final String name)
    {
        return Step.of(record.number(name + "Mantissa"), (int)record.number(name + "Exponent"));
    }

    private record Entry(String symbol, Step tick, Step lot, String currency)
    {
    }
}
