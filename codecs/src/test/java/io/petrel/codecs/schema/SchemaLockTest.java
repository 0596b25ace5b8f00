package io.petrel.codecs.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * The schema only grows: what a journal on somebody's disk was written with stays readable. The lock holds one line for
 * everything that must never change; a line may be added, none may change or go.
 */
class SchemaLockTest
{
    private final CommittedFile lock = new CommittedFile("codecs/schema/petrel.lock", getClass());

    @Test
    void shouldNeverChangeWhatJournalsWereWrittenWith()
    {
        final List<String> current = lines(MessageSchema.petrel());
        final List<String> locked = lock.read().lines().toList();
        assertThat(current).as("lines of codecs/schema/petrel.lock that petrel.xml no longer fulfils: append a field " +
            "at the end of its block instead, and never change ids, types or order").containsAll(locked);

        lock.writeIfAsked(String.join("\n", current) + "\n");
        assertThat(lock.read().lines()).as("petrel.xml has grown; lock what is new with: " + lock.updateCommand())
            .containsExactlyElementsOf(current);
    }

    @Test
    void shouldNameEveryOffsetTypeAndId()
    {
        assertThat(lines(MessageSchema.petrel())).contains(
            "schema id=7351 littleEndian",
            "message 5 Trade",
            "message 5 Trade field 3 priceTicks int64[1] offset 16 since 0",
            "message 3 BookDelta group 7 bids since 0",
            "message 3 BookDelta group 7 bids field 2 sizeLots int64[1] offset 8 since 0",
            "message 14 ConfigSet data 4 key asciiEncoding uint16 since 0 place 1",
            "enum Side uint8 BUY=1");
    }

    private static List<String> lines(final MessageSchema schema)
    {
        final List<String> lines = new ArrayList<>();
        lines.add("schema id=" + schema.id() + " littleEndian");
        schema.namedValues().forEach(type -> addNamedValues(lines, type));
        schema.messages().forEach(message -> addMessage(lines, message));
        return lines;
    }

    private static void addNamedValues(final List<String> lines, final NamedValues type)
    {
        final String prefix = (type.isSet() ? "set " : "enum ") + type.name() + " " + type.encoding() + " ";
        type.values().forEach(value -> lines.add(prefix + value.name() + "=" + value.value()));
    }

    private static void addMessage(final List<String> lines, final MessageType message)
    {
        final String prefix = "message " + message.id() + " " + message.name();
        int place = 0;
        lines.add(prefix);

        for (final Member member : message.members())
        {
            if (member instanceof FieldType)
            {
                addField(lines, prefix, (FieldType)member);
            }
            else if (member instanceof GroupType)
            {
                final String group = prefix + " group " + member.id() + " " + member.name();
                lines.add(group + " since " + member.sinceVersion());
                ((GroupType)member).fields().forEach(field -> addField(lines, group, field));
            }
            else
            {
                // the place among the data: they have no offset, so their order is what must not change
                final DataType data = (DataType)member;
                lines.add(prefix + " data " + data.id() + " " + data.name() + " " + data.typeName() + " " +
                    data.lengthType() + " since " + data.sinceVersion() + " place " + ++place);
            }
        }
    }

    private static void addField(final List<String> lines, final String prefix, final FieldType field)
    {
        final String type = null == field.named() ? field.primitive().toString() : field.named().name();
        lines.add(prefix + " field " + field.id() + " " + field.name() + " " + type + "[" + field.length() + "]" +
            " offset " + field.offset() + " since " + field.sinceVersion());
    }
}
