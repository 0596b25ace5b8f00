package io.petrel.codecs.schema;

import java.util.List;

/**
 * A message as ordered names and values.
 *
 * @param type          what message.
 * @param version       schema version it was written with.
 * @param encodedLength bytes from the start of the header to the end of the last part.
 * @param fields        all parts in wire order, absent ones included.
 */
public record DecodedMessage(MessageType type, int version, int encodedLength, List<DecodedField> fields)
{
    /**
     * Finds a part by name.
     *
     * @param name as in the schema.
     * @return the part, or null when the message has none of that name.
     */
    public DecodedField field(final String name)
    {
        for (final DecodedField field : fields)
        {
            if (field.name().equals(name))
            {
                return field;
            }
        }

        return null;
    }

    /** One line: name of the message, then {@code name=value} of every part. */
    @Override
    public String toString()
    {
        return type.name() + fields;
    }
}
