package io.petrel.tools.cli;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options as {@link NumberText} has them; words of the schema are told without its null. */
final class OptionConverters
{
    private static final String NULL = "NULL_VAL";

    private OptionConverters()
    {
    }

    /** For this command line and all its subcommands, which must be there. */
    static void register(final CommandLine commandLine)
    {
        final ITypeConverter<Integer> small = whole(Integer::valueOf);
        final ITypeConverter<Long> large = whole(Long::valueOf);
        final ITypeConverter<Double> fraction = OptionConverters::fraction;
        commandLine
            .registerConverter(int.class, small).registerConverter(Integer.class, small)
            .registerConverter(long.class, large).registerConverter(Long.class, large)
            .registerConverter(double.class, fraction).registerConverter(Double.class, fraction)
            .registerConverter(BigDecimal.class, NumberText::decimal)
            .registerConverter(Side.class, word(Side.values()))
            .registerConverter(ExecutionAlgorithm.class, word(ExecutionAlgorithm.values()));
    }

    private static <T extends Enum<T>> ITypeConverter<T> word(final T[] words)
    {
        final List<T> known = Arrays.stream(words).filter(word -> !NULL.equals(word.name())).toList();
        return text -> known.stream().filter(word -> word.name().equalsIgnoreCase(text)).findFirst().orElseThrow(() ->
            new TypeConversionException("expected one of " + known + " (case-insensitive) but was '" + text + "'"));
    }

    private static double fraction(final String text)
    {
        final double fraction = NumberText.decimal(text).doubleValue();
        if (Double.isInfinite(fraction))
        {
            throw new TypeConversionException("'" + text + "' is not a number of this size");
        }
        return fraction;
    }

    private static <T> ITypeConverter<T> whole(final Function<String, T> parser)
    {
        return text ->
        {
            final String digits = NumberText.whole(text);
            try
            {
                return parser.apply(digits);
            }
            catch (final NumberFormatException tooLong)
            {
                throw new TypeConversionException("'" + text + "' is not a whole number of this size");
            }
        };
    }
}
