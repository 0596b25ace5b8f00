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

/** What execution remembers of one instrument between events. Pipeline thread only; allocates nothing. */
final class Plan implements Stateful
{
    private final MarketState market;
    private final Position position;
    private final MarketPace pace;
    private final Dormancy dormancy;
    private final ParentOrder parent;
    private final Request request = new Request();
    private final Quote decision = new Quote();
    private long targetLots;
    private long targetTimeNs = Units.NULL_TIME_NS;
    private boolean entryPending;
    private boolean cut;
    private boolean afterExit;
    private boolean waiting;
    private boolean overridden;
    private final Exits wanted = new Exits();
    private final Exits inForce = new Exits();
    private final Bracket bracket = new Bracket();
    private OrderPurpose forcedExit = OrderPurpose.NULL_VAL;
    private int heldSign;
    private long openedNs = Units.NULL_TIME_NS;
    private long lastEntryNs = Units.NULL_TIME_NS;
    private long lastExitNs = Units.NULL_TIME_NS;

    Plan(final MarketState market, final Position position, final MarketPace pace, final Dormancy dormancy)
    {
        this.market = market;
        this.position = position;
        this.pace = pace;
        this.dormancy = dormancy;
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
            parent.follow(pace);
        }
        return isDormant;
    }

    /** The order that is worked now, or was last. */
    ParentOrder parent()
    {
        return parent;
    }

    /** Its exits at the venue. */
    Bracket bracket()
    {
        return bracket;
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
        wanted.set(stopTicks, targetTicks, maxHoldNs);
        wanted.trail(Units.NULL_TICKS);
    }

    /** The stop of a position that this target opens follows the best price. */
    void trail(final long trailTicks)
    {
        wanted.trail(trailTicks);
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

    /**
     * Notes when a position was opened, closed or turned; the exits of one that is gone are gone with it, unless an
     * entry is on its way that was to add to it: what that still buys or sells ends as the rest did.
     */
    void observe(final long nowNs)
    {
        final int sign = Long.signum(position.lots());
        if (sign != heldSign)
        {
            if (0 != heldSign && !(0 == sign && isEntering()))
            {
                inForce.clear();
            }
            bracket.clear();
            afterExit = false;
            heldSign = sign;
            openedNs = 0 == sign ? Units.NULL_TIME_NS : nowNs;
            forcedExit = OrderPurpose.NULL_VAL;
        }
    }

    /**
     * Looks whether the position must be closed by us. Once it must, it must until it is, wherever the price goes; a
     * target on its side is spent then, one that turns it was never entered and still may be.
     */
    void judge(final Brackets brackets, final long nowNs)
    {
        if (0 != heldSign && OrderPurpose.NULL_VAL == forcedExit)
        {
            final long closeTicks = market.isTradable() ? position.markTicks() : Units.NULL_TICKS;
            inForce.follow(heldSign, closeTicks);
            forcedExit = brackets.leftToUs(this, inForce.due(heldSign, closeTicks, nowNs - openedNs), nowNs);
            if (OrderPurpose.NULL_VAL != forcedExit)
            {
                spendTarget();
            }
        }
    }

    /** An order of ours was filled; if it is a leg of the bracket, the position is on its way out. */
    void onFill(final long clientOrderId, final long sizeLots)
    {
        final Leg leg = bracket.legOf(clientOrderId);
        if (null != leg)
        {
            bracket.onFill(leg, sizeLots);
            spendTarget();
            dormancy.end();
        }
    }

    /** An order of ours ended. */
    void onEnd(final long clientOrderId, final ReportReason reason)
    {
        final Leg leg = bracket.legOf(clientOrderId);
        if (null != leg)
        {
            leg.onEnd(reason);
            dormancy.end();
        }
    }

    /** Price of an exit in force: the stop, else the target; null if it has none. */
    long exitTicks(final OrderPurpose purpose)
    {
        return OrderPurpose.STOP == purpose ? inForce.stopTicks() : inForce.targetTicks();
    }

    /** Why the position is being closed, or the null value. */
    OrderPurpose forcedExit()
    {
        return forcedExit;
    }

    /** Price at which the position will be closed at a loss, or null. */
    long stopTicks()
    {
        return inForce.stopTicks();
    }

    /** Lots that should be held now; what is held, when there is no target; never more once an exit began to fill. */
    long desiredLots()
    {
        if (OrderPurpose.NULL_VAL != forcedExit)
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
        return Units.NULL_TIME_NS == targetTimeNs || grows && OrderPurpose.NULL_VAL != bracket.firing() ?
            heldLots : targetLots;
    }

    /** Lots that stay held by themselves: none of what must be closed. */
    long keptLots()
    {
        return OrderPurpose.NULL_VAL == forcedExit ? position.lots() : 0;
    }

    /** Whether a person's order would add to a position that is on its way out: then it is worked after that. */
    boolean isForLater(final long orderLots)
    {
        final boolean isLeaving =
            OrderPurpose.NULL_VAL != forcedExit || OrderPurpose.NULL_VAL != bracket.firing();
        return isLeaving && Long.signum(orderLots) == heldSign;
    }

    /** Lots to hold after a person's order, signed as it is. Of what must be closed it closes nothing more. */
    long lotsWith(final long orderLots)
    {
        final long lots = Math.addExact(position.lots(), orderLots);
        if (isForLater(orderLots))
        {
            return holdable(orderLots);
        }
        return holdable(OrderPurpose.NULL_VAL == forcedExit || Long.signum(lots) == -heldSign ? lots : 0);
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

    /** When what is held has been held for long enough. */
    long maxHoldEndNs()
    {
        return 0 == heldSign || OrderPurpose.NULL_VAL != forcedExit ? Deadlines.NEVER :
            Deadlines.after(openedNs, inForce.maxHoldNs());
    }

    boolean mayRetryExit(final long retryIntervalNs, final long nowNs)
    {
        return Units.NULL_TIME_NS == lastExitNs || nowNs - lastExitNs >= retryIntervalNs;
    }

    /** Whether what an entry from flat opens would be closed at once: its stop or target is passed already. */
    boolean isEntryPast(final Side side)
    {
        return isPast(wanted, side);
    }

    /** The same of an entry that works. */
    boolean isWorkingEntryPast(final Side side)
    {
        return isPast(inForce, side);
    }

    /** An entry is sent: from flat, it brings its exits; more of what is held is held as before. */
    void entered(final long nowNs)
    {
        if (0 == heldSign)
        {
            inForce.copyFrom(wanted);
        }
        entryPending = false;
        lastEntryNs = nowNs;
    }

    void exited(final long nowNs)
    {
        lastExitNs = nowNs;
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
        heldSign = state.visit(heldSign);
        openedNs = state.visit(openedNs);
        lastEntryNs = state.visit(lastEntryNs);
        lastExitNs = state.visit(lastExitNs);
        forcedExit = OrderPurpose.get((short)state.visit(forcedExit.value()));
        wanted.visitState(state);
        inForce.visitState(state);
        bracket.visitState(state);
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
        return parent.isActive() && OrderPurpose.ENTRY == parent.purpose() && Side.BUY == parent.side() == heldSign > 0;
    }

    /** A person's order that comes after the position is not spent with it; one that was to add to it is, and told. */
    private void spendTarget()
    {
        final boolean isKept = afterExit || Long.signum(targetLots) == -heldSign;
        overridden |= waiting && !isKept && (OrderPurpose.NULL_VAL != forcedExit || isOpening());
        entryPending &= isKept;
    }

    /** Whether the target is more than a part of what is held. */
    private boolean isOpening()
    {
        final boolean isOther = 0 != targetLots && Long.signum(targetLots) != heldSign;
        return afterExit || isOther || Math.abs(targetLots) > Math.abs(position.lots());
    }

    /** What is bought can be closed at the bid, what is sold at the ask: where an order of its own side would rest. */
    private boolean isPast(final Exits exits, final Side side)
    {
        final int sign = Side.BUY == side ? 1 : -1;
        return 0 == heldSign && market.isTradable() &&
            OrderPurpose.NULL_VAL != exits.due(sign, Pricing.restingTicks(market, side), 0);
    }
}
