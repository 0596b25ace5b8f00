package io.petrel.core.risk;

import io.petrel.core.market.Instrument;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;

/**
 * Releases that one account must stand aside for: those of the core, by the account's own numbers. Holds no state but
 * parameter handles. Pipeline thread only; allocates nothing.
 */
final class NewsCalendar
{
    private static final int CURRENCY_BYTES = 8;

    private final Param beforeMinutes;
    private final Param afterMinutes;
    private final Param impactMin;
    private final Param matchCurrency;
    private NewsWindows windows;

    NewsCalendar(final Parameters parameters)
    {
        beforeMinutes = parameters.param(ConductParams.NEWS_BEFORE_MINUTES);
        afterMinutes = parameters.param(ConductParams.NEWS_AFTER_MINUTES);
        impactMin = parameters.param(ConductParams.NEWS_IMPACT_MIN);
        matchCurrency = parameters.param(ConductParams.NEWS_MATCH_CURRENCY);
    }

    void windows(final NewsWindows newWindows)
    {
        windows = newWindows;
    }

    boolean isInForce()
    {
        return impactMin.isSet();
    }

    /** Releases that an instrument must stand aside for at any time from now until the lead is over. */
    int blocking(final Instrument instrument, final long nowNs, final long leadNs)
    {
        int blocking = 0;
        for (int i = 0; i < count(); i++)
        {
            if (isBlocking(i, nowNs, leadNs) && concerns(instrument.symbol(), windows.currency(i)))
            {
                blocking++;
            }
        }
        return blocking;
    }

    /** Whether any instrument must stand aside at any time from now until the lead is over. */
    boolean isAnyBlocking(final long nowNs, final long leadNs)
    {
        for (int i = 0; i < count(); i++)
        {
            if (isBlocking(i, nowNs, leadNs))
            {
                return true;
            }
        }
        return false;
    }

    private boolean isBlocking(final int row, final long nowNs, final long leadNs)
    {
        return windows.impact(row) >= impactMin.asLong() &&
            nowNs >= windows.startNs(row) - minutesNs(beforeMinutes) - leadNs &&
            nowNs < windows.endNs(row) + minutesNs(afterMinutes);
    }

    private int count()
    {
        return null == windows ? 0 : windows.count();
    }

    private static long minutesNs(final Param minutes)
    {
        return minutes.isSet() ? minutes.asLong() * DayClock.MINUTE_NS : 0;
    }

    private boolean concerns(final String symbol, final long code)
    {
        if (NewsWindows.EVERYONE == code || !matchCurrency.isSet() || !matchCurrency.asBool())
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
