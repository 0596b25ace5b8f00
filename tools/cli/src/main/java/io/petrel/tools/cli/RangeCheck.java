package io.petrel.tools.cli;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Holds what the user wrote against the {@link InRange} of its field. */
final class RangeCheck
{
    private RangeCheck()
    {
    }

    /** What is wrong with the first number that is out of range, and what the range is. */
    static Optional<String> mistake(final ParseResult parsed)
    {
        final List<ArgSpec> written = new ArrayList<>(parsed.matchedOptions());
        written.addAll(parsed.matchedPositionals());
        return written.stream().map(RangeCheck::outOfRange).flatMap(Optional::stream).findFirst();
    }

    /** The range of an option or parameter, null for none. */
    static InRange of(final ArgSpec spec)
    {
        return spec.userObject() instanceof AnnotatedElement field ? field.getAnnotation(InRange.class) : null;
    }

    private static Optional<String> outOfRange(final ArgSpec spec)
    {
        final InRange range = of(spec);
        if (null == range)
        {
            return Optional.empty();
        }
        final Object value = spec.getValue();
        final Collection<?> numbers = value instanceof Collection<?> several ? several : List.of(value);
        return numbers.stream().map(number -> new BigDecimal(number.toString())).filter(number -> !has(range, number))
            .findFirst().map(number ->
                name(spec) + " " + number.toPlainString() + " is out of range: " + words(range));
    }

    private static boolean has(final InRange range, final BigDecimal number)
    {
        final int toLeast = number.compareTo(BigDecimal.valueOf(range.from()));
        return (range.isAbove() ? toLeast > 0 : toLeast >= 0) &&
            (Double.isInfinite(range.to()) || number.compareTo(BigDecimal.valueOf(range.to())) <= 0);
    }

    private static String words(final InRange range)
    {
        final String from = plain(range.from());
        if (Double.isInfinite(range.to()))
        {
            return range.isAbove() ? "above " + from : from + " or more";
        }
        return range.isAbove() ? "above " + from + ", up to " + plain(range.to()) : from + " to " + plain(range.to());
    }

    private static String plain(final double bound)
    {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static String name(final ArgSpec spec)
    {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
