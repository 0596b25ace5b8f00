package io.petrel.tools.backtest;

import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.ParentMoveDecoder;
import io.petrel.codecs.event.ParentOrderDecoder;
import io.petrel.codecs.event.ParentOutcomeDecoder;
import io.petrel.codecs.event.ParentSliceDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transaction cost analysis of a journal: every parent order, what it cost and of what. The journal is the only source:
 * plans, children and outcomes from its outbound queue, fills and the market's trades from its inbound one. The
 * market's mean price is over the trades between the events that began and ended the parent. A fill counts once,
 * however often reports and answers of the venue tell of it, as in the core. Single thread; damaged journals are
 * refused.
 */
public final class CostAnalysis
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<ParentCost.Key, ParentTrack> parents = new LinkedHashMap<>();
    private final Map<ParentCost.Key, ChildQuote> proposed = new HashMap<>();
    private final Map<Long, ChildTrack> children = new HashMap<>();
    private final Map<Integer, ContractMath> contracts = new HashMap<>();
    private final Map<Integer, String> symbols = new HashMap<>();
    private final ToldFills fills = new ToldFills(this::onFill);
    private final ArrayDeque<ParentTrack> waiting = new ArrayDeque<>();
    private final List<ParentTrack> worked = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final Path journal;

    private CostAnalysis(final Path journal)
    {
        this.journal = journal;
    }

    /**
     * Analyses a journal.
     *
     * @param journal folder of a run or a backtest.
     * @return its parent orders, in the order in which they began.
     */
    public static List<ParentCost> of(final Path journal)
    {
        final CostAnalysis analysis = new CostAnalysis(journal);
        analysis.readDefinitions();
        analysis.readOutbound();
        analysis.readInbound();
        return analysis.parents.values().stream().map(analysis::cost).toList();
    }

    private ParentCost cost(final ParentTrack parent)
    {
        return parent.cost(symbols.get(parent.instrumentId), contracts.get(parent.instrumentId));
    }

    private void readDefinitions()
    {
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        try (QueueReader reader = Queues.inbound(journal))
        {
            while (reader.next())
            {
                if (InstrumentDefinitionDecoder.TEMPLATE_ID == reader.type())
                {
                    define(definition.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                }
            }
            Queues.requireWhole(journal, reader);
        }
    }

    private void define(final InstrumentDefinitionDecoder event)
    {
        symbols.put(event.instrumentId(), event.symbol());
        contracts.put(event.instrumentId(), new ContractMath(
            event.contractType(),
            Step.of(event.tickMantissa(), event.tickExponent()),
            Step.of(event.lotMantissa(), event.lotExponent()),
            Step.of(event.contractSizeMantissa(), event.contractSizeExponent())));
    }

    private void readOutbound()
    {
        final ParentOrderDecoder parent = new ParentOrderDecoder();
        final ParentSliceDecoder slice = new ParentSliceDecoder();
        final ParentMoveDecoder move = new ParentMoveDecoder();
        final NewOrderDecoder order = new NewOrderDecoder();
        final ParentOutcomeDecoder outcome = new ParentOutcomeDecoder();
        try (QueueReader reader = Queues.outbound(journal))
        {
            long cause = Long.MIN_VALUE;
            while (reader.next())
            {
                if (cause != reader.causeSequence())
                {
                    placed.removeIf(this::take);
                    placed.clear();
                    proposed.clear();
                    cause = reader.causeSequence();
                }
                switch (reader.type())
                {
                    case ParentOrderDecoder.TEMPLATE_ID -> onParent(
                        reader.causeSequence(), parent.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case ParentSliceDecoder.TEMPLATE_ID ->
                        onSlice(slice.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case ParentMoveDecoder.TEMPLATE_ID ->
                        onMove(move.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case NewOrderDecoder.TEMPLATE_ID ->
                        onOrder(order.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case ParentOutcomeDecoder.TEMPLATE_ID -> onOutcome(
                        reader.causeSequence(), outcome.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    default ->
                    {
                    }
                }
            }
            placed.removeIf(this::take);
            Queues.requireWhole(journal, reader);
        }
    }

    private void onParent(final long cause, final ParentOrderDecoder event)
    {
        final ParentTrack known = parents.get(new ParentCost.Key(event.accountId(), event.parentId()));
        if (null == known)
        {
            final ParentTrack parent =
                new ParentTrack(cause, event, new CostMoney(contracts.get(event.instrumentId())));
            parents.put(parent.key, parent);
            waiting.add(parent);
        }
        else
        {
            known.amend(event);
        }
    }

    private void onSlice(final ParentSliceDecoder event)
    {
        final ParentCost.Key key = new ParentCost.Key(event.accountId(), event.parentId());
        proposed.put(key, new ChildQuote(event.priceTicks(), event.bidTicks(), event.askTicks()));
    }

    private void onMove(final ParentMoveDecoder event)
    {
        placed.removeIf(this::take);
        final ChildTrack child = children.get(event.clientOrderId());
        if (null != child)
        {
            child.move(new ChildQuote(event.priceTicks(), event.bidTicks(), event.askTicks()));
        }
    }

    private void onOrder(final NewOrderDecoder event)
    {
        if (Units.NULL_ID != event.parentId())
        {
            placed.add(new Placed(event.clientOrderId(), new ParentCost.Key(event.accountId(), event.parentId())));
        }
    }

    /** An order stands before the slice that it is for, of the same event. */
    private boolean take(final Placed order)
    {
        final ChildQuote quote = proposed.get(order.parent);
        if (null != quote)
        {
            children.put(order.clientOrderId, new ChildTrack(parents.get(order.parent), quote));
            parents.get(order.parent).onChild();
        }
        return null != quote;
    }

    private void onOutcome(final long cause, final ParentOutcomeDecoder event)
    {
        parents.get(new ParentCost.Key(event.accountId(), event.parentId())).onOutcome(cause, event);
    }

    private void readInbound()
    {
        final TradeDecoder trade = new TradeDecoder();
        final ExecutionReportDecoder report = new ExecutionReportDecoder();
        final OrderStatusReportDecoder answer = new OrderStatusReportDecoder();
        final VenueStatusDecoder status = new VenueStatusDecoder();
        try (QueueReader reader = Queues.inbound(journal))
        {
            while (reader.next())
            {
                switch (reader.type())
                {
                    case TradeDecoder.TEMPLATE_ID -> onTrade(
                        reader.sequence(), trade.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case ExecutionReportDecoder.TEMPLATE_ID ->
                        fills.onReport(report.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case OrderStatusReportDecoder.TEMPLATE_ID ->
                        fills.onAnswer(answer.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    case VenueStatusDecoder.TEMPLATE_ID ->
                        fills.onStatus(status.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                    default ->
                    {
                    }
                }
            }
        }
    }

    private void onTrade(final long sequence, final TradeDecoder event)
    {
        while (!waiting.isEmpty() && waiting.peek().startCause < sequence)
        {
            worked.add(waiting.remove());
        }
        worked.removeIf(parent -> parent.endCause < sequence);
        if (event.flags().notMarket() || event.priceTicks() <= 0 || event.sizeLots() <= 0)
        {
            return;
        }
        for (final ParentTrack parent : worked)
        {
            if (parent.instrumentId == event.instrumentId())
            {
                parent.onTrade(event.priceTicks(), event.sizeLots());
            }
        }
    }

    private void onFill(
        final long timeNs,
        final long clientOrderId,
        final int instrumentId,
        final Side side,
        final long priceTicks,
        final long lots,
        final long feeE8,
        final LiquidityFlag liquidity)
    {
        final ChildTrack child = children.get(clientOrderId);
        if (null != child)
        {
            child.parent().onFill(child.of(priceTicks), priceTicks, lots, feeE8, liquidity);
        }
    }

    /** An order that was sent for a parent. */
    private record Placed(long clientOrderId, ParentCost.Key parent)
    {
    }
}
