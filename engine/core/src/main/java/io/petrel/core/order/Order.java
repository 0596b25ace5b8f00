package io.petrel.core.order;

import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderTerms;
import io.petrel.core.market.Instruments;
import io.petrel.core.risk.ApprovedOrder;
import io.petrel.core.state.StateVisitor;

/** One order. Owned and reused by {@link Orders}; a reader never keeps it past the event. Pipeline thread only. */
public final class Order extends OrderTerms
{
    long clientOrderId;
    long filledLots;
    OrderStatus status = OrderStatus.PENDING_NEW;
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
        copyTerms(approved);
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
        return Math.max(sizeLots(), wantedSizeLots);
    }

    /** {@return inbound sequence x 64 + index within the event} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** {@return lots filled} */
    public long filledLots()
    {
        return filledLots;
    }

    /** {@return lots not filled, 0 when overfilled} */
    public long remainingLots()
    {
        return Math.max(0, sizeLots() - filledLots);
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

    void visitState(final StateVisitor state, final Instruments instruments)
    {
        visitTerms(state, instruments);
        clientOrderId = state.visit(clientOrderId);
        filledLots = state.visit(filledLots);
        status = OrderStatus.of(state.visit(status.value()));
        venueOrderId = state.visit(venueOrderId);
        reportedLots = state.visit(reportedLots);
        wantedPriceTicks = state.visit(wantedPriceTicks);
        wantedSizeLots = state.visit(wantedSizeLots);
        sentNs = state.visit(sentNs);
    }

    /** A replacement is in force: its price and size in all. */
    void change(final long newPriceTicks, final long newSizeLots)
    {
        priced(orderType(), newPriceTicks, stopPriceTicks());
        sized(newSizeLots);
    }
}
