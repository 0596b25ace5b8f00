package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * One change of a position while it is worked: what is to be traded, how and until when, what was filled, and what it
 * was expected to cost. An instrument of an account has at most one, which works through at most one child at a time.
 *
 * <p>Life: begun, worked, closing (it proposes nothing more; its last child is on the way back), done. Owned and
 * reused by {@link Execution}; a reader never keeps it past the event. Pipeline thread only; allocates nothing.
 */
public final class ParentOrder implements Stateful
{
    private final MarketState market;
    private final int accountId;
    private final Quote decision = new Quote();
    private final Quote arrival = new Quote();
    private final Schedule schedule = new Schedule();
    private final CostEstimate estimate = new CostEstimate();
    private final Fills fills = new Fills();
    private final IntervalVwap interval = new IntervalVwap();
    private final Child child = new Child();

    private boolean active;
    private long parentId = Units.NULL_ID;
    private Side side = Side.NULL_VAL;
    private OrderPurpose purpose = OrderPurpose.NULL_VAL;
    private ExecutionAlgorithm algorithm = ExecutionAlgorithm.NULL_VAL;
    private ParentEnd end = ParentEnd.NULL_VAL;
    private long totalLots;
    private double urgency;
    private int children;
    private int refusals;
    private boolean asked;
    private long requestId = Units.NULL_ID;
    private long limitTicks = Units.NULL_TICKS;
    private double participationMax = Double.NaN;

    ParentOrder(final MarketState market, final int accountId)
    {
        this.market = market;
        this.accountId = accountId;
    }

    /** {@return whether it is worked or closing} */
    public boolean isActive()
    {
        return active;
    }

    /** {@return whether it proposes nothing more and waits for its last child to end} */
    public boolean isClosing()
    {
        return ParentEnd.NULL_VAL != end;
    }

    /** {@return the market traded} */
    public MarketState market()
    {
        return market;
    }

    /** {@return the account that trades} */
    public int accountId()
    {
        return accountId;
    }

    /** {@return rises by one within the account} */
    public long parentId()
    {
        return parentId;
    }

    /** {@return bought or sold} */
    public Side side()
    {
        return side;
    }

    /** {@return why it exists} */
    public OrderPurpose purpose()
    {
        return purpose;
    }

    /** {@return how it is worked} */
    public ExecutionAlgorithm algorithm()
    {
        return algorithm;
    }

    /** {@return why it ends, the null value while it is worked} */
    public ParentEnd end()
    {
        return end;
    }

    /** {@return lots to trade in all} */
    public long totalLots()
    {
        return totalLots;
    }

    /** {@return lots not traded yet, 0 when overfilled} */
    public long remainingLots()
    {
        return Math.max(0, totalLots - fills.lots());
    }

    /** {@return prices when the target was set} */
    public Quote decision()
    {
        return decision;
    }

    /** {@return prices when it began} */
    public Quote arrival()
    {
        return arrival;
    }

    /** {@return by when it is due} */
    public Schedule schedule()
    {
        return schedule;
    }

    /** {@return what it was expected to cost} */
    public CostEstimate estimate()
    {
        return estimate;
    }

    /** {@return what was filled of it} */
    public Fills fills()
    {
        return fills;
    }

    /** {@return what the market traded meanwhile} */
    public IntervalVwap interval()
    {
        return interval;
    }

    /** {@return the child sent last, or about to be} */
    public Child child()
    {
        return child;
    }

    /** {@return 0 patient to 1 urgent} */
    public double urgency()
    {
        return urgency;
    }

    /**
     * What the fills cost against the price at the start, fees included.
     *
     * @return basis points; not-a-number without fills or without a price at the start.
     */
    public double realisedBps()
    {
        final double priceTicks = arrival.referenceTicks() > 0 ? arrival.referenceTicks() : Double.NaN;
        final double sign = Side.BUY == side ? 1 : -1;
        final double slippage = sign * (fills.averageTicks() - priceTicks) / priceTicks;
        return (slippage + (double)fills.feesE8() / fills.notionalE8()) * BasisPoints.WHOLE;
    }

    /** {@return children that the gate approved} */
    public int children()
    {
        return children;
    }

    /** {@return children that the gate refused} */
    public int refusals()
    {
        return refusals;
    }

    /** {@return the request of a person that it works, {@link Units#NULL_ID} if none} */
    public long requestId()
    {
        return requestId;
    }

    /** {@return worst price of any child, {@link Units#NULL_TICKS} if only the slippage bound says} */
    public long limitTicks()
    {
        return limitTicks;
    }

