package io.petrel.codecs.schema;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One part of a decoded message.
 * <p>
 * The value is a {@link Long} (integers), {@link Double}, {@link String} (enum by name, text), {@code List<String>}
 * (names of a set's bits), {@code byte[]} (variable bytes), {@code List<List<DecodedField>>} (entries of a group), or
 * null when absent.
 *
 * @param member what it is.
 * @param value  what it holds; null when absent.
 */
public record DecodedField(Member member, Object value)
{
    /**
     * Name in the schema.
     *
     * @return the name.
     */
    public String name()
    {
        return member.name();
    }

    /**
     * What the number counts.
     *
     * @return its unit; NONE for groups and variable data.
     */
    public Unit unit()
    {
        return member instanceof FieldType ? ((FieldType)member).unit() : Unit.NONE;
    }

    /**
     * Whether the wire held the sentinel, or the message is older than the field.
     *
     * @return true when there is no value.
     */
    public boolean isAbsent()
    {
        return null == value;
    }

    /**
     * Entries of a group.
     *
     * @return the entries in wire order; each holds its fields in order.
     * @throws IllegalStateException when this is not a group.
     */
    public List<List<DecodedField>> entries()
    {
        if (!(member instanceof GroupType))
        {
            throw new IllegalStateException(name() + " is not a group");
        }

        return ((List<?>)value).stream().map(DecodedField::entry).collect(Collectors.toList());
    }

    /** {@code name=value} with the raw number, "-" when absent, bytes as hex. */
    @Override
    public String toString()
    {
        final String text = isAbsent() ? "-" :
            value instanceof byte[] ? HexFormat.of().formatHex((byte[])value) : value.toString();
        return name() + "=" + text;
    }

    private static List<DecodedField> entry(final Object fields)
    {
        return ((List<?>)fields).stream().map(DecodedField.class::cast).collect(Collectors.toList());
    }
}
