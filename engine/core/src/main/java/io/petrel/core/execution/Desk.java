package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;

/**
 * Begins, amends and ends the parent orders of an account: at each event it compares what an instrument should hold
 * with what it holds and with the parent that is worked, if any. Pipeline thread only; allocates nothing.
 */
final class Desk implements Stateful
{
    private final IntentSink intents;
    private final ParentSink parents;
    private final EndedOrders ended = new EndedOrders();
    private final Planner planner;
    private final ParentWorker worker;
    private final Brackets brackets;
    private final ParamSet entryParams;
    private final Param slippageBoundBps;
    private final Param entryCooldownNs;
    private final Param targetMaxAgeNs;
    private final Param retryIntervalNs;
    private final Param rebalanceMinFraction;
    private final Param overtimeNs;
    private long parentCount;

    Desk(
        final Portfolio portfolio,
        final Parameters parameters,
        final IntentSink intents,
        final ParentSink parents,
        final BracketSink legs)
    {
        final Crossing crossing = new Crossing(parameters);
        final Algorithms algorithms = new Algorithms(parameters, crossing);
        this.intents = intents;
        this.parents = parents;
        planner = new Planner(parameters, algorithms, crossing);
        worker = new ParentWorker(portfolio, parameters, algorithms, intents, parents);
        brackets = new Brackets(portfolio, parameters, intents, legs);
        entryParams = new ParamSet(parameters, ParamCatalogue.of(ExecutionParams.own(), ParentWorker.SPECS));
        slippageBoundBps = parameters.param(ExecutionParams.SLIPPAGE_BOUND_BPS);
        entryCooldownNs = parameters.param(ExecutionParams.ENTRY_COOLDOWN_NS);
        targetMaxAgeNs = parameters.param(ExecutionParams.TARGET_MAX_AGE_NS);
        retryIntervalNs = parameters.param(ExecutionParams.RETRY_INTERVAL_NS);
        rebalanceMinFraction = parameters.param(ExecutionParams.REBALANCE_MIN_FRACTION);
        overtimeNs = parameters.param(ExecutionParams.OVERTIME_NS);
    }

    /** Looks at one instrument; flattening wants nothing held. */
    void work(final Plan plan, final boolean isFlattening, final long nowNs)
    {
        plan.observe(brackets, nowNs);
        forget(plan, plan.lapsed(targetMaxAgeNs, nowNs));
        final long heldLots = plan.position().lots();
        final long changeLots = isFlattening ? -heldLots : Math.subtractExact(plan.desiredLots(), heldLots);
        final boolean isReducing = reduces(heldLots, changeLots);
        final OrderPurpose forced = forcedExit(plan, isFlattening);
        final OrderPurpose purpose = isReducing ? exitPurpose(forced) : OrderPurpose.ENTRY;
        final long leftLots = leftLots(heldLots, changeLots);
        final Side side = changeLots > 0 ? Side.BUY : Side.SELL;
        if (plan.parent().isActive())
        {
            review(plan, purpose, side, leftLots, nowNs);
        }
        final int place = parents.place();
        final boolean hasBegun = !plan.parent().isActive() && 0 == plan.position().workingOrders() &&
            0 != changeLots && plan.market().isTradable() && begin(plan, purpose, side, leftLots, nowNs);
        if (plan.parent().isActive() && !plan.parent().isClosing())
        {
            final long openLots = isReducing ? Math.min(leftLots, brackets.freeLots(plan.position())) : leftLots;
            worker.work(plan.parent(), plan.pace(), openLots, nowNs);
        }
        if (hasBegun)
        {
            planner.estimate(plan.parent(), plan.pace());
            parents.onParent(plan.parent(), place);
        }
        final boolean isExiting = isReducing && plan.parent().isActive() && !plan.parent().isClosing();
        final long exitLots = isExiting && brackets.mayLeave(plan.trade(), purpose) ? leftLots : 0;
        brackets.work(plan.trade(), keptLots(plan.position(), exitLots), forced, nowNs);
    }

    /** Ends what is worked, and takes every order back: stops and targets at the venue too. */
    void takeBack(final Plan plan, final long nowNs)
    {
        plan.observeHeld(brackets, nowNs);
        final ParentOrder parent = plan.parent();
        if (parent.isActive())
        {
            parent.interval().follow(plan.pace());
            if (!parent.isClosing())
            {
                parent.close(ParentEnd.STOPPED);
            }
            finish(plan);
        }
        brackets.takeBack(plan.trade());
    }

