package io.petrel.sim;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.DeltaVerdict;
import org.agrona.DirectBuffer;

/** Decodes market events of the tape and lets our orders meet them. */
final class MarketAdapter
{
    private final SimSettings settings;
    private final VenueInstruments instruments;
    private final OrderEntry entry;
    private final RestingMatching resting;
    private final StopTriggers triggers;
    private final BarMatching bars;
    private final Fills fills;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final TopOfBookDecoder quote = new TopOfBookDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final VenueStatusDecoder status = new VenueStatusDecoder();
    private final BookAdapter bookAdapter = new BookAdapter();
    private final MarketTrade marketTrade = new MarketTrade();
    private final MarketBar marketBar = new MarketBar();

    MarketAdapter(
        final SimSettings settings,
        final VenueInstruments instruments,
        final OrderEntry entry,
        final RestingMatching resting,
        final StopTriggers triggers,
        final BarMatching bars,
        final Fills fills)
    {
        this.settings = settings;
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
                instruments.define(definition.wrapAndApplyHeader(buffer, offset, header));
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
                break;
        }
    }

    private void onSnapshot(final long nowNs, final BookSnapshotDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.hasDepth())
        {
            bookAdapter.onSnapshot(event, at.state.book());
            at.onDepth(eventTimeNs);
            afterDisplay(at, eventTimeNs, nowNs);
        }
    }

    private void onDelta(final long nowNs, final BookDeltaDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.hasDepth() && DeltaVerdict.APPLY == bookAdapter.onDelta(event, at.state.book()))
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
        at.onTrade(marketTrade);
        resting.onTrade(at, marketTrade, nowNs);
        triggers.onMarket(at, nowNs);
        fills.tidy(at, nowNs);
    }

    private void onBar(final long nowNs, final BarDecoder event)
    {
        final boolean isMatchable = marketBar.set(event, settings);
        final VenueInstrument at = instruments.byId(event.instrumentId());
        if (null != at && at.isBarsOnly() && at.isTrading() && isMatchable)
        {
            bars.onBar(at, marketBar, nowNs);
            fills.tidy(at, nowNs);
        }
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

    private static void onStatus(
        final VenueInstrument at, final VenueState venueState, final InstrumentState instrumentState)
    {
        if (VenueState.DISCONNECTED == venueState)
        {
            at.onFeedLost();
        }
        if (InstrumentState.NULL_VAL != instrumentState)
        {
            at.instrument.state(instrumentState);
        }
    }

    private void afterDisplay(final VenueInstrument at, final long eventTimeNs, final long nowNs)
    {
        resting.onDisplay(at, eventTimeNs, nowNs);
        triggers.onMarket(at, nowNs);
        fills.tidy(at, nowNs);
    }
}
