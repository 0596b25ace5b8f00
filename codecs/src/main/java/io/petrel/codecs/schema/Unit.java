package io.petrel.codecs.schema;

/** What a number counts. The end of a field's name says it. */
public enum Unit
{
    /** Nanoseconds: since the Unix epoch in UTC for a time, else a duration. */
    NS("Ns", "ns"),
    /** Ticks of the message's instrument. */
    TICKS("Ticks", "ticks"),
    /** Lots of the message's instrument. */
    LOTS("Lots", "lots"),
    /** 1e-8 of the settlement currency. */
    E8("E8", "1e-8"),
    /** 1e-12. */
    E12("E12", "1e-12"),
    /** A number without unit, or not a number. */
    NONE("", "");

    private final String suffix;
    private final String text;

    Unit(final String suffix, final String text)
    {
        this.suffix = suffix;
        this.text = text;
    }

    /**
     * Unit of a field.
     *
     * @param fieldName as in the schema.
     * @return its unit, {@link #NONE} when the name ends in none.
     */
    public static Unit ofName(final String fieldName)
    {
        for (final Unit unit : values())
        {
            if (fieldName.endsWith(unit.suffix))
            {
                return unit;
            }
        }

        return NONE;
    }

    /**
     * How the names of its fields end.
     *
     * @return the ending, empty for {@link #NONE}.
     */
    public String suffix()
    {
        return suffix;
    }

    /** Short name, empty for {@link #NONE}. */
    @Override
    public String toString()
    {
        return text;
    }
}
