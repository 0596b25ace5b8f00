package io.petrel.core.order;

import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.TimeInForce;
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
    final FillLedger ledger = new FillLedger();
    long wantedPriceTicks;
    long wantedStopPriceTicks;
    long wantedSizeLots;
    long sentNs;
    private long askedNs;
    long queriedNs;
    /** The venue was asked about what is unanswered, or not over, since. */
    private boolean wasQueried;
    /** First of the questions about the same thing. */
    private long firstQueriedNs;
    /** The venue's view that was asked for last when it ended. */
    long endedRequestId;
    long termsReportId;
    boolean cancelWanted;
    boolean expired;
    TimeInForce sentTimeInForce = TimeInForce.NULL_VAL;
    /** Of the venue's view that named it last; means nothing between events. */
    long seenInView;
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
        ask(nowNs);
        queriedNs = Units.NULL_TIME_NS;
        firstQueriedNs = Units.NULL_TIME_NS;
        endedRequestId = Units.NULL_ID;
        termsReportId = Units.NULL_ID;
        cancelWanted = false;
        expired = false;
        sentTimeInForce = timeInForce();
        seenInView = Units.NULL_ID;
        ledger.clear();
        forgetReplacement();
    }

    /** Something is asked of the venue: the order, a replacement, a cancel. */
    void ask(final long nowNs)
    {
        askedNs = nowNs;
        wasQueried = false;
    }

    /** The venue still has it as it was: an answer is waited for anew, with no time that wakes for another question. */
    void askAgain(final long nowNs)
    {
        askedNs = nowNs;
    }

    void query(final long nowNs)
    {
        if (!isQueried() && !(wasQueried && awaitsAnswer()))
        {
            firstQueriedNs = nowNs;
        }
        queriedNs = nowNs;
        wasQueried = true;
    }

    boolean wasQueried()
    {
        return wasQueried;
    }

    long firstQueriedNs()
    {
        return firstQueriedNs;
    }

    long askedNs()
    {
        return askedNs;
    }

    void forgetReplacement()
    {
        wantedPriceTicks = Units.NULL_TICKS;
        wantedStopPriceTicks = Units.NULL_TICKS;
        wantedSizeLots = Units.NULL_LOTS;
    }

    /** Size beyond which a fill is an overfill: the larger of the two while a replacement is unanswered. */
    long mostLots()
    {
        return Math.max(sizeLots(), wantedSizeLots);
    }

    /** Lots that the venue may still fill, as far as we know. */
    long mayFillLots()
    {
        return Math.max(0, mostLots() - filledLots);
    }

    /** {@return inbound sequence x 64 + index within the event} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** Whether the venue owes an answer: to what was sent last, or the end of an order that does not rest. */
    boolean awaitsAnswer()
    {
        final boolean rests = OrderType.MARKET != orderType() &&
            TimeInForce.IOC != sentTimeInForce && TimeInForce.FOK != sentTimeInForce;
        return !rests || OrderStatus.WORKING != status && OrderStatus.PARTIALLY_FILLED != status;
    }

    /** Whether the venue counts more filled than was booked. */
    boolean missesFills()
    {
        return reportedLots > filledLots;
    }

    /** Fills that are missing are in what was adopted of the venue: told later, they are repeated. */
    void containMissing()
    {
        ledger.coverThrough(reportedLots);
        filledLots = reportedLots;
    }

    /** Whether the venue is asked about it now. */
    boolean isQueried()
    {
        return Units.NULL_TIME_NS != queriedNs;
    }

    /** {@return how long the venue is told that it stands: what the venue lacks is emulated} */
    public TimeInForce sentTimeInForce()
    {
        return sentTimeInForce;
    }

    /** {@return trigger asked for by the replacement on its way, or {@link Units#NULL_TICKS}} */
    public long wantedStopPriceTicks()
    {
        return wantedStopPriceTicks;
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
        wantedStopPriceTicks = state.visit(wantedStopPriceTicks);
        sentNs = state.visit(sentNs);
        askedNs = state.visit(askedNs);
        queriedNs = state.visit(queriedNs);
        wasQueried = state.visit(wasQueried);
        firstQueriedNs = state.visit(firstQueriedNs);
        endedRequestId = state.visit(endedRequestId);
        termsReportId = state.visit(termsReportId);
        cancelWanted = state.visit(cancelWanted);
        expired = state.visit(expired);
        sentTimeInForce = TimeInForce.get((short)state.visit(sentTimeInForce.value()));
        ledger.visitState(state);
    }

    /** Other terms are in force: price, trigger, size in all. */
    void change(final long newPriceTicks, final long newStopPriceTicks, final long newSizeLots)
    {
        priced(orderType(), newPriceTicks, newStopPriceTicks);
        sized(newSizeLots);
    }
}
