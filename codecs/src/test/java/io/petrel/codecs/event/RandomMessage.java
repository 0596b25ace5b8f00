package io.petrel.codecs.event;

import io.petrel.codecs.Property;
import io.petrel.codecs.schema.DataType;
import io.petrel.codecs.schema.DecodedField;
import io.petrel.codecs.schema.FieldType;
import io.petrel.codecs.schema.GroupType;
import io.petrel.codecs.schema.Member;
import io.petrel.codecs.schema.MessageType;
import io.petrel.codecs.schema.NamedValues;
import io.petrel.codecs.schema.Primitive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A message of random values, in the form that the schema's decoder gives: absent ones and extremes are frequent. */
final class RandomMessage
{
    private static final int MAX_ENTRIES = 4;
    private static final int MAX_DATA_LENGTH = 40;
    private static final int FIRST_PRINTABLE = 32;
    private static final int PAST_PRINTABLE = 127;

    private final SplittableRandom random;
    private final List<DecodedField> fields = new ArrayList<>();

    RandomMessage(final MessageType message, final SplittableRandom random)
    {
        this.random = random;
        message.members().forEach(member -> fields.add(new DecodedField(member, value(member))));
    }

    List<DecodedField> fields()
    {
        return fields;
    }

    List<String> texts()
    {
        return texts(fields);
    }

    /** Comparable text, since arrays have no equality. */
    static List<String> texts(final List<DecodedField> fields)
    {
        return fields.stream().map(DecodedField::toString).collect(Collectors.toList());
    }

    private Object value(final Member member)
    {
        if (member instanceof FieldType)
        {
            return fieldValue((FieldType)member);
        }

        return member instanceof GroupType ? entries((GroupType)member) : data((DataType)member);
    }

    private List<List<DecodedField>> entries(final GroupType group)
    {
        final List<List<DecodedField>> entries = new ArrayList<>();

        for (int i = random.nextInt(MAX_ENTRIES); i > 0; i--)
        {
            entries.add(group.fields().stream().map(field -> new DecodedField(field, fieldValue(field)))
                .collect(Collectors.toList()));
        }

        return entries;
    }

    private Object data(final DataType data)
    {
        final int length = random.nextInt(MAX_DATA_LENGTH);

        if (data.isText())
        {
            return text(length);
        }

        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Object fieldValue(final FieldType field)
    {
        final NamedValues named = field.named();

        if (null != named && named.isSet())
        {
            return named.values().stream().filter(bit -> random.nextBoolean()).map(NamedValues.Value::name)
                .collect(Collectors.toList());
        }

        if (0 == random.nextInt(5))
        {
            return null;
        }

        if (null != named)
        {
            return named.values().get(random.nextInt(named.values().size())).name();
        }

        return field.isText() ? text(random.nextInt(1, field.length() + 1)) : number(field.primitive());
    }

    private Object number(final Primitive primitive)
    {
        final int bits = 8 * primitive.size();

        switch (primitive)
        {
            case DOUBLE:
                return random.nextBoolean() ? random.nextDouble() : (double)Property.anySize(random);

            case UINT8:
            case UINT16:
            case UINT32:
                return random.nextLong((1L << bits) - 1);

            default:
                return random.nextBoolean() ? primitive.nullValue() + 1 : Property.anySize(random) >> (64 - bits);
        }
    }

    private String text(final int length)
    {
        final byte[] bytes = new byte[length];

        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.nextInt(FIRST_PRINTABLE, PAST_PRINTABLE);
        }

        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
