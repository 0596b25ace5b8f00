package io.petrel.core.execution;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** What was filled of one parent order, and for what. Overflow throws. Pipeline thread only; allocates nothing. */
public final class Fills implements Stateful
{
    private long lots;
    private double ticks;
    private long notionalE8;
    private long feesE8;

    /** {@return lots traded} */
    public long lots()
    {
        return lots;
    }

    /** {@return mean price in ticks, not-a-number without fills} */
    public double averageTicks()
    {
        return ticks / lots;
    }

    /** {@return money of the fills, E8 of the settlement currency} */
    public long notionalE8()
    {
        return notionalE8;
    }

    /** {@return fees less rebates, E8 of the settlement currency} */
    public long feesE8()
    {
        return feesE8;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lots = state.visit(lots);
        ticks = state.visit(ticks);
        notionalE8 = state.visit(notionalE8);
        feesE8 = state.visit(feesE8);
    }

    void clear()
    {
        lots = 0;
        ticks = 0;
        notionalE8 = 0;
        feesE8 = 0;
    }

    void add(final ContractMath contract, final long priceTicks, final long sizeLots, final long feeE8)
    {
        lots = Math.addExact(lots, sizeLots);
        ticks += (double)priceTicks * sizeLots;
        notionalE8 = Math.addExact(notionalE8, contract.notionalE8(priceTicks, sizeLots));
        feesE8 = Math.addExact(feesE8, feeE8);
    }
}
