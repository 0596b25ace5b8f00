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
import io.petrel.core.time.Deadlines;

/**
 * One change of a position while it is worked: what is to be traded, how and until when, what was filled, and what it
 * was expected to cost. An instrument of an account has at most one, which works through at most one child at a time.
 *
 * <p>Life: begun, worked, closing (it proposes nothing more; its last child is on the way back), done. Owned and
 * reused by {@link Execution}; a reader never keeps it past the event. Pipeline thread only; allocates nothing.
 */
public final class ParentOrder implements Stateful
{
    private static final int NO_SLICE = -1;

    private final MarketState market;
    private final int accountId;
    private final Quote decision = new Quote();
    private final Quote arrival = new Quote();
    private final Child child = new Child();

    private boolean active;
    private long parentId = Units.NULL_ID;
    private Side side = Side.NULL_VAL;
    private OrderPurpose purpose = OrderPurpose.NULL_VAL;
    private ExecutionAlgorithm algorithm = ExecutionAlgorithm.NULL_VAL;
    private ParentEnd end = ParentEnd.NULL_VAL;
    private long totalLots;
    private long startNs;
    private long endNs;
    private int slices;
    private double urgency;
    private double expectedLots;
    private double volatilityBps;
    private double feeBps;
    private double spreadBps;
    private double impactBps;
    private double fundingBps;
    private double makerShare;
    private int dueSlice = NO_SLICE;
    private long dueLots;
    private long tradedLotsAtStart;
    private double tradedTicksAtStart;
    private long tradedLotsAtEnd;
    private double tradedTicksAtEnd;
    private long filledLots;
    private double filledTicks;
    private long notionalE8;
    private long feesE8;
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

    /** {@return lots traded} */
    public long filledLots()
    {
        return filledLots;
    }

    /** {@return lots not traded yet, 0 when overfilled} */
    public long remainingLots()
    {
        return Math.max(0, totalLots - filledLots);
    }

    /** {@return core time at which it began} */
    public long startNs()
    {
        return startNs;
    }

    /** {@return core time by which all of it is due} */
    public long endNs()
    {
        return endNs;
    }

