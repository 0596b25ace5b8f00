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
 * no trailing or venue-side stops, no flattening; if asked for, most of those features and a file of what happened, but
 * no journal. The configuration it is compared on switches off those that would decide something: {@link
 * PlainRun#CHANGES}. What it leaves out makes it faster, not slower.
 */
public final class PlainEngine
{
    private static final int ORDERS_PER_EVENT = 64;
    private static final int E8 = 8;
    private static final int TAKES_AT_ONCE = 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Settings settings = new Settings();
    private final Consumer<Order> orders;
    private final Notes notes;
    private final boolean isPublishing;
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
    private long timeNs;
    private int ordersOfEvent;

    /**
     * An engine that knows nothing yet.
     *
     * @param orders receives what it sends.
     */
    public PlainEngine(final Consumer<Order> orders)
    {
        this(orders, Notes.NONE, false);
    }

    /** One that notes what it sees and does and, if asked to, works out features that no decision reads as well. */
    PlainEngine(final Consumer<Order> orders, final Notes notes, final boolean isPublishing)
    {
        this.orders = orders;
        this.notes = notes;
        this.isPublishing = isPublishing;
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
        timeNs = nowNs;
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
            case TimeTickDecoder.TEMPLATE_ID -> onTick(nowNs);
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
        final String key = event.key();
        settings.set(key, value);
        note(key + " = " + value);
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
        indicators = new Indicators(settings, contract, isPublishing);
        regime = new RegimeRules(settings);
        followed = new Followed(settings, contract);
        holding = new Holding(contract, BigDecimal.valueOf((long)settings.number("account.initial_balance_e8"), E8));
        limits = new Limits(settings, contract, holding, market);
        sizing = new Sizing(settings, contract, holding, followed);
        trader = new Trader(settings, contract, market, holding, limits, this::nextId, this::send);
    }

    private void onQuote(final TopOfBookDecoder event, final long nowNs)
    {
        final Level bid = level(event.bidPriceTicks(), event.bidSizeLots());
        final Level ask = level(event.askPriceTicks(), event.askSizeLots());
        final long id = event.updateId();
        note(new Notes.Quote(bid, ask, id));
        market.onQuote(bid, ask, id);
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
        note(new Notes.Depth(true, id, id, id, bids, asks));
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
        note(new Notes.Depth(false, firstId, lastId, previousId, bids, asks));
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
        note(trade);
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
            final BigDecimal fee = BigDecimal.valueOf(event.feeE8(), E8);
            note(new Notes.Report(orderId, ExecType.FILL.name(), price, size, fee));
            holding.onFill(trader.isBuy(orderId), price, size, fee);
            note(new Notes.Account(holding.size(), holding.equity(), holding.drawdown()));
            trader.onFill(orderId, size);
        }
        else
        {
            note(new Notes.Report(orderId, event.execType().name(), null, null, null));
            if (ExecType.ACCEPTED != event.execType())
            {
                trader.onEnd(orderId);
            }
        }
        moved(nowNs);
    }

    private void onVenue(final VenueViewDecoder event, final long nowNs)
    {
        note("venue view");
        limits.open();
        moved(nowNs);
    }

    private void onTick(final long nowNs)
    {
        note("tick");
        trader.work(nowNs);
    }

    /** Followed votes see each price at which could be traded. */
    private void follow(final long nowNs)
    {
        if (followed.isAny() && market.isTradable())
        {
            followed.onPrice(market.reference(), () -> indicators.now(market), nowNs);
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
        note(bar);
        indicators.onBar(bar);
        final Map<Feature, Double> features = indicators.now(market);
        note(new Notes.Features(isPublishing ? indicators.all(features) : features));
        regime.onBar(features);
        final BigDecimal tradable = market.isTradable() ? market.reference() : null;
        final List<Vote> votes =
            Stream.of(Engine.values()).flatMap(engine -> engine.vote(settings, features).stream()).toList();
        note(new Notes.Votes(regime.current().name(), regime.confidence(), votes));
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
            .ifPresent(size -> hold(new Notes.Target(size, exits), nowNs));
    }

    private void hold(final Notes.Target target, final long nowNs)
    {
        note(target);
        trader.onTarget(target.size(), target.exits(), nowNs);
    }

    private void send(final Order order)
    {
        note(order);
        orders.accept(order);
    }

    private void note(final Object what)
    {
        notes.note(sequence, timeNs, what);
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
