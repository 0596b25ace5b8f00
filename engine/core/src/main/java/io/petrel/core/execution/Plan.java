package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.portfolio.Position;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * What one instrument should hold, by whose wish, and what works towards it: the target between events. What is held is
 * its {@link OpenTrade}. Pipeline thread only; allocates nothing.
 */
final class Plan implements Stateful
{
    private final MarketState market;
    private final Position position;
    private final MarketPace pace;
    private final Dormancy dormancy;
    private final OpenTrade trade;
    private final ParentOrder parent;
    private final Exits exits = new Exits();
    private final Request request = new Request();
    private final Quote decision = new Quote();
    private long targetLots;
    private long targetTimeNs = Units.NULL_TIME_NS;
    private boolean entryPending;
    private boolean cut;
    private boolean afterExit;
    private boolean waiting;
    private boolean overridden;
    private long lastEntryNs = Units.NULL_TIME_NS;

    Plan(final MarketState market, final Position position, final MarketPace pace, final Dormancy dormancy)
    {
        this.market = market;
        this.position = position;
        this.pace = pace;
        this.dormancy = dormancy;
        trade = new OpenTrade(market, position);
        parent = new ParentOrder(market, position.accountId());
    }

    MarketState market()
    {
        return market;
    }

    Position position()
    {
        return position;
    }

    MarketPace pace()
    {
        return pace;
    }

    /** How long it need not be looked at. */
    Dormancy dormancy()
    {
        return dormancy;
    }

    /** Whether nothing is to be done; a parent that waits still sees what its market trades. */
    boolean isDormant(final long nowNs)
    {
        final boolean isDormant = dormancy.holds(this, nowNs);
        if (isDormant && parent.isActive())
        {
            parent.interval().follow(pace);
        }
        return isDormant;
    }

    /** The order that is worked now, or was last. */
    ParentOrder parent()
    {
        return parent;
    }

    /** What is held. */
    OpenTrade trade()
    {
        return trade;
    }

    /** How somebody wants the target to be reached. */
    Request request()
    {
        return request;
    }

    /** Prices when the target was set. */
    Quote decision()
    {
        return decision;
    }

    /** Where a position that this target opens will end; one that is open keeps its own exits. */
    void exits(final long stopTicks, final long targetTicks, final long maxHoldNs)
    {
        exits.set(stopTicks, targetTicks, maxHoldNs);
        exits.trail(Units.NULL_TICKS);
    }

    /** The stop of a position that this target opens follows the best price. */
    void trail(final long trailTicks)
    {
        exits.trail(trailTicks);
    }

    /** Spot holds no less than nothing; the gate checks that again by its own route. */
    void target(final long newTargetLots, final long nowNs)
    {
        targetLots = holdable(newTargetLots);
        targetTimeNs = nowNs;
        entryPending = true;
        cut = false;
        afterExit = false;
        waiting = false;
        decision.take(market, nowNs);
    }

    /** A person's target; one that adds to a position on its way out is for after it, from flat. */
    void ask(final Request newRequest, final long newTargetLots, final boolean isAfterExit, final long nowNs)
    {
        target(newTargetLots, nowNs);
        exits(newRequest.stopTicks(), newRequest.targetTicks(), Long.MAX_VALUE);
        request.copyFrom(newRequest);
        afterExit = isAfterExit;
        waiting = true;
        overridden = false;
    }

    /** Whether a person's order has not begun. */
    boolean isWaiting()
    {
        return waiting;
    }

    /** It began. */
    void begun()
    {
        waiting = false;
    }

    /** It never will. */
    void forget()
    {
        dropTarget();
        request.clear();
    }

    /** Why a person's order that waits can never begin, the null value while it can or there is none. */
    RequestAnswer lapsed(final Param targetMaxAgeNs, final long nowNs)
    {
        if (!waiting)
        {
            return RequestAnswer.NULL_VAL;
        }
        return overridden ? RequestAnswer.OVERRIDDEN :
            nowNs >= lapseNs(targetMaxAgeNs) ? RequestAnswer.EXPIRED : RequestAnswer.NULL_VAL;
    }

    /** When a person's order that waits to open something is too old; what only closes waits as long as it takes. */
    long lapseNs(final Param targetMaxAgeNs)
    {
        return waiting && isOpening() && targetMaxAgeNs.isSet() ?
            Deadlines.after(targetTimeNs, targetMaxAgeNs.asLong()) : Deadlines.NEVER;
    }

    /** Holds at most so many lots of what is held: a target that wants less stays, and this enters nothing. */
    void atMost(final long mostLots, final long nowNs)
    {
        if (exceeds(mostLots))
        {
            target(mostLots, nowNs);
            entryPending = false;
            request.clear();
        }
        cut = true;
    }

    /** Whether more than so many lots of what is held are wanted. */
    boolean exceeds(final long lots)
    {
        final long wantedLots = desiredLots();
        return position.lots() > 0 ? wantedLots > lots : wantedLots < lots;
    }

    /** Whether what is held must shrink to the target, however little that is. */
    boolean isCut()
    {
        return cut;
    }

    /** Forgets the target: what is held is held, nothing more is entered. */
    void dropTarget()
    {
        targetTimeNs = Units.NULL_TIME_NS;
        entryPending = false;
        cut = false;
        afterExit = false;
        waiting = false;
        dormancy.end();
    }

