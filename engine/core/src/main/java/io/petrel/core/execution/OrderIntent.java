package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;

/**
 * One order that execution would like to send. A reused flyweight: whoever receives it never keeps it. Pipeline thread
 * only.
 */
public final class OrderIntent extends OrderTerms
{
    private MarketState market;
    private long replacesOrderId = Units.NULL_ID;

    /**
     * Starts an order of a kind that does not rest: a limit, immediate or cancel.
     *
     * @param newMarket    traded.
     * @param newAccountId that trades.
     * @param newPurpose   why; all but ENTRY are reduce-only.
     * @param newSide      bought or sold.
     * @param newPrice     limit in ticks.
     * @param newSize      lots.
     * @return this.
     */
    public OrderIntent immediate(
        final MarketState newMarket,
        final int newAccountId,
        final OrderPurpose newPurpose,
        final Side newSide,
        final long newPrice,
        final long newSize)
    {
        market = newMarket;
        begin(newMarket.instrument(), newAccountId, newPurpose, newSide, newPrice, newSize);
        replacesOrderId = Units.NULL_ID;
        return this;
    }

    /**
     * Starts an order that rests: a limit, good till cancelled, post-only.
     *
     * @param newMarket    traded.
     * @param newAccountId that trades.
     * @param newPurpose   why; all but ENTRY are reduce-only.
     * @param newSide      bought or sold.
     * @param newPrice     limit in ticks.
     * @param newSize      lots.
     * @return this.
     */
    public OrderIntent resting(
        final MarketState newMarket,
        final int newAccountId,
        final OrderPurpose newPurpose,
        final Side newSide,
        final long newPrice,
        final long newSize)
    {
        immediate(newMarket, newAccountId, newPurpose, newSide, newPrice, newSize);
        lasting(TimeInForce.GTC, Units.NULL_TIME_NS, true);
        return this;
    }

    /**
     * Makes this an order that waits at the venue for its trigger and then takes whatever the price.
     *
     * @param newStopPriceTicks trigger.
     * @return this.
     */
    public OrderIntent stopping(final long newStopPriceTicks)
    {
        priced(OrderType.STOP, Units.NULL_TICKS, newStopPriceTicks);
        lasting(TimeInForce.GTC, Units.NULL_TIME_NS, false);
        return this;
    }

    /**
     * Makes this an order of another size.
     *
     * @param lots to fill.
     * @return this.
     */
    public OrderIntent ofSize(final long lots)
    {
        sized(lots);
        return this;
    }

    /**
     * Sets how long this stands; whether it may take stays as it is.
     *
     * @param newTimeInForce GTC, IOC or FOK.
     * @return this.
     */
    public OrderIntent during(final TimeInForce newTimeInForce)
    {
        lasting(newTimeInForce, Units.NULL_TIME_NS, isPostOnly());
        return this;
    }

    /**
     * Lets this stand until a time.
     *
     * @param newExpiryNs end, core time.
     * @return this.
     */
    public OrderIntent until(final long newExpiryNs)
    {
        lasting(TimeInForce.GTD, newExpiryNs, isPostOnly());
        return this;
    }

    /**
     * Lets this stand until the account's day ends; the gate, which knows the account's zone, sets when that is.
     *
     * @return this.
     */
    public OrderIntent forTheDay()
    {
        lasting(TimeInForce.DAY, Units.NULL_TIME_NS, isPostOnly());
        return this;
    }

    /**
     * Lets this take if it can; a resting order says it must not.
     *
     * @return this.
     */
    public OrderIntent mayTake()
    {
        lasting(timeInForce(), expiryNs(), false);
        return this;
    }

    /**
     * Puts this in a group whose orders cancel each other.
     *
     * @param newGroupId id of the group.
     * @return this.
     */
    public OrderIntent inGroup(final long newGroupId)
    {
        belonging(newGroupId, parentId());
        return this;
    }

    /**
     * Makes this a child of a parent order.
     *
     * @param newParentId id of the parent.
     * @return this.
     */
    public OrderIntent workingFor(final long newParentId)
    {
        belonging(groupId(), newParentId);
        return this;
    }

    /**
     * Makes this a change of a working order; size is then what shall remain to fill.
     *
     * @param clientOrderId of the working order.
     * @return this.
     */
    public OrderIntent replacing(final long clientOrderId)
    {
        replacesOrderId = clientOrderId;
        return this;
    }

    /** {@return the market traded, of which the instrument is part} */
    public MarketState market()
    {
        return market;
    }

    /** {@return whether it changes an order that works} */
    public boolean isReplacement()
    {
        return Units.NULL_ID != replacesOrderId;
    }

    /** {@return the working order to change, or {@link Units#NULL_ID} for a new one} */
    public long replacesOrderId()
    {
        return replacesOrderId;
    }
}
