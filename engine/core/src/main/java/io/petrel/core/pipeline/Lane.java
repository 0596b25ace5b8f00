package io.petrel.core.pipeline;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.core.bar.Bar;
import io.petrel.core.bar.BarAdapter;
import io.petrel.core.bar.BarSink;
import io.petrel.core.bar.InstrumentBars;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.DeltaVerdict;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.RegimeDetector;
import io.petrel.core.signal.ShadowBook;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The per-instrument share of the path: market, bars, features, regime. Closed bars of the decision series go on to the
 * {@link DecisionPath}. Pipeline thread only; allocates when its instrument is defined, never after.
 */
final class Lane implements BarSink, Stateful
{
    private final MarketState market;
    private final InstrumentBars bars;
    private final Features features;
    private final RegimeDetector regime;
    private final ShadowBook shadows;
    private final BookAdapter books;
    private final BarAdapter importedBars;
    private final MarketPublisher publisher;
    private final DecisionPath decisions;
    private final int clockSeries;
    private final Bar imported = new Bar();

    Lane(
        final Instrument instrument,
        final Parameters parameters,
        final CrossAssets crossAssets,
        final MarketAdapters adapters,
        final MarketPublisher publisher,
        final DecisionPath decisions)
    {
        this.publisher = publisher;
        this.decisions = decisions;
        books = adapters.books();
        importedBars = adapters.bars();
        market = new MarketState(instrument);
        features = new Features(market, parameters, crossAssets);
        regime = new RegimeDetector(parameters);
        shadows = decisions.newShadowBook(market, features);
        clockSeries = DepthKind.BARS_ONLY == instrument.depthKind() ?
            BarParams.DECISION_SERIES : BarParams.TIME_SERIES;
        bars = new InstrumentBars(
            BarParams.seriesOf(instrument.depthKind(), parameters), instrument.contract(), this);
    }

    MarketState market()
    {
        return market;
    }

    FeatureVector vector()
    {
        return features.vector();
    }

    void onSnapshot(final BookSnapshotDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        books.onSnapshot(event, market.book());
        market.onBook(eventTimeNs);
        features.onBook(eventTimeNs);
        follow();
    }

    void onDelta(final BookDeltaDecoder event)
    {
        final long eventTimeNs = event.eventTimeNs();
        if (DeltaVerdict.STALE != books.onDelta(event, market.book()))
        {
            market.onBook(eventTimeNs);
            features.onBook(eventTimeNs);
            follow();
        }
    }

    void onTopOfBook(final TopOfBookDecoder event)
    {
        market.onTopOfBook(
            event.bidPriceTicks(),
            event.bidSizeLots(),
            event.askPriceTicks(),
            event.askSizeLots(),
            event.updateId(),
            event.eventTimeNs());
        features.onBook(event.eventTimeNs());
        follow();
    }

    void onTrade(final TradeDecoder event)
    {
        market.onTrade(event.priceTicks(), event.sizeLots(), event.aggressorSide(), event.eventTimeNs());
        if (event.priceTicks() > 0 && event.sizeLots() > 0)
        {
            features.onTrade(event.priceTicks(), event.sizeLots(), event.aggressorSide(), event.eventTimeNs());
        }
        follow();
    }

    /** Reads an imported bar; false when it is impossible: refused and counted. */
    boolean onImportedBar(final BarDecoder event)
    {
        final boolean isPossible = importedBars.onBar(event, imported);
        if (isPossible)
        {
            market.onImportedBar(event.closeTicks(), event.askCloseTicks(), imported.endTimeNs());
            followImported();
        }
        else
        {
            market.onRefusedBar();
        }
        return isPossible;
    }

    /** Second half of a trade, once the account is marked: bars, which may close and decide. */
    void buildBars(final TradeDecoder event)
    {
        bars.onTrade(event.priceTicks(), event.sizeLots(), event.aggressorSide(), event.eventTimeNs());
    }

    /** Second half of a quote: only where quotes are all there is do they make bars. */
    void buildBars(final TopOfBookDecoder event)
    {
        if (DepthKind.TOP_OF_BOOK == market.instrument().depthKind())
        {
            bars.onQuote(market.bestBidTicks(), market.bestAskTicks(), event.eventTimeNs());
        }
    }

    /** Second half of an imported bar: history without ticks is decided on as it comes. */
    void buildImportedBars()
    {
        bars.onImportedBar(imported);
        if (DepthKind.BARS_ONLY == market.instrument().depthKind())
        {
            onBar(imported);
        }
    }

    /** A lost feed makes the book unsafe until its next snapshot: what it shows may be long gone. */
    void onVenueStatus(final VenueState venueState, final InstrumentState instrumentState)
    {
        if (VenueState.DISCONNECTED == venueState)
        {
            market.onFeedLost();
        }
        if (InstrumentState.NULL_VAL != instrumentState)
        {
            market.instrument().state(instrumentState);
        }
        features.onStatus();
    }

    /** A trained model of the regimes is activated: in force here if it was trained on this lane's feature vector. */
    void onRegimeModel(final RegimeActivation activation)
    {
        final long ownSchemaHash = features.vector().schemaHash();
        decisions.onRegimeModel(market.instrument().id(), activation, ownSchemaHash,
            regime.onModelActivate(activation.modelHash(), activation.featureSchemaHash(), ownSchemaHash));
    }

    long refusedModels()
    {
        return regime.refusedModels();
    }

    void onTime(final long nowNs)
    {
        bars.onTime(nowNs);
    }

    /** Looks at all but the market itself, which every event keeps near. */
    void touch(final StateVisitor state)
    {
        bars.visitState(state);
        features.visitState(state);
        regime.visitState(state);
        shadows.visitState(state);
    }

    @Override
    public void onBar(final Bar bar)
    {
        if (bar.seriesId() == clockSeries)
        {
            features.onClockBar(bar);
        }
        if (BarParams.DECISION_SERIES == bar.seriesId())
        {
            decide(bar);
        }
        else
        {
            publisher.publish(market.instrument().id(), bar);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        market.visitState(state);
        bars.visitState(state);
        features.visitState(state);
        regime.visitState(state);
        shadows.visitState(state);
    }

    /** First what the accounts wait for, then what explains it and goes on beside it. */
    private void decide(final Bar bar)
    {
        features.onBar(bar);
        regime.onBar(features.deciding());
        decisions.decide(market, features, regime);
        regime.lookAround(bar, features.vector());
        decisions.conclude(bar, market, features.vector(), regime, shadows);
    }

    /** Shadow trades see every event before anybody votes on it; a price that could not be traded ends none. */
    private void follow()
    {
        if (shadows.isOpen())
        {
            shadows.onPrice(market.tradableTicks(), decisions.nowNs());
        }
    }

    /** Where bars are all there is, what happened inside counts; elsewhere their prices were seen as they came. */
    private void followImported()
    {
        if (DepthKind.BARS_ONLY == market.instrument().depthKind())
        {
            shadows.onBar(imported, market.referenceTicks() - imported.closeTicks(), decisions.nowNs());
        }
        else
        {
            follow();
        }
    }
}
