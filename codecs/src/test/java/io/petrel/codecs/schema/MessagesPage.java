package io.petrel.codecs.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders the schema as Markdown. */
final class MessagesPage
{
    private static final String FIELD_TABLE = """
        | offset | field | type | unit | absent | meaning |
        |---:|---|---|---|---|---|
        """;

    private static final String INTRODUCTION = """
        # Messages

        Every message that enters or leaves the core. Generated from `codecs/schema/petrel.xml`; do not edit: a test
        fails when this page and the schema differ, and names the command that writes the page anew.

        Encoding is [SBE](https://github.com/real-logic/simple-binary-encoding), little-endian, schema id %d, version
        %d. A message is an 8-byte header, a block of fixed fields, its groups, its variable data, in this order:

        ```
        header   blockLength u16@0 | templateId u16@2 | schemaId u16@4 | version u16@6
        block    the fixed fields, offsets as below, from the end of the header
        group    blockLength u16 | numInGroup u16, then numInGroup entries of blockLength bytes
        data     length, u16 for text and u32 for bytes, then as many bytes
        ```

        In the journal each message stands in a frame with its sequence, times, source and checksum.

        **Units** end the names: `Ns` nanoseconds (times since the Unix epoch, UTC), `Ticks` and `Lots` of the message's
        instrument, `E8` 1e-8 of the settlement currency (of 1 for rates), `E12` 1e-12.

        **Absent** values are the sentinel in the table, by name `Units.NULL_TICKS`, `NULL_LOTS`, `NULL_TIME_NS`,
        `NULL_E8`, `NULL_ID` and `NULL_INSTRUMENT`; never a bare 0 or -1. Text shorter than its field ends with a NUL.

        **Unknown enum values** (of a newer schema, or damage): the generated decoders throw
        `IllegalArgumentException`, so the engine stops rather than act on what it does not understand; tools show `?`
        and the number.

        **Growth** is append-only: a field is added at the end of its block with `sinceVersion`, ids, types, offsets and
        enum values never change. `codecs/schema/petrel.lock` holds what is promised and a test keeps it.

        **Sender** is who puts the message into the journal: FEED a market data adapter, TIMER the node's clock, VENUE a
        gateway, CONFIG the configuration at start or a calibrator, OPERATOR a person, CORE the engine itself.

        """;

    private final StringBuilder out = new StringBuilder();
    private final MessageSchema schema;

    MessagesPage(final MessageSchema schema)
    {
        this.schema = schema;
    }

    String text()
    {
        out.setLength(0);
        out.append(INTRODUCTION.formatted(schema.id(), schema.version()));
        addContents();
        addMessages("Inbound: what the core is told", false);
        addMessages("Outbound: what the core says", true);
        addNamedValues("Enums", false);
        addNamedValues("Sets", true);
        return out.toString();
    }

    private void addContents()
    {
        out.append("| id | message | sender | meaning |\n|---:|---|---|---|\n");

        for (final MessageType message : schema.messages())
        {
            out.append("| ").append(message.id()).append(" | ").append(link(message.name())).append(" | ")
                .append(message.sender()).append(" | ").append(message.description()).append(" |\n");
        }
    }

    private void addMessages(final String title, final boolean isOutbound)
    {
        out.append("\n## ").append(title).append('\n');
        schema.messages().stream().filter(message -> isOutbound == message.isOutbound()).forEach(this::addMessage);
    }

    private void addMessage(final MessageType message)
    {
        out.append("\n### ").append(message.name()).append("\n\n");
        out.append(message.description()).append(". Id ").append(message.id()).append(", sender ")
            .append(message.sender()).append(", block of ").append(message.blockLength()).append(" bytes.\n\n");
        out.append(FIELD_TABLE);
        message.members().stream().filter(FieldType.class::isInstance).map(FieldType.class::cast)
            .forEach(this::addField);

        for (final Member member : message.members())
        {
            if (member instanceof GroupType)
            {
                addGroup((GroupType)member);
            }
            else if (member instanceof DataType)
            {
                addData((DataType)member);
            }
        }
    }

    private void addGroup(final GroupType group)
    {
        out.append("\nGroup `").append(group.name()).append("`: ").append(group.description())
            .append(". Entries of ").append(group.blockLength()).append(" bytes.\n\n");
        out.append(FIELD_TABLE);
        group.fields().forEach(this::addField);
    }

    private void addData(final DataType data)
    {
        out.append("\nData `").append(data.name()).append("` (").append(data.isText() ? "ASCII" : "bytes")
            .append(", ").append(data.lengthType()).append(" length): ").append(data.description()).append(".\n");
    }

    private void addField(final FieldType field)
    {
        final String type = null != field.named() ? link(field.named().name()) :
            field.length() > 1 ? field.primitive() + "[" + field.length() + "]" : field.primitive().toString();
        out.append("| ").append(field.offset()).append(" | `").append(field.name()).append("` | ").append(type)
            .append(" | ").append(field.unit()).append(" | ").append(sentinel(field)).append(" | ")
            .append(field.description()).append(" |\n");
    }

    private static String sentinel(final FieldType field)
    {
        return field.sentinel().equals(Long.toString(Long.MIN_VALUE)) ? "-2^63" :
            field.sentinel().equals(Integer.toString(Integer.MIN_VALUE)) ? "-2^31" : field.sentinel();
    }

    private void addNamedValues(final String title, final boolean isSet)
    {
        final List<NamedValues> types =
            schema.namedValues().stream().filter(type -> isSet == type.isSet()).collect(Collectors.toList());
        out.append("\n## ").append(title).append('\n');

        for (final NamedValues type : types)
        {
            out.append("\n### ").append(type.name()).append("\n\n").append(type.description()).append(". ")
                .append(type.encoding()).append(".\n\n| ").append(isSet ? "bit" : "value")
                .append(" | name | meaning |\n|---:|---|---|\n");
            type.values().forEach(value -> out.append("| ").append(value.value()).append(" | ").append(value.name())
                .append(" | ").append(value.description()).append(" |\n"));
        }
    }

    private static String link(final String name)
    {
        return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
    }
}
