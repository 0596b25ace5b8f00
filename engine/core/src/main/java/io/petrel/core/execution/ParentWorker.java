package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.time.Deadlines;
import java.util.List;

/**
 * Works a parent order through one child at a time, as its algorithm says, within the participation cap:
 * <pre>
 *   child = min(due - filled, left, cap - filled, size that the algorithm allows)
 *   cap   = participation_max x volume the market traded since the start
 * </pre>
 * What a child did not fill, or the gate refused, stays due and is tried again after the retry interval; an entry waits
 * while the gate is closed to it. From the end on all that is left is due and takes. MARKET has no cap: it was chosen
 * because it is small, or because it must be done. A market that never printed a trade has no volume to take part in,
 * so it bounds nothing.
 *
 * <p>Holds no state: what it remembers is the parent's. Pipeline thread only; allocates nothing.
 */
final class ParentWorker
{
    static final ParamSpec PARTICIPATION_MAX = ParamSpec.ofShare("execution.participation_max",
        "Most that a scheduled or resting order fills, as part of the volume traded since it began");
    private static final ParamSpec CHILD_MIN_SHARE = ParamSpec.ofShare("execution.child_min_share",
        "Smallest child as part of its parent; less is sent only when it is the rest");

    static final List<ParamSpec> SPECS = List.of(PARTICIPATION_MAX, CHILD_MIN_SHARE);

    private final Portfolio portfolio;
    private final IntentSink intents;
    private final ParentSink parents;
    private final Algorithms algorithms;
    private final OrderIntent intent = new OrderIntent();
    private final Param slippageBoundBps;
    private final Param passiveMaxAgeNs;
    private final Param passiveRequotesMax;
    private final Param retryIntervalNs;
    private final Param childMinShare;

    ParentWorker(
        final Portfolio portfolio,
        final Parameters parameters,
        final Algorithms algorithms,
        final IntentSink intents,
        final ParentSink parents)
    {
        this.portfolio = portfolio;
        this.intents = intents;
        this.parents = parents;
        this.algorithms = algorithms;
        slippageBoundBps = parameters.param(ExecutionParams.SLIPPAGE_BOUND_BPS);
        passiveMaxAgeNs = parameters.param(ExecutionParams.PASSIVE_MAX_AGE_NS);
        passiveRequotesMax = parameters.param(ExecutionParams.PASSIVE_REQUOTES_MAX);
        retryIntervalNs = parameters.param(ExecutionParams.RETRY_INTERVAL_NS);
        childMinShare = parameters.param(CHILD_MIN_SHARE);
    }

    /** The child that may still fill, or null. */
    WorkingOrder childOf(final ParentOrder parent)
    {
        return portfolio.workingOrders().find(parent.child().clientOrderId());
    }

    /** Looks after the child that works, or proposes the next; {@code leftLots} is what the target still asks for. */
    void work(final ParentOrder parent, final MarketPace pace, final long leftLots, final long nowNs)
    {
        final WorkingOrder child = childOf(parent);
        if (null != child)
        {
            tend(parent, child, pace, leftLots, nowNs);
        }
        else if (leftLots > 0 && parent.market().isTradable() && !isPaused(parent) &&
            parent.child().mayFollow(retryIntervalNs.asLong(), nowNs))
        {
            propose(parent, pace, leftLots, nowNs);
        }
    }

    /** When time alone changes what {@link #work} does: a slice, the end, another try, the age of a resting child. */
    long nextNs(final ParentOrder parent, final long nowNs)
    {
        final WorkingOrder child = childOf(parent);
        final long nextNs = Deadlines.sooner(parent.schedule().nextSliceNs(nowNs), parent.schedule().endNs(), nowNs);
        if (null != child)
        {
            return child.isPassive() && !child.isChangeRequested() ?
                Deadlines.sooner(nextNs, Deadlines.after(child.sinceNs(), passiveMaxAgeNs.asLong()), nowNs) : nextNs;
        }
        final boolean isWaiting = parent.market().isTradable() && !isPaused(parent);
        return isWaiting ? Deadlines.sooner(nextNs, parent.child().retryNs(retryIntervalNs.asLong()), nowNs) : nextNs;
    }

