package io.petrel.core.risk;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Scheduled releases that became known, whichever account must stand aside for them: the last {@link #CAPACITY}, of
 * which the one that ends first leaves when another comes. Pipeline thread only; allocates nothing after construction.
 */
final class NewsWindows implements Stateful
{
    /** Releases kept at once. */
    static final int CAPACITY = 256;

    /** No account stands aside for longer after a release: the largest of {@link ConductParams#NEWS_AFTER_MINUTES}. */
    private static final long KEPT_NS = 7 * DayClock.DAY_NS;

    private final long[] startNs = new long[CAPACITY];
    private final long[] endNs = new long[CAPACITY];
    private final long[] currency = new long[CAPACITY];
    private final int[] impact = new int[CAPACITY];
    private int count;

    /** Notes a release; {@code currencyCode} holds up to eight ASCII letters, first letter lowest. */
    void add(final long newStartNs, final long newEndNs, final int newImpact, final long currencyCode, final long nowNs)
    {
        removeEnded(nowNs);
        final int row = count < CAPACITY ? count++ : firstToEnd();
        startNs[row] = newStartNs;
        endNs[row] = newEndNs;
        impact[row] = newImpact;
        currency[row] = currencyCode;
    }

    int count()
    {
        return count;
    }

    long startNs(final int row)
    {
        return startNs[row];
    }

    long endNs(final int row)
    {
        return endNs[row];
    }

    long currency(final int row)
    {
        return currency[row];
    }

    int impact(final int row)
    {
        return impact[row];
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        count = state.visit(count);
        state.visit(startNs, count);
        state.visit(endNs, count);
        state.visit(currency, count);
        state.visit(impact, count);
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
