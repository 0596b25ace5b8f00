package io.petrel.tools.cli.record;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.GroupType;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.frame.Source;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Records as one line for people, or as names and values for JSON: raw units there, so that nothing is rounded. */
public final class RecordText
{
    private final InstrumentUnits instruments;
    private final FieldText fields;
    private final LongFunction<String> timeText;

    /**
     * A formatter.
     *
     * @param instruments known so far; may learn more later.
     * @param timeText    prints epoch nanoseconds.
     */
    public RecordText(final InstrumentUnits instruments, final LongFunction<String> timeText)
    {
        this.instruments = instruments;
        this.fields = new FieldText(instruments, timeText);
        this.timeText = timeText;
    }

    /**
     * One line: queue, sequence and cause, time inside the core, source, message, instrument, fields.
     *
     * @param record to print.
     * @return the line.
     */
    public String line(final JournalRecord record)
    {
        final StringBuilder line = new StringBuilder();
        line.append(QueueRole.INBOUND == record.queue() ? "in  " : "out ").append(record.sequence());
        if (QueueRole.OUTBOUND == record.queue())
        {
            line.append(" <").append(record.causeSequence());
        }
        line.append("  ").append(timeText.apply(record.ingestTimeNs()));
        line.append(QueueRole.INBOUND == record.queue() ? "  " + Source.name(record.source()) : "");
        line.append("  ").append(record.type());
        final String symbol = instruments.symbol(record.instrumentId());
        line.append(symbol.isEmpty() ? "" : "  " + symbol).append(' ');
        for (final DecodedField field : record.message().fields())
        {
            if (!isInTheHead(record, field) && !isEmpty(field))
            {
                line.append(' ').append(fields.name(record, field)).append('=').append(fields.value(record, field));
            }
        }
        return line.toString();
    }

    /** Time and instrument stand at the head of the line; what the message says twice is printed once. */
    private static boolean isInTheHead(final JournalRecord record, final DecodedField field)
    {
        return field.name().equals("instrumentId") ||
            field.name().equals("eventTimeNs") && record.number("eventTimeNs") == record.ingestTimeNs();
    }

    /** What is not there need not be read; an empty set says the same. */
    private static boolean isEmpty(final DecodedField field)
    {
        return field.isAbsent() || field.value() instanceof List<?> list && list.isEmpty();
    }

    /**
     * Names and values of a record, in raw units.
     *
     * @param record to print.
     * @return what {@code --json} prints.
     */
    public Map<String, Object> json(final JournalRecord record)
    {
        final Map<String, Object> json = new LinkedHashMap<>();
        json.put("queue", record.queue().folder());
        json.put("sequence", record.sequence());
        json.put("causeSequence", orNull(record.causeSequence()));
        json.put("eventTimeNs", orNull(record.eventTimeNs()));
        json.put("ingestTimeNs", orNull(record.ingestTimeNs()));
        json.put("source", Source.name(record.source()));
        json.put("type", record.type());
        final String symbol = instruments.symbol(record.instrumentId());
        json.put("symbol", symbol.isEmpty() ? null : symbol);
        json.put("fields", json(record.message().fields()));
        return json;
    }

    /**
     * Names and values of fields, in raw units.
     *
     * @param fields to print.
     * @return what {@code --json} prints.
     */
    public static Map<String, Object> json(final List<DecodedField> fields)
    {
        final Map<String, Object> json = new LinkedHashMap<>();
        fields.forEach(field -> json.put(field.name(), json(field)));
        return json;
    }

    /**
     * Formatter of single fields.
     *
     * @return the same at every call.
     */
    public FieldText fields()
    {
        return fields;
    }

    private static Object json(final DecodedField field)
    {
        if (field.value() instanceof byte[] bytes)
        {
            return HexFormat.of().formatHex(bytes);
        }
        if (field.member() instanceof GroupType)
        {
            final List<Object> entries = new ArrayList<>();
            field.entries().forEach(entry -> entries.add(json(entry)));
            return entries;
        }
        return field.value();
    }

    private static Long orNull(final long value)
    {
        return Units.NULL_ID == value ? null : (Long)value;
    }
}
