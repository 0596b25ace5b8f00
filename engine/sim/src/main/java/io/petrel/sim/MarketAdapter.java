package io.petrel.sim;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MarkPriceDecoder;
import io.petrel.codecs.event.MarketOrderDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookAdapter;
import org.agrona.DirectBuffer;

/** Decodes market events of the tape and lets our orders meet them. */
final class MarketAdapter
{
    private final FeedSettings feeds;
    private final VenueInstruments instruments;
    private final OrderEntry entry;
    private final RestingMatching resting;
    private final StopTriggers triggers;
    private final BarMatching bars;
    private final Fills fills;
    private final Latencies latencies;
    private final Funding funding;
    private final MarginDesk margin;
    private final Faults faults;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final TopOfBookDecoder quote = new TopOfBookDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final VenueStatusDecoder status = new VenueStatusDecoder();
    private final MarketOrderDecoder marketOrder = new MarketOrderDecoder();
    private final MarkPriceDecoder mark = new MarkPriceDecoder();
    private final FundingRateDecoder fundingRate = new FundingRateDecoder();
    private final BookAdapter bookAdapter = new BookAdapter();
    private final MarketTrade marketTrade = new MarketTrade();
    private final MarketBar marketBar = new MarketBar();

    MarketAdapter(
        final FeedSettings feeds,
        final Latencies latencies,
        final VenueInstruments instruments,
        final OrderEntry entry,
        final RestingMatching resting,
        final StopTriggers triggers,
        final BarMatching bars,
        final Fills fills,
        final Funding funding,
        final MarginDesk margin,
        final Faults faults)
    {
        this.funding = funding;
        this.margin = margin;
        this.faults = faults;
        this.feeds = feeds;
        this.latencies = latencies;
        this.instruments = instruments;
        this.entry = entry;
        this.resting = resting;
        this.triggers = triggers;
        this.bars = bars;
        this.fills = fills;
    }

