package io.petrel.tools.backtest;

import io.petrel.codecs.event.AccountUpdateDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.PositionUpdateDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.schema.MessageSchema;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Step;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a journal once, from end to end, and sums it up. The journal is the only source: a report never asks the
 * engine. Single thread; damaged journals are refused.
 */
public final class ReportScan
{
    private record Contract(String symbol, ContractMath math)
    {
    }

    /** Net gain of an open position since it was last flat. */
    private static final class Trip
    {
        private long positionLots;
        private long netAtOpenE8;
        private long netE8;
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final OrderStatusReportDecoder answer = new OrderStatusReportDecoder();
    private final VenueStatusDecoder status = new VenueStatusDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final AccountUpdateDecoder account = new AccountUpdateDecoder();
    private final PositionUpdateDecoder position = new PositionUpdateDecoder();
    private final Map<Integer, Contract> contracts = new HashMap<>();
    private final Map<Long, Trip> trips = new HashMap<>();
    private final Map<Integer, Long> inboundByType = new HashMap<>();
    private final Map<Integer, Long> outboundByType = new HashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final EquityBook equity = new EquityBook();
    private final ToldFills told = new ToldFills(this::onFill);
    private final Path journal;

    private long sequence;
    private boolean hasSideless;
    private long firstTimeNs = Long.MIN_VALUE;
    private long lastTimeNs = Long.MIN_VALUE;
    private long turnoverE8;
    private long roundTrips;
    private long winningTrips;

    private ReportScan(final Path journal)
    {
        this.journal = journal;
    }

    /**
     * Sums up a journal.
     *
     * @param journal folder of a run or a backtest.
     * @return what it says.
     */
    public static RunReport of(final Path journal)
    {
        return new ReportScan(journal).scan();
    }

    private RunReport scan()
    {
        try (QueueReader reader = Queues.inbound(journal))
        {
            while (reader.next())
            {
                onInbound(reader);
            }
            Queues.requireWhole(journal, reader);
        }
        equity.onConfigured();
        hasSideless = fills.stream().anyMatch(fill -> Side.NULL_VAL == fill.side());
        try (QueueReader reader = Queues.outbound(journal))
        {
            while (reader.next())
            {
                onOutbound(reader);
            }
            Queues.requireWhole(journal, reader);
        }
        equity.onEnd();
        return report();
    }

    private RunReport report()
    {
        return new RunReport(
            named(inboundByType),
            named(outboundByType),
            firstTimeNs,
            lastTimeNs,
            equity.sum(AccountReport::startEquityE8),
            equity.sum(AccountReport::endEquityE8),
            equity.sum(AccountReport::realisedPnlE8),
            equity.sum(AccountReport::unrealisedPnlE8),
            equity.sum(AccountReport::feesE8),
            turnoverE8,
            roundTrips,
            winningTrips,
            fills,
            equity.curve(),
            equity.accounts());
    }

    private void onInbound(final QueueReader reader)
    {
        inboundByType.merge(reader.type(), 1L, Long::sum);
        lastTimeNs = reader.ingestTimeNs();
        if (Long.MIN_VALUE == firstTimeNs && Source.FEED == reader.source())
        {
            firstTimeNs = reader.ingestTimeNs();
        }
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == reader.type())
        {
            define(definition.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
        else if (ConfigSetDecoder.TEMPLATE_ID == reader.type())
        {
            equity.onConfig(configSet.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
        else
        {
            onVenue(reader);
        }
    }

    private void onVenue(final QueueReader reader)
    {
        sequence = reader.sequence();
        if (ExecutionReportDecoder.TEMPLATE_ID == reader.type())
        {
            told.onReport(report.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
        else if (OrderStatusReportDecoder.TEMPLATE_ID == reader.type())
        {
            told.onAnswer(answer.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
        else if (VenueStatusDecoder.TEMPLATE_ID == reader.type())
        {
            told.onStatus(status.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
    }

    private void onOutbound(final QueueReader reader)
    {
        outboundByType.merge(reader.type(), 1L, Long::sum);
        if (AccountUpdateDecoder.TEMPLATE_ID == reader.type())
        {
            equity.onUpdate(reader.causeSequence(),
                account.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
        else if (PositionUpdateDecoder.TEMPLATE_ID == reader.type())
        {
            onPosition(position.wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
        }
        else if (NewOrderDecoder.TEMPLATE_ID == reader.type() && hasSideless)
        {
            newOrder.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
            onOrder(newOrder.clientOrderId(), newOrder.side());
        }
    }

    private void define(final InstrumentDefinitionDecoder event)
    {
        final ContractMath math = new ContractMath(
            event.contractType(),
            Step.of(event.tickMantissa(), event.tickExponent()),
            Step.of(event.lotMantissa(), event.lotExponent()),
            Step.of(event.contractSizeMantissa(), event.contractSizeExponent()));
        contracts.put(event.instrumentId(), new Contract(event.symbol(), math));
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
        final Contract contract = contracts.get(instrumentId);
        turnoverE8 = Math.addExact(turnoverE8, contract.math().notionalE8(priceTicks, lots));
        fills.add(new Fill(sequence, timeNs, clientOrderId, contract.symbol(), side,
            contract.math().tick().format(priceTicks), contract.math().lot().format(lots), feeE8, liquidity));
    }

    /** The answer that told a fill first did not say on which side; the order does. */
    private void onOrder(final long clientOrderId, final Side side)
    {
        fills.replaceAll(fill -> clientOrderId == fill.clientOrderId() && Side.NULL_VAL == fill.side() ?
            fill.on(side) : fill);
    }

    private void onPosition(final PositionUpdateDecoder event)
    {
        final Trip trip = trips.computeIfAbsent(
            (long)event.accountId() << Integer.SIZE | event.instrumentId(), id -> new Trip());
        final long positionLots = event.positionLots();
        final long netE8 = event.realisedPnlE8() - event.feesE8();
        final boolean isThroughFlat = 0 != trip.positionLots &&
            Long.signum(positionLots) != Long.signum(trip.positionLots);
        if (isThroughFlat)
        {
            roundTrips++;
            winningTrips += netE8 > trip.netAtOpenE8 ? 1 : 0;
            trip.netAtOpenE8 = netE8;
        }
        else if (0 == trip.positionLots)
        {
            trip.netAtOpenE8 = trip.netE8;
        }
        trip.positionLots = positionLots;
        trip.netE8 = netE8;
    }

    private static Map<String, Long> named(final Map<Integer, Long> countByType)
    {
        final MessageSchema schema = MessageSchema.petrel();
        final Map<String, Long> countByName = new TreeMap<>();
        countByType.forEach((type, count) -> countByName.put(schema.message(type).name(), count));
        return countByName;
    }
}