    /** {@return most it fills of the volume traded since it began, not-a-number if not bound} */
    public double participationMax()
    {
        return participationMax;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        active = state.visit(active);
        parentId = state.visit(parentId);
        side = Side.get((short)state.visit(side.value()));
        purpose = OrderPurpose.get((short)state.visit(purpose.value()));
        algorithm = ExecutionAlgorithm.get((short)state.visit(algorithm.value()));
        end = ParentEnd.get((short)state.visit(end.value()));
        totalLots = state.visit(totalLots);
        urgency = state.visit(urgency);
        children = state.visit(children);
        refusals = state.visit(refusals);
        asked = state.visit(asked);
        requestId = state.visit(requestId);
        limitTicks = state.visit(limitTicks);
        participationMax = state.visit(participationMax);
        decision.visitState(state);
        arrival.visitState(state);
        schedule.visitState(state);
        estimate.visitState(state);
        fills.visitState(state);
        interval.visitState(state);
        child.visitState(state);
    }

    void begin(
        final long newParentId,
        final Side newSide,
        final OrderPurpose newPurpose,
        final long newTotalLots,
        final long nowNs)
    {
        active = true;
        parentId = newParentId;
        side = newSide;
        purpose = newPurpose;
        end = ParentEnd.NULL_VAL;
        totalLots = newTotalLots;
        schedule.begin(nowNs);
        arrival.take(market, nowNs);
        decision.copyFrom(arrival);
        fills.clear();
        children = 0;
        refusals = 0;
        child.clear();
    }

    /** It was decided on earlier than it began. */
    void decided(final Quote prices)
    {
        decision.copyFrom(prices);
    }

    void plan(final ExecutionAlgorithm newAlgorithm, final long durationNs, final int newSlices, final double pressure)
    {
        algorithm = newAlgorithm;
        schedule.plan(durationNs, newSlices);
        urgency = pressure;
    }

    /** Nobody asked for it. */
    void unasked(final double newParticipationMax)
    {
        asked = false;
        requestId = Units.NULL_ID;
        limitTicks = Units.NULL_TICKS;
        participationMax = newParticipationMax;
    }

    /** A person asked for it. */
    void asked(final Request request, final double newParticipationMax)
    {
        asked = true;
        requestId = request.requestId();
        limitTicks = request.limitTicks();
        participationMax = newParticipationMax;
    }

    /** Whether all of it is tried at once, and once: as an entry, or as a person's order, and not until it is done. */
    boolean hasOneTry()
    {
        return ExecutionAlgorithm.MARKET == algorithm && (OrderPurpose.ENTRY == purpose || asked);
    }

    /** Whether a person calls it by one of two names, of which either may be absent. */
    boolean isNamed(final long namedRequestId, final long namedParentId)
    {
        return parentId == namedParentId || Units.NULL_ID != namedRequestId && requestId == namedRequestId;
    }

    /** Whether it closes what must be closed, whatever a target says. */
    boolean isForced()
    {
        return OrderTerms.isForced(purpose);
    }

    /** Whether it works on a target, and not yet on its end. */
    boolean isOfTarget()
    {
        return active && !isClosing() && !isForced();
    }

    /** Another order takes its place, or none, unless it must close. */
    void giveWay(final ParentEnd reason)
    {
        if (isOfTarget())
        {
            close(reason);
        }
    }

    /** Whether a price is no worse than its limit. */
    boolean isWithinLimit(final long priceTicks)
    {
        return limited(priceTicks) == priceTicks;
    }

    /** A price, or the limit where that is worse. */
    long limited(final long priceTicks)
    {
        if (Units.NULL_TICKS == limitTicks || Units.NULL_TICKS == priceTicks)
        {
            return priceTicks;
        }
        return Side.BUY == side ? Math.min(priceTicks, limitTicks) : Math.max(priceTicks, limitTicks);
    }

    /** Another size, on the same schedule. */
    void amend(final long newTotalLots)
    {
        totalLots = newTotalLots;
        schedule.resized();
    }

    void onFill(final long priceTicks, final long sizeLots, final long feeE8)
    {
        fills.add(market.instrument().contract(), priceTicks, sizeLots, feeE8);
        child.onFill(sizeLots);
    }

    void approved(final long clientOrderId)
    {
        child.sent(clientOrderId);
        children++;
    }

    void refused()
    {
        refusals++;
    }

    /** Proposes nothing more from here on. */
    void close(final ParentEnd reason)
    {
        end = reason;
    }

    void done()
    {
        active = false;
    }

    /** Lots due in a slice and not filled; all of it where that slice has not begun to be worked. */
    long undoneLots(final int slice)
    {
        return schedule.dueLots(slice, totalLots) - fills.lots();
    }
}
