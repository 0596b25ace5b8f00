package io.petrel.core.risk;

import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/** Parts of money, and sums that stay at their bound rather than overflow. Computes only. */
final class Money
{
    private static final double WHOLE_BPS = 10_000;
    /** A sum at or beyond it is more than any limit. */
    private static final long MOST_E8 = Long.MAX_VALUE / 4;

    private Money()
    {
    }

    /** A part of an amount, half-even. */
    static long part(final long amountE8, final double share)
    {
        return E8.mulDiv(amountE8, E8.fromDouble(share), Units.ONE_E8);
    }

    /** So many basis points of an amount that is not negative, and one unit more, so that it is never too little. */
    static long bpsUp(final long amountE8, final double bps)
    {
        return add(part(amountE8, bps / WHOLE_BPS), 1);
    }

    /** Sum of what is not negative, at most {@link #MOST_E8}. */
    static long add(final long aE8, final long bE8)
    {
        return Math.min(MOST_E8, Math.min(MOST_E8, aE8) + Math.min(MOST_E8, bE8));
    }
}
