package io.petrel.codecs.schema;

/**
 * A field of fixed length.
 *
 * @param name         in the schema.
 * @param id           for life.
 * @param description  what it means.
 * @param sinceVersion first schema version that has it.
 * @param offset       bytes from the start of its block.
 * @param typeName     as the schema names it: a primitive, a character array, an enum or a set.
 * @param primitive    wire type of one element.
 * @param length       elements; above 1 only for character arrays.
 * @param unit         what the number counts.
 * @param named        names of the values of an enum or the bits of a set; null for numbers and text.
 */
public record FieldType(
    String name,
    int id,
    String description,
    int sinceVersion,
    int offset,
    String typeName,
    Primitive primitive,
    int length,
    Unit unit,
    NamedValues named) implements Member
{
    /**
     * Bytes of the field on the wire.
     *
     * @return length of all elements.
     */
    public int size()
    {
        return primitive.size() * length;
    }

    /**
     * Whether the field holds characters.
     *
     * @return true for character arrays.
     */
    public boolean isText()
    {
        return Primitive.CHAR == primitive;
    }

    /**
     * How the wire says that there is no value.
     *
     * @return the sentinel as text; empty when the field is never absent (sets).
     */
    public String sentinel()
    {
        if (null != named)
        {
            return named.isSet() ? "" : Long.toString(primitive.nullValue());
        }

        return isText() ? "empty" : Primitive.DOUBLE == primitive ? "NaN" : Long.toString(primitive.nullValue());
    }
}
