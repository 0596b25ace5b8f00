package io.petrel.core.execution;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.state.StateVisitor;

/**
 * What an order says, from the intent that proposes it to the order that lives at the venue. Only the class that
 * extends it can change it. Pipeline thread only; allocates nothing.
 */
public abstract class OrderTerms
{
    private Instrument instrument;
    private int accountId;
    private Side side = Side.NULL_VAL;
    private OrderPurpose purpose = OrderPurpose.NULL_VAL;
    private OrderType orderType = OrderType.NULL_VAL;
    private TimeInForce timeInForce = TimeInForce.NULL_VAL;
    private boolean postOnly;
    private boolean reduceOnly;
    private long priceTicks = Units.NULL_TICKS;
    private long stopPriceTicks = Units.NULL_TICKS;
    private long sizeLots;
    private long expiryNs = Units.NULL_TIME_NS;
    private long groupId = Units.NULL_ID;
    private long parentId = Units.NULL_ID;

    /** For its kinds. */
    protected OrderTerms()
    {
    }

    /** {@return the instrument} */
    public final Instrument instrument()
    {
        return instrument;
    }

    /** {@return the account that trades} */
    public final int accountId()
    {
        return accountId;
    }

    /** {@return buy or sell} */
    public final Side side()
    {
        return side;
    }

    /** {@return why the order is wanted} */
    public final OrderPurpose purpose()
    {
        return purpose;
    }

    /** {@return whether it closes what must be closed, whatever a target says} */
    public final boolean isForced()
    {
        return isForced(purpose);
    }

    /** {@return kind of order} */
    public final OrderType orderType()
    {
        return orderType;
    }

    /** {@return how long it may stand} */
    public final TimeInForce timeInForce()
    {
        return timeInForce;
    }

    /** {@return whether the venue must refuse it rather than let it take} */
    public final boolean isPostOnly()
    {
        return postOnly;
    }

    /** {@return whether the venue must not let it open or turn a position} */
    public final boolean isReduceOnly()
    {
        return reduceOnly;
    }

    /** {@return limit in ticks, {@link Units#NULL_TICKS} for MARKET and STOP} */
    public final long priceTicks()
    {
        return priceTicks;
    }

    /** {@return trigger in ticks, {@link Units#NULL_TICKS} but for STOP and STOP_LIMIT} */
    public final long stopPriceTicks()
    {
        return stopPriceTicks;
    }

    /** {@return lots to fill in all; of an intent or approval that replaces, lots that shall remain} */
    public final long sizeLots()
    {
        return sizeLots;
    }

    /** {@return when it ends, core time, or {@link Units#NULL_TIME_NS} but for GTD and DAY} */
    public final long expiryNs()
    {
        return expiryNs;
    }

    /** {@return orders of one group cancel each other, or {@link Units#NULL_ID} for none} */
    public final long groupId()
    {
        return groupId;
    }

    /** {@return whether it is a leg of a bracket: it can only close, and its group's orders cancel each other} */
    public final boolean isLeg()
    {
        return reduceOnly && Units.NULL_ID != groupId;
    }

    /** {@return parent order of an execution algorithm, or {@link Units#NULL_ID} for none} */
    public final long parentId()
    {
        return parentId;
    }

    /**
     * Becomes a plain limit order, immediate or cancel, of no group and no parent.
     *
     * @param newInstrument traded.
     * @param newAccountId  that trades.
     * @param newPurpose    why; all but ENTRY are reduce-only.
     * @param newSide       bought or sold.
     * @param newPriceTicks limit.
     * @param newSizeLots   to fill.
     */
    protected final void begin(
        final Instrument newInstrument,
        final int newAccountId,
        final OrderPurpose newPurpose,
        final Side newSide,
        final long newPriceTicks,
        final long newSizeLots)
    {
        instrument = newInstrument;
        accountId = newAccountId;
        purpose = newPurpose;
        side = newSide;
        orderType = OrderType.LIMIT;
        priceTicks = newPriceTicks;
        stopPriceTicks = Units.NULL_TICKS;
        sizeLots = newSizeLots;
        reduceOnly = OrderPurpose.ENTRY != newPurpose;
        lasting(TimeInForce.IOC, Units.NULL_TIME_NS, false);
        belonging(Units.NULL_ID, Units.NULL_ID);
    }

