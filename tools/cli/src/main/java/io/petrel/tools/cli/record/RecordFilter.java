package io.petrel.tools.cli.record;

import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.schema.MessageType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which records the user asked for: some types, and values that fields must have, either raw ({@code priceTicks=78510})
 * or as printed ({@code price=785.1}). Refuses names that no message has, so that a typing error is not an empty
 * answer.
 */
public final class RecordFilter
{
    private static final Set<String> HEAD = Set.of("sequence", "cause", "queue", "source", "type", "symbol");

    private final Set<String> types;
    private final Map<String, String> wanted;
    private final RecordText text;

    /**
     * A filter.
     *
     * @param types  names of messages; empty for all.
     * @param wanted values by name of field.
     * @param text   prints a record the way the user sees it.
     * @throws IllegalArgumentException when the schema has no such message or field.
     */
    public RecordFilter(final List<String> types, final Map<String, String> wanted, final RecordText text)
    {
        this.types = types.stream().map(RecordFilter::typeName).collect(Collectors.toSet());
        this.wanted = wanted;
        this.text = text;
        wanted.keySet().forEach(RecordFilter::requireField);
    }

    /**
     * True when every record passes.
     *
     * @return whether there is nothing to look at.
     */
    public boolean isOpen()
    {
        return types.isEmpty() && wanted.isEmpty();
    }

    /**
     * Whether records of a message can pass; asked before decoding.
     *
     * @param type of the record; null when the schema does not know it.
     * @return false to skip it.
     */
    public boolean mayPass(final MessageType type)
    {
        return types.isEmpty() || null != type && types.contains(type.name());
    }

    /**
     * Whether a record passes.
     *
     * @param record decoded.
     * @return true when it has every value asked for.
     */
    public boolean passes(final JournalRecord record)
    {
        return mayPass(record.message().type()) &&
            wanted.entrySet().stream().allMatch(entry -> hasValue(record, entry.getKey(), entry.getValue()));
    }

    private boolean hasValue(final JournalRecord record, final String name, final String value)
    {
        if (HEAD.contains(name))
        {
            final String key = name.equals("cause") ? "causeSequence" : name;
            return Objects.toString(text.json(record).get(key), "-").equalsIgnoreCase(value);
        }
        for (final DecodedField field : record.message().fields())
        {
            if (field.name().equals(name) && Objects.toString(field.value(), "-").equalsIgnoreCase(value) ||
                text.fields().name(record, field).equals(name) && text.fields().value(record, field).equals(value))
            {
                return true;
            }
        }
        return false;
    }

    private static String typeName(final String name)
    {
        for (final MessageType type : MessageSchema.petrel().messages())
        {
            if (type.name().equalsIgnoreCase(name))
            {
                return type.name();
            }
        }
        throw new IllegalArgumentException("no message is named " + name + "; one of " +
            MessageSchema.petrel().messages().stream().map(MessageType::name).collect(Collectors.joining(", ")));
    }

    private static void requireField(final String name)
    {
        final boolean isKnown = HEAD.contains(name) || MessageSchema.petrel().messages().stream()
            .flatMap(type -> type.members().stream())
            .anyMatch(member -> member.name().equals(name) || member.name().matches(name + "(Ticks|Lots|E8|E12|Ns)"));
        if (!isKnown)
        {
            throw new IllegalArgumentException("no message has a field " + name +
                "; 'petrel tail JOURNAL' prints the names, or use one of " + HEAD.stream().sorted().toList());
        }
    }
}
