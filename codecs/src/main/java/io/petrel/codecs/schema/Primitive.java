package io.petrel.codecs.schema;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/** Wire types of SBE that the schema uses, with their little-endian reading and the value that means absent. */
public enum Primitive
{
    /** One ASCII character; absent is NUL. */
    CHAR("char", 1, 0),
    /** Signed, 8 bits. */
    INT8("int8", 1, Byte.MIN_VALUE),
    /** Signed, 16 bits. */
    INT16("int16", 2, Short.MIN_VALUE),
    /** Signed, 32 bits. */
    INT32("int32", 4, Integer.MIN_VALUE),
    /** Signed, 64 bits. */
    INT64("int64", 8, Long.MIN_VALUE),
    /** Unsigned, 8 bits. */
    UINT8("uint8", 1, 0xFF),
    /** Unsigned, 16 bits. */
    UINT16("uint16", 2, 0xFFFF),
    /** Unsigned, 32 bits. */
    UINT32("uint32", 4, 0xFFFF_FFFFL),
    /** Binary floating point, 64 bits; absent is NaN. */
    DOUBLE("double", 8, 0);

    private final String text;
    private final int size;
    private final long nullValue;

    Primitive(final String text, final int size, final long nullValue)
    {
        this.text = text;
        this.size = size;
        this.nullValue = nullValue;
    }

    /**
     * Finds a type by its name in the schema.
     *
     * @param text as in the schema, "int64".
     * @return the type.
     * @throws IllegalArgumentException when there is none.
     */
    public static Primitive of(final String text)
    {
        for (final Primitive primitive : values())
        {
            if (primitive.text.equals(text))
            {
                return primitive;
            }
        }

        throw new IllegalArgumentException("primitive type \"" + text + "\" is not one of those this schema uses");
    }

    /**
     * Length on the wire.
     *
     * @return bytes.
     */
    public int size()
    {
        return size;
    }

    /**
     * The integer that means absent; has no meaning for {@link #DOUBLE}, whose NaN it is.
     *
     * @return null value.
     */
    public long nullValue()
    {
        return nullValue;
    }

    /**
     * Reads an integer, or the bits of a double.
     *
     * @param buffer holding it.
     * @param offset of its first byte.
     * @return the value, zero-extended if unsigned.
     */
    public long read(final DirectBuffer buffer, final int offset)
    {
        switch (this)
        {
            case INT8:
                return buffer.getByte(offset);

            case CHAR:
            case UINT8:
                return buffer.getByte(offset) & 0xFF;

            case INT16:
                return buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN);

            case UINT16:
                return buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;

            case INT32:
                return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);

            case UINT32:
                return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;

            default:
                return buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Name in the schema. */
    @Override
    public String toString()
    {
        return text;
    }
}
