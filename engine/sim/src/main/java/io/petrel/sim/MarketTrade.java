package io.petrel.sim;

import io.petrel.codecs.event.AggressorSide;

/** One trade of the recorded market, decoded. Reused from trade to trade; carries no state across events. */
final class MarketTrade
{
    long priceTicks;
    long sizeLots;
    long eventTimeNs;
    AggressorSide aggressor = AggressorSide.UNKNOWN;

    void set(
        final long newPriceTicks, final long newSizeLots, final AggressorSide newAggressor, final long newTimeNs)
    {
        priceTicks = newPriceTicks;
        sizeLots = newSizeLots;
        aggressor = newAggressor;
        eventTimeNs = newTimeNs;
    }

    /** Whether the taker may have hit this side; an unknown taker may have hit either. */
    boolean hits(final boolean isBid)
    {
        return (isBid ? AggressorSide.BUYER : AggressorSide.SELLER) != aggressor;
    }
}
