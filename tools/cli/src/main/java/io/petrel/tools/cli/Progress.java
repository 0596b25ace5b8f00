package io.petrel.tools.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that is rewritten while work goes on: shown only to a terminal and only once the work has lasted two
 * seconds, wiped when it is done. Calls are cheap enough for every few thousand records. One thread.
 */
final class Progress implements AutoCloseable
{
    private static final long FIRST_SHOW_NS = 2_000_000_000L;
    private static final long INTERVAL_NS = 200_000_000L;

    private final String doing;
    private final PrintWriter err;
    private final boolean isWatched;
    private final LongSupplier nanoClock;
    private final long startNs;
    private long nextShowNs;
    private int shownLength;

    Progress(final String doing, final PrintWriter err, final boolean isWatched, final LongSupplier nanoClock)
    {
        this.doing = doing;
        this.err = err;
        this.isWatched = isWatched;
        this.nanoClock = nanoClock;
        this.startNs = nanoClock.getAsLong();
        this.nextShowNs = FIRST_SHOW_NS;
    }

    /**
     * Reports how far the work is.
     *
     * @param done  units done so far.
     * @param total units in all; zero or less when unknown.
     * @param unit  what is counted, for instance "records".
     */
    void at(final long done, final long total, final String unit)
    {
        final long elapsedNs = isWatched ? nanoClock.getAsLong() - startNs : 0;
        if (isWatched && elapsedNs >= nextShowNs)
        {
            nextShowNs = elapsedNs + INTERVAL_NS;
            show(text(done, total, unit, elapsedNs));
        }
    }

    @Override
    public void close()
    {
        if (shownLength > 0)
        {
            show("");
            err.print('\r');
            err.flush();
        }
    }

    private String text(final long done, final long total, final String unit, final long elapsedNs)
    {
        final double seconds = elapsedNs / 1e9;
        final double perSecond = done / seconds;
        if (total <= 0)
        {
            return String.format(Locale.ROOT, "%s: %,d %s, %,.0f/s", doing, done, unit, perSecond);
        }
        final double leftSeconds = 0 == done ? 0 : (total - done) / perSecond;
        return String.format(Locale.ROOT, "%s: %,d of %,d %s (%.0f%%), %,.0f/s, %.0f s left",
            doing, done, total, unit, 100.0 * done / total, perSecond, leftSeconds);
    }

    private void show(final String text)
    {
        err.print('\r' + text + " ".repeat(Math.max(0, shownLength - text.length())));
        err.flush();
        shownLength = text.length();
    }
}
