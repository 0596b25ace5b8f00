package io.petrel.sim;

import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** An order the venue has accepted and not ended, with its place in the queue. Pooled by {@link OrderPool}. */
final class SimOrder implements Stateful
{
    final QueuePosition queue = new QueuePosition();
    long clientOrderId;
    long venueOrderId;
    int instrumentId;
    int accountId;
    Side side = Side.NULL_VAL;
    OrderType type = OrderType.NULL_VAL;
    TimeInForce timeInForce = TimeInForce.NULL_VAL;
    boolean isBuy;
    boolean isPostOnly;
    boolean isReduceOnly;
    /** Limit, {@link Units#NULL_TICKS} for MARKET and STOP. */
    long priceTicks;
    long stopPriceTicks;
    long sizeLots;
    long cumulativeLots;
    /** When it ends by itself; absent but for GTD and DAY. */
    long expiryNs = Units.NULL_TIME_NS;
    /** Orders of one group: when one has filled whole, the others are cancelled. Absent where it stands alone. */
    long groupId = Units.NULL_ID;
    /** When its last instruction left us; decides which bar it can see. */
    long sentNs;
    /** Bars only: a bar saw it and left it working, so that it is a maker from then on. */
    boolean hasRested;
    /** The stop's condition held while the market could not be matched on: it fires as soon as it can. */
    boolean isLatched;
    boolean isDone;
    /** The venue's own, to liquidate; lives within one event, so no state. */
    boolean isForced;

    void set(final OrderRequest request, final long newVenueOrderId)
    {
        clientOrderId = request.clientOrderId;
        venueOrderId = newVenueOrderId;
        instrumentId = request.instrumentId;
        accountId = request.accountId;
        side = request.side;
        type = request.type;
        timeInForce = request.timeInForce;
        isBuy = Side.BUY == request.side;
        isPostOnly = request.isPostOnly;
        isReduceOnly = request.isReduceOnly;
        priceTicks = hasLimit() ? request.priceTicks : Units.NULL_TICKS;
        stopPriceTicks = isStop() ? request.stopPriceTicks : Units.NULL_TICKS;
        sizeLots = request.sizeLots;
        expiryNs = request.isTimed() ? request.expiryNs : Units.NULL_TIME_NS;
        groupId = request.groupId;
        cumulativeLots = 0;
        sentNs = request.sentNs;
        hasRested = false;
        isLatched = false;
        isDone = false;
        isForced = false;
        queue.join(0, Units.NULL_ID, 0);
    }

    /** An order of the venue's own that closes a position; a positive size buys. */
    void setForced(
        final int newInstrumentId, final int newAccountId, final long signedLots, final long newVenueOrderId)
    {
        clientOrderId = Units.NULL_ID;
        venueOrderId = newVenueOrderId;
        instrumentId = newInstrumentId;
        accountId = newAccountId;
        isBuy = signedLots > 0;
        side = isBuy ? Side.BUY : Side.SELL;
        type = OrderType.MARKET;
        timeInForce = TimeInForce.IOC;
        isPostOnly = false;
        isReduceOnly = true;
        priceTicks = Units.NULL_TICKS;
        stopPriceTicks = Units.NULL_TICKS;
        sizeLots = Math.abs(signedLots);
        expiryNs = Units.NULL_TIME_NS;
        groupId = Units.NULL_ID;
        cumulativeLots = 0;
        hasRested = false;
        isLatched = false;
        isDone = false;
        isForced = true;
        queue.join(0, Units.NULL_ID, 0);
    }

    /** Has the terms of a replace from now on; says whether it keeps its place: at its price, with no more lots. */
    boolean takeTerms(final OrderRequest replace)
    {
        final boolean keepsPlace = replace.priceTicks == priceTicks && replace.sizeLots <= sizeLots;
        priceTicks = replace.priceTicks;
        stopPriceTicks = replace.stopPriceTicks;
        sizeLots = replace.sizeLots;
        return keepsPlace;
    }

    long remainingLots()
    {
        return sizeLots - cumulativeLots;
    }

    boolean hasLimit()
    {
        return OrderType.LIMIT == type || OrderType.STOP_LIMIT == type;
    }

    /** Whether what does not trade at once may stay. */
    boolean mayRest()
    {
        return TimeInForce.IOC != timeInForce && TimeInForce.FOK != timeInForce;
    }

    /** Whether it still waits for its stop price. */
    boolean isStop()
    {
        return OrderType.STOP == type || OrderType.STOP_LIMIT == type;
    }

    /** Price it still waits for, {@link Units#NULL_TICKS} once it does not. */
    long triggerTicks()
    {
        return isStop() ? stopPriceTicks : Units.NULL_TICKS;
    }

    /** From now on an ordinary order. */
    void trigger()
    {
        type = OrderType.STOP == type ? OrderType.MARKET : OrderType.LIMIT;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        clientOrderId = state.visit(clientOrderId);
        venueOrderId = state.visit(venueOrderId);
        instrumentId = state.visit(instrumentId);
        accountId = state.visit(accountId);
        side = Side.get((short)state.visit(side.value()));
        type = OrderType.get((short)state.visit(type.value()));
        timeInForce = TimeInForce.get((short)state.visit(timeInForce.value()));
        isBuy = Side.BUY == side;
        isPostOnly = state.visit(isPostOnly);
        isReduceOnly = state.visit(isReduceOnly);
        priceTicks = state.visit(priceTicks);
        stopPriceTicks = state.visit(stopPriceTicks);
        sizeLots = state.visit(sizeLots);
        cumulativeLots = state.visit(cumulativeLots);
        expiryNs = state.visit(expiryNs);
        groupId = state.visit(groupId);
        sentNs = state.visit(sentNs);
        hasRested = state.visit(hasRested);
        isLatched = state.visit(isLatched);
        isDone = state.visit(isDone);
        queue.visitState(state);
    }
}
