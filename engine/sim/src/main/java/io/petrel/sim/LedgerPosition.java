package io.petrel.sim;

import io.petrel.core.market.Holding;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** One instrument of one account as the venue books it: what is held, and what it charged. */
final class LedgerPosition implements Stateful
{
    final Holding holding = new Holding();
    int accountId;
    int instrumentId;
    long chargedE8;

    /** Realised profit less fees and funding. */
    long netProfitE8()
    {
        return Math.subtractExact(holding.realisedE8(), chargedE8);
    }

    /** Fees and funding; positive is paid. */
    void charge(final long amountE8)
    {
        chargedE8 = Math.addExact(chargedE8, amountE8);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        accountId = state.visit(accountId);
        instrumentId = state.visit(instrumentId);
        chargedE8 = state.visit(chargedE8);
        holding.visitState(state);
    }
}
