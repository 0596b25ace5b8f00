package io.petrel.core.order;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;

/** One order. Owned and reused by {@link Orders}; a reader never keeps it past the event. Pipeline thread only. */
public final class Order implements Stateful
{
    long clientOrderId;
    Instrument instrument;
    int accountId;
    Side side;
    OrderPurpose purpose;
    OrderType orderType;
    TimeInForce timeInForce;
    boolean postOnly;
    boolean reduceOnly;
    long priceTicks;
    long stopPriceTicks;
    long sizeLots;
    long filledLots;
    OrderStatus status;
    long venueOrderId;
    long reportedLots;
    long wantedPriceTicks;
    long wantedSizeLots;
    long sentNs;
    Order previous;
    Order next;

    Order()
    {
    }

    void begin(final ApprovedOrder approved, final long nowNs)
    {
        clientOrderId = approved.clientOrderId();
        instrument = approved.instrument();
        accountId = approved.accountId();
        side = approved.side();
        purpose = approved.purpose();
        orderType = approved.orderType();
        timeInForce = approved.timeInForce();
        postOnly = approved.isPostOnly();
        reduceOnly = approved.isReduceOnly();
        priceTicks = approved.priceTicks();
        stopPriceTicks = Units.NULL_TICKS;
        sizeLots = approved.sizeLots();
        filledLots = 0;
        status = OrderStatus.PENDING_NEW;
        venueOrderId = Units.NULL_ID;
        reportedLots = 0;
        sentNs = nowNs;
        forgetReplacement();
    }

    void forgetReplacement()
    {
        wantedPriceTicks = Units.NULL_TICKS;
        wantedSizeLots = Units.NULL_LOTS;
    }

    /** Size beyond which a fill is an overfill: the larger of the two while a replacement is unanswered. */
    long mostLots()
    {
        return Math.max(sizeLots, wantedSizeLots);
    }

    /** {@return inbound sequence x 64 + index within the event} */
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

    /** {@return limit in ticks, {@link Units#NULL_TICKS} for MARKET and STOP} */
    public long priceTicks()
    {
        return priceTicks;
    }

    /** {@return trigger in ticks, {@link Units#NULL_TICKS} but for STOP and STOP_LIMIT} */
    public long stopPriceTicks()
    {
        return stopPriceTicks;
    }

    /** {@return size in all, filled or not} */
    public long sizeLots()
    {
        return sizeLots;
    }

    /** {@return lots filled} */
    public long filledLots()
    {
        return filledLots;
    }

    /** {@return lots not filled, 0 when overfilled} */
    public long remainingLots()
    {
        return Math.max(0, sizeLots - filledLots);
    }

    /** {@return where the order is in its life} */
    public OrderStatus status()
    {
        return status;
    }

    /** {@return the venue's id, {@link Units#NULL_ID} until it confirmed} */
    public long venueOrderId()
    {
        return venueOrderId;
    }

    /** {@return when it was sent, core time} */
    public long sentNs()
    {
        return sentNs;
    }

    @Override
    public void hashInto(final StateHash hash)
    {
        hash.add(clientOrderId).add(instrument.id()).add(accountId).add(side.value()).add(purpose.value());
        hash.add(orderType.value()).add(timeInForce.value()).add(postOnly).add(reduceOnly);
        hash.add(priceTicks).add(stopPriceTicks).add(sizeLots).add(filledLots).add(status.value()).add(venueOrderId);
        hash.add(reportedLots).add(wantedPriceTicks).add(wantedSizeLots).add(sentNs);
    }
}
