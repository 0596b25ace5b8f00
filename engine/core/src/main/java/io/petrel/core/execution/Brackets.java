package io.petrel.core.execution;

import io.petrel.codecs.event.BracketReason;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;
import java.util.List;

/**
 * Decides for each exit of a position who closes it: the venue, where it has the types and its order covers what is
 * held at the price in force, else the core, as without brackets.
 *
 * <pre>
 *   covered, not due                  wait
 *   covered, due                      the venue closes; after the patience the core takes over (OVERDUE)
 *   not covered: refused, ended,      the core closes once it is due; a leg that failed is tried again later
 *     not sent yet, other terms
 *   a leg filled in part and ended    the core closes the rest
 * </pre>
 *
 * <p>The legs follow what is held, less what an order that closes is about to take: that order leaves only once the
 * legs have made room for it, so that legs and orders together never close more than is held, whether or not the venue
 * honours reduce-only. So an exit of everything takes both legs back first, and what one of them fills meanwhile is
 * not closed again. While such an order could not leave, the legs stay as they are.
 *
 * <p>Pipeline thread only; allocates nothing after construction.
 */
final class Brackets implements Stateful
{
    private static final List<ParamSpec> AT_VENUE = ParamByContract.specs(type -> ParamSpec.ofFlag(
        "execution.bracket.at_venue." + type,
        "The venue has stops, reduce-only and groups whose orders cancel each other for " + type + " markets"));
    private static final ParamSpec RETRY_NS = ParamSpec.ofLong("execution.bracket.retry_ns", "ns", 1, Long.MAX_VALUE,
        "Time from a stop or target that the gate refused, or the venue refused or ended, to the next try");
    private static final ParamSpec PATIENCE_NS = ParamSpec.ofLong("execution.bracket.patience_ns", "ns", 0,
        Long.MAX_VALUE, "Time a stop or target at the venue may be due and not filled before the core closes instead");

    private static final List<ParamSpec> OWN = List.of(RETRY_NS, PATIENCE_NS);

    static final List<ParamSpec> SPECS = ParamCatalogue.of(AT_VENUE, OWN);

    private final WorkingOrders working;
    private final IntentSink intents;
    private final BracketSink sink;
    private final OrderIntent intent = new OrderIntent();
    private final ParamSet required;
    private final ParamByContract atVenue;
    private final Param bracketRetryNs;
    private final Param patienceNs;
    private final Param retryIntervalNs;
    private long groups;

    Brackets(final Portfolio portfolio, final Parameters parameters, final IntentSink intents, final BracketSink sink)
    {
        this.intents = intents;
        this.sink = sink;
        working = portfolio.workingOrders();
        required = new ParamSet(parameters, OWN);
        atVenue = new ParamByContract(parameters, AT_VENUE);
        bracketRetryNs = parameters.param(RETRY_NS);
        patienceNs = parameters.param(PATIENCE_NS);
        retryIntervalNs = parameters.param(ExecutionParams.RETRY_INTERVAL_NS);
    }

    /** What became of the legs since the last event. */
    void observe(final OpenTrade trade, final long nowNs)
    {
        final Bracket bracket = trade.bracket();
        observe(trade, bracket.stop(), nowNs);
        observe(trade, bracket.target(), nowNs);
        bracket.observe(isWorking(bracket.stop()) || isWorking(bracket.target()), nowNs);
    }

    /** Of an exit that is due, or none, what the core has to do: nothing while the venue does it. */
    OrderPurpose leftToUs(final OpenTrade trade, final OrderPurpose due, final long nowNs)
    {
        final Bracket bracket = trade.bracket();
        final Leg firing = bracket.leg(bracket.firing());
        if (null != firing && !isWorking(firing))
        {
            return firing.purpose();
        }
        final Leg leg = bracket.leg(due);
        final boolean isLeft = null != leg && leg.covers(rowOf(leg), trade.exitTicks(due), uncoveredLots(trade));
        final long dueForNs = bracket.dueForNs(isLeft, nowNs);
        if (!isLeft || patienceNs.isSet() && dueForNs < patienceNs.asLong())
        {
            return isLeft ? OrderPurpose.NULL_VAL : due;
        }
        tell(trade, leg, BracketReason.OVERDUE, ReportReason.NONE);
        return due;
    }

