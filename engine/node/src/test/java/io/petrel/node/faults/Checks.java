package io.petrel.node.faults;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.MarketState;
import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import io.petrel.core.risk.CloseReason;
import io.petrel.node.host.Engine;
import io.petrel.node.replay.ComparingLog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** What must hold, checked from outside the core: from what leaves the node, the journal, and the venue's books. */
final class Checks
{
    private static final int IDS_PER_EVENT = 64;
    private static final int NO_NEW_RISK =
        CloseReason.REDUCED.bit() | CloseReason.PROFIT_TARGET.bit() | CloseReason.LOSS_STREAK.bit();
    private static final int IN_DOUBT = CloseReason.UNKNOWN_ORDER.bit() | CloseReason.OVERFILL.bit() |
        CloseReason.REPORT_MISMATCH.bit() | CloseReason.RECONCILIATION.bit() | CloseReason.DISCONNECTED.bit();
    private static final int HALTED = CloseReason.OPERATOR_HALT.bit();
    private static final Set<OrderPurpose> EXITS_IN_FORCE =
        EnumSet.of(OrderPurpose.STOP, OrderPurpose.TARGET, OrderPurpose.MAX_HOLD);
    /** Patience, room made by the legs, tries and questions, each way. */
    private static final long CLOSED_WITHIN_NS = 2_500_000_000L;

    private final MemoryQueue inbound;
    private final MemoryQueue outbound;
    private final Set<Long> sent = new HashSet<>();
    private final List<Long> sentInOrder = new ArrayList<>();
    private final Set<Long> legs = new HashSet<>();
    private final Set<Long> asked = new HashSet<>();
    private final Map<Long, Long> hashes = new TreeMap<>();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final ReplaceOrderDecoder replace = new ReplaceOrderDecoder();
    private final OrderQueryDecoder query = new OrderQueryDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MemoryQueue.Reader commands;
    private final ExitChecks exits;

    private Engine engine;
    private OperatorAction word = OperatorAction.RESUME;
    private OperatorAction said;
    private boolean breached;
    private boolean booksAgree;
    private int doubt;
    private boolean asksFirst;
    private int toAsk;
    private long quietNs = Long.MAX_VALUE;
    private long dueNs = Long.MAX_VALUE;
    private long stopTicks = Units.NULL_TICKS;

    /** {@code exits} are those of a strategy that trades, null where it does not. */
    Checks(final MemoryQueue inbound, final MemoryQueue outbound, final ExitChecks exits)
    {
        this.exits = exits;
        this.inbound = inbound;
        this.outbound = outbound;
        commands = inbound.reader();
    }

    long orders()
    {
        return sent.size();
    }

    long fills(final Engine of)
    {
        return of.pipeline().account(0).orders().fills();
    }

    /** Reasons for which the gate is closed where they do not. */
    int doubt()
    {
        return doubt;
    }

    boolean booksAgree()
    {
        return booksAgree;
    }

    /** The operator speaks; it counts from when it is journaled, and what was due by then still comes before it. */
    void onOperator(final OperatorAction action)
    {
        said = action;
    }

    /** The node took the command, or was killed before it was journaled. */
    void onOperatorHeard()
    {
        word();
        said = null;
    }

    /** An engine begins; what it sends before it is known here is what its host makes it say first. */
    void onStart()
    {
        engine = null;
        asksFirst = false;
        asked.clear();
    }

    void onStarted(final Engine started)
    {
        engine = started;
        hashes.put(inbound.last(), started.pipeline().stateHash());
    }

    /** An order, cancel, replacement or question leaves the node. */
    void onSent(final long nowNs, final int templateId, final DirectBuffer message)
    {
        require(outbound.isLast(message, 0, message.capacity()), "sent before it was journaled");
        if (OrderQueryDecoder.TEMPLATE_ID == templateId)
        {
            asked.add(query.wrapAndApplyHeader(message, 0, header).clientOrderId());
        }
        if (NewOrderDecoder.TEMPLATE_ID == templateId)
        {
            onOrder(newOrder.wrapAndApplyHeader(message, 0, header));
        }
        if (ReplaceOrderDecoder.TEMPLATE_ID == templateId)
        {
            final long id = replace.wrapAndApplyHeader(message, 0, header).clientOrderId();
            require(OperatorAction.HALT != word() || legs.contains(id), "replacement sent while halted");
            require(OperatorAction.STOP != word(), "replacement sent while stopped");
        }
    }

    /** After each event that the node took. */
    void onEvent(final Engine of, final long nowNs)
    {
        if (0 == of.pipeline().accountCount())
        {
            return;
        }
        final AccountLane account = of.pipeline().account(0);
        final Portfolio portfolio = account.portfolio();
        final boolean isBreached = account.gateSwitch().isClosedFor(CloseReason.BREACHED);
        require(isBreached || !breached, "a breach was forgotten");
        breached = isBreached;
        if (portfolio.isOpen() && account.parameters().param("risk.overall.hard_fraction").isSet())
        {
            final long floorE8 = portfolio.initialE8() - (long)(portfolio.initialE8() * Settings.hardFraction());
            require(portfolio.equityE8() >= floorE8 || isBreached, "below the floor and not breached");
        }
        if (of.pipeline().instrumentCount() > 0)
        {
            checkStop(of.pipeline().market(0), account, nowNs);
            if (null != exits)
            {
                exits.onEvent(of.pipeline().market(0), account, nowNs, quietNs);
            }
        }
    }

