package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.core.execution.Paces;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * The way in: one lane an instrument, in the order of their definition, and what the lanes share. An event of one
 * market goes to its lane, then the market's pace and the accounts see what became of it, and only then its bars are
 * built, which may close and decide.
 *
 * <p>Where an event may be of an unknown instrument, the handler returns whether it is known. Pipeline thread only;
 * allocates when an instrument is defined, never after.
 */
final class Markets implements Stateful
{
    private final Parameters parameters;
    private final Instruments instruments;
    private final Paces paces;
    private final CrossAssets crossAssets;
    private final DecisionPath decisions;
    private final Accounts accounts;
    private final Outbox outbox;
    private final MarketPublisher publisher;
    private final MarketAdapters adapters = new MarketAdapters();
    private final RegimeActivation regimeModel = new RegimeActivation();
    private Lane[] lanes = new Lane[0];
    /** Null where there is no such instrument. */
    private Lane[] laneById = new Lane[0];

    Markets(final SharedCore core, final DecisionPath decisions, final Accounts accounts)
    {
        this.decisions = decisions;
        this.accounts = accounts;
        parameters = core.parameters();
        instruments = core.instruments();
        paces = core.paces();
        crossAssets = core.crossAssets();
        outbox = core.outbox();
        publisher = new MarketPublisher(outbox);
    }

    int count()
    {
        return lanes.length;
    }

    Lane at(final int index)
    {
        return lanes[index];
    }

    /** The lane of an instrument, or null when it was not defined. */
    Lane find(final int instrumentId)
    {
        return instrumentId >= 0 && instrumentId < laneById.length ? laneById[instrumentId] : null;
    }

    /** Activations of a trained model that an instrument refused. */
    long refusedModels()
    {
        long refused = 0;
        for (final Lane lane : lanes)
        {
            refused += lane.refusedModels();
        }
        return refused;
    }

    void onDefinition(final InstrumentDefinitionDecoder event)
    {
        final Instrument instrument = instruments.define(event);
        if (null == find(instrument.id()))
        {
            regimeModel.applyTo(addLane(instrument));
        }
    }

    /** Returns whether it is a model of the regimes. */
    boolean onModel(final ModelActivateDecoder event)
    {
        final boolean isAccepted = regimeModel.accept(event);
        if (isAccepted)
        {
            for (final Lane lane : lanes)
            {
                regimeModel.applyTo(lane);
            }
        }
        return isAccepted;
    }

    boolean onSnapshot(final BookSnapshotDecoder event)
    {
        final Lane lane = find(event.instrumentId());
        if (null != lane)
        {
            lane.onSnapshot(event);
            moved(lane);
        }
        return null != lane;
    }

    boolean onDelta(final BookDeltaDecoder event)
    {
        final Lane lane = find(event.instrumentId());
        if (null != lane)
        {
            lane.onDelta(event);
            moved(lane);
        }
        return null != lane;
    }

    boolean onTopOfBook(final TopOfBookDecoder event)
    {
        final Lane lane = find(event.instrumentId());
        if (null != lane)
        {
            lane.onTopOfBook(event);
            moved(lane);
            lane.buildBars(event);
        }
        return null != lane;
    }

    boolean onTrade(final TradeDecoder event)
    {
        final Lane lane = find(event.instrumentId());
        if (null != lane && !event.flags().notMarket())
        {
            lane.onTrade(event);
            paces.onVolume(lane.market(), event.priceTicks(), event.sizeLots(), outbox.nowNs());
            moved(lane);
            lane.buildBars(event);
        }
        return null != lane;
    }

    boolean onBar(final BarDecoder event)
    {
        final Lane lane = find(event.instrumentId());
        if (null != lane && lane.onImportedBar(event))
        {
            paces.onVolume(lane.market(), event.closeTicks(), event.volumeLots(), outbox.nowNs());
            moved(lane);
            lane.buildImportedBars();
        }
        return null != lane;
    }

    /** What funding is expected to cost; it is booked as the venue charges it. */
    boolean onFundingRate(final FundingRateDecoder event)
    {
        final Lane lane = find(event.instrumentId());
        if (null != lane)
        {
            paces.onFunding(lane.market(), event.rateE12(), event.fundingTimeNs());
        }
        return null != lane;
    }

    /** Of one instrument, or of all where none is named. */
    void onVenueStatus(final VenueStatusDecoder event)
    {
        final int instrumentId = event.instrumentId();
        for (final Lane lane : lanes)
        {
            if (NULL_INSTRUMENT == instrumentId || lane.market().instrument().id() == instrumentId)
            {
                lane.onVenueStatus(event.state(), event.instrumentState());
                moved(lane);
            }
        }
    }

    /** Time passed: bars end by it. */
    void onTime()
    {
        for (final Lane lane : lanes)
        {
            lane.onTime(outbox.nowNs());
        }
    }

    /** The accounts look at every market again: a gate may have opened, or any position moved. */
    void showAll()
    {
        for (final Lane lane : lanes)
        {
            accounts.onMarket(lane.market());
        }
    }

    /** So many parts of its state are looked at in turns. */
    int touchedParts()
    {
        return lanes.length + 1;
    }

    /** Looks at one lane, or last at what they share. */
    void touch(final int part, final StateVisitor state)
    {
        if (part < lanes.length)
        {
            lanes[part].touch(state);
        }
        else
        {
            crossAssets.visitState(state);
            decisions.visitState(state);
        }
    }

    /** Instruments come before their lanes, since a restored lane is made of what was restored before it. */
    @Override
    public void visitState(final StateVisitor state)
    {
        instruments.visitState(state);
        if (state.isRestoring())
        {
            addLanes();
        }
        regimeModel.visitState(state);
        crossAssets.visitState(state);
        decisions.visitState(state);
        for (final Lane lane : lanes)
        {
            lane.visitState(state);
        }
        paces.visitState(state);
    }

    /** The market moved: its pace first, which the accounts look at. */
    private void moved(final Lane lane)
    {
        paces.onMarket(lane.market(), outbox.nowNs());
        accounts.onMarket(lane.market());
    }

    /** Lanes stand in the order of the instruments, of which each has one. */
    private void addLanes()
    {
        for (int i = lanes.length; i < instruments.size(); i++)
        {
            addLane(instruments.at(i));
        }
    }

    private Lane addLane(final Instrument instrument)
    {
        final Lane lane = new Lane(instrument, parameters, crossAssets, adapters, publisher, decisions);
        laneById = Arrays.copyOf(laneById, Math.max(laneById.length, instrument.id() + 1));
        laneById[instrument.id()] = lane;
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = lane;
        paces.of(lane.market());
        accounts.onInstrument(lane.market());
        return lane;
    }
}
