package io.petrel.bench.plain;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.core.feature.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/**
 * The decision path over recorded inbound events, written plainly. Of a configuration in which orders take at once
 * ({@code execution.algorithm: 1}) it does what reaches an order: book and quote, bars of trades, the features that the
 * engines read, regime, the five engines that need one instrument, selection, confidence, filters, the record of
 * followed votes, size, exits, limits, orders. One instrument with depth, one account.
 *
 * <p>It does less than the core: no feature, vote or message that nothing it decides depends on (so not the engines
 * that compare instruments, which hold on the only one), no count of ready features, no VPIN, no withdrawal of depth,
 * no trailing or venue-side stops, no flattening, nothing journaled. The configuration it is compared on switches off
 * those that would decide something: {@link PlainRun#CHANGES}. What it leaves out makes it faster, not slower.
 */
public final class PlainEngine
{
    private static final int ORDERS_PER_EVENT = 64;
    private static final int E8 = 8;
    private static final int TAKES_AT_ONCE = 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Settings settings = new Settings();
    private final Consumer<Order> orders;
    private Contract contract;
    private Market market;
    private Indicators indicators;
    private RegimeRules regime;
    private Followed followed;
    private Holding holding;
    private Limits limits;
    private Sizing sizing;
    private Trader trader;
    private List<Trade> barTrades = new ArrayList<>();
    private long lastBarEndNs = Long.MIN_VALUE;
    private long sequence;
    private int ordersOfEvent;

    /**
     * An engine that knows nothing yet.
     *
     * @param orders receives what it sends.
     */
    public PlainEngine(final Consumer<Order> orders)
    {
        this.orders = orders;
    }