    /** Whether this is what a person calls by one of two names: a request, begun or not, or an order to a target. */
    boolean isWorking(final long requestId, final long parentId)
    {
        final boolean isPending = (waiting || entryPending) && request.isNamed(requestId);
        return isPending || parent.isOfTarget() && parent.isNamed(requestId, parentId);
    }

    /** A person's order has one try: what it did not trade in its time is not wanted any more. */
    void ended(final ParentEnd reason)
    {
        if (ParentEnd.EXPIRED == reason && request.isAsked())
        {
            dropTarget();
            request.clear();
        }
    }

    /** No more of the target is wanted than is held. */
    void takeBack(final ParentEnd reason)
    {
        dropTarget();
        request.clear();
        parent.giveWay(reason);
    }

    /** Looks at what is held, and whether it must be closed by us. */
    void observe(final Brackets brackets, final long nowNs)
    {
        observeHeld(brackets, nowNs);
        if (trade.judge(brackets, nowNs))
        {
            spendTarget();
        }
    }

    /** Looks at what is held and what became of its legs. */
    void observeHeld(final Brackets brackets, final long nowNs)
    {
        if (trade.hasChanged())
        {
            trade.change(isEntering(), nowNs);
            afterExit = false;
        }
        brackets.observe(trade, nowNs);
    }

    /** An order of ours was filled; if it is a leg of the bracket, the position is on its way out. */
    void onFill(final long clientOrderId, final long sizeLots)
    {
        if (trade.onFill(clientOrderId, sizeLots))
        {
            spendTarget();
            dormancy.end();
        }
    }

    /** An order of ours ended. */
    void onEnd(final long clientOrderId, final ReportReason reason)
    {
        if (trade.onEnd(clientOrderId, reason))
        {
            dormancy.end();
        }
    }

    /** Lots that should be held now; what is held, when there is no target; never more once an exit began to fill. */
    long desiredLots()
    {
        if (trade.isForced())
        {
            return 0;
        }
        final long heldLots = position.lots();
        if (afterExit)
        {
            return heldLots;
        }
        final boolean grows = Long.signum(targetLots) == Long.signum(heldLots) &&
            Math.abs(targetLots) > Math.abs(heldLots);
        return Units.NULL_TIME_NS == targetTimeNs || grows && trade.isLeaving() ? heldLots : targetLots;
    }

    /** Whether a person's order would add to a position that is on its way out: then it is worked after that. */
    boolean isForLater(final long orderLots)
    {
        return trade.isLeaving() && Long.signum(orderLots) == trade.sign();
    }

    /** Lots to hold after a person's order, signed as it is. Of what must be closed it closes nothing more. */
    long lotsWith(final long orderLots)
    {
        final long lots = Math.addExact(position.lots(), orderLots);
        if (isForLater(orderLots))
        {
            return holdable(orderLots);
        }
        return holdable(!trade.isForced() || Long.signum(lots) == -trade.sign() ? lots : 0);
    }

    boolean isEntryPending(final long targetMaxAgeNs, final long nowNs)
    {
        return entryPending && Units.NULL_TIME_NS != targetTimeNs && nowNs - targetTimeNs < targetMaxAgeNs;
    }

    /** When an entry that is pending is too old. */
    long entryEndNs(final long targetMaxAgeNs)
    {
        return Deadlines.after(targetTimeNs, targetMaxAgeNs);
    }

    boolean hasCooledDown(final long cooldownNs, final long nowNs)
    {
        return Units.NULL_TIME_NS == lastEntryNs || nowNs - lastEntryNs >= cooldownNs;
    }

    /** When the time between two entries is over. */
    long cooledDownNs(final long cooldownNs)
    {
        return Units.NULL_TIME_NS == lastEntryNs ? Deadlines.NEVER : Deadlines.after(lastEntryNs, cooldownNs);
    }

    /** Whether what an entry from flat opens would be closed at once: its stop or target is passed already. */
    boolean isEntryPast(final Side side)
    {
        return trade.isEntryPast(exits, side);
    }

    /** An entry is sent. */
    void entered(final long nowNs)
    {
        trade.entered(exits);
        entryPending = false;
        lastEntryNs = nowNs;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        targetLots = state.visit(targetLots);
        targetTimeNs = state.visit(targetTimeNs);
        entryPending = state.visit(entryPending);
        cut = state.visit(cut);
        afterExit = state.visit(afterExit);
        waiting = state.visit(waiting);
        overridden = state.visit(overridden);
        lastEntryNs = state.visit(lastEntryNs);
        trade.visitState(state);
        exits.visitState(state);
        request.visitState(state);
        decision.visitState(state);
        parent.visitState(state);
        if (state.isRestoring())
        {
            dormancy.end();
        }
    }

    private long holdable(final long lots)
    {
        return ContractType.SPOT == market.instrument().contractType() ? Math.max(0, lots) : lots;
    }

    private boolean isEntering()
    {
        return parent.isActive() && OrderPurpose.ENTRY == parent.purpose() &&
            Side.BUY == parent.side() == trade.sign() > 0;
    }

    /** A person's order that comes after the position is not spent with it; one that was to add to it is, and told. */
    private void spendTarget()
    {
        final boolean isKept = afterExit || Long.signum(targetLots) == -trade.sign();
        overridden |= waiting && !isKept && (trade.isForced() || isOpening());
        entryPending &= isKept;
    }

    /** Whether the target is more than a part of what is held. */
    private boolean isOpening()
    {
        final boolean isOther = 0 != targetLots && Long.signum(targetLots) != trade.sign();
        return afterExit || isOther || Math.abs(targetLots) > Math.abs(position.lots());
    }
}
