package io.petrel.core.portfolio;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import java.util.Arrays;

/**
 * Exposure reserved by one order that may still fill: from approval until the venue's report of its end. Owned and
 * reused by {@link WorkingOrders}; a reader never keeps it past the event. Pipeline thread only.
 */
public final class WorkingOrder
{
    long clientOrderId;
    Position position;
    Side side;
    OrderPurpose purpose;
    boolean passive;
    long priceTicks;
    long stopPriceTicks;
    long groupId;
    long remainingLots;
    long sinceNs;
    int replaces;
    boolean acknowledged;
    boolean changeRequested;
    boolean inQuestion;
    /** Whether the market went beyond the price at which it rests, so that its fill is awaited. */
    boolean passed;
    /** Whether it was filled in part since: it stood there. */
    boolean stood;
    /** By {@link Moment}: what the quotes said then beyond what it pays, E8; 0 unless it was passed then. */
    final long[] surplusesE8 = new long[Moment.COUNT];
    WorkingOrder previous;
    WorkingOrder next;

    WorkingOrder()
    {
    }

    /** {@return the id the order was sent with} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** {@return the position the order works for} */
    public Position position()
    {
        return position;
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

    /** {@return whether the order rests in the book by intent (post-only)} */
    public boolean isPassive()
    {
        return passive;
    }

    /** {@return limit price, or {@link Units#NULL_TICKS} for an order without a limit} */
    public long priceTicks()
    {
        return priceTicks;
    }

    /** {@return trigger, or {@link Units#NULL_TICKS} but for a leg that waits for one} */
    public long stopPriceTicks()
    {
        return stopPriceTicks;
    }

    /** {@return group of the bracket that it is a leg of, or {@link Units#NULL_ID}} */
    public long groupId()
    {
        return groupId;
    }

    /**
     * {@return whether it is a leg of a bracket: it can only close, and of its group only so much fills as one of them}
     */
    public boolean isLeg()
    {
        return Units.NULL_ID != groupId;
    }

    /** {@return lots that may still fill} */
    public long remainingLots()
    {
        return remainingLots;
    }

    /** {@return when the order was sent or last repriced, core time} */
    public long sinceNs()
    {
        return sinceNs;
    }

    /** {@return how often it was repriced} */
    public int replaces()
    {
        return replaces;
    }

    /** {@return whether the venue confirmed it; only then can it be repriced} */
    public boolean isAcknowledged()
    {
        return acknowledged;
    }

    /** {@return whether a cancel or a replace is on its way, so that no second one is sent} */
    public boolean isChangeRequested()
    {
        return changeRequested;
    }

    /** {@return whether the venue is asked what became of it, so that nothing else about it is sent} */
    public boolean isInQuestion()
    {
        return inQuestion;
    }

    /** {@return the order reserved after this one, or null at the end} */
    public WorkingOrder next()
    {
        return next;
    }

    /** Whether it stands at the venue to close what is held at a price of its own. */
    boolean isRestingExit()
    {
        final boolean isClosing = Side.SELL == side ? position.lots() > 0 : position.lots() < 0;
        return isClosing && acknowledged && (passive || isLeg() && Units.NULL_TICKS == stopPriceTicks);
    }

    /** Whether the market is beyond the price at which it rests. */
    boolean isBehindTheMarket()
    {
        final long markTicks = position.markTicks();
        return isRestingExit() && (Side.SELL == side ? markTicks > priceTicks : markTicks < priceTicks);
    }

    /** Forgets what the quotes said beyond its price: none of it was made, or it is booked as made. */
    void forgetSurpluses()
    {
        Arrays.fill(surplusesE8, 0);
    }

    /** What filled at its price it pays more than at another, E8. */
    long gainFromE8(final long otherTicks)
    {
        final ContractMath contract = position.instrument().contract();
        final long lots = Math.min(Math.abs(position.lots()), remainingLots);
        return contract.pnlE8(
            contract.notionalE8(otherTicks, lots), contract.notionalE8(priceTicks, lots), Side.SELL == side);
    }

    /** Whether the market was beyond its price at one of the moments. */
    boolean hasSurplus()
    {
        for (final long surplusE8 : surplusesE8)
        {
            if (0 != surplusE8)
            {
                return true;
            }
        }
        return false;
    }

    /** A row in use, or on restoring one about to be; {@code portfolio} knows the position it works for. */
    void visitState(final StateVisitor state, final Portfolio portfolio)
    {
        clientOrderId = state.visit(clientOrderId);
        final int instrumentId = state.visit(null == position ? 0 : position.instrument().id());
        side = Side.get((short)state.visit(null == side ? 0 : side.value()));
        purpose = OrderPurpose.get((short)state.visit(null == purpose ? 0 : purpose.value()));
        passive = state.visit(passive);
        priceTicks = state.visit(priceTicks);
        stopPriceTicks = state.visit(stopPriceTicks);
        groupId = state.visit(groupId);
        remainingLots = state.visit(remainingLots);
        sinceNs = state.visit(sinceNs);
        replaces = state.visit(replaces);
        acknowledged = state.visit(acknowledged);
        changeRequested = state.visit(changeRequested);
        inQuestion = state.visit(inQuestion);
        passed = state.visit(passed);
        stood = state.visit(stood);
        state.visit(surplusesE8, surplusesE8.length);
        if (state.isRestoring())
        {
            position = portfolio.positionOf(instrumentId);
        }
    }
}