    /** When another child of an order without an end may follow one that was not filled. */
    long closingRetryNs(final ParentOrder parent)
    {
        return null == childOf(parent) && retryIntervalNs.isSet() ?
            parent.child().againNs(parent.schedule().startNs(), retryIntervalNs.asLong()) : Deadlines.NEVER;
    }

    /**
     * Whether {@link #work} has nothing to do, whatever the market does, before {@link #nextNs}: the child that works
     * is to stay as it is, or there is none and nothing more is due in this slice.
     */
    boolean isWaiting(final ParentOrder parent, final long leftLots, final long nowNs)
    {
        if (isAway(parent))
        {
            return true;
        }
        final WorkingOrder child = childOf(parent);
        if (ExecutionAlgorithm.MARKET == parent.algorithm() || nowNs >= parent.schedule().endNs())
        {
            return false;
        }
        return null == child ? isDone(parent, leftLots, nowNs) :
            child.remainingLots() <= leftLots && nowNs - child.sinceNs() < passiveMaxAgeNs.asLong();
    }

    /** Whether a child is on its way that takes, or is being changed: only the venue's word is waited for. */
    boolean isAway(final ParentOrder parent)
    {
        final WorkingOrder child = childOf(parent);
        return null != child && (!child.isPassive() || child.isChangeRequested());
    }

    /** Whether the slice is done, and no other try of it is waited for. */
    private boolean isDone(final ParentOrder parent, final long leftLots, final long nowNs)
    {
        final long retryNs = parent.child().retryNs(retryIntervalNs.asLong());
        final long openLots = Math.min(parent.undoneLots(parent.schedule().sliceAt(nowNs)), leftLots);
        return (Deadlines.NEVER == retryNs || retryNs <= nowNs) &&
            (openLots <= 0 || openLots < minLots(parent, leftLots));
    }

    /** Takes the child back where that can still do something: one that takes ends by itself. */
    void takeBack(final ParentOrder parent)
    {
        final WorkingOrder child = childOf(parent);
        if (null != child && child.isPassive() && !child.isChangeRequested())
        {
            intents.onCancelIntent(child.clientOrderId());
        }
    }

    /** An entry waits for a closed gate; only its first child is proposed to it, so that the journal tells why. */
    private boolean isPaused(final ParentOrder parent)
    {
        return OrderPurpose.ENTRY == parent.purpose() && parent.child().wasTried() && !intents.admitsEntries();
    }

    private void propose(final ParentOrder parent, final MarketPace pace, final long leftLots, final long nowNs)
    {
        final Algorithm algorithm = algorithms.of(parent.algorithm());
        final MarketState market = parent.market();
        final boolean isOver = nowNs >= parent.schedule().endNs();
        final int slice = parent.schedule().sliceAt(nowNs);
        final long dueLots = isOver ? parent.totalLots() : parent.schedule().dueLots(algorithm, parent, pace, slice);
        final long capLots = capLots(parent);
        final long boundLots = Math.min(dueLots, capLots);
        final boolean takes = isOver || parent.child().mustTakeNext() || algorithm.takes(parent, pace, boundLots);
        final long mostLots = isOver ? parent.totalLots() :
            takes ? algorithm.takingLots(parent, market, boundLots) : algorithm.restingLots(parent);
        final long openLots = openLots(parent, boundLots, leftLots);
        final long minLots = minLots(parent, leftLots);
        if (openLots > 0 && openLots >= minLots && (!takes || mayTake(parent)))
        {
            parent.child().due(slice, dueLots, Long.MAX_VALUE == capLots ? Units.NULL_LOTS : capLots);
            send(parent, Math.min(openLots, Math.max(mostLots, minLots)), takes, nowNs);
        }
    }

    /** What has more than one try waits while the other side's best price is past the limit. */
    private static boolean mayTake(final ParentOrder parent)
    {
        return parent.hasOneTry() || parent.isWithinLimit(
            Pricing.restingTicks(parent.market(), Side.BUY == parent.side() ? Side.SELL : Side.BUY));
    }

