package io.petrel.tools.backtest;

import io.petrel.codecs.event.AccountUpdateDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.AccountParams;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * The accounts of a journal and the equity of all together. An account exists from the first ConfigSet that names it
 * and stands at its initial balance, its own or that of all, until it says otherwise; the curve begins with the sum of
 * these. One event moves several accounts, each of which says so in a message of its own, so the curve has one point
 * for all messages of one cause: a sum of old and new equities was never anybody's. Single thread.
 */
final class EquityBook
{
    private final SortedMap<Integer, AccountReport> accounts = new TreeMap<>();
    private final Set<Integer> named = new TreeSet<>();
    private final EquityCurve curve = new EquityCurve();
    private long balanceOfAllE8;
    private long causeSequence;
    private long timeNs = Units.NULL_TIME_NS;
    private boolean hasBegun;

    /** Takes a configured value; all of them come before the first update. */
    void onConfig(final ConfigSetDecoder event)
    {
        final int accountId = event.accountId();
        final boolean isBalance = AccountParams.INITIAL_BALANCE_E8.equals(event.key());
        if (Units.NULL_ACCOUNT != accountId)
        {
            named.add(accountId);
            if (isBalance)
            {
                accounts.putIfAbsent(accountId, standing(accountId, event.valueBits()));
            }
        }
        else if (isBalance)
        {
            balanceOfAllE8 = event.valueBits();
        }
    }

    /** All is configured: accounts without a balance of their own have that of all. */
    void onConfigured()
    {
        named.forEach(accountId -> accounts.putIfAbsent(accountId, standing(accountId, balanceOfAllE8)));
    }

    /** Takes what an account says of itself, because of the inbound event of that sequence. */
    void onUpdate(final long newCauseSequence, final AccountUpdateDecoder event)
    {
        if (newCauseSequence != causeSequence)
        {
            addPoint();
        }
        causeSequence = newCauseSequence;
        timeNs = event.eventTimeNs();
        final int accountId = event.accountId();
        final AccountReport before = accounts.computeIfAbsent(accountId, id -> standing(id, balanceOfAllE8));
        accounts.put(accountId, new AccountReport(accountId, before.startEquityE8(), event.equityE8(),
            event.realisedPnlE8(), event.unrealisedPnlE8(), event.feesE8()));
    }

    /** The journal is over. */
    void onEnd()
    {
        addPoint();
    }

    EquityCurve curve()
    {
        return curve;
    }

    List<AccountReport> accounts()
    {
        return List.copyOf(accounts.values());
    }

    long sum(final ToLongFunction<AccountReport> part)
    {
        return accounts.values().stream().mapToLong(part).reduce(0, Math::addExact);
    }

    private void addPoint()
    {
        if (Units.NULL_TIME_NS == timeNs)
        {
            return;
        }
        if (!hasBegun)
        {
            hasBegun = true;
            curve.add(timeNs, sum(AccountReport::startEquityE8));
        }
        curve.add(timeNs, sum(AccountReport::endEquityE8));
    }

    private static AccountReport standing(final int accountId, final long balanceE8)
    {
        return new AccountReport(accountId, balanceE8, balanceE8, 0, 0, 0);
    }
}
