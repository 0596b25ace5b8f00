package io.petrel.tools.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options, and says in words what is none. Digits may be grouped: 1_000_000. */
final class NumberConverters
{
    private NumberConverters()
    {
    }

    /** For this command line and all its subcommands, which must be there. */
    static void register(final CommandLine commandLine)
    {
        final ITypeConverter<Integer> whole = whole(Integer::valueOf);
        final ITypeConverter<Long> longWhole = whole(Long::valueOf);
        final ITypeConverter<Double> fraction = text -> read(text, "a number", Double::valueOf);
        commandLine
            .registerConverter(int.class, whole).registerConverter(Integer.class, whole)
            .registerConverter(long.class, longWhole).registerConverter(Long.class, longWhole)
            .registerConverter(double.class, fraction).registerConverter(Double.class, fraction);
    }

    private static <T> ITypeConverter<T> whole(final Function<String, T> parser)
    {
        return text -> read(text, "a whole number", parser);
    }

    private static <T> T read(final String text, final String what, final Function<String, T> parser)
    {
        try
        {
            return parser.apply(text.replaceAll("(?<=[0-9])_(?=[0-9])", ""));
        }
        catch (final NumberFormatException none)
        {
            throw new TypeConversionException("'" + text + "' is not " + what +
                (text.matches("[-+]?[0-9_]+") ? " of this size" : ""));
        }
    }
}