    /** Nothing strikes any more. */
    void onQuiet(final long nowNs)
    {
        quietNs = nowNs;
    }

    /** The node's orders in the order in which they were sent. */
    List<Long> sent()
    {
        return sentInOrder;
    }

    /** In the end the account is what the venue says, but for what the operator accepted, or the gate says why not. */
    void books(final Engine of, final Wire wire, final long nowNs)
    {
        final AccountLane account = of.pipeline().account(0);
        final VenueViewDecoder view = wire.view(nowNs);
        final long netProfitE8 = view.netProfitE8();
        int working = 0;
        for (final VenueViewDecoder.OrdersDecoder order : view.orders())
        {
            working += order.remainingSizeLots() > 0 && order.clientOrderId() < Person.FIRST_ID ? 1 : 0;
        }
        long lots = 0;
        long costE8 = 0;
        for (final VenueViewDecoder.PositionsDecoder position : view.positions())
        {
            lots += position.lots();
            costE8 += position.costE8();
        }
        final Portfolio portfolio = account.portfolio();
        require(portfolio.isOpen() && null != portfolio.positionAt(0), "the account is not open in the end");
        final long ourLots = portfolio.positionAt(0).lots();
        final long ourCostE8 = portfolio.positionAt(0).costE8();
        final long ourProfitE8 = portfolio.balanceE8() - portfolio.initialE8();
        booksAgree = lots == ourLots && netProfitE8 == ourProfitE8 && working == account.orders().openCount() &&
            Math.abs(costE8) == Math.abs(ourCostE8);
        final int reasons = account.gateSwitch().reasons();
        doubt = booksAgree ? 0 : reasons & IN_DOUBT;
        final boolean isAccepted = lots == ourLots && working == account.orders().openCount() &&
            new Accepted(outbound).covers(Math.abs(costE8) - Math.abs(ourCostE8), netProfitE8 - ourProfitE8);
        require(booksAgree || isAccepted || 0 != (reasons & IN_DOUBT),
            "the venue has " + lots + " lots, cost " + costE8 + ", profit " + netProfitE8 + ", " + working +
            " orders; the node " + ourLots + ", " + ourCostE8 + ", " + ourProfitE8 + ", " +
            account.orders().openCount() + ", and its gate is closed for " + reasons + " only");
        require(OperatorAction.STOP != word() || 0 == working, working + " orders work in the end though stopped");
        require(0 == (reasons & CloseReason.DISCONNECTED.bit()), "an order's fate is still not known");
    }

    /**
     * Halted and in no doubt, what is held has its stop: at the venue for all of it, where the venue keeps exits and a
     * stop is not just executed.
     */
    void protection(final Engine of, final Wire wire, final long nowNs)
    {
        final AccountLane account = of.pipeline().account(0);
        final MarketState market = of.pipeline().market(0);
        final Position position = account.portfolio().position(market.instrument());
        final long wantedTicks = account.stopTicks(position);
        final boolean isAtVenue = account.parameters().param("execution.bracket.at_venue.linear").asBool();
        if (!isAtVenue || !booksAgree || HALTED != account.gateSwitch().reasons() || !market.isTradable() ||
            0 == position.lots() || Units.NULL_TICKS == wantedTicks || Long.MAX_VALUE != dueNs)
        {
            return;
        }
        long protectedLots = 0;
        for (final VenueViewDecoder.OrdersDecoder theirs : wire.view(nowNs).orders())
        {
            protectedLots += wantedTicks == theirs.stopTicks() ? theirs.remainingSizeLots() : 0;
        }
        require(protectedLots == Math.abs(position.lots()), "of " + position.lots() + " lots " + protectedLots +
            " have their stop " + wantedTicks + " at the venue in the end");
    }

