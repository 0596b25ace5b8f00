package io.petrel.tools.cli;

import java.util.Locale;

/** Measured numbers as a person reads them: three digits that count, thousands grouped, "-" for none. */
final class BenchText
{
    private static final double WHOLE_FROM = 100;
    private static final double TENTHS_FROM = 10;

    private BenchText()
    {
    }

    static String number(final double value)
    {
        if (Double.isNaN(value))
        {
            return "-";
        }
        final double size = Math.abs(value);
        return String.format(Locale.ROOT,
            size >= WHOLE_FROM || 0 == size ? "%,.0f" : size >= TENTHS_FROM ? "%.1f" : "%.2f", value);
    }

    static String range(final double low, final double high)
    {
        return Double.isNaN(low) || Double.isNaN(high) ? "-" : number(low) + ".." + number(high);
    }
}
