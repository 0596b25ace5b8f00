package io.petrel.core.portfolio;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Money of one account, whatever instrument it came from; E8 of the settlement currency. Overflow throws
 * ArithmeticException. Pipeline thread only; allocates nothing.
 */
final class Ledger implements Stateful
{
    private long initialE8;
    private long realisedE8;
    private long unrealisedE8;
    private long feesE8;
    private long fundingE8;
    private long swapE8;
    private long highWaterE8;

    /** The account has its money from here on; what was booked before counts. */
    void open(final long balanceE8)
    {
        initialE8 = balanceE8;
        highWaterE8 = Math.max(balanceE8, equityE8());
    }

    /** What was closed, and what open profit changed by. */
    void onProfit(final long closedE8, final long openChangeE8)
    {
        realisedE8 = Math.addExact(realisedE8, closedE8);
        unrealisedE8 = Math.addExact(unrealisedE8, openChangeE8);
    }

    /** Paid, negative for a rebate. */
    void onFee(final long amountE8)
    {
        feesE8 = Math.addExact(feesE8, amountE8);
    }

    /** Paid, negative when received. */
    void onFunding(final long amountE8)
    {
        fundingE8 = Math.addExact(fundingE8, amountE8);
    }

    /** Paid, negative when received. */
    void onSwap(final long amountE8)
    {
        swapE8 = Math.addExact(swapE8, amountE8);
    }

    /** Equity is, or is known to have been, that much. */
    void raiseHighWater(final long knownE8)
    {
        highWaterE8 = Math.max(highWaterE8, knownE8);
    }

    long balanceE8()
    {
        final long chargesE8 = Math.addExact(feesE8, Math.addExact(fundingE8, swapE8));
        return Math.subtractExact(Math.addExact(initialE8, realisedE8), chargesE8);
    }

    long equityE8()
    {
        return Math.addExact(balanceE8(), unrealisedE8);
    }

    long initialE8()
    {
        return initialE8;
    }

    long realisedE8()
    {
        return realisedE8;
    }

    long unrealisedE8()
    {
        return unrealisedE8;
    }

    long feesE8()
    {
        return feesE8;
    }

    long fundingE8()
    {
        return fundingE8;
    }

    long swapE8()
    {
        return swapE8;
    }

    long highWaterE8()
    {
        return highWaterE8;
    }

    /** High-water mark less equity: the larger, were passed orders filled and were they not. */
    long drawdownE8(final long payableE8, final long quotedHighE8)
    {
        final long drawdownE8 = Math.subtractExact(highWaterE8, payableE8);
        return Units.NULL_E8 == quotedHighE8 ? drawdownE8 :
            Math.max(drawdownE8, Math.subtractExact(Math.max(highWaterE8, quotedHighE8), equityE8()));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        initialE8 = state.visit(initialE8);
        realisedE8 = state.visit(realisedE8);
        unrealisedE8 = state.visit(unrealisedE8);
        feesE8 = state.visit(feesE8);
        fundingE8 = state.visit(fundingE8);
        swapE8 = state.visit(swapE8);
        highWaterE8 = state.visit(highWaterE8);
    }
}
