package io.petrel.core.risk;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.core.execution.OrderIntent;
import io.petrel.core.market.Instrument;

/**
 * An order that passed every rule. Only this package can make or fill one, so an unchecked order cannot be sent. A
 * reused flyweight: whoever receives it never keeps it. Pipeline thread only.
 */
public final class ApprovedOrder
{
    private long clientOrderId;
    private Instrument instrument;
    private int accountId;
    private Side side;
    private OrderPurpose purpose;
    private OrderType orderType;
    private TimeInForce timeInForce;
    private boolean postOnly;
    private boolean reduceOnly;
    private long priceTicks;
    private long sizeLots;

    ApprovedOrder()
    {
    }

    ApprovedOrder of(final long newClientOrderId, final OrderIntent intent)
    {
        clientOrderId = newClientOrderId;
        instrument = intent.market().instrument();
        accountId = intent.accountId();
        side = intent.side();
        purpose = intent.purpose();
        orderType = intent.orderType();
        timeInForce = intent.timeInForce();
        postOnly = intent.isPostOnly();
        reduceOnly = intent.isReduceOnly();
        priceTicks = intent.priceTicks();
        sizeLots = intent.sizeLots();
        return this;
    }

    /** {@return inbound sequence x 64 + index within the event; of a replacement, the id of the order replaced} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** {@return the instrument} */
    public Instrument instrument()
    {
        return instrument;
    }

    /** {@return the account} */
    public int accountId()
    {
        return accountId;
    }

    /** {@return buy or sell} */
    public Side side()
    {
        return side;
    }

    /** {@return why the order exists} */
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

    /** {@return lots to fill; of a replacement, lots that shall remain} */
    public long sizeLots()
    {
        return sizeLots;
    }
}
