package io.petrel.codecs.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * An enum, or a set of flags.
 *
 * @param name        in the schema.
 * @param description what it means.
 * @param isSet       whether values are bit numbers of a set.
 * @param encoding    wire type.
 * @param values      in the order of the schema.
 */
public record NamedValues(String name, String description, boolean isSet, Primitive encoding, List<Value> values)
{
    /**
     * One value of an enum or one bit of a set.
     *
     * @param name        in the schema.
     * @param value       on the wire, or number of the bit.
     * @param description what it means; may be empty.
     */
    public record Value(String name, long value, String description)
    {
    }

    /** Starts what stands for a value that this schema has no name for; no name in a schema starts with it. */
    public static final String UNKNOWN_PREFIX = "?";

    /**
     * Name of an enum's value.
     *
     * @param wireValue as read.
     * @return its name; {@value #UNKNOWN_PREFIX} and the number when this schema does not know it.
     */
    public String nameOf(final long wireValue)
    {
        for (final Value value : values)
        {
            if (value.value() == wireValue)
            {
                return value.name();
            }
        }

        return UNKNOWN_PREFIX + wireValue;
    }

    /**
     * Names of a set's bits.
     *
     * @param wireValue as read.
     * @return names from the lowest bit up; {@value #UNKNOWN_PREFIX} and the bit's number for unknown bits.
     */
    public List<String> namesOf(final long wireValue)
    {
        final List<String> names = new ArrayList<>();

        for (long bits = wireValue; 0 != bits; bits &= bits - 1)
        {
            names.add(nameOf(Long.numberOfTrailingZeros(bits)));
        }

        return names;
    }
}