    /** The journal re-executes to the same bytes and, wherever the node was brought up, to the same state. */
    void replay(final Engine live)
    {
        final long[] cause = new long[2];
        final long[] beyond = new long[1];
        final ComparingLog log = new ComparingLog(outbound.reader(),
            (sequence, ingestTimeNs, eventTimeNs, buffer, offset, length) -> beyond[0]++);
        final Pipeline pipeline = new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
            log.append(cause[0], cause[1], eventTimeNs, buffer, offset, length));
        final MemoryQueue.Reader reader = inbound.reader();
        while (reader.next())
        {
            cause[0] = reader.sequence();
            cause[1] = reader.ingestTimeNs();
            pipeline.onEvent(cause[0], cause[1], reader.buffer(), reader.offset(), reader.length());
            require(null == log.difference(), "replay differs: " + log.difference());
            final Long hash = hashes.get(cause[0]);
            require(null == hash || hash == pipeline.stateHash(), "the state brought up at inbound " + cause[0] +
                " is not what re-execution gives");
        }
        log.conclude(cause[0]);
        require(null == log.difference() && 0 == beyond[0], "the outbound queue is not all that the core said");
        require(pipeline.stateHash() == live.pipeline().stateHash(), "the live state is not what re-execution gives");
    }

    /** Orders that may still work; each is to be asked about before the next is sent. */
    void onRecovered(final Engine recovered)
    {
        engine = recovered;
        asksFirst = true;
        toAsk = 0 == recovered.pipeline().accountCount() ? 0 : recovered.pipeline().account(0).orders().openCount();
    }

    private void onOrder(final NewOrderDecoder order)
    {
        final long id = order.clientOrderId();
        require(sent.add(id), "order " + id + " sent twice");
        require(id / IDS_PER_EVENT <= inbound.last(), "order " + id + " sent before its cause was journaled");
        require(!asksFirst || asked.size() >= toAsk, "order " + id + " sent before " + toAsk +
            " others were asked about");
        sentInOrder.add(id);
        require(OperatorAction.STOP != word(), "order " + id + " " + order.purpose() + " sent while stopped");
        require(OperatorAction.HALT != word() || EXITS_IN_FORCE.contains(order.purpose()),
            "order " + id + " " + order.purpose() + " sent while halted");
        if (Units.NULL_ID != order.groupId())
        {
            legs.add(id);
        }
        if (null != engine)
        {
            final AccountLane account = engine.pipeline().account(0);
            final int reasons = account.gateSwitch().reasons();
            final long heldLots = account.portfolio().positionAt(0).lots();
            final boolean reduces =
                order.sizeLots() <= Math.abs(heldLots) && (heldLots > 0) == (Side.SELL == order.side());
            final boolean isInForce = 0 != (reasons & HALTED) && 0 == (reasons & IN_DOUBT) &&
                EXITS_IN_FORCE.contains(order.purpose());
            require(0 == (reasons & ~NO_NEW_RISK) || isInForce || OrderPurpose.FLATTEN == order.purpose(),
                "order " + id + " " + order.purpose() + " sent while closed for " + reasons);
            require(0 == reasons || reduces, "order " + id + " adds to " + heldLots +
                " lots while closed for " + reasons);
            checkRoom(account.portfolio().positionAt(0), order);
        }
        if (OperatorAction.FLATTEN == word())
        {
            require(OrderPurpose.FLATTEN == order.purpose(), "order " + id + " sent while flattening");
        }
    }

    /** Legs and orders that close, this one among them, never close more than is held, as far as is known. */
    private void checkRoom(final Position position, final NewOrderDecoder order)
    {
        if (OrderPurpose.ENTRY == order.purpose())
        {
            return;
        }
        final long heldLots = Math.abs(position.lots());
        final Side closing = position.lots() > 0 ? Side.SELL : Side.BUY;
        final long ordered = position.orderLots(closing);
        final long room = legs.contains(order.clientOrderId()) ? heldLots - ordered : heldLots;
        final long closes = legs.contains(order.clientOrderId()) ? order.sizeLots() :
            ordered + position.legLots(closing);
        require(closing == order.side() && closes <= room, "order " + order.clientOrderId() + " " + order.purpose() +
            " closes " + closes + " where there is room for " + room + " of " + position.lots() + " lots");
    }

    /** Once it is quiet a stop that stays reached is executed, by whomever, unless nothing may leave. */
    private void checkStop(final MarketState market, final AccountLane account, final long nowNs)
    {
        final Position position = account.portfolio().position(market.instrument());
        final long newStopTicks = account.stopTicks(position);
        final long closeTicks = position.markTicks();
        final boolean isReached = Units.NULL_TICKS != newStopTicks && 0 != position.lots() && market.isTradable() &&
            (position.lots() > 0 ? closeTicks <= newStopTicks : closeTicks >= newStopTicks);
        final boolean isDue = isReached && nowNs >= quietNs && 0 == (account.gateSwitch().reasons() & ~HALTED);
        dueNs = !isDue ? Long.MAX_VALUE : newStopTicks == stopTicks ? Math.min(dueNs, nowNs) : nowNs;
        stopTicks = newStopTicks;
        require(Long.MAX_VALUE == dueNs || nowNs - dueNs <= CLOSED_WITHIN_NS,
            position.lots() + " lots past their stop " + stopTicks + " for long");
    }

    /** What the operator said last; a command in the journal that nobody gave is none. */
    private OperatorAction word()
    {
        while (commands.next())
        {
            header.wrap(commands.buffer(), commands.offset());
            if (OperatorCommandDecoder.TEMPLATE_ID == header.templateId() && null != said)
            {
                word = OperatorAction.CANCEL_ALL == said ? word : said;
                said = null;
            }
        }
        return word;
    }

    static void require(final boolean holds, final String what)
    {
        if (!holds)
        {
            throw new AssertionError(what);
        }
    }
}