    /**
     * When time alone changes what {@link #work} does: after now. Each is passed once, so that a market that says
     * nothing for a year gets few; another try of what must close, which has no end, comes ever later.
     */
    long nextNs(final Plan plan, final long nowNs)
    {
        final ParentOrder parent = plan.parent();
        final OpenTrade trade = plan.trade();
        final long exitNs = Deadlines.sooner(
            Deadlines.sooner(Deadlines.NEVER, trade.maxHoldEndNs(), nowNs), brackets.takeOverNs(trade), nowNs);
        final long nextNs = Deadlines.sooner(exitNs, plan.lapseNs(targetMaxAgeNs), nowNs);
        if (!parent.isActive())
        {
            return Deadlines.sooner(nextNs, entryNs(plan, nowNs), nowNs);
        }
        if (parent.isClosing())
        {
            return nextNs;
        }
        if (ExecutionAlgorithm.MARKET == parent.algorithm())
        {
            return Deadlines.sooner(nextNs, closingRetryNs(plan, parent), nowNs);
        }
        return Deadlines.sooner(Math.min(nextNs, worker.nextNs(parent, nowNs)), expiryNs(parent), nowNs);
    }

    /** A person's order that waits will not be worked: told and remembered, unless there is none or no reason. */
    void forget(final Plan plan, final RequestAnswer reason)
    {
        if (RequestAnswer.NULL_VAL != reason && plan.isWaiting())
        {
            final long requestId = plan.request().requestId();
            ended.add(requestId, plan.market().instrument().id(), reason);
            if (RequestAnswer.CANCELLED != reason)
            {
                parents.onForgotten(requestId, plan.position(), reason);
            }
            plan.forget();
        }
    }

    /** Orders that ended last. */
    EndedOrders ended()
    {
        return ended;
    }

