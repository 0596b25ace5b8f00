package io.petrel.tools.cli.record;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.GroupType;
import io.petrel.journal.frame.Source;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where two queues part.
 *
 * @param sequence of the record that differs.
 * @param recordA  as A holds it; null when A ends before it.
 * @param recordB  as B holds it; null when B ends before it.
 */
public record RecordDifference(long sequence, JournalRecord recordA, JournalRecord recordB)
{
    /**
     * The inbound event at which they part.
     *
     * @return the smaller of both records' inbound sequences.
     */
    public long inboundSequence()
    {
        return Math.min(
            null == recordA ? Long.MAX_VALUE : recordA.inboundSequence(),
            null == recordB ? Long.MAX_VALUE : recordB.inboundSequence());
    }

    /**
     * What kind of difference this is.
     *
     * @return one clause.
     */
    public String summary()
    {
        if (null == recordA || null == recordB)
        {
            return (null == recordA ? "A" : "B") + " ends and " + (null == recordA ? "B" : "A") + " goes on";
        }
        return recordA.type().equals(recordB.type()) ?
            recordA.type() + " differs" : recordA.type() + " in A, " + recordB.type() + " in B";
    }

    /**
     * Fields that differ, frame first.
     *
     * @return values of A and B by name, raw; "-" where there is none.
     */
    public Map<String, List<String>> fields()
    {
        final Map<String, String> valuesA = flat(recordA);
        final Map<String, String> valuesB = flat(recordB);
        final Map<String, List<String>> fields = new LinkedHashMap<>();
        if (null != recordA && null != recordB)
        {
            final Map<String, String> names = new LinkedHashMap<>(valuesA);
            names.putAll(valuesB);
            names.keySet().stream()
                .filter(name -> !Objects.equals(valuesA.get(name), valuesB.get(name)))
                .forEach(name -> fields.put(name,
                    List.of(valuesA.getOrDefault(name, "-"), valuesB.getOrDefault(name, "-"))));
        }
        return fields;
    }

    private static Map<String, String> flat(final JournalRecord record)
    {
        final Map<String, String> values = new LinkedHashMap<>();
        if (null != record)
        {
            values.put("frame.causeSequence", Long.toString(record.causeSequence()));
            values.put("frame.eventTimeNs", Long.toString(record.eventTimeNs()));
            values.put("frame.ingestTimeNs", Long.toString(record.ingestTimeNs()));
            values.put("frame.source", Source.name(record.source()));
            values.put("message", record.type());
            record.message().fields().forEach(field -> addFlat(field.name(), field, values));
        }
        return values;
    }

    private static void addFlat(final String name, final DecodedField field, final Map<String, String> values)
    {
        if (field.member() instanceof GroupType)
        {
            final List<List<DecodedField>> entries = field.entries();
            for (int i = 0; i < entries.size(); i++)
            {
                final String prefix = name + "[" + i + "].";
                entries.get(i).forEach(part -> addFlat(prefix + part.name(), part, values));
            }
        }
        else if (field.value() instanceof byte[] bytes)
        {
            values.put(name, bytes.length + " bytes, hash " + HexFormat.of().toHexDigits(Arrays.hashCode(bytes)));
        }
        else
        {
            values.put(name, Objects.toString(field.value(), "-"));
        }
    }
}
