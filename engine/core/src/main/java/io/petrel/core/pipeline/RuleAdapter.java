package io.petrel.core.pipeline;

import io.petrel.codecs.event.AccountInstrumentDecoder;
import io.petrel.codecs.event.NewsStatus;
import io.petrel.codecs.event.NewsWindowDecoder;
import io.petrel.codecs.event.Permission;
import io.petrel.core.param.TextHash;
import org.agrona.concurrent.UnsafeBuffer;

/** Tells the accounts' rules what they must know from outside. Pipeline thread only; allocates nothing. */
final class RuleAdapter
{
    private final Accounts accounts;
    private final Outbox outbox;
    private final UnsafeBuffer symbol = new UnsafeBuffer(0, 0);

    RuleAdapter(final Accounts accounts, final Outbox outbox)
    {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    void onNews(final NewsWindowDecoder event)
    {
        long currencyCode = 0;
        for (int i = 0; i < NewsWindowDecoder.currencyLength(); i++)
        {
            currencyCode |= (event.currency(i) & 0xFFL) << i * Byte.SIZE;
        }
        final long startNs = event.startTimeNs();
        final long endNs = event.endTimeNs();
        final int impact = event.impact();
        if (NewsStatus.WITHDRAWN == event.status())
        {
            accounts.rules().onNewsWithdrawn(startNs, endNs, impact, currencyCode);
            return;
        }
        event.skipTitle();
        accounts.rules().onNews(startNs, endNs, impact, currencyCode, event.originLength() > 0, outbox.nowNs());
    }

    void onInstrumentRule(final AccountInstrumentDecoder event)
    {
        final int accountId = event.accountId();
        final int sectorId = event.sectorId();
        final Permission permission = event.permission();
        event.wrapSymbol(symbol);
        accounts.onInstrumentRule(accountId, TextHash.of(symbol, 0, symbol.capacity()), permission, sectorId);
    }
}
