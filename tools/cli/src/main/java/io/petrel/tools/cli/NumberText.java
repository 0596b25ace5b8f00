package io.petrel.tools.cli;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * How numbers are written on the command line, the same for all: digits, with a sign before them and a fraction behind
 * them where it may have one; groups of digits may be parted, as in 1_000_000. What looks like another number
 * (an exponent, a hexadecimal, a comma) is refused, since a size that is read wrongly costs money.
 */
final class NumberText
{
    private static final String DIGITS = "[-+]?[0-9]+(?:_[0-9]+)*";
    private static final Pattern WHOLE = Pattern.compile(DIGITS);
    private static final Pattern DECIMAL = Pattern.compile(DIGITS + "(?:\\.[0-9]+)?");
    private static final Pattern EXPONENT = Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][-+]?[0-9]{1,2}");

    private NumberText()
    {
    }

    /** The digits of a whole number without what parts them; any size. */
    static String whole(final String text)
    {
        return digits(text, WHOLE, "a whole number");
    }

    /** A decimal, exact. */
    static BigDecimal decimal(final String text)
    {
        return new BigDecimal(digits(text, DECIMAL, "a number such as 1000 or 0.25"));
    }

    private static String digits(final String text, final Pattern grammar, final String what)
    {
        if (EXPONENT.matcher(text).matches())
        {
            throw new TypeConversionException(
                "'" + text + "' has an exponent; write " + new BigDecimal(text).toPlainString());
        }
        if (!grammar.matcher(text).matches())
        {
            throw new TypeConversionException("'" + text + "' is not " + what);
        }
        return text.replace("_", "");
    }
}