    /** Types that tell nothing of orders or prices here are ignored. */
    void onEvent(final long nowNs, final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                faults.onDefined(instruments.define(definition.wrapAndApplyHeader(buffer, offset, header)));
                break;
            case BookSnapshotDecoder.TEMPLATE_ID:
                onSnapshot(nowNs, snapshot.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                onDelta(nowNs, delta.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TopOfBookDecoder.TEMPLATE_ID:
                onQuote(nowNs, quote.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TradeDecoder.TEMPLATE_ID:
                onTrade(nowNs, trade.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BarDecoder.TEMPLATE_ID:
                onBar(nowNs, bar.wrapAndApplyHeader(buffer, offset, header));
                break;
            case VenueStatusDecoder.TEMPLATE_ID:
                onStatus(nowNs, status.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                onRare(nowNs, buffer, offset);
                break;
        }
    }

    private void onRare(final long nowNs, final DirectBuffer buffer, final int offset)
    {
        switch (header.templateId())
        {
            case MarketOrderDecoder.TEMPLATE_ID:
                onMarketOrder(marketOrder.wrapAndApplyHeader(buffer, offset, header));
                break;
            case MarkPriceDecoder.TEMPLATE_ID:
                onMark(nowNs, mark.wrapAndApplyHeader(buffer, offset, header));
                break;
            case FundingRateDecoder.TEMPLATE_ID:
                onFundingRate(nowNs, fundingRate.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                break;
        }
    }

    private void onSnapshot(final long nowNs, final BookSnapshotDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.hasDepth())
        {
            at.onSnapshot(event, bookAdapter);
            at.onDepth(eventTimeNs);
            afterDisplay(at, eventTimeNs, nowNs);
        }
    }

    private void onDelta(final long nowNs, final BookDeltaDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.hasDepth() && at.takes(event, bookAdapter))
        {
            at.onDepth(eventTimeNs);
            afterDisplay(at, eventTimeNs, nowNs);
        }
    }

    private void onQuote(final long nowNs, final TopOfBookDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        final long updateId = event.updateId();
        final long bidTicks = event.bidPriceTicks();
        final long bidLots = event.bidSizeLots();
        final long askTicks = event.askPriceTicks();
        final long askLots = event.askSizeLots();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.hasQuotes())
        {
            at.onQuote(bidTicks, bidLots, askTicks, askLots, updateId, eventTimeNs);
            afterDisplay(at, eventTimeNs, nowNs);
        }
    }

    private void onTrade(final long nowNs, final TradeDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        final long priceTicks = event.priceTicks();
        final long sizeLots = event.sizeLots();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        marketTrade.set(priceTicks, sizeLots, event.aggressorSide(), eventTimeNs);
        if (null == at || event.flags().notMarket() || priceTicks <= 0 || sizeLots <= 0)
        {
            return;
        }
        latencies.onMarket(nowNs, eventTimeNs);
        at.onTrade(marketTrade, nowNs);
        resting.onTrade(at, marketTrade, nowNs);
        triggers.onMarket(at, nowNs);
        conclude(at, nowNs);
    }

    private void onBar(final long nowNs, final BarDecoder event)
    {
        final boolean isMatchable = marketBar.set(event, feeds);
        final long lowTicks = event.lowTicks();
        final long highTicks = event.highTicks();
        final long closeTicks = event.closeTicks();
        final long volumeLots = event.volumeLots();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.isBarsOnly() && at.isTrading() && isMatchable)
        {
            bars.onBar(at, marketBar, nowNs);
            markThrough(at, lowTicks, highTicks, nowNs);
            at.onBar(closeTicks, volumeLots, nowNs);
            conclude(at, nowNs);
        }
    }

    /** Inside a bar the mark was at both ends, whichever is worse for a position. */
    private void markThrough(final VenueInstrument at, final long lowTicks, final long highTicks, final long nowNs)
    {
        at.onBarMark(lowTicks);
        margin.check(at, nowNs);
        at.onBarMark(highTicks);
        margin.check(at, nowNs);
    }

    private void onStatus(final long nowNs, final VenueStatusDecoder event)
    {
        final int instrumentId = event.instrumentId();
        final VenueState venueState = event.state();
        final InstrumentState instrumentState = event.instrumentState();
        entry.connected(VenueState.DISCONNECTED != venueState);
        for (int i = 0; i < instruments.size(); i++)
        {
            final VenueInstrument at = instruments.at(i);
            if (Units.NULL_INSTRUMENT == instrumentId || at.instrument.id() == instrumentId)
            {
                onStatus(at, venueState, instrumentState);
            }
        }
    }

    private void onStatus(
        final VenueInstrument at, final VenueState venueState, final InstrumentState instrumentState)
    {
        if (VenueState.DISCONNECTED == venueState)
        {
            at.onFeedLost();
        }
        if (InstrumentState.NULL_VAL != instrumentState)
        {
            faults.onTapeState(at, instrumentState);
        }
    }

    private void onMarketOrder(final MarketOrderDecoder event)
    {
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.hasDepth())
        {
            resting.onMarketOrder(
                at,
                event.action(),
                event.orderId(),
                Side.BUY == event.side(),
                event.priceTicks(),
                event.sizeLots(),
                event.eventTimeNs());
        }
    }

    private void onMark(final long nowNs, final MarkPriceDecoder event)
    {
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && event.markPriceTicks() > 0)
        {
            at.onMark(event.markPriceTicks());
            margin.check(at, nowNs);
        }
    }

    private void onFundingRate(final long nowNs, final FundingRateDecoder event)
    {
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at)
        {
            funding.onRate(at, event.fundingTimeNs(), event.rateE12(), nowNs);
        }
    }

    private void afterDisplay(final VenueInstrument at, final long eventTimeNs, final long nowNs)
    {
        latencies.onMarket(nowNs, eventTimeNs);
        resting.onDisplay(at, eventTimeNs, nowNs);
        triggers.onMarket(at, nowNs);
        conclude(at, nowNs);
    }

    /** Margin before tidying, so that what it cancels is cleared away too. */
    private void conclude(final VenueInstrument at, final long nowNs)
    {
        margin.check(at, nowNs);
        fills.tidy(at, nowNs);
    }
}