    /**
     * Takes one event.
     *
     * @param eventSequence its number.
     * @param nowNs         its time.
     * @param buffer        that holds it.
     * @param offset        of its header.
     */
    public void onEvent(final long eventSequence, final long nowNs, final DirectBuffer buffer, final int offset)
    {
        sequence = eventSequence;
        ordersOfEvent = 0;
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case TopOfBookDecoder.TEMPLATE_ID ->
                onQuote(new TopOfBookDecoder().wrapAndApplyHeader(buffer, offset, header), nowNs);
            case TradeDecoder.TEMPLATE_ID ->
                onTrade(new TradeDecoder().wrapAndApplyHeader(buffer, offset, header), nowNs);
            case BookDeltaDecoder.TEMPLATE_ID ->
                onChange(new BookDeltaDecoder().wrapAndApplyHeader(buffer, offset, header), nowNs);
            case BookSnapshotDecoder.TEMPLATE_ID ->
                onSnapshot(new BookSnapshotDecoder().wrapAndApplyHeader(buffer, offset, header), nowNs);
            case ExecutionReportDecoder.TEMPLATE_ID ->
                onReport(new ExecutionReportDecoder().wrapAndApplyHeader(buffer, offset, header), nowNs);
            case TimeTickDecoder.TEMPLATE_ID -> trader.work(nowNs);
            case VenueViewDecoder.TEMPLATE_ID ->
                onVenue(new VenueViewDecoder().wrapAndApplyHeader(buffer, offset, header), nowNs);
            case ConfigSetDecoder.TEMPLATE_ID ->
                onSetting(new ConfigSetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                onDefinition(new InstrumentDefinitionDecoder().wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void onSetting(final ConfigSetDecoder event)
    {
        final long bits = event.valueBits();
        final double value = ValueKind.DOUBLE == event.kind() ? Double.longBitsToDouble(bits) : bits;
        settings.set(event.key(), value);
    }

    private void onDefinition(final InstrumentDefinitionDecoder event)
    {
        if (null != contract || ContractType.LINEAR != event.contractType() || DepthKind.DEPTH != event.depthKind() ||
            SequenceRule.BINANCE_FUTURES != event.sequenceRule() &&
            SequenceRule.BINANCE_SPOT != event.sequenceRule() ||
            TAKES_AT_ONCE != settings.whole("execution.algorithm"))
        {
            throw new IllegalStateException("the plain engine is for one linear instrument with numbered depth");
        }
        contract = new Contract(event.instrumentId(),
            BigDecimal.valueOf(event.tickMantissa(), -event.tickExponent()),
            BigDecimal.valueOf(event.lotMantissa(), -event.lotExponent()),
            BigDecimal.valueOf(event.contractSizeMantissa(), -event.contractSizeExponent()));
        market = new Market(contract, SequenceRule.BINANCE_FUTURES == event.sequenceRule());
        indicators = new Indicators(settings, contract);
        regime = new RegimeRules(settings);
        followed = new Followed(settings, contract);
        holding = new Holding(contract, BigDecimal.valueOf((long)settings.number("account.initial_balance_e8"), E8));
        limits = new Limits(settings, contract, holding, market);
        sizing = new Sizing(settings, contract, holding, followed);
        trader = new Trader(settings, contract, market, holding, limits, this::nextId, orders);
    }

    private void onQuote(final TopOfBookDecoder event, final long nowNs)
    {
        market.onQuote(level(event.bidPriceTicks(), event.bidSizeLots()),
            level(event.askPriceTicks(), event.askSizeLots()), event.updateId());
        follow(nowNs);
        moved(nowNs);
    }

    private void onSnapshot(final BookSnapshotDecoder event, final long nowNs)
    {
        final long id = event.lastUpdateId();
        final List<Level> bids = new ArrayList<>();
        event.bids().forEach(bid -> bids.add(level(bid.priceTicks(), bid.sizeLots())));
        final List<Level> asks = new ArrayList<>();
        event.asks().forEach(ask -> asks.add(level(ask.priceTicks(), ask.sizeLots())));
        market.onSnapshot(id, bids, asks);
        follow(nowNs);
        moved(nowNs);
    }

    private void onChange(final BookDeltaDecoder event, final long nowNs)
    {
        final long firstId = event.firstUpdateId();
        final long lastId = event.lastUpdateId();
        final long previousId = event.previousUpdateId();
        final List<Level> bids = new ArrayList<>();
        event.bids().forEach(bid -> bids.add(level(bid.priceTicks(), bid.sizeLots())));
        final List<Level> asks = new ArrayList<>();
        event.asks().forEach(ask -> asks.add(level(ask.priceTicks(), ask.sizeLots())));
        if (market.onChange(firstId, lastId, previousId, bids, asks))
        {
            follow(nowNs);
        }
        moved(nowNs);
    }

    private void onTrade(final TradeDecoder event, final long nowNs)
    {
        if (event.flags().notMarket())
        {
            return;
        }
        final int taker = AggressorSide.BUYER == event.aggressorSide() ? 1 :
            AggressorSide.SELLER == event.aggressorSide() ? -1 : 0;
        final Trade trade = new Trade(contract.price(event.priceTicks()), contract.size(event.sizeLots()), taker,
            event.eventTimeNs());
        market.onTrade(trade);
        indicators.onTrade(trade);
        follow(nowNs);
        moved(nowNs);
        barTrades.add(trade);
        if (barTrades.size() >= settings.whole("bar.decision_events"))
        {
            final Bar bar = Bar.of(barTrades, lastBarEndNs);
            lastBarEndNs = bar.endNs();
            barTrades = new ArrayList<>();
            decide(bar, nowNs);
        }
    }

    private void onReport(final ExecutionReportDecoder event, final long nowNs)
    {
        final long orderId = event.clientOrderId();
        if (ExecType.FILL == event.execType())
        {
            final BigDecimal price = contract.price(event.fillPriceTicks());
            final BigDecimal size = contract.size(event.fillSizeLots());
            holding.onFill(trader.isBuy(orderId), price, size, BigDecimal.valueOf(event.feeE8(), E8));
            trader.onFill(orderId, size);
        }
        else if (ExecType.ACCEPTED != event.execType())
        {
            trader.onEnd(orderId);
        }
        moved(nowNs);
    }

    private void onVenue(final VenueViewDecoder event, final long nowNs)
    {
        limits.open();
        moved(nowNs);
    }

    /** Followed votes see each price at which could be traded. */
    private void follow(final long nowNs)
    {
        if (followed.isAny() && market.isTradable())
        {
            followed.onPrice(market.reference(), indicators.now(market), nowNs);
        }
    }

    private void moved(final long nowNs)
    {
        holding.onMarket(market);
        if (holding.drawdown().compareTo(limits.kill()) >= 0)
        {
            throw new IllegalStateException("the plain engine does not flatten at the drawdown that ends trading");
        }
        trader.work(nowNs);
    }

    private void decide(final Bar bar, final long nowNs)
    {
        indicators.onBar(bar);
        final Map<Feature, Double> features = indicators.now(market);
        regime.onBar(features);
        final BigDecimal tradable = market.isTradable() ? market.reference() : null;
        final List<Vote> votes =
            Stream.of(Engine.values()).flatMap(engine -> engine.vote(settings, features).stream()).toList();
        votes.forEach(vote -> followed.onVote(vote, regime.current(), tradable, features, nowNs));
        Choice.of(settings, votes, regime, features, followed, market.isTradable())
            .ifPresent(choice -> pursue(choice, features, nowNs));
    }

    private void pursue(final Choice choice, final Map<Feature, Double> features, final long nowNs)
    {
        final BigDecimal reference = market.reference();
        final Exits exits = Exits.plan(
            settings, contract, choice.vote().direction(), reference, features, regime.current());
        sizing.size(choice, regime.current(), features, reference, exits.stop(), trader.stop())
            .ifPresent(size -> trader.onTarget(size, exits, nowNs));
    }

    private Level level(final long priceTicks, final long sizeLots)
    {
        return priceTicks > 0 ? new Level(contract.price(priceTicks), contract.size(sizeLots)) : null;
    }

    private long nextId()
    {
        return sequence * ORDERS_PER_EVENT + ordersOfEvent++;
    }
}
