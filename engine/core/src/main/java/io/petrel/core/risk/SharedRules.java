package io.petrel.core.risk;

import io.petrel.codecs.event.Permission;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * What the rules of all accounts go by, those included that are made later: releases, and what is said of instruments
 * for everyone. Owned by whoever holds the accounts. Pipeline thread only; allocates when the list grows, never after.
 */
public final class SharedRules implements Stateful
{
    private final NewsWindows news = new NewsWindows();
    private final InstrumentList instruments = new InstrumentList();

    /**
     * A scheduled release became known.
     *
     * @param startNs      start of its window, inclusive.
     * @param endNs        end, exclusive.
     * @param impact       1 low, 2 medium, 3 high.
     * @param currencyCode up to eight ASCII letters, the first in the lowest byte; none: everyone's.
     * @param isConfigured whether a configured calendar says so, not the feed.
     * @param nowNs        core time.
     */
    public void onNews(
        final long startNs,
        final long endNs,
        final int impact,
        final long currencyCode,
        final boolean isConfigured,
        final long nowNs)
    {
        news.add(startNs, endNs, impact, currencyCode, isConfigured, nowNs);
    }

    /**
     * A scheduled release was moved or called off.
     *
     * @param startNs      start of its window as it was told, inclusive.
     * @param endNs        end, exclusive.
     * @param impact       1 low, 2 medium, 3 high.
     * @param currencyCode up to eight ASCII letters, the first in the lowest byte.
     */
    public void onNewsWithdrawn(final long startNs, final long endNs, final int impact, final long currencyCode)
    {
        news.withdraw(startNs, endNs, impact, currencyCode);
    }

    /**
     * What every account may do with an instrument whose own list does not name it.
     *
     * @param symbolHash FNV-1a of the symbol.
     * @param permission whether it may be traded.
     * @param sectorId   it counts to, or the null of instruments.
     */
    public void onInstrumentRule(final long symbolHash, final Permission permission, final int sectorId)
    {
        instruments.set(symbolHash, permission, sectorId);
    }

    /**
     * Releases that are known, to read.
     *
     * @return them.
     */
    public NewsWindows news()
    {
        return news;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        news.visitState(state);
        instruments.visitState(state);
    }

    InstrumentList instruments()
    {
        return instruments;
    }
}