    /** Lots of what is held that an order may close without closing more than is held, whatever the legs do. */
    long freeLots(final Position position)
    {
        return Math.max(0, Math.abs(position.lots()) - position.legLots(closingSide(position)));
    }

    /**
     * Whether an order that closes could leave as market and gate are. What could not is not proposed, and legs make no
     * room for it: until then they alone protect the position.
     */
    boolean mayLeave(final OpenTrade trade, final OrderPurpose purpose)
    {
        return trade.market().isTradable() && intents.admitsClosing(purpose);
    }

    /** When the core takes over an exit that is due at the venue. */
    long takeOverNs(final OpenTrade trade)
    {
        final long dueNs = trade.bracket().dueNs();
        return Units.NULL_TIME_NS == dueNs || !patienceNs.isSet() ? Deadlines.NEVER :
            Deadlines.after(dueNs, patienceNs.asLong());
    }

    /** Lets the legs protect so many lots: the position less what is about to be closed by an order. */
    void work(final OpenTrade trade, final long keptLots, final OrderPurpose forcedExit, final long nowNs)
    {
        final Bracket bracket = trade.bracket();
        final boolean isOurs = OrderPurpose.NULL_VAL != forcedExit && mayLeave(trade, forcedExit);
        if (!isOurs && OrderPurpose.STOP == bracket.firing() && isWorking(bracket.stop()) ||
            retryIntervalNs.isSet() && bracket.isCompleting(retryIntervalNs.asLong(), nowNs))
        {
            return;
        }
        final boolean isWanted = keptLots > 0 && !isOurs && isAtVenue(trade.market());
        work(trade, bracket.stop(), isWanted ? keptLots : 0, nowNs);
        work(trade, bracket.target(), isWanted ? keptLots : 0, nowNs);
    }

    /** Takes both legs back, whatever is held. */
    void takeBack(final OpenTrade trade)
    {
        takeBack(trade.bracket().stop());
        takeBack(trade.bracket().target());
    }

    /**
     * Whether {@link #work} has nothing to do with so many lots to protect, nor will have by time: each leg that is
     * wanted stands at the venue as it should, and no other does. One that is to be tried again is looked after.
     */
    boolean isSettled(final OpenTrade trade, final long keptLots)
    {
        final Bracket bracket = trade.bracket();
        final long lots = isAtVenue(trade.market()) ? keptLots : 0;
        return bracket.isUntouched() && isSettled(trade, bracket.stop(), lots) &&
            isSettled(trade, bracket.target(), lots);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        groups = state.visit(groups);
    }

    private void observe(final OpenTrade trade, final Leg leg, final long nowNs)
    {
        final ReportReason reason = leg.takeEnd();
        if (ReportReason.NULL_VAL != reason && !leg.isDone(reason))
        {
            leg.fail(nowNs);
            tell(trade, leg, BracketReason.VENUE, reason);
        }
    }

    private void work(final OpenTrade trade, final Leg leg, final long lots, final long nowNs)
    {
        final WorkingOrder row = rowOf(leg);
        final long ticks = lots > 0 ? trade.exitTicks(leg.purpose()) : Units.NULL_TICKS;
        if (null == row)
        {
            if (Units.NULL_TICKS != ticks && mayLeave(trade, leg.purpose()) &&
                leg.mayTry(bracketRetryNs.asLong(), nowNs))
            {
                place(trade, leg, ticks, lots, nowNs);
            }
        }
        else if (!row.isChangeRequested() && !row.isInQuestion())
        {
            tend(trade, leg, row, ticks, lots, nowNs);
        }
    }

    private boolean isSettled(final OpenTrade trade, final Leg leg, final long lots)
    {
        final WorkingOrder row = rowOf(leg);
        final long ticks = lots > 0 ? trade.exitTicks(leg.purpose()) : Units.NULL_TICKS;
        if (leg.hasEnded() || null == row)
        {
            return !leg.hasEnded() && Units.NULL_TICKS == ticks;
        }
        return row.isAcknowledged() && !row.isChangeRequested() && !row.isInQuestion() &&
            Units.NULL_TICKS != ticks && leg.ticksOf(row) == ticks && row.remainingLots() == lots &&
            closingSide(trade.position()) == row.side();
    }