    /**
     * Lets the instrument lie dormant where {@link #work} has just left nothing to do before what a {@link Dormancy}
     * watches changes, or time does it; {@code nextNs} says when that makes it act. While a person's order waits, none
     * is let.
     */
    void lieDormant(final Plan plan, final boolean isFlattening, final long nextNs, final long nowNs)
    {
        final boolean isIdle = !plan.isWaiting() && (plan.parent().isActive() ?
            isEntering(plan, isFlattening, nowNs) || isLeaving(plan, isFlattening) :
            isSettled(plan, isFlattening, nowNs));
        if (isIdle)
        {
            final boolean isPending = isEntryConfigured() && plan.isEntryPending(targetMaxAgeNs.asLong(), nowNs);
            plan.dormancy().grant(
                plan, isPending ? Math.min(nextNs, plan.entryEndNs(targetMaxAgeNs.asLong())) : nextNs);
        }
        else
        {
            plan.dormancy().end();
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        parentCount = state.visit(parentCount);
        brackets.visitState(state);
        ended.visitState(state);
    }

    /** Whether no parent is to be begun, and legs are as they should be: without parent or order, for all of it. */
    private boolean isSettled(final Plan plan, final boolean isFlattening, final long nowNs)
    {
        final long heldLots = plan.position().lots();
        final boolean isDone = isFlattening ? 0 == heldLots :
            !plan.trade().isForced() && isTargetDone(plan, heldLots, nowNs);
        return isDone && 0 == plan.position().workingOrders() && brackets.isSettled(plan.trade(), Math.abs(heldLots));
    }

    /**
     * Whether an exit waits for a child that closes all that is held and ends by itself, and no leg works: then neither
     * the gate nor the market decides what a look does.
     */
    private boolean isLeaving(final Plan plan, final boolean isFlattening)
    {
        final ParentOrder parent = plan.parent();
        final boolean isOwnForced = plan.trade().isForced();
        return !parent.isClosing() && OrderPurpose.ENTRY != parent.purpose() && !(isFlattening && isOwnForced) &&
            0 == keptLots(plan.position(), 0) && worker.isAway(parent) && brackets.isSettled(plan.trade(), 0);
    }

    /** Whether an entry waits for what it has sent or for its next slice. */
    private boolean isEntering(final Plan plan, final boolean isFlattening, final long nowNs)
    {
        final ParentOrder parent = plan.parent();
        if (isFlattening || !parent.isOfTarget() || OrderPurpose.ENTRY != parent.purpose() ||
            plan.trade().isForced())
        {
            return false;
        }
        final long heldLots = plan.position().lots();
        final long changeLots = Math.subtractExact(plan.desiredLots(), heldLots);
        return 0 != changeLots && !reduces(heldLots, changeLots) &&
            worker.isWaiting(parent, Math.abs(changeLots), nowNs) &&
            brackets.isSettled(plan.trade(), keptLots(plan.position(), 0));
    }

    /** Whether what the target asks for is held, not worth an order, or an entry that may not begin at this time. */
    private boolean isTargetDone(final Plan plan, final long heldLots, final long nowNs)
    {
        final long changeLots = Math.subtractExact(plan.desiredLots(), heldLots);
        return 0 == changeLots || isTooSmall(plan, leftLots(heldLots, changeLots)) ||
            !reduces(heldLots, changeLots) && !isEntryTime(plan, nowNs);
    }

    /** What stays of a position beside what is to be closed, or is being closed by an order that works. */
    private static long keptLots(final Position position, final long exitLots)
    {
        final Side closing = position.lots() > 0 ? Side.SELL : Side.BUY;
        return Math.max(0, Math.abs(position.lots()) - Math.max(exitLots, position.orderLots(closing)));
    }

    /** Whether the parent that is worked is still wanted, and as large; one that closes is done with its child. */
    private void review(
        final Plan plan, final OrderPurpose purpose, final Side side, final long leftLots, final long nowNs)
    {
        final ParentOrder parent = plan.parent();
        parent.interval().follow(plan.pace());
        if (!parent.isClosing())
        {
            final ParentEnd end = endOf(plan, purpose, side, leftLots, nowNs);
            if (ParentEnd.NULL_VAL == end)
            {
                amend(plan, leftLots);
            }
            else
            {
                parent.close(end);
            }
        }
        if (parent.isClosing())
        {
            finish(plan);
        }
    }

    private ParentEnd endOf(
        final Plan plan, final OrderPurpose purpose, final Side side, final long leftLots, final long nowNs)
    {
        final ParentOrder parent = plan.parent();
        if (0 == parent.remainingLots())
        {
            return ParentEnd.FILLED;
        }
        if (0 == leftLots || purpose != parent.purpose() || side != parent.side())
        {
            return OrderTerms.isForced(purpose) ? ParentEnd.OVERRIDDEN : ParentEnd.RETARGETED;
        }
        if (OrderPurpose.ENTRY == purpose && (!isEntryConfigured() || plan.trade().isEntryPast(side)))
        {
            return ParentEnd.WITHDRAWN;
        }
        return isExpired(parent, nowNs) ? ParentEnd.EXPIRED : ParentEnd.NULL_VAL;
    }

    /** An entry at once, or a person's order, has one try; what closes as many as it takes; others have their time. */
    private boolean isExpired(final ParentOrder parent, final long nowNs)
    {
        if (ExecutionAlgorithm.MARKET != parent.algorithm())
        {
            return nowNs >= expiryNs(parent);
        }
        return parent.hasOneTry() && parent.child().wasTried() && null == worker.childOf(parent);
    }

    /** Of what closes at once and has as many tries as it takes. */
    private long closingRetryNs(final Plan plan, final ParentOrder parent)
    {
        return !parent.hasOneTry() && brackets.mayLeave(plan.trade(), parent.purpose()) ?
            worker.closingRetryNs(parent) : Deadlines.NEVER;
    }

    private long expiryNs(final ParentOrder parent)
    {
        return Deadlines.after(parent.schedule().endNs(), overtimeNs.asLong());
    }

    /** When an entry that waits for the cooldown may begin. */
    private long entryNs(final Plan plan, final long nowNs)
    {
        return isEntryConfigured() && plan.isEntryPending(targetMaxAgeNs.asLong(), nowNs) ?
            plan.cooledDownNs(entryCooldownNs.asLong()) : Deadlines.NEVER;
    }

    /** The target moved, or what is held: the parent follows, but grows by no less than what is worth an order. */
    private void amend(final Plan plan, final long leftLots)
    {
        final ParentOrder parent = plan.parent();
        final long moreLots = Math.addExact(parent.fills().lots(), leftLots) - parent.totalLots();
        if (0 != moreLots && !parent.hasOneTry() && (moreLots < 0 || !isTooSmall(plan, moreLots)))
        {
            parent.amend(parent.totalLots() + moreLots);
            parents.onParent(parent, parents.place());
        }
    }

    private void finish(final Plan plan)
    {
        final ParentOrder parent = plan.parent();
        worker.takeBack(parent);
        if (null == worker.childOf(parent))
        {
            if (0 == parent.remainingLots())
            {
                parent.close(ParentEnd.FILLED);
            }
            parent.done();
            plan.ended(parent.end());
            ended.add(parent);
            parents.onOutcome(parent);
        }
    }

    private boolean begin(
        final Plan plan, final OrderPurpose purpose, final Side side, final long leftLots, final long nowNs)
    {
        final boolean isEntry = OrderPurpose.ENTRY == purpose;
        if (isTooSmall(plan, leftLots) || !(isEntry ? mayEnter(plan, side, nowNs) : mayExit(plan, nowNs)))
        {
            return false;
        }
        final ParentOrder parent = plan.parent();
        parent.begin(++parentCount, side, purpose, leftLots, nowNs);
        if (!parent.isForced())
        {
            parent.decided(plan.decision());
            plan.begun();
        }
        planner.plan(parent, plan.pace(), plan.request());
        if (isEntry)
        {
            plan.entered(nowNs);
        }
        else
        {
            plan.trade().exited(nowNs);
        }
        return true;
    }

    private boolean mayExit(final Plan plan, final long nowNs)
    {
        return slippageBoundBps.isSet() && retryIntervalNs.isSet() &&
            plan.trade().mayRetryExit(retryIntervalNs.asLong(), nowNs);
    }

    private boolean mayEnter(final Plan plan, final Side side, final long nowNs)
    {
        return isEntryTime(plan, nowNs) && !plan.isEntryPast(side);
    }

    private boolean isEntryTime(final Plan plan, final long nowNs)
    {
        return isEntryConfigured() && plan.isEntryPending(targetMaxAgeNs.asLong(), nowNs) &&
            (plan.request().isAsked() || plan.hasCooledDown(entryCooldownNs.asLong(), nowNs));
    }

    private boolean isEntryConfigured()
    {
        return entryParams.isSet() && planner.isSet();
    }

    /** Why the position must be closed, or the null value. A halt that keeps it from being flattened leaves exits. */
    private OrderPurpose forcedExit(final Plan plan, final boolean isFlattening)
    {
        final OrderPurpose own = plan.trade().forcedExit();
        final boolean isHalted = isFlattening && OrderPurpose.NULL_VAL != own &&
            !intents.admitsClosing(OrderPurpose.FLATTEN) && intents.admitsClosing(own);
        return isFlattening && !isHalted ? OrderPurpose.FLATTEN : own;
    }

    private static OrderPurpose exitPurpose(final OrderPurpose forced)
    {
        return OrderPurpose.NULL_VAL == forced ? OrderPurpose.EXIT : forced;
    }

    /** Whether a change would only trim a position that is on the right side; going flat or a cut is no trimming. */
    private boolean isTooSmall(final Plan plan, final long sizeLots)
    {
        final long desiredLots = plan.desiredLots();
        return !plan.isCut() && !plan.request().isAsked() && 0 != desiredLots &&
            Long.signum(desiredLots) == Long.signum(plan.position().lots()) &&
            rebalanceMinFraction.isSet() && sizeLots < Math.abs(desiredLots) * rebalanceMinFraction.asDouble();
    }

    /** Of a change that turns a position, what closes it. */
    private static long leftLots(final long heldLots, final long changeLots)
    {
        return reduces(heldLots, changeLots) ?
            Math.min(Math.abs(changeLots), Math.abs(heldLots)) : Math.abs(changeLots);
    }

    private static boolean reduces(final long heldLots, final long changeLots)
    {
        return heldLots > 0 ? changeLots < 0 : heldLots < 0 && changeLots > 0;
    }
}
