package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarEncoder;
import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FundingChargeDecoder;
import io.petrel.codecs.event.FundingRateEncoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MarkPriceEncoder;
import io.petrel.codecs.event.MarketOrderAction;
import io.petrel.codecs.event.MarketOrderEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.event.VenueStatusEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Plays a host: encodes market events and orders, lets the venue answer, and keeps its answers. Time is set by {@link
 * #at}.
 */
final class VenueDriver
{
    static final int INSTRUMENT = 7;
    static final int ACCOUNT = 1;
    static final boolean POST_ONLY = true;

    final List<Report> reports = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    SimVenue venue;
    private final SimSettings settings;
    private final List<String> texts = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 16]);
    private final UnsafeBuffer reportBuffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    /** Null where the venue keeps its own. */
    private CoreBooks books;
    private int told;
    private long expiryNs = Units.NULL_TIME_NS;
    private long groupId = Units.NULL_ID;
    private long nowNs = 1_000;
    private long updateId = 100;

    VenueDriver(final SimSettings settings)
    {
        this.settings = settings;
        venue = new SimVenue(settings);
    }

    /** Puts a new venue in the place of the old one, made from its snapshot alone. */
    void restart()
    {
        final SnapshotWriter writer = new SnapshotWriter();
        venue.visitState(writer);
        final SimVenue restored = new SimVenue(settings);
        if (null != books)
        {
            restored.readBooks(books);
        }
        final SnapshotReader reader = new SnapshotReader().wrap(writer.buffer(), 0, writer.length());
        restored.visitState(reader);
        assertThat(reader.remaining()).as("bytes not read").isZero();
        final long hashBefore = stateHash();
        venue = restored;
        assertThat(stateHash()).as("hash of the restored state").isEqualTo(hashBefore);
    }

    /** Without latency, fees or spread: what most scenarios want. */
    static SimSettings.Builder plain()
    {
        return SimSettings.builder().latency(LatencySettings.constant(0, 0)).fees(FeeSettings.flat(0, 0));
    }

    /** What stands in for a book: half spread, levels and weight of a trade in the mean size. */
    static FeedSettings feeds(final long halfSpreadRateE8, final int levels, final int tradeSizeShift)
    {
        final FeedSettings usual = FeedSettings.DEFAULT;
        return new FeedSettings(halfSpreadRateE8, levels, usual.syntheticSizeRateE8(), tradeSizeShift,
            usual.unsizedQuoteLots(), usual.barVolumeShareE8());
    }

    static VenueDriver ofDepth(final SimSettings.Builder settings)
    {
        final VenueDriver driver = new VenueDriver(settings.build());
        driver.define(DepthKind.DEPTH, ContractType.LINEAR, SequenceRule.BINANCE_SPOT);
        return driver;
    }

    /** Its venue reads books that the driver keeps. */
    static VenueDriver ofLentDepth(final SimSettings.Builder settings)
    {
        final VenueDriver driver = new VenueDriver(settings.build());
        driver.books = new CoreBooks();
        assertThat(driver.venue.readBooks(driver.books)).as("takes the books").isTrue();
        driver.define(DepthKind.DEPTH, ContractType.LINEAR, SequenceRule.BINANCE_SPOT);
        return driver;
    }

    static VenueDriver of(final DepthKind depthKind, final SimSettings.Builder settings)
    {
        final VenueDriver driver = new VenueDriver(settings.build());
        driver.define(depthKind, ContractType.LINEAR, SequenceRule.NONE);
        return driver;
    }

    static long[] level(final long priceTicks, final long sizeLots)
    {
        return new long[] {priceTicks, sizeLots};
    }

    static long[][] levels(final long... pricesAndSizes)
    {
        final long[][] levels = new long[pricesAndSizes.length / 2][];
        for (int i = 0; i < levels.length; i++)
        {
            levels[i] = level(pricesAndSizes[2 * i], pricesAndSizes[2 * i + 1]);
        }
        return levels;
    }

    VenueDriver at(final long newNowNs)
    {
        nowNs = newNowNs;
        drain();
        return this;
    }

    /** The next order ends then. */
    VenueDriver until(final long newExpiryNs)
    {
        expiryNs = newExpiryNs;
        return this;
    }

    /** The next order belongs to a group. */
    VenueDriver inGroup(final long newGroupId)
    {
        groupId = newGroupId;
        return this;
    }

    long nowNs()
    {
        return nowNs;
    }

    void define(final DepthKind depthKind, final ContractType contractType, final SequenceRule rule)
    {
        define(INSTRUMENT, depthKind, contractType, rule, 1);
    }

    void define(
        final int instrumentId,
        final DepthKind depthKind,
        final ContractType contractType,
        final SequenceRule rule,
        final long contractSize)
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, headerEncoder);
        definition.eventTimeNs(nowNs).instrumentId(instrumentId).contractType(contractType).sequenceRule(rule);
        definition.state(InstrumentState.TRADING).depthKind(depthKind);
        definition.tickMantissa(1).lotMantissa(1).contractSizeMantissa(contractSize);
        definition.tickExponent((byte)0).lotExponent((byte)0).contractSizeExponent((byte)0);
        definition.symbol("TEST").venue("SIM").baseCurrency("BTC").quoteCurrency("USD");
        definition.settlementCurrency(ContractType.INVERSE == contractType ? "BTC" : "USD");
        market(definition.encodedLength());
    }

    void snapshot(final long[][] bids, final long[][] asks)
    {
        updateId++;
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(buffer, 0, headerEncoder);
        snapshot.eventTimeNs(nowNs).lastUpdateId(updateId).instrumentId(INSTRUMENT);
        final BookSnapshotEncoder.BidsEncoder bidGroup = snapshot.bidsCount(bids.length);
        for (final long[] bid : bids)
        {
            bidGroup.next().priceTicks(bid[0]).sizeLots(bid[1]);
        }
        final BookSnapshotEncoder.AsksEncoder askGroup = snapshot.asksCount(asks.length);
        for (final long[] ask : asks)
        {
            askGroup.next().priceTicks(ask[0]).sizeLots(ask[1]);
        }
        market(snapshot.encodedLength());
    }

    void delta(final long[][] bids, final long[][] asks)
    {
        updateId++;
        delta(updateId, updateId, nowNs, bids, asks);
    }

    void delta(
        final long firstUpdateId,
        final long lastUpdateId,
        final long eventTimeNs,
        final long[][] bids,
        final long[][] asks)
    {
        updateId = lastUpdateId;
        final BookDeltaEncoder delta = new BookDeltaEncoder();
        delta.wrapAndApplyHeader(buffer, 0, headerEncoder);
        delta.eventTimeNs(eventTimeNs).firstUpdateId(firstUpdateId).lastUpdateId(lastUpdateId);
        delta.previousUpdateId(Units.NULL_ID).instrumentId(INSTRUMENT);
        delta.flags().clear();
        final BookDeltaEncoder.BidsEncoder bidGroup = delta.bidsCount(bids.length);
        for (final long[] bid : bids)
        {
            bidGroup.next().priceTicks(bid[0]).sizeLots(bid[1]);
        }
        final BookDeltaEncoder.AsksEncoder askGroup = delta.asksCount(asks.length);
        for (final long[] ask : asks)
        {
            askGroup.next().priceTicks(ask[0]).sizeLots(ask[1]);
        }
        market(delta.encodedLength());
    }

    void bid(final long priceTicks, final long sizeLots)
    {
        delta(levels(priceTicks, sizeLots), levels());
    }

    void ask(final long priceTicks, final long sizeLots)
    {
        delta(levels(), levels(priceTicks, sizeLots));
    }

    void restartNumbering()
    {
        updateId = 0;
    }

    long updateId()
    {
        return updateId;
    }

    void quote(final long bidTicks, final long bidLots, final long askTicks, final long askLots)
    {
        quote(updateId, bidTicks, bidLots, askTicks, askLots);
    }

    void quote(
        final long quoteUpdateId, final long bidTicks, final long bidLots, final long askTicks, final long askLots)
    {
        final TopOfBookEncoder quote = new TopOfBookEncoder();
        quote.wrapAndApplyHeader(buffer, 0, headerEncoder);
        quote.eventTimeNs(nowNs).updateId(quoteUpdateId).bidPriceTicks(bidTicks).bidSizeLots(bidLots);
        quote.askPriceTicks(askTicks).askSizeLots(askLots).instrumentId(INSTRUMENT);
        market(quote.encodedLength());
    }

    void trade(final long priceTicks, final long sizeLots, final AggressorSide aggressor)
    {
        trade(priceTicks, sizeLots, aggressor, nowNs, false);
    }

    void trade(
        final long priceTicks,
        final long sizeLots,
        final AggressorSide aggressor,
        final long eventTimeNs,
        final boolean isNotMarket)
    {
        final TradeEncoder trade = new TradeEncoder();
        trade.wrapAndApplyHeader(buffer, 0, headerEncoder);
        trade.eventTimeNs(eventTimeNs).tradeId(1).priceTicks(priceTicks).sizeLots(sizeLots).instrumentId(INSTRUMENT);
        trade.aggressorSide(aggressor).flags().clear().notMarket(isNotMarket);
        market(trade.encodedLength());
    }

    void bar(
        final long startTimeNs,
        final long openTicks,
        final long highTicks,
        final long lowTicks,
        final long closeTicks,
        final long volumeLots)
    {
        bar(startTimeNs, new long[] {openTicks, highTicks, lowTicks, closeTicks}, new long[4], volumeLots);
    }

    /** Open, high, low and close of bid and ask; asks of 0 are none. */
    void bar(final long startTimeNs, final long[] bids, final long[] asks, final long volumeLots)
    {
        final BarEncoder bar = new BarEncoder();
        bar.wrapAndApplyHeader(buffer, 0, headerEncoder);
        bar.eventTimeNs(nowNs).startTimeNs(startTimeNs).endTimeNs(nowNs);
        bar.openTicks(bids[0]).highTicks(bids[1]).lowTicks(bids[2]).closeTicks(bids[3]);
        bar.volumeLots(volumeLots).buyVolumeLots(0);
        bar.askOpenTicks(orNull(asks[0])).askHighTicks(orNull(asks[1]));
        bar.askLowTicks(orNull(asks[2])).askCloseTicks(orNull(asks[3]));
        bar.tradeCount(1).instrumentId(INSTRUMENT);
        market(bar.encodedLength());
    }

    void mark(final long markTicks)
    {
        final MarkPriceEncoder mark = new MarkPriceEncoder();
        mark.wrapAndApplyHeader(buffer, 0, headerEncoder);
        mark.eventTimeNs(nowNs).markPriceTicks(markTicks).indexPriceTicks(Units.NULL_TICKS).instrumentId(INSTRUMENT);
        market(mark.encodedLength());
    }

    void fundingRate(final long boundaryNs, final long rateE12)
    {
        final FundingRateEncoder rate = new FundingRateEncoder();
        rate.wrapAndApplyHeader(buffer, 0, headerEncoder);
        rate.eventTimeNs(nowNs).fundingTimeNs(boundaryNs).rateE12(rateE12).instrumentId(INSTRUMENT);
        market(rate.encodedLength());
    }

    void marketOrder(
        final MarketOrderAction action, final long orderId, final Side side, final long priceTicks, final long lots)
    {
        final MarketOrderEncoder order = new MarketOrderEncoder();
        order.wrapAndApplyHeader(buffer, 0, headerEncoder);
        order.eventTimeNs(nowNs).orderId(orderId).priceTicks(priceTicks).sizeLots(lots);
        order.instrumentId(INSTRUMENT).side(side).action(action);
        market(order.encodedLength());
    }

    void status(final VenueState venueState, final InstrumentState instrumentState)
    {
        final VenueStatusEncoder status = new VenueStatusEncoder();
        status.wrapAndApplyHeader(buffer, 0, headerEncoder);
        status.eventTimeNs(nowNs).venueId(1).instrumentId(INSTRUMENT);
        status.state(venueState).instrumentState(instrumentState);
        market(status.encodedLength());
    }

    void limit(final long id, final Side side, final long sizeLots, final long priceTicks)
    {
        order(id, side, OrderType.LIMIT, TimeInForce.GTC, sizeLots, priceTicks, Units.NULL_TICKS, false, false);
    }

    void limit(final long id, final Side side, final long sizeLots, final long priceTicks, final TimeInForce tif)
    {
        order(id, side, OrderType.LIMIT, tif, sizeLots, priceTicks, Units.NULL_TICKS, false, false);
    }

    void postOnly(final long id, final Side side, final long sizeLots, final long priceTicks)
    {
        order(id, side, OrderType.LIMIT, TimeInForce.GTC, sizeLots, priceTicks, Units.NULL_TICKS, true, false);
    }

    void market(final long id, final Side side, final long sizeLots)
    {
        order(id, side, OrderType.MARKET, TimeInForce.IOC, sizeLots, Units.NULL_TICKS, Units.NULL_TICKS, false, false);
    }

    void stop(final long id, final Side side, final long sizeLots, final long stopTicks)
    {
        order(id, side, OrderType.STOP, TimeInForce.GTC, sizeLots, Units.NULL_TICKS, stopTicks, false, false);
    }

    void order(
        final long id,
        final Side side,
        final OrderType type,
        final TimeInForce timeInForce,
        final long sizeLots,
        final long priceTicks,
        final long stopTicks,
        final boolean isPostOnly,
        final boolean isReduceOnly)
    {
        final NewOrderEncoder order = new NewOrderEncoder();
        order.wrapAndApplyHeader(buffer, 0, headerEncoder);
        order.eventTimeNs(nowNs).clientOrderId(id).priceTicks(priceTicks).stopPriceTicks(stopTicks);
        order.sizeLots(sizeLots).modelHash(0).configHash(0).instrumentId(INSTRUMENT).accountId(ACCOUNT);
        order.side(side).orderType(type).timeInForce(timeInForce);
        order.flags().clear().postOnly(isPostOnly).reduceOnly(isReduceOnly);
        order.purpose(OrderPurpose.ENTRY).expiryNs(expiryNs).groupId(groupId).parentId(Units.NULL_ID);
        expiryNs = Units.NULL_TIME_NS;
        groupId = Units.NULL_ID;
        venue.orders().onNewOrder(nowNs, new NewOrderDecoder().wrapAndApplyHeader(buffer, 0, headerDecoder));
        drain();
    }

    void cancel(final long id)
    {
        final CancelOrderEncoder cancel = new CancelOrderEncoder();
        cancel.wrapAndApplyHeader(buffer, 0, headerEncoder);
        cancel.eventTimeNs(nowNs).clientOrderId(id).instrumentId(INSTRUMENT).accountId(ACCOUNT);
        venue.orders().onCancelOrder(nowNs, new CancelOrderDecoder().wrapAndApplyHeader(buffer, 0, headerDecoder));
        drain();
    }

    void replace(final long id, final long newPriceTicks, final long newSizeLots)
    {
        final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
        replace.wrapAndApplyHeader(buffer, 0, headerEncoder);
        replace.eventTimeNs(nowNs).clientOrderId(id).newPriceTicks(newPriceTicks).newSizeLots(newSizeLots);
        replace.instrumentId(INSTRUMENT).accountId(ACCOUNT).newStopPriceTicks(Units.NULL_TICKS);
        venue.orders().onReplaceOrder(nowNs, new ReplaceOrderDecoder().wrapAndApplyHeader(buffer, 0, headerDecoder));
        drain();
    }

    /** Moves the trigger of a stop. */
    void retrigger(final long id, final long newStopTicks)
    {
        final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
        replace.wrapAndApplyHeader(buffer, 0, headerEncoder);
        replace.eventTimeNs(nowNs).clientOrderId(id).newPriceTicks(Units.NULL_TICKS).newSizeLots(Units.NULL_LOTS);
        replace.instrumentId(INSTRUMENT).accountId(ACCOUNT).newStopPriceTicks(newStopTicks);
        venue.orders().onReplaceOrder(nowNs, new ReplaceOrderDecoder().wrapAndApplyHeader(buffer, 0, headerDecoder));
        drain();
    }

    /** Reports since the last call, as text: {@code id EXEC_TYPE [size@price LIQUIDITY] [REASON]}. */
    List<String> told()
    {
        drain();
        final List<String> news = List.copyOf(texts.subList(told, texts.size()));
        told = texts.size();
        return news;
    }

    /** The market event, or whatever else, that was encoded last. */
    UnsafeBuffer lastEvent()
    {
        return buffer;
    }

    Report lastReport()
    {
        return reports.get(reports.size() - 1);
    }

    long stateHash()
    {
        final StateHash hash = new StateHash();
        venue.visitState(hash);
        return hash.value();
    }

    void drain()
    {
        final ExecutionReportDecoder decoder = new ExecutionReportDecoder();
        while (venue.poll(nowNs, reportBuffer, 0) > 0)
        {
            headerDecoder.wrap(reportBuffer, 0);
            if (ExecutionReportDecoder.TEMPLATE_ID == headerDecoder.templateId())
            {
                decoder.wrapAndApplyHeader(reportBuffer, 0, headerDecoder);
                reports.add(Report.of(decoder, venue.polledTimeNs()));
                texts.add(lastReport().text());
            }
            else
            {
                notices.add(venue.polledTimeNs() + " " + notice(headerDecoder.templateId()));
                texts.add(notice(headerDecoder.templateId()));
            }
        }
    }

    private String notice(final int templateId)
    {
        if (FundingChargeDecoder.TEMPLATE_ID == templateId)
        {
            final FundingChargeDecoder charge = new FundingChargeDecoder();
            charge.wrapAndApplyHeader(reportBuffer, 0, headerDecoder);
            return "funding " + charge.amountE8() + " for " + charge.positionLots() + " at " + charge.markPriceTicks();
        }
        final VenueStatusDecoder status = new VenueStatusDecoder();
        status.wrapAndApplyHeader(reportBuffer, 0, headerDecoder);
        return status.state() + (InstrumentState.NULL_VAL == status.instrumentState() ? "" :
            " " + status.instrumentId() + " " + status.instrumentState());
    }

    private static long orNull(final long ticks)
    {
        return 0 == ticks ? Units.NULL_TICKS : ticks;
    }

    private void market(final int bodyLength)
    {
        drain();
        if (null != books)
        {
            books.onEvent(buffer);
        }
        venue.onMarket(nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
        drain();
    }

    /** One execution report as delivered. */
    record Report(
        long deliveredNs,
        long eventTimeNs,
        long reportId,
        long clientOrderId,
        long venueOrderId,
        ExecType execType,
        String reason,
        Side side,
        long fillTicks,
        long fillLots,
        long cumulativeLots,
        long remainingLots,
        long orderTicks,
        long feeE8,
        String liquidity)
    {
        static Report of(final ExecutionReportDecoder report, final long deliveredNs)
        {
            return new Report(
                deliveredNs,
                report.eventTimeNs(),
                report.reportId(),
                report.clientOrderId(),
                report.venueOrderId(),
                report.execType(),
                report.reason().name(),
                report.side(),
                report.fillPriceTicks(),
                report.fillSizeLots(),
                report.cumulativeSizeLots(),
                report.remainingSizeLots(),
                report.orderPriceTicks(),
                report.feeE8(),
                report.liquidity().name());
        }

        String text()
        {
            final String fill = ExecType.FILL == execType ? " " + fillLots + "@" + fillTicks + " " + liquidity : "";
            final String id = Units.NULL_ID == clientOrderId ? "-" : Long.toString(clientOrderId);
            return id + " " + execType + fill + ("NONE".equals(reason) ? "" : " " + reason);
        }
    }
}
