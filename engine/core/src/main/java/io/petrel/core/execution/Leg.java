package io.petrel.core.execution;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.Units;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The stop or the target of a position as an order at the venue: what was asked for last, and what became of it. What
 * is in force there, the account's {@link WorkingOrder} of it says. Pipeline thread only; allocates nothing.
 */
public final class Leg implements Stateful
{
    private final OrderPurpose purpose;
    private long clientOrderId = Units.NULL_ID;
    private long groupId = Units.NULL_ID;
    private long askedTicks = Units.NULL_TICKS;
    private long askedLots;
    private long askedNs = Units.NULL_TIME_NS;
    private long filledLots;
    private long failedNs = Units.NULL_TIME_NS;
    private boolean withdrawn;
    private ReportReason end = ReportReason.NULL_VAL;
    private BracketReason told = BracketReason.NULL_VAL;

    Leg(final OrderPurpose purpose)
    {
        this.purpose = purpose;
    }

    /** {@return STOP or TARGET} */
    public OrderPurpose purpose()
    {
        return purpose;
    }

    /** {@return the order sent last, {@link Units#NULL_ID} if there is none} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** {@return group of that order, or that it was to have} */
    public long groupId()
    {
        return groupId;
    }

    /** {@return trigger or limit asked for last} */
    public long askedTicks()
    {
        return askedTicks;
    }

    /** {@return lots to protect that were asked for last} */
    public long askedLots()
    {
        return askedLots;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        clientOrderId = state.visit(clientOrderId);
        groupId = state.visit(groupId);
        askedTicks = state.visit(askedTicks);
        askedLots = state.visit(askedLots);
        askedNs = state.visit(askedNs);
        filledLots = state.visit(filledLots);
        failedNs = state.visit(failedNs);
        withdrawn = state.visit(withdrawn);
        end = ReportReason.get((short)state.visit(end.value()));
        told = BracketReason.get((short)state.visit(told.value()));
    }

    /** Another position: what went wrong with the leg of the last one does not count. */
    void forgive()
    {
        failedNs = Units.NULL_TIME_NS;
        told = BracketReason.NULL_VAL;
    }

    boolean isOf(final long otherId)
    {
        return Units.NULL_ID != otherId && clientOrderId == otherId;
    }

    /** Proposed as a new order, which the gate may still refuse. */
    void propose(final long newGroupId, final long ticks, final long lots, final long nowNs)
    {
        clientOrderId = Units.NULL_ID;
        groupId = newGroupId;
        filledLots = 0;
        withdrawn = false;
        end = ReportReason.NULL_VAL;
        ask(ticks, lots, nowNs);
    }

    /** Proposed with other terms, lots being those that remain. */
    void ask(final long ticks, final long lots, final long nowNs)
    {
        askedTicks = ticks;
        askedLots = lots;
        askedNs = nowNs;
    }

    void sent(final long newClientOrderId)
    {
        clientOrderId = newClientOrderId;
    }

    void withdraw()
    {
        withdrawn = true;
    }

    /** The venue did not take it back, and it is wanted again. */
    void keep()
    {
        withdrawn = false;
    }

    void onFill(final long lots)
    {
        filledLots += lots;
        askedLots = Math.max(0, askedLots - lots);
    }

    /** Nothing of its group works any more. */
    void forgetFills()
    {
        filledLots = 0;
    }

    void onEnd(final ReportReason reason)
    {
        end = reason;
    }

    /** Whether what ended it is still to be taken. */
    boolean hasEnded()
    {
        return ReportReason.NULL_VAL != end;
    }

    /** Takes what ended it, the null value while it works. */
    ReportReason takeEnd()
    {
        final ReportReason taken = end;
        end = ReportReason.NULL_VAL;
        return taken;
    }

    /** Whether it ended as it should: filled whole, taken back by us, or as the other one filled. */
    boolean isDone(final ReportReason reason)
    {
        final boolean isOfFill = filledLots > 0 && ReportReason.NONE == reason;
        return withdrawn || isOfFill || ReportReason.LINKED_ORDER == reason;
    }

    boolean isFilled()
    {
        return filledLots > 0 && 0 == askedLots;
    }

    void fail(final long nowNs)
    {
        failedNs = nowNs;
    }

    /** Whether a new order may be tried, some time after the last one failed. */
    boolean mayTry(final long retryNs, final long nowNs)
    {
        return Units.NULL_TIME_NS == failedNs || nowNs - failedNs >= retryNs;
    }

    /** Whether other terms may be asked for: a size at once, a price or the same ones again at intervals. */
    boolean mayAsk(final long lots, final long intervalNs, final long nowNs)
    {
        return lots != askedLots || nowNs - askedNs >= intervalNs;
    }

    /** Whether the venue closes so many lots at this price, as far as is known: what is on its way there counts. */
    boolean covers(final WorkingOrder row, final long ticks, final long lots)
    {
        if (null == row || withdrawn)
        {
            return false;
        }
        return row.isChangeRequested() ? askedTicks == ticks && askedLots >= lots :
            ticksOf(row) == ticks && row.remainingLots() >= lots;
    }

    /** Price in force at the venue. */
    long ticksOf(final WorkingOrder row)
    {
        return OrderPurpose.STOP == purpose ? row.stopPriceTicks() : row.priceTicks();
    }

    /** Whether observers must be told, which they are once of each change. */
    boolean tells(final BracketReason reason)
    {
        final boolean isNew = told != reason;
        told = reason;
        return isNew;
    }
}
