package io.petrel.core.market;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Lots, what they cost, and the profit of those closed: the one arithmetic of average cost, ours and the simulated
 * venue's.
 *
 * <pre>
 *   open    basis = cost + notional, of all that is then held
 *   close   cost  = basis x held / held at the last opening, half-even
 * </pre>
 *
 * So closes in any order end at the same cost and profit, and so do openings: nothing is rounded twice. A fill through
 * zero is a close and an open, whose notionals add up to that of the whole fill, rounded once. Hence profit less cost
 * (plus cost, where profit falls as the notional rises) is the sum of the notionals of all fills, whatever their
 * order, which decides only how that sum is split in two. A flat holding costs exactly 0.
 *
 * <p>One thread; allocates nothing. Overflow throws ArithmeticException and leaves the state as it was.
 */
public final class Holding implements Stateful
{
    private long lots;
    private long basisLots;
    private long basisE8;
    private long realisedE8;
    private long costE8;

    /** {@return signed lots: positive long, negative short, 0 flat} */
    public long lots()
    {
        return lots;
    }

    /** {@return notional paid for what is held, never negative, 0 when flat} */
    public long costE8()
    {
        return costE8;
    }

    /** {@return profit of what was closed, before fees} */
    public long realisedE8()
    {
        return realisedE8;
    }

    /**
     * Books a fill.
     *
     * @param contract   whose money it is.
     * @param signedLots bought; sold is negative; not 0.
     * @param priceTicks of the fill.
     */
    public void onFill(final ContractMath contract, final long signedLots, final long priceTicks)
    {
        final long heldLots = Math.abs(lots);
        final long filledLots = Math.absExact(signedLots);
        final boolean isOpposite = lots > 0 ? signedLots < 0 : lots < 0 && signedLots > 0;
        final long closedLots = isOpposite ? Math.min(heldLots, filledLots) : 0;
        final long newLots = Math.addExact(lots, signedLots);
        final long keptE8 = costOfE8(heldLots - closedLots);
        final long closedE8 = 0 == closedLots ? 0 : contract.notionalE8(priceTicks, closedLots);
        final long newRealisedE8 = 0 == closedLots ? realisedE8 :
            Math.addExact(realisedE8, contract.pnlE8(costE8 - keptE8, closedE8, lots > 0));
        if (closedLots < filledLots)
        {
            set(newLots, Math.addExact(keptE8, contract.notionalE8(priceTicks, filledLots) - closedE8));
        }
        else if (0 == newLots)
        {
            set(0, 0);
        }
        else
        {
            lots = newLots;
            costE8 = keptE8;
        }
        realisedE8 = newRealisedE8;
    }

    /**
     * Holds this from now on; profit stays.
     *
     * @param newLots   signed.
     * @param newCostE8 paid for them, 0 when flat.
     */
    public void set(final long newLots, final long newCostE8)
    {
        lots = newLots;
        basisLots = Math.abs(newLots);
        basisE8 = newCostE8;
        costE8 = newCostE8;
    }

    /**
     * Splits the sum of the notionals in another way: what is held costs so much, and profit moves by the difference.
     *
     * @param contract  whose money it is.
     * @param newCostE8 of what is held.
     */
    public void split(final ContractMath contract, final long newCostE8)
    {
        realisedE8 = Math.addExact(realisedE8, contract.pnlE8(costE8, newCostE8, lots > 0));
        set(lots, newCostE8);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lots = state.visit(lots);
        basisLots = state.visit(basisLots);
        basisE8 = state.visit(basisE8);
        realisedE8 = state.visit(realisedE8);
        if (state.isRestoring())
        {
            costE8 = costOfE8(Math.abs(lots));
        }
    }

    private long costOfE8(final long heldLots)
    {
        if (heldLots == basisLots)
        {
            return basisE8;
        }
        return 0 == heldLots ? 0 : E8.mulDiv(basisE8, heldLots, basisLots);
    }
}