    private static long openLots(final ParentOrder parent, final long boundLots, final long leftLots)
    {
        return Math.min(boundLots - parent.fills().lots(), leftLots);
    }

    private long minLots(final ParentOrder parent, final long leftLots)
    {
        return ExecutionAlgorithm.MARKET == parent.algorithm() ? 1 :
            Math.min(leftLots, (long)(parent.totalLots() * childMinShare.asDouble()));
    }

    private long capLots(final ParentOrder parent)
    {
        final boolean isBound = !Double.isNaN(parent.participationMax()) && parent.interval().isVolumeKnown();
        return isBound ? (long)(parent.participationMax() * parent.interval().lots()) : Long.MAX_VALUE;
    }

    private void send(final ParentOrder parent, final long lots, final boolean takes, final long nowNs)
    {
        final WorkingOrders working = portfolio.workingOrders();
        final int before = working.size();
        final long priceTicks = parent.limited(takes ? takingTicks(parent) : restingTicks(parent));
        parent.child().propose(lots, priceTicks, takes, nowNs);
        final int place = parents.place();
        if (takes)
        {
            intent.immediate(parent.market(), parent.accountId(), parent.purpose(), parent.side(), priceTicks, lots);
        }
        else
        {
            intent.resting(parent.market(), parent.accountId(), parent.purpose(), parent.side(), priceTicks, lots);
        }
        intents.onIntent(intent.workingFor(parent.parentId()));
        parents.onSlice(parent, place);
        if (working.size() > before)
        {
            parent.approved(working.newest().clientOrderId());
        }
        else
        {
            parent.refused();
        }
    }

    private static long restingTicks(final ParentOrder parent)
    {
        return Pricing.restingTicks(parent.market(), parent.side());
    }

    private long takingTicks(final ParentOrder parent)
    {
        return parent.isForced() ?
            Pricing.closingTicks(parent.market(), parent.side(), slippageBoundBps.asDouble()) :
            Pricing.takingTicks(parent.market(), parent.side(), slippageBoundBps.asDouble());
    }

    private void tend(
        final ParentOrder parent,
        final WorkingOrder child,
        final MarketPace pace,
        final long leftLots,
        final long nowNs)
    {
        if (!child.isPassive() || child.isChangeRequested())
        {
            return;
        }
        if (child.remainingLots() > leftLots || nowNs >= parent.schedule().endNs())
        {
            intents.onCancelIntent(child.clientOrderId());
        }
        else if (nowNs - child.sinceNs() >= passiveMaxAgeNs.asLong() && parent.market().isTradable())
        {
            freshen(parent, child, pace, nowNs);
        }
    }

    /** A child that has rested long enough to look again: whether to take instead, or to follow the price. */
    private void freshen(
        final ParentOrder parent, final WorkingOrder child, final MarketPace pace, final long nowNs)
    {
        final Algorithm algorithm = algorithms.of(parent.algorithm());
        final Schedule schedule = parent.schedule();
        final long boundLots =
            Math.min(schedule.dueLots(algorithm, parent, pace, schedule.sliceAt(nowNs)), capLots(parent));
        final long priceTicks = parent.limited(restingTicks(parent));
        if (algorithm.takes(parent, pace, boundLots))
        {
            intents.onCancelIntent(child.clientOrderId());
        }
        else if (priceTicks != child.priceTicks())
        {
            portfolio.workingOrders().restartAge(child.clientOrderId(), nowNs);
            move(parent, child, priceTicks);
        }
    }

    private void move(final ParentOrder parent, final WorkingOrder child, final long priceTicks)
    {
        if (child.isAcknowledged() && child.replaces() < passiveRequotesMax.asLong())
        {
            parents.onMove(parent, child.clientOrderId(), priceTicks);
            intents.onIntent(intent.resting(parent.market(), parent.accountId(), parent.purpose(), parent.side(),
                priceTicks, child.remainingLots()).workingFor(parent.parentId()).replacing(child.clientOrderId()));
        }
        else
        {
            parent.child().giveUpResting();
            intents.onCancelIntent(child.clientOrderId());
        }
    }
}
