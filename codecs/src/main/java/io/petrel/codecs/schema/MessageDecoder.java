package io.petrel.codecs.schema;

import org.agrona.DirectBuffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns any encoded message into names and values by the schema alone.
 * <p>
 * Reads messages of older versions (fields they lack are absent) and of newer ones (fields this schema lacks are
 * skipped where the wire tells their length). A value that an enum does not know shows as "?" and its number. Never
 * reads outside the given bytes, whatever they hold: this is what looks at damaged journals. Not thread-safe.
 */
public final class MessageDecoder
{
    private static final int HEADER_LENGTH = 8;
    private static final int TEMPLATE_ID_OFFSET = 2;
    private static final int SCHEMA_ID_OFFSET = 4;
    private static final int VERSION_OFFSET = 6;
    private static final int GROUP_HEADER_LENGTH = 4;

    private final MessageSchema schema;
    private DirectBuffer buffer;
    private int version;
    private int position;
    private int limit;

    /**
     * A decoder of one schema's messages.
     *
     * @param schema to decode by.
     */
    public MessageDecoder(final MessageSchema schema)
    {
        this.schema = schema;
    }

    /**
     * Decodes one message.
     *
     * @param source holding it.
     * @param offset of its SBE header.
     * @param length bytes that belong to it, at least.
     * @return names and values, copied out of the buffer.
     * @throws IllegalArgumentException when the bytes are not a message of this schema; the text says why.
     */
    public DecodedMessage decode(final DirectBuffer source, final int offset, final int length)
    {
        buffer = source;
        position = offset;
        limit = offset + length;
        final int header = take(HEADER_LENGTH, "the message header");
        final int blockLength = uint16(header);
        final int schemaId = uint16(header + SCHEMA_ID_OFFSET);
        version = uint16(header + VERSION_OFFSET);
        final MessageType type = schema.message(uint16(header + TEMPLATE_ID_OFFSET));

        if (schemaId != schema.id())
        {
            throw new IllegalArgumentException("schema id is " + schemaId + ", not " + schema.id());
        }

        if (null == type)
        {
            throw new IllegalArgumentException("no message has template id " + uint16(header + TEMPLATE_ID_OFFSET));
        }

        final List<DecodedField> fields = members(type, blockLength);
        return new DecodedMessage(type, version, position - offset, fields);
    }

    private List<DecodedField> members(final MessageType type, final int blockLength)
    {
        final int block = take(blockLength, type.name());
        final List<DecodedField> fields = new ArrayList<>(type.members().size());

        for (final Member member : type.members())
        {
            fields.add(new DecodedField(member, value(member, block, blockLength)));
        }

        return Collections.unmodifiableList(fields);
    }

    private Object value(final Member member, final int block, final int blockLength)
    {
        if (member instanceof FieldType)
        {
            return fieldValue((FieldType)member, block, blockLength);
        }

        if (member.sinceVersion() > version)
        {
            return member instanceof GroupType ? List.of() : null;
        }

        return member instanceof GroupType ? entries((GroupType)member) : data((DataType)member);
    }

    private List<List<DecodedField>> entries(final GroupType group)
    {
        final int header = take(GROUP_HEADER_LENGTH, group.name());
        final int blockLength = uint16(header);
        final int count = uint16(header + 2);
        final List<List<DecodedField>> entries = new ArrayList<>();

        for (int i = 0; i < count; i++)
        {
            final int block = take(blockLength, group.name());
            final List<DecodedField> fields = new ArrayList<>(group.fields().size());
            group.fields().forEach(field -> fields.add(new DecodedField(field, fieldValue(field, block, blockLength))));
            entries.add(Collections.unmodifiableList(fields));
        }

        return Collections.unmodifiableList(entries);
    }

    private Object data(final DataType data)
    {
        final int prefix = take(data.lengthType().size(), data.name());
        final long length = data.lengthType().read(buffer, prefix);

        if (length > limit - position)
        {
            throw cut(data.name());
        }

        final byte[] bytes = new byte[(int)length];
        buffer.getBytes(take((int)length, data.name()), bytes);
        return data.isText() ? new String(bytes, StandardCharsets.US_ASCII) : bytes;
    }

    private Object fieldValue(final FieldType field, final int block, final int blockLength)
    {
        if (field.sinceVersion() > version || field.offset() + field.size() > blockLength)
        {
            return null;
        }

        final int at = block + field.offset();
        return field.isText() ? text(at, field.length()) : number(field, field.primitive().read(buffer, at));
    }

    private static Object number(final FieldType field, final long wireValue)
    {
        final NamedValues named = field.named();

        if (null != named && named.isSet())
        {
            return named.namesOf(wireValue);
        }

        if (Primitive.DOUBLE == field.primitive())
        {
            final double value = Double.longBitsToDouble(wireValue);
            return Double.isNaN(value) ? null : (Object)value;
        }

        if (wireValue == field.primitive().nullValue())
        {
            return null;
        }

        return null == named ? (Object)wireValue : named.nameOf(wireValue);
    }

    /** Text ends at its first NUL; an empty one is absent. */
    private String text(final int offset, final int maxLength)
    {
        int length = 0;

        while (length < maxLength && 0 != buffer.getByte(offset + length))
        {
            length++;
        }

        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return 0 == length ? null : new String(bytes, StandardCharsets.US_ASCII);
    }

    private int take(final int length, final String what)
    {
        if (length > limit - position)
        {
            throw cut(what);
        }

        final int start = position;
        position += length;
        return start;
    }

    private int uint16(final int offset)
    {
        return (int)Primitive.UINT16.read(buffer, offset);
    }

    private static IllegalArgumentException cut(final String what)
    {
        return new IllegalArgumentException("the message is cut off in " + what);
    }
}
