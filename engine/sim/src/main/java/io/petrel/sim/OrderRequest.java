package io.petrel.sim;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderFlagsDecoder;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/** One message between our gateway and the matching engine. Owned and reused by {@link RequestQueue}. */
final class OrderRequest implements Stateful
{
    RequestKind kind = RequestKind.NEW;
    long sentNs;
    long arrivalNs;
    long clientOrderId;
    long priceTicks;
    long stopPriceTicks;
    long sizeLots;
    /** Absent but for GTD and DAY. */
    long expiryNs;
    /** Absent where the order stands alone. */
    long groupId;
    int instrumentId;
    int accountId;
    Side side = Side.NULL_VAL;
    OrderType type = OrderType.NULL_VAL;
    TimeInForce timeInForce = TimeInForce.NULL_VAL;
    boolean isPostOnly;
    boolean isReduceOnly;
    /** The matching engine has given it its turn; it waits for that turn only. */
    boolean isServed;

    void set(final NewOrderDecoder order)
    {
        reset(RequestKind.NEW);
        clientOrderId = order.clientOrderId();
        priceTicks = order.priceTicks();
        stopPriceTicks = order.stopPriceTicks();
        sizeLots = order.sizeLots();
        instrumentId = order.instrumentId();
        accountId = order.accountId();
        side = order.side();
        type = order.orderType();
        timeInForce = order.timeInForce();
        expiryNs = order.expiryNs();
        groupId = order.groupId();
        final OrderFlagsDecoder flags = order.flags();
        isPostOnly = flags.postOnly();
        isReduceOnly = flags.reduceOnly();
        requireComplete();
    }

    void set(final CancelOrderDecoder cancel)
    {
        reset(RequestKind.CANCEL);
        clientOrderId = cancel.clientOrderId();
        instrumentId = cancel.instrumentId();
        accountId = cancel.accountId();
    }

    void set(final ReplaceOrderDecoder replace)
    {
        reset(RequestKind.REPLACE);
        clientOrderId = replace.clientOrderId();
        priceTicks = replace.newPriceTicks();
        stopPriceTicks = replace.newStopPriceTicks();
        sizeLots = replace.newSizeLots();
        instrumentId = replace.instrumentId();
        accountId = replace.accountId();
    }

    /** What a replace leaves out stays as it is with the order. */
    void complete(final SimOrder order)
    {
        priceTicks = Units.NULL_TICKS == priceTicks ? order.priceTicks : priceTicks;
        stopPriceTicks =
            Units.NULL_TICKS == stopPriceTicks || !order.isStop() ? order.stopPriceTicks : stopPriceTicks;
        sizeLots = Units.NULL_LOTS == sizeLots ? order.sizeLots : sizeLots;
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

    /** Whether it ends by itself. */
    boolean isTimed()
    {
        return TimeInForce.GTD == timeInForce || TimeInForce.DAY == timeInForce;
    }

    boolean isStop()
    {
        return OrderType.STOP == type || OrderType.STOP_LIMIT == type;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        kind = RequestKind.of(state.visit(kind.ordinal()));
        sentNs = state.visit(sentNs);
        arrivalNs = state.visit(arrivalNs);
        clientOrderId = state.visit(clientOrderId);
        priceTicks = state.visit(priceTicks);
        stopPriceTicks = state.visit(stopPriceTicks);
        sizeLots = state.visit(sizeLots);
        expiryNs = state.visit(expiryNs);
        groupId = state.visit(groupId);
        instrumentId = state.visit(instrumentId);
        accountId = state.visit(accountId);
        side = Side.get((short)state.visit(side.value()));
        type = OrderType.get((short)state.visit(type.value()));
        timeInForce = TimeInForce.get((short)state.visit(timeInForce.value()));
        isPostOnly = state.visit(isPostOnly);
        isReduceOnly = state.visit(isReduceOnly);
        isServed = state.visit(isServed);
    }

    private void reset(final RequestKind newKind)
    {
        kind = newKind;
        priceTicks = Units.NULL_TICKS;
        stopPriceTicks = Units.NULL_TICKS;
        sizeLots = Units.NULL_LOTS;
        expiryNs = Units.NULL_TIME_NS;
        groupId = Units.NULL_ID;
        side = Side.NULL_VAL;
        type = OrderType.NULL_VAL;
        timeInForce = TimeInForce.NULL_VAL;
        isPostOnly = false;
        isReduceOnly = false;
        isServed = false;
    }

    /** The gate never sends such an order, so this is a broken invariant of the caller and not a refusal. */
    private void requireComplete()
    {
        if (Side.NULL_VAL == side || OrderType.NULL_VAL == type || TimeInForce.NULL_VAL == timeInForce)
        {
            throw new IllegalArgumentException("order " + clientOrderId + " lacks side, type or time in force");
        }
    }
}
