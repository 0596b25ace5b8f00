package io.petrel.core.risk;

import io.petrel.core.market.Instrument;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Scheduled releases that an account must stand aside for. Kept until their time is over, the last {@link #CAPACITY}
 * that became known; when full, the one that ends first leaves. Pipeline thread only; allocates nothing after
 * construction.
 */
final class NewsCalendar implements Stateful
{
    /** Releases kept at once. */
    static final int CAPACITY = 256;

    private static final int CURRENCY_BYTES = 8;

    private final Param beforeMinutes;
    private final Param afterMinutes;
    private final Param impactMin;
    private final Param matchCurrency;
    private final long[] startNs = new long[CAPACITY];
    private final long[] endNs = new long[CAPACITY];
    private final long[] currency = new long[CAPACITY];
    private final int[] impact = new int[CAPACITY];
    private int count;

    NewsCalendar(final Parameters parameters)
    {
        beforeMinutes = parameters.param(ConductParams.NEWS_BEFORE_MINUTES);
        afterMinutes = parameters.param(ConductParams.NEWS_AFTER_MINUTES);
        impactMin = parameters.param(ConductParams.NEWS_IMPACT_MIN);
        matchCurrency = parameters.param(ConductParams.NEWS_MATCH_CURRENCY);
    }

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

    boolean isInForce()
    {
        return impactMin.isSet();
    }

    /** Releases that an instrument must stand aside for at any time from now until the lead is over. */
    int blocking(final Instrument instrument, final long nowNs, final long leadNs)
    {
        int blocking = 0;
        for (int i = 0; i < count; i++)
        {
            if (isBlocking(i, nowNs, leadNs) && concerns(instrument.symbol(), currency[i]))
            {
                blocking++;
            }
        }
        return blocking;
    }

    /** Whether any instrument must stand aside at any time from now until the lead is over. */
    boolean isAnyBlocking(final long nowNs, final long leadNs)
    {
        for (int i = 0; i < count; i++)
        {
            if (isBlocking(i, nowNs, leadNs))
            {
                return true;
            }
        }
        return false;
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

    private boolean isBlocking(final int row, final long nowNs, final long leadNs)
    {
        return impact[row] >= impactMin.asLong() && nowNs >= startNs[row] - minutesNs(beforeMinutes) - leadNs &&
            nowNs < endNs[row] + minutesNs(afterMinutes);
    }

    private static long minutesNs(final Param minutes)
    {
        return minutes.isSet() ? minutes.asLong() * DayClock.MINUTE_NS : 0;
    }

    private void removeEnded(final long nowNs)
    {
        final long keptNs = minutesNs(afterMinutes);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (endNs[i] + keptNs > nowNs)
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

    private boolean concerns(final String symbol, final long code)
    {
        if (!matchCurrency.isSet() || !matchCurrency.asBool())
        {
            return true;
        }
        for (int i = 0; i < symbol.length(); i++)
        {
            if (startsWith(symbol, i, code))
            {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(final String symbol, final int from, final long code)
    {
        for (int i = 0; i < CURRENCY_BYTES; i++)
        {
            final int letter = (int)(code >>> (i << 3)) & 0xFF;
            if (0 == letter)
            {
                return i > 0;
            }
            if (from + i >= symbol.length() || letter != symbol.charAt(from + i))
            {
                return false;
            }
        }
        return true;
    }
}
