package io.petrel.bench.path;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.core.bar.Bar;
import io.petrel.core.bar.BarAdapter;
import io.petrel.core.bar.BarSpec;
import io.petrel.core.bar.InstrumentBars;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.Features;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.DeltaVerdict;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamAdapter;
import io.petrel.core.param.Parameters;
import io.petrel.core.pipeline.CoreParams;
import java.util.List;
import org.agrona.DirectBuffer;

/** Market, bars and, if asked for, features of recorded instruments: the pipeline's first three stages alone. */
public final class FeatureLane
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TopOfBookDecoder quote = new TopOfBookDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BarDecoder importedBar = new BarDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final BookAdapter bookAdapter = new BookAdapter();
    private final BarAdapter barAdapter = new BarAdapter();

    private final Parameters parameters = new Parameters(CoreParams.all());
    private final ParamAdapter paramAdapter = new ParamAdapter(parameters);
    private final Instruments instruments = new Instruments();
    private final CrossAssets crossAssets = new CrossAssets(parameters);
    private final MarketState[] markets = new MarketState[Byte.MAX_VALUE];
    private final InstrumentBars[] bars = new InstrumentBars[Byte.MAX_VALUE];
    private final Features[] features = new Features[Byte.MAX_VALUE];
    private final Bar imported = new Bar();
    private final boolean hasFeatures;
    private final int barTrades;
    private long closedBars;
    private long ready;

    /**
     * A lane that knows nothing yet.
     *
     * @param hasFeatures whether features are kept.
     * @param barTrades   trades in a bar.
     */
    public FeatureLane(final boolean hasFeatures, final int barTrades)
    {
        this.hasFeatures = hasFeatures;
        this.barTrades = barTrades;
    }

    /**
     * Bars.
     *
     * @return closed so far.
     */
    public long closedBars()
    {
        return closedBars;
    }

    /** Features that were ready at the bars so far. */
    long ready()
    {
        return ready;
    }

    /**
     * Takes one event.
     *
     * @param ingestTimeNs of it.
     * @param buffer       that holds it.
     * @param offset       of its header.
     */
    public void onEvent(final long ingestTimeNs, final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case TradeDecoder.TEMPLATE_ID -> onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
            case TopOfBookDecoder.TEMPLATE_ID -> onQuote(quote.wrapAndApplyHeader(buffer, offset, header));
            case BookDeltaDecoder.TEMPLATE_ID -> onDelta(delta.wrapAndApplyHeader(buffer, offset, header));
            case BookSnapshotDecoder.TEMPLATE_ID -> onSnapshot(snapshot.wrapAndApplyHeader(buffer, offset, header));
            case BarDecoder.TEMPLATE_ID -> onBar(importedBar.wrapAndApplyHeader(buffer, offset, header));
            case ConfigSetDecoder.TEMPLATE_ID ->
                paramAdapter.onConfigSet(configSet.wrapAndApplyHeader(buffer, offset, header), ingestTimeNs);
            case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                define(instruments.define(definition.wrapAndApplyHeader(buffer, offset, header)));
            default ->
            {
            }
        }
    }

    private void define(final Instrument instrument)
    {
        final int id = instrument.id();
        markets[id] = new MarketState(instrument);
        features[id] = new Features(markets[id], parameters, crossAssets);
        bars[id] = new InstrumentBars(
            List.of(BarSpec.tick(0, barTrades)), instrument.contract(), bar -> onClosed(id, bar));
    }

    private void onTrade(final TradeDecoder event)
    {
        final int id = event.instrumentId();
        final long priceTicks = event.priceTicks();
        final long sizeLots = event.sizeLots();
        if (event.flags().notMarket() || priceTicks <= 0 || sizeLots <= 0)
        {
            return;
        }
        markets[id].onTrade(priceTicks, sizeLots, event.aggressorSide(), event.eventTimeNs());
        if (hasFeatures)
        {
            features[id].onTrade(priceTicks, sizeLots, event.aggressorSide(), event.eventTimeNs());
        }
        bars[id].onTrade(priceTicks, sizeLots, event.aggressorSide(), event.eventTimeNs());
    }

    private void onQuote(final TopOfBookDecoder event)
    {
        final int id = event.instrumentId();
        markets[id].onTopOfBook(event.bidPriceTicks(), event.bidSizeLots(), event.askPriceTicks(),
            event.askSizeLots(), event.updateId(), event.eventTimeNs());
        if (hasFeatures)
        {
            features[id].onBook(event.eventTimeNs());
        }
    }

    private void onDelta(final BookDeltaDecoder event)
    {
        final int id = event.instrumentId();
        final long eventTimeNs = event.eventTimeNs();
        if (DeltaVerdict.STALE != bookAdapter.onDelta(event, markets[id].book()))
        {
            onBook(id, eventTimeNs);
        }
    }

    private void onSnapshot(final BookSnapshotDecoder event)
    {
        final int id = event.instrumentId();
        final long eventTimeNs = event.eventTimeNs();
        bookAdapter.onSnapshot(event, markets[id].book());
        onBook(id, eventTimeNs);
    }

    private void onBook(final int id, final long eventTimeNs)
    {
        markets[id].onBook(eventTimeNs);
        if (hasFeatures)
        {
            features[id].onBook(eventTimeNs);
        }
    }

    private void onBar(final BarDecoder event)
    {
        final int id = event.instrumentId();
        if (barAdapter.onBar(event, imported))
        {
            markets[id].onImportedBar(event.closeTicks(), event.askCloseTicks(), imported.endTimeNs());
            if (hasFeatures)
            {
                features[id].onClockBar(imported);
            }
            onClosed(id, imported);
        }
    }

    private void onClosed(final int id, final Bar bar)
    {
        closedBars++;
        if (hasFeatures)
        {
            features[id].onBar(bar);
            for (int word = 0; word < 3; word++)
            {
                ready += Long.bitCount(features[id].vector().readyBits(word));
            }
        }
    }
}
