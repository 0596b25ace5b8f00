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
public final class OrderIntent
{
    private MarketState market;
    private int accountId;
    private Side side;
    private OrderPurpose purpose;
    private OrderType orderType;
    private TimeInForce timeInForce;
    private boolean postOnly;
    private boolean reduceOnly;
    private long priceTicks;
    private long sizeLots;
    private long replacesOrderId;

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
        accountId = newAccountId;
        purpose = newPurpose;
        side = newSide;
        orderType = OrderType.LIMIT;
        timeInForce = TimeInForce.IOC;
        postOnly = false;
        reduceOnly = OrderPurpose.ENTRY != newPurpose;
        priceTicks = newPrice;
        sizeLots = newSize;
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
        timeInForce = TimeInForce.GTC;
        postOnly = true;
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

    /** {@return the account that trades} */
    public int accountId()
    {
        return accountId;
    }

    /** {@return buy or sell} */
    public Side side()
    {
        return side;
    }

    /** {@return why the order is wanted} */
    public OrderPurpose purpose()
    {
        return purpose;
    }

    /** {@return kind of order} */
    public OrderType orderType()
    {
        return orderType;
    }

    /** {@return how long it may stand} */
    public TimeInForce timeInForce()
    {
        return timeInForce;
    }

    /** {@return whether the venue must refuse it rather than let it take} */
    public boolean isPostOnly()
    {
        return postOnly;
    }

    /** {@return whether the venue must not let it open or turn a position} */
    public boolean isReduceOnly()
    {
        return reduceOnly;
    }

    /** {@return limit in ticks} */
    public long priceTicks()
    {
        return priceTicks;
    }

    /** {@return lots to fill} */
    public long sizeLots()
    {
        return sizeLots;
    }

    /** {@return the working order to change, or {@link Units#NULL_ID} for a new one} */
    public long replacesOrderId()
    {
        return replacesOrderId;
    }
}
