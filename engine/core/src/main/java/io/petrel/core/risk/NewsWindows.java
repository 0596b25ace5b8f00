package io.petrel.core.risk;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Scheduled releases that are known, whichever account must stand aside for them: the last {@link #CAPACITY}, of which
 * the one that ends first leaves when another comes. Start, end, impact and currency are what tells one from another;
 * told again, it is the same one. Pipeline thread only; allocates nothing after construction.
 */
public final class NewsWindows implements Stateful
{
    /** Releases kept at once. */
    public static final int CAPACITY = 1024;

    /** No account stands aside for longer after a release: the largest of {@link ConductParams#NEWS_AFTER_MINUTES}. */
    public static final long KEPT_NS = 7 * DayClock.DAY_NS;

    /**
     * No account looks further ahead for a release: the largest of {@link ConductParams#NEWS_BEFORE_MINUTES}, and as
     * much again for {@link ConductParams#FLAT_LEAD_NS}.
     */
    public static final long AHEAD_NS = 14 * DayClock.DAY_NS;

    /** Currency of a release that concerns everyone. */
    public static final long EVERYONE = 0;

    private static final int NOT_KNOWN = -1;

    private final long[] startNs = new long[CAPACITY];
    private final long[] endNs = new long[CAPACITY];
    private final long[] currency = new long[CAPACITY];
    private final int[] impact = new int[CAPACITY];
    private final int[] isConfigured = new int[CAPACITY];
    private int count;

    /**
     * Currency as the rows hold it.
     *
     * @param letters up to eight ASCII letters or digits.
     * @return the first letter in the lowest byte; {@link #EVERYONE} for none.
     */
    public static long currencyCode(final CharSequence letters)
    {
        long code = 0;
        for (int i = 0; i < letters.length(); i++)
        {
            code |= (letters.charAt(i) & 0xFFL) << i * Byte.SIZE;
        }
        return code;
    }

    /**
     * Whether a configured calendar told of a release.
     *
     * @param start        of its window, inclusive, ns since the epoch.
     * @param end          exclusive.
     * @param level        1 low, 2 medium, 3 high.
     * @param currencyCode of {@link #currencyCode}.
     * @return false where nobody did, or only the feed.
     */
    public boolean isConfigured(final long start, final long end, final int level, final long currencyCode)
    {
        final int row = row(start, end, level, currencyCode);
        return NOT_KNOWN != row && isConfigured(row);
    }

    /**
     * Number of releases that are known.
     *
     * @return rows, from 0.
     */
    public int count()
    {
        return count;
    }

    /**
     * Start of a window.
     *
     * @param row below {@link #count}.
     * @return ns since the epoch, inclusive.
     */
    public long startNs(final int row)
    {
        return startNs[row];
    }

    /**
     * End of a window.
     *
     * @param row below {@link #count}.
     * @return ns since the epoch, exclusive.
     */
    public long endNs(final int row)
    {
        return endNs[row];
    }

    /**
     * Whose news it is.
     *
     * @param row below {@link #count}.
     * @return up to eight ASCII letters, the first in the lowest byte.
     */
    public long currency(final int row)
    {
        return currency[row];
    }

    /**
     * How much it may move.
     *
     * @param row below {@link #count}.
     * @return 1 low, 2 medium, 3 high.
     */
    public int impact(final int row)
    {
        return impact[row];
    }

    /**
     * Whether a configured calendar said it, so that a calendar without it withdraws it.
     *
     * @param row below {@link #count}.
     * @return false where only the feed did.
     */
    public boolean isConfigured(final int row)
    {
        return 0 != isConfigured[row];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        state.visit(startNs, count);
        state.visit(endNs, count);
        state.visit(currency, count);
        state.visit(impact, count);
        state.visit(isConfigured, count);
    }

    /** Notes a release; {@code currencyCode} holds up to eight ASCII letters, first letter lowest. */
    void add(
        final long newStartNs,
        final long newEndNs,
        final int newImpact,
        final long currencyCode,
        final boolean isOfCalendar,
        final long nowNs)
    {
        removeEnded(nowNs);
        final int known = row(newStartNs, newEndNs, newImpact, currencyCode);
        final int row = NOT_KNOWN != known ? known : count < CAPACITY ? count++ : firstToEnd();
        isConfigured[row] = isOfCalendar || NOT_KNOWN != known && isConfigured(known) ? 1 : 0;
        startNs[row] = newStartNs;
        endNs[row] = newEndNs;
        impact[row] = newImpact;
        currency[row] = currencyCode;
    }

    /** Forgets a release; one that is not known was withdrawn before. */
    void withdraw(final long start, final long end, final int level, final long currencyCode)
    {
        final int row = row(start, end, level, currencyCode);
        if (NOT_KNOWN != row)
        {
            for (int i = row + 1; i < count; i++)
            {
                move(i, i - 1);
            }
            count--;
        }
    }

    private int row(final long start, final long end, final int level, final long currencyCode)
    {
        for (int i = 0; i < count; i++)
        {
            if (start == startNs[i] && end == endNs[i] && level == impact[i] && currencyCode == currency[i])
            {
                return i;
            }
        }
        return NOT_KNOWN;
    }

    private void removeEnded(final long nowNs)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (nowNs - endNs[i] < KEPT_NS)
            {
                move(i, kept++);
            }
        }
        count = kept;
    }

    private void move(final int from, final int to)
    {
        startNs[to] = startNs[from];
        endNs[to] = endNs[from];
        impact[to] = impact[from];
        currency[to] = currency[from];
        isConfigured[to] = isConfigured[from];
    }

    private int firstToEnd()
    {
        int first = 0;
        for (int i = 1; i < count; i++)
        {
            first = endNs[i] < endNs[first] ? i : first;
        }
        return first;
    }
}
