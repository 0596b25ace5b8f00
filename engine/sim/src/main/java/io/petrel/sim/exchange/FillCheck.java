package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;

/** Whether a FOK can trade whole: walks what it would meet, in the order in which it would meet it. Reads only. */
final class FillCheck
{
    private final BookOrders orders;
    private final BookSides sides;

    FillCheck(final BookOrders orders, final BookSides sides)
    {
        this.orders = orders;
        this.sides = sides;
    }

    boolean isFillable(final int slot)
    {
        final PriceLadder others = sides.of(!orders.isBuy(slot));
        long neededLots = orders.visibleLots[slot];
        long ticks = others.bestTicks();
        while (neededLots > 0 && Units.NULL_TICKS != ticks && isWithin(slot, ticks))
        {
            final long foundLots = takeableLots(slot, others, ticks, neededLots);
            if (foundLots < 0)
            {
                return false;
            }
            neededLots -= foundLots;
            ticks = others.ticksBehind(ticks);
        }
        return neededLots <= 0;
    }

    /** Lots of a price that the order could take; below 0 when an own order there would stop it first. */
    private long takeableLots(final int slot, final PriceLadder others, final long ticks, final long neededLots)
    {
        final SelfTrade rule = orders.selfTrade[slot];
        long lots = 0;
        long ownHiddenLots = 0;
        for (int maker = others.first(ticks); BookOrders.NO_SLOT != maker; maker = orders.next[maker])
        {
            if (SelfTrade.ALLOW == rule || orders.owner(maker) != orders.owner(slot))
            {
                lots += orders.visibleLots[maker];
            }
            else if (SelfTrade.CANCEL_RESTING == rule)
            {
                ownHiddenLots += orders.hiddenLots[maker];
            }
            else
            {
                return lots >= neededLots ? lots : -1;
            }
        }
        return lots + others.hiddenLots(ticks) - ownHiddenLots;
    }

    private boolean isWithin(final int slot, final long ticks)
    {
        final long limitTicks = orders.priceTicks[slot];
        return Units.NULL_TICKS == limitTicks || (orders.isBuy(slot) ? ticks <= limitTicks : ticks >= limitTicks);
    }
}
