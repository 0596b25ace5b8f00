package io.petrel.sim;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One instrument of one account as the venue books it: lots, their cost, and what was made of those closed. Cost is
 * the sum of notionals; a close takes it pro rata, half-even, and a close of all takes all of it.
 */
final class LedgerPosition implements Stateful
{
    int accountId;
    int instrumentId;
    long lots;
    long costE8;
    long netProfitE8;

    void onFill(final ContractMath contract, final long signedLots, final long priceTicks, final long feeE8)
    {
        final long heldLots = Math.abs(lots);
        final boolean isOpposite = lots > 0 ? signedLots < 0 : lots < 0 && signedLots > 0;
        final long closedLots = isOpposite ? Math.min(heldLots, Math.abs(signedLots)) : 0;
        final long openedLots = Math.abs(signedLots) - closedLots;
        if (closedLots > 0)
        {
            final long closedCostE8 = closedLots == heldLots ? costE8 : E8.mulDiv(costE8, closedLots, heldLots);
            final long proceedsE8 = contract.notionalE8(priceTicks, closedLots);
            netProfitE8 = Math.addExact(netProfitE8, contract.pnlE8(closedCostE8, proceedsE8, lots > 0));
            costE8 -= closedCostE8;
        }
        if (openedLots > 0)
        {
            costE8 = Math.addExact(costE8, contract.notionalE8(priceTicks, openedLots));
        }
        lots = Math.addExact(lots, signedLots);
        netProfitE8 = Math.subtractExact(netProfitE8, feeE8);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        accountId = state.visit(accountId);
        instrumentId = state.visit(instrumentId);
        lots = state.visit(lots);
        costE8 = state.visit(costE8);
        netProfitE8 = state.visit(netProfitE8);
    }
}