    /** {@return slices of its schedule, at least 1} */
    public int slices()
    {
        return slices;
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

    /** {@return volume expected from start to end in lots, not-a-number if not known} */
    public double expectedLots()
    {
        return expectedLots;
    }

    /** {@return volatility of one bucket of the volume curve in basis points, not-a-number if not known} */
    public double volatilityBps()
    {
        return volatilityBps;
    }

    /** {@return expected fees in basis points, not-a-number if not known} */
    public double feeBps()
    {
        return feeBps;
    }

    /** {@return expected part of the spread in basis points, not-a-number without quotes} */
    public double spreadBps()
    {
        return spreadBps;
    }

    /** {@return expected impact in basis points, not-a-number if not known} */
    public double impactBps()
    {
        return impactBps;
    }

    /** {@return expected funding in basis points, negative when received} */
    public double fundingBps()
    {
        return fundingBps;
    }

    /** {@return part expected to be filled resting} */
    public double makerShare()
    {
        return makerShare;
    }

    /** {@return expected cost in all in basis points: the sum of what is known, not-a-number if fees are not} */
    public double estimatedBps()
    {
        return feeBps + known(spreadBps) + known(impactBps) + fundingBps;
    }

    /** {@return money of the fills, E8 of the settlement currency} */
    public long notionalE8()
    {
        return notionalE8;
    }

    /** {@return fees of the fills less rebates, E8 of the settlement currency} */
    public long feesE8()
    {
        return feesE8;
    }

    /** {@return mean price of the fills in ticks, not-a-number without} */
    public double averageTicks()
    {
        return filledTicks / filledLots;
    }

    /** {@return lots the market traded from the start to now, or to the end once it ended} */
    public long marketLots()
    {
        return tradedLotsAtEnd - tradedLotsAtStart;
    }

    /** {@return mean price of those trades in ticks, not-a-number without} */
    public double marketVwapTicks()
    {
        return (tradedTicksAtEnd - tradedTicksAtStart) / marketLots();
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
        final double slippage = sign * (averageTicks() - priceTicks) / priceTicks;
        return (slippage + (double)feesE8 / notionalE8) * BasisPoints.WHOLE;
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
        decision.visitState(state);
        arrival.visitState(state);
        child.visitState(state);
        visitPlan(state);
        visitProgress(state);
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
        dueSlice = NO_SLICE;
        startNs = nowNs;
        arrival.take(market, nowNs);
        decision.copyFrom(arrival);
        filledLots = 0;
        filledTicks = 0;
        notionalE8 = 0;
        feesE8 = 0;
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
        endNs = Deadlines.after(startNs, durationNs);
        slices = newSlices;
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
        return Desk.isForced(purpose);
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

    /** Notes what is expected of the market and of the costs. */
    void expect(final MarketPace pace, final CostEstimate costs)
    {
        expectedLots = pace.expectedLots(startNs, endNs);
        volatilityBps = pace.bucketVolatilityBps();
        feeBps = costs.feeBps();
        spreadBps = costs.spreadBps();
        impactBps = costs.impactBps();
        fundingBps = costs.fundingBps();
        makerShare = costs.makerShare();
        tradedLotsAtStart = pace.tradedLots();
        tradedTicksAtStart = pace.tradedTicks();
        follow(pace);
    }

    /** Looks at what the market has traded. */
    void follow(final MarketPace pace)
    {
        tradedLotsAtEnd = pace.tradedLots();
        tradedTicksAtEnd = pace.tradedTicks();
    }

    /** Another size, on the same schedule. */
    void amend(final long newTotalLots)
    {
        totalLots = newTotalLots;
        dueSlice = NO_SLICE;
    }

    void onFill(final long priceTicks, final long sizeLots, final long feeE8)
    {
        filledLots = Math.addExact(filledLots, sizeLots);
        filledTicks += (double)priceTicks * sizeLots;
        notionalE8 = Math.addExact(notionalE8, market.instrument().contract().notionalE8(priceTicks, sizeLots));
        feesE8 = Math.addExact(feesE8, feeE8);
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

    /** Whether the market ever printed a trade, so that it has a volume to take part in. */
    boolean isVolumeKnown()
    {
        return tradedLotsAtEnd > 0;
    }

    /** Lots due in a slice: asked of the algorithm once, when the slice begins or the size changes. */
    long dueLots(final Algorithm schedule, final MarketPace pace, final int slice)
    {
        if (slice != dueSlice)
        {
            dueSlice = slice;
            dueLots = schedule.dueLots(this, pace, slice);
        }
        return dueLots;
    }

    /** Lots due in a slice and not filled; all of it where that slice has not begun to be worked. */
    long undoneLots(final int slice)
    {
        return (slice == dueSlice ? dueLots : totalLots) - filledLots;
    }

    /** Slice of the schedule that is due, the last one after the end. */
    int sliceAt(final long nowNs)
    {
        final long sliceNs = (endNs - startNs) / slices;
        return sliceNs > 0 ? (int)Math.min(slices - 1L, (nowNs - startNs) / sliceNs) : slices - 1;
    }

    /** When the slice after the one of now begins. */
    long nextSliceNs(final long nowNs)
    {
        final int next = sliceAt(nowNs) + 1;
        return next < slices ? startNs + next * ((endNs - startNs) / slices) : Deadlines.NEVER;
    }

    private void visitPlan(final StateVisitor state)
    {
        totalLots = state.visit(totalLots);
        startNs = state.visit(startNs);
        endNs = state.visit(endNs);
        slices = state.visit(slices);
        urgency = state.visit(urgency);
        expectedLots = state.visit(expectedLots);
        volatilityBps = state.visit(volatilityBps);
        feeBps = state.visit(feeBps);
        spreadBps = state.visit(spreadBps);
        impactBps = state.visit(impactBps);
        fundingBps = state.visit(fundingBps);
        makerShare = state.visit(makerShare);
    }

    private void visitProgress(final StateVisitor state)
    {
        dueSlice = state.visit(dueSlice);
        dueLots = state.visit(dueLots);
        tradedLotsAtStart = state.visit(tradedLotsAtStart);
        tradedTicksAtStart = state.visit(tradedTicksAtStart);
        tradedLotsAtEnd = state.visit(tradedLotsAtEnd);
        tradedTicksAtEnd = state.visit(tradedTicksAtEnd);
        filledLots = state.visit(filledLots);
        filledTicks = state.visit(filledTicks);
        notionalE8 = state.visit(notionalE8);
        feesE8 = state.visit(feesE8);
        children = state.visit(children);
        refusals = state.visit(refusals);
        asked = state.visit(asked);
        requestId = state.visit(requestId);
        limitTicks = state.visit(limitTicks);
        participationMax = state.visit(participationMax);
    }

    private static double known(final double bps)
    {
        return Double.isNaN(bps) ? 0 : bps;
    }
}
