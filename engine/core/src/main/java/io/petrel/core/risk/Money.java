package io.petrel.core.risk;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/**
 * Parts of money, and sums that stay at their bound rather than overflow: what is thought of, such as a loss at a stop
 * that a person put anywhere, must stop no node. Computes only.
 */
final class Money
{
    private static final double WHOLE_BPS = 10_000;
    /** A sum at or beyond it is more than any limit. */
    private static final long MOST_E8 = Long.MAX_VALUE / 4;

    private Money()
    {
    }

    /** A part or a multiple of an amount, half-even, no further from zero than {@link #MOST_E8}. */
    static long part(final long amountE8, final double share)
    {
        return Math.abs(amountE8 * share) < MOST_E8 ? E8.mulDiv(amountE8, E8.fromDouble(share), Units.ONE_E8) :
            amountE8 > 0 == share > 0 ? MOST_E8 : -MOST_E8;
    }

    /** So many basis points of an amount that is not negative, and one unit more, so that it is never too little. */
    static long bpsUp(final long amountE8, final double bps)
    {
        return add(part(amountE8, bps / WHOLE_BPS), 1);
    }

    /** Value of a size at a price that nobody has paid, at most {@link #MOST_E8}; neither is negative. */
    static long notionalE8(final ContractMath contract, final long priceTicks, final long sizeLots)
    {
        final long notionalE8 = 0 == sizeLots ? 0 : contract.notionalE8OrNull(priceTicks, sizeLots);
        return Units.NULL_E8 == notionalE8 ? MOST_E8 : Math.min(MOST_E8, notionalE8);
    }

    /** So many times an amount, both not negative, at most {@link #MOST_E8}. */
    static long times(final long amountE8, final long count)
    {
        return 0 != amountE8 && count > MOST_E8 / amountE8 ? MOST_E8 : amountE8 * count;
    }

    /** An amount of either sign, no further from zero than {@link #MOST_E8}. */
    static long bounded(final long amountE8)
    {
        return Math.max(-MOST_E8, Math.min(MOST_E8, amountE8));
    }

    /** Sum of what is not negative, at most {@link #MOST_E8}. */
    static long add(final long aE8, final long bE8)
    {
        return Math.min(MOST_E8, Math.min(MOST_E8, aE8) + Math.min(MOST_E8, bE8));
    }
}
