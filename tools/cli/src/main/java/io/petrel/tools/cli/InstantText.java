package io.petrel.tools.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** Reads a moment that an option names, such as 2024-08-09T00:00:00Z. */
final class InstantText
{
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private InstantText()
    {
    }

    /** Ns since the epoch; otherwise what the command makes of a wrong option is thrown. */
    static long ns(final String option, final String text, final Function<String, ? extends RuntimeException> refusal)
    {
        try
        {
            final Instant time = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
        }
        catch (final DateTimeException | ArithmeticException e)
        {
            throw refusal.apply(option + " is a time such as 2024-08-09T00:00:00Z, not " + text);
        }
    }
}
