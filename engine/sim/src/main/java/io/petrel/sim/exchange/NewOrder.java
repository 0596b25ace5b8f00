package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;

/** What a new order asks for. A flyweight: {@link #limit} and its like set every field; the book keeps nothing. */
public final class NewOrder
{
    int owner;
    long tag;
    boolean isBuy;
    OrderKind kind;
    Lifetime lifetime;
    SelfTrade selfTrade;
    boolean isPostOnly;
    long priceTicks;
    long stopPriceTicks;
    long sizeLots;
    long peakLots;
    long expiryNs;

    /**
     * A limit order that rests until cancelled; the other setters change what differs.
     *
     * @param newOwner      who sends it.
     * @param newTag        the owner's own name of it.
     * @param isBuyOrder    its side.
     * @param newPriceTicks limit.
     * @param newSizeLots   size, above 0.
     * @return this.
     */
    public NewOrder limit(
        final int newOwner,
        final long newTag,
        final boolean isBuyOrder,
        final long newPriceTicks,
        final long newSizeLots)
    {
        owner = newOwner;
        tag = newTag;
        isBuy = isBuyOrder;
        kind = OrderKind.LIMIT;
        lifetime = Lifetime.GTC;
        selfTrade = SelfTrade.CANCEL_RESTING;
        isPostOnly = false;
        priceTicks = newPriceTicks;
        stopPriceTicks = Units.NULL_TICKS;
        sizeLots = newSizeLots;
        peakLots = 0;
        expiryNs = Units.NULL_TIME_NS;
        return this;
    }

    /**
     * A market order.
     *
     * @param newOwner    who sends it.
     * @param newTag      the owner's own name of it.
     * @param isBuyOrder  its side.
     * @param newSizeLots size, above 0.
     * @return this.
     */
    public NewOrder market(final int newOwner, final long newTag, final boolean isBuyOrder, final long newSizeLots)
    {
        limit(newOwner, newTag, isBuyOrder, Units.NULL_TICKS, newSizeLots);
        kind = OrderKind.MARKET;
        lifetime = Lifetime.IOC;
        return this;
    }

    /**
     * Makes it wait for a price.
     *
     * @param newStopTicks price that wakes it.
     * @return this.
     */
    public NewOrder stopAt(final long newStopTicks)
    {
        kind = OrderKind.MARKET == kind ? OrderKind.STOP : OrderKind.STOP_LIMIT;
        stopPriceTicks = newStopTicks;
        return this;
    }

    /**
     * How long it may wait.
     *
     * @param newLifetime not GTD, which needs {@link #until}.
     * @return this.
     */
    public NewOrder lifetime(final Lifetime newLifetime)
    {
        lifetime = newLifetime;
        return this;
    }

    /**
     * Lets it end by itself.
     *
     * @param newExpiryNs first moment at which it no longer works.
     * @return this.
     */
    public NewOrder until(final long newExpiryNs)
    {
        lifetime = Lifetime.GTD;
        expiryNs = newExpiryNs;
        return this;
    }

    /**
     * Forbids it to take.
     *
     * @return this.
     */
    public NewOrder postOnly()
    {
        isPostOnly = true;
        return this;
    }

    /**
     * Shows only a part at a time.
     *
     * @param newPeakLots shown, from 1 to the size; 0 shows all.
     * @return this.
     */
    public NewOrder iceberg(final long newPeakLots)
    {
        peakLots = newPeakLots;
        return this;
    }

    /**
     * What to do on meeting an own order.
     *
     * @param newSelfTrade rule.
     * @return this.
     */
    public NewOrder onSelfTrade(final SelfTrade newSelfTrade)
    {
        selfTrade = newSelfTrade;
        return this;
    }
}
