package io.petrel.tools.cli.record;

/** Prints a length of time as people say it: the two largest of its units, {@code 3d 4h}, {@code 1m}, {@code 250ms}. */
public final class DurationText
{
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] UNIT_NS =
        {86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L};

    private DurationText()
    {
    }

    /**
     * Prints it.
     *
     * @param ns length, may be below zero.
     * @return text.
     */
    public static String of(final long ns)
    {
        if (ns < 0)
        {
            return "-" + of(Long.MIN_VALUE == ns ? Long.MAX_VALUE : -ns);
        }
        for (int i = 0; i < UNITS.length; i++)
        {
            if (ns >= UNIT_NS[i])
            {
                final boolean isLast = i + 1 == UNITS.length;
                final long next = isLast ? 0 : ns % UNIT_NS[i] / UNIT_NS[i + 1];
                return ns / UNIT_NS[i] + UNITS[i] + (0 == next ? "" : " " + next + UNITS[i + 1]);
            }
        }
        return "0s";
    }
}
