package io.petrel.tools.cli;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the numbers of options, and says in words what is none; digits may be grouped: 1_000_000. Words of the schema
 * are told without its null.
 */
final class OptionConverters
{
    static final ITypeConverter<Long> LONG = whole(Long::valueOf);

    private static final String NULL = "NULL_VAL";

    private OptionConverters()
    {
    }

    /** For this command line and all its subcommands, which must be there. */
    static void register(final CommandLine commandLine)
    {
        final ITypeConverter<Integer> whole = whole(Integer::valueOf);
        final ITypeConverter<Double> fraction = text -> read(text, "a number", Double::valueOf);
        commandLine
            .registerConverter(int.class, whole).registerConverter(Integer.class, whole)
            .registerConverter(long.class, LONG).registerConverter(Long.class, LONG)
            .registerConverter(double.class, fraction).registerConverter(Double.class, fraction)
            .registerConverter(Side.class, word(Side.values()))
            .registerConverter(ExecutionAlgorithm.class, word(ExecutionAlgorithm.values()));
    }

    private static <T extends Enum<T>> ITypeConverter<T> word(final T[] words)
    {
        final List<T> known = Arrays.stream(words).filter(word -> !NULL.equals(word.name())).toList();
        return text -> known.stream().filter(word -> word.name().equalsIgnoreCase(text)).findFirst().orElseThrow(() ->
            new TypeConversionException("expected one of " + known + " (case-insensitive) but was '" + text + "'"));
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