    /**
     * Sets kind and prices.
     *
     * @param newOrderType      kind.
     * @param newPriceTicks     limit, or {@link Units#NULL_TICKS} for MARKET and STOP.
     * @param newStopPriceTicks trigger, or {@link Units#NULL_TICKS} but for STOP and STOP_LIMIT.
     */
    protected final void priced(final OrderType newOrderType, final long newPriceTicks, final long newStopPriceTicks)
    {
        orderType = newOrderType;
        priceTicks = newPriceTicks;
        stopPriceTicks = newStopPriceTicks;
    }

    /**
     * Sets how long it stands.
     *
     * @param newTimeInForce kind.
     * @param newExpiryNs    end, or {@link Units#NULL_TIME_NS} but for GTD and DAY.
     * @param newPostOnly    whether it must not take.
     */
    protected final void lasting(final TimeInForce newTimeInForce, final long newExpiryNs, final boolean newPostOnly)
    {
        timeInForce = newTimeInForce;
        expiryNs = newExpiryNs;
        postOnly = newPostOnly;
    }

    /**
     * Sets what it belongs to.
     *
     * @param newGroupId  whose orders cancel each other, or {@link Units#NULL_ID}.
     * @param newParentId that it works for, or {@link Units#NULL_ID}.
     */
    protected final void belonging(final long newGroupId, final long newParentId)
    {
        groupId = newGroupId;
        parentId = newParentId;
    }

    /**
     * Sets the size.
     *
     * @param newSizeLots to fill in all.
     */
    protected final void sized(final long newSizeLots)
    {
        sizeLots = newSizeLots;
    }

    /**
     * Says the same as another.
     *
     * @param other copied.
     */
    protected final void copyTerms(final OrderTerms other)
    {
        begin(other.instrument, other.accountId, other.purpose, other.side, other.priceTicks, other.sizeLots);
        priced(other.orderType, other.priceTicks, other.stopPriceTicks);
        lasting(other.timeInForce, other.expiryNs, other.postOnly);
        belonging(other.groupId, other.parentId);
        reduceOnly = other.reduceOnly;
    }

    /**
     * Visits what it says.
     *
     * @param state       hash, writer or reader.
     * @param instruments to find the instrument again when read.
     */
    protected final void visitTerms(final StateVisitor state, final Instruments instruments)
    {
        final int instrumentId = state.visit(null == instrument ? Units.NULL_INSTRUMENT : instrument.id());
        accountId = state.visit(accountId);
        side = Side.get((short)state.visit(side.value()));
        purpose = OrderPurpose.get((short)state.visit(purpose.value()));
        orderType = OrderType.get((short)state.visit(orderType.value()));
        timeInForce = TimeInForce.get((short)state.visit(timeInForce.value()));
        postOnly = state.visit(postOnly);
        reduceOnly = state.visit(reduceOnly);
        priceTicks = state.visit(priceTicks);
        stopPriceTicks = state.visit(stopPriceTicks);
        sizeLots = state.visit(sizeLots);
        expiryNs = state.visit(expiryNs);
        groupId = state.visit(groupId);
        parentId = state.visit(parentId);
        if (state.isRestoring())
        {
            instrument = instruments.byId(instrumentId);
        }
    }

    /** Whether an order of that purpose closes what must be closed, whatever a target says. */
    static boolean isForced(final OrderPurpose purpose)
    {
        return OrderPurpose.ENTRY != purpose && OrderPurpose.EXIT != purpose;
    }
}
