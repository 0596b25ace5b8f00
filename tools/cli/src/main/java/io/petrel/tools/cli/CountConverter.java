package io.petrel.tools.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number that must not be too small; one class for each least number, as an option names its class. */
abstract class CountConverter implements ITypeConverter<Long>
{
    private final long least;

    CountConverter(final long least)
    {
        this.least = least;
    }

    @Override
    public Long convert(final String text) throws Exception
    {
        final long count = OptionConverters.LONG.convert(text);
        if (count < least)
        {
            throw new TypeConversionException("'" + text + "' is too small; write " + least + " or more");
        }
        return count;
    }

    /** From 0. */
    static final class FromZero extends CountConverter
    {
        FromZero()
        {
            super(0);
        }
    }

    /** From 1. */
    static final class FromOne extends CountConverter
    {
        FromOne()
        {
            super(1);
        }
    }
}