    private void takeBack(final Leg leg)
    {
        final WorkingOrder row = rowOf(leg);
        if (null != row)
        {
            leg.withdraw();
            if (!row.isChangeRequested() && !row.isInQuestion())
            {
                intents.onCancelIntent(row.clientOrderId());
            }
        }
    }

    private void tend(
        final OpenTrade trade,
        final Leg leg,
        final WorkingOrder row,
        final long ticks,
        final long lots,
        final long nowNs)
    {
        if (Units.NULL_TICKS == ticks || closingSide(trade.position()) != row.side())
        {
            takeBack(leg);
        }
        else
        {
            leg.keep();
            follow(trade, leg, row, ticks, lots, nowNs);
        }
    }

    private void follow(
        final OpenTrade trade,
        final Leg leg,
        final WorkingOrder row,
        final long ticks,
        final long lots,
        final long nowNs)
    {
        if (row.isAcknowledged() && (leg.ticksOf(row) != ticks || row.remainingLots() != lots) &&
            mayLeave(trade, leg.purpose()) && leg.mayAsk(lots, retryIntervalNs.asLong(), nowNs))
        {
            amend(trade, leg, row, ticks, lots, nowNs);
        }
    }

    private void place(final OpenTrade trade, final Leg leg, final long ticks, final long lots, final long nowNs)
    {
        final int before = working.size();
        leg.propose(groupOf(trade), ticks, lots, nowNs);
        intents.onIntent(terms(trade, leg, ticks, lots));
        if (working.size() > before)
        {
            leg.sent(working.newest().clientOrderId());
            tell(trade, leg, BracketReason.PLACED, ReportReason.NONE);
        }
        else
        {
            leg.fail(nowNs);
            tell(trade, leg, BracketReason.GATE, ReportReason.NONE);
        }
    }

    private void amend(
        final OpenTrade trade,
        final Leg leg,
        final WorkingOrder row,
        final long ticks,
        final long lots,
        final long nowNs)
    {
        leg.ask(ticks, lots, nowNs);
        intents.onIntent(terms(trade, leg, ticks, lots).replacing(row.clientOrderId()));
        tell(trade, leg, row.isChangeRequested() ? BracketReason.PLACED : BracketReason.GATE, ReportReason.NONE);
    }

    /** The target may take: what it takes is at its price or better. */
    private OrderIntent terms(final OpenTrade trade, final Leg leg, final long ticks, final long lots)
    {
        final Position position = trade.position();
        intent.resting(trade.market(), position.accountId(), leg.purpose(), closingSide(position), ticks, lots);
        if (OrderPurpose.STOP == leg.purpose())
        {
            intent.stopping(ticks);
        }
        else
        {
            intent.mayTake();
        }
        return intent.inGroup(leg.groupId());
    }

    /** That of the leg that works on the side that closes, or a new one. */
    private long groupOf(final OpenTrade trade)
    {
        final Side side = closingSide(trade.position());
        final WorkingOrder stop = rowOf(trade.bracket().stop());
        if (null != stop && side == stop.side())
        {
            return stop.groupId();
        }
        final WorkingOrder target = rowOf(trade.bracket().target());
        return null != target && side == target.side() ? target.groupId() : ++groups;
    }

    /** What is held, less what an order that works is about to close. */
    private static long uncoveredLots(final OpenTrade trade)
    {
        final Position position = trade.position();
        return Math.max(0, Math.abs(position.lots()) - position.orderLots(closingSide(position)));
    }

    private boolean isAtVenue(final MarketState market)
    {
        final Param flag = atVenue.of(market.instrument().contractType());
        return flag.isSet() && flag.asBool() && required.isSet() && retryIntervalNs.isSet();
    }

    private boolean isWorking(final Leg leg)
    {
        return null != rowOf(leg);
    }

    private WorkingOrder rowOf(final Leg leg)
    {
        return Units.NULL_ID == leg.clientOrderId() ? null : working.find(leg.clientOrderId());
    }

    private void tell(final OpenTrade trade, final Leg leg, final BracketReason reason, final ReportReason venueReason)
    {
        if (leg.tells(reason))
        {
            sink.onLeg(trade.position(), leg, reason, venueReason);
        }
    }

    private static Side closingSide(final Position position)
    {
        return position.lots() > 0 ? Side.SELL : Side.BUY;
    }
}
