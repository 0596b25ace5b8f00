package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.SnapshotMarkDecoder;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.core.execution.Execution;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.MarketState;
import io.petrel.core.order.Orders;
import io.petrel.core.order.Report;
import io.petrel.core.param.ParamAdapter;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.risk.Gate;
import io.petrel.core.risk.GateSwitch;
import io.petrel.core.risk.Guardian;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.EventClock;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The map of the core: every stage, wired in the order it runs.
 *
 * <pre>
 *   market ──> bar ──> feature ──> regime ──> signal ──> sizing ──> execution ──> risk ──> order ──> outbound
 *     │                                                                 ↑          │         ↑
 *     └── marks ──> portfolio <── fills ── order <── report ────────────┼──────────┼─────────┘
 *                       └────────── equity ──> guardian ────────────────┴──────────┘
 * </pre>
 *
 * Enters: one inbound message at a time. Leaves: outbound messages, through the sink, during the call. The same
 * messages in the same order give the same outbound bytes and the same state hash, on any machine. One thread; no
 * clock, no I/O; allocates when an instrument is defined, and nothing after warm-up. A message of an unknown
 * instrument or type changes nothing and is counted.
 */
public final class Pipeline implements Stateful
{
    /** The one account of this node. */
    static final int ACCOUNT_ID = 1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder instrumentDefinition = new InstrumentDefinitionDecoder();
    private final BookSnapshotDecoder bookSnapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder bookDelta = new BookDeltaDecoder();
    private final TopOfBookDecoder topOfBook = new TopOfBookDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();
    private final ExecutionReportDecoder executionReport = new ExecutionReportDecoder();
    private final VenueStatusDecoder venueStatus = new VenueStatusDecoder();
    private final ConfigSetDecoder configSet = new ConfigSetDecoder();
    private final ParameterUpdateDecoder parameterUpdate = new ParameterUpdateDecoder();
    private final ModelActivateDecoder modelActivate = new ModelActivateDecoder();
    private final OperatorCommandDecoder operatorCommand = new OperatorCommandDecoder();

    private final Outbox outbox;
    private final MarketPublisher marketPublisher;
    private final AccountPublisher accountPublisher;
    private final MarketAdapters adapters = new MarketAdapters();
    private final StateHash hash = new StateHash();
    private final Report report = new Report();

    // 1. what is known: the time, parameters, instruments, account
    private final Parameters parameters = new Parameters(CoreParams.all());
    private final EventClock clock = new EventClock();
    private final ParamAdapter paramAdapter = new ParamAdapter(parameters);
    private final Instruments instruments = new Instruments();
    private final Portfolio portfolio;

    // 2. the way out, built from its end: orders <- gate <- execution
    private final Orders orders;
    private final GateSwitch gateSwitch;
    private final Gate gate;
    private final Execution execution;
    private final Guardian guardian;

    // 3. the way in, one lane an instrument: market -> bars -> features -> decisions
    private final RegimeActivation regimeModel = new RegimeActivation();
    private final CrossAssets crossAssets = new CrossAssets(parameters);
    private final HeldPositions held;
    private final DecisionPath decisions;
    private final Int2ObjectHashMap<Lane> laneById = new Int2ObjectHashMap<>();
    private Lane[] lanes = new Lane[0];

    private long lastSequence;
    private long ignoredEvents;

    /**
     * Wires a core that knows nothing yet.
     *
     * @param sink receives the outbound messages.
     */
    public Pipeline(final OutboundSink sink)
    {
        outbox = new Outbox(sink);
        marketPublisher = new MarketPublisher(outbox);
        accountPublisher = new AccountPublisher(outbox);
        final RiskPublisher riskPublisher = new RiskPublisher(outbox);

        portfolio = new Portfolio(ACCOUNT_ID, parameters, accountPublisher);
        gateSwitch = new GateSwitch(ACCOUNT_ID, riskPublisher);
        orders = new Orders(portfolio, instruments, gateSwitch, new OrderPublisher(outbox, parameters));
        gate = new Gate(portfolio, parameters, gateSwitch, orders, riskPublisher);
        execution = new Execution(portfolio, parameters, gate);
        guardian = new Guardian(portfolio, gateSwitch, gate, execution);
        held = new HeldPositions(portfolio, crossAssets);
        decisions = new DecisionPath(parameters, portfolio, execution, accountPublisher, held, outbox);
    }

    /**
     * Takes one inbound event and emits all that follows from it.
     *
     * @param sequence     of the event in the journal; rises.
     * @param ingestTimeNs time of the core from now on, ns since the epoch; never falls.
     * @param buffer       holding the SBE message.
     * @param offset       of the SBE header.
     * @param length       of header and body in bytes.
     */
    public void onEvent(
        final long sequence, final long ingestTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        lastSequence = sequence;
        clock.advance(ingestTimeNs);
        parameters.onTime(ingestTimeNs);
        outbox.now(ingestTimeNs);
        gate.beginEvent(sequence, ingestTimeNs);
        header.wrap(buffer, offset);
        dispatch(header.templateId(), buffer, offset);
    }

    /**
     * Hash of everything that decides the future.
     *
     * @return equal in any run that took the same events.
     */
    public long stateHash()
    {
        hash.reset();
        hashInto(hash);
        return hash.value();
    }

    @Override
    public void hashInto(final StateHash into)
    {
        into.add(lastSequence);
        clock.hashInto(into);
        parameters.hashInto(into);
        instruments.hashInto(into);
        portfolio.hashInto(into);
        orders.hashInto(into);
        gateSwitch.hashInto(into);
        gate.hashInto(into);
        execution.hashInto(into);
        regimeModel.hashInto(into);
        crossAssets.hashInto(into);
        decisions.hashInto(into);
        for (final Lane lane : lanes)
        {
            lane.hashInto(into);
        }
    }

    /**
     * The account, to read.
     *
     * @return positions, balance, equity.
     */
    public Portfolio portfolio()
    {
        return portfolio;
    }

    /**
     * The orders, to read.
     *
     * @return their life cycles.
     */
    public Orders orders()
    {
        return orders;
    }

    /**
     * The gate's switch, to read.
     *
     * @return whether new risk is allowed, and why not.
     */
    public GateSwitch gateSwitch()
    {
        return gateSwitch;
    }

    /**
     * The parameters, to read.
     *
     * @return each with value and provenance.
     */
    public Parameters parameters()
    {
        return parameters;
    }

    /**
     * Number of instruments defined.
     *
     * @return their count.
     */
    public int instrumentCount()
    {
        return lanes.length;
    }

    /**
     * Market of an instrument, to read.
     *
     * @param index 0 to {@link #instrumentCount()} - 1, in order of definition.
     * @return its state.
     */
    public MarketState market(final int index)
    {
        return lanes[index].market();
    }

    /**
     * Events that changed nothing because their type or instrument is unknown.
     *
     * @return their count.
     */
    public long ignoredEvents()
    {
        return ignoredEvents;
    }

    /**
     * Activations of a trained model that an instrument refused: other coefficients than named, or another vector.
     *
     * @return their count, over all instruments.
     */
    public long refusedModels()
    {
        long refused = 0;
        for (final Lane lane : lanes)
        {
            refused += lane.refusedModels();
        }
        return refused;
    }

    private void dispatch(final int templateId, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case TradeDecoder.TEMPLATE_ID:
                onTrade(trade.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TopOfBookDecoder.TEMPLATE_ID:
                onTopOfBook(topOfBook.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BookDeltaDecoder.TEMPLATE_ID:
                onDelta(bookDelta.wrapAndApplyHeader(buffer, offset, header));
                break;
            case TimeTickDecoder.TEMPLATE_ID:
                onTime();
                break;
            case ExecutionReportDecoder.TEMPLATE_ID:
                onReport(executionReport.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BarDecoder.TEMPLATE_ID:
                onBar(bar.wrapAndApplyHeader(buffer, offset, header));
                break;
            case BookSnapshotDecoder.TEMPLATE_ID:
                onSnapshot(bookSnapshot.wrapAndApplyHeader(buffer, offset, header));
                break;
            default:
                dispatchRare(templateId, buffer, offset);
                break;
        }
    }

    private void dispatchRare(final int templateId, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                onDefinition(instrumentDefinition.wrapAndApplyHeader(buffer, offset, header));
                break;
            case ConfigSetDecoder.TEMPLATE_ID:
                paramAdapter.onConfigSet(configSet.wrapAndApplyHeader(buffer, offset, header), clock.nowNs());
                break;
            case ParameterUpdateDecoder.TEMPLATE_ID:
                paramAdapter.onParameterUpdate(
                    parameterUpdate.wrapAndApplyHeader(buffer, offset, header), clock.nowNs());
                break;
            case ModelActivateDecoder.TEMPLATE_ID:
                onModel(modelActivate.wrapAndApplyHeader(buffer, offset, header));
                break;
            case OperatorCommandDecoder.TEMPLATE_ID:
                onOperator(operatorCommand.wrapAndApplyHeader(buffer, offset, header));
                break;
            case VenueStatusDecoder.TEMPLATE_ID:
                onVenueStatus(venueStatus.wrapAndApplyHeader(buffer, offset, header));
                break;
            case SnapshotMarkDecoder.TEMPLATE_ID:
                accountPublisher.publishStateHash(lastSequence, stateHash());
                break;
            default:
                ignoredEvents++;
                break;
        }
    }

    private void onDefinition(final InstrumentDefinitionDecoder event)
    {
        final Instrument instrument = instruments.define(event);
        if (laneById.containsKey(instrument.id()))
        {
            return;
        }
        final Lane lane = new Lane(instrument, parameters, crossAssets, adapters, marketPublisher, decisions);
        held.add(instrument.id());
        laneById.put(instrument.id(), lane);
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = lane;
        regimeModel.applyTo(lane);
    }

    private void onModel(final ModelActivateDecoder event)
    {
        if (!regimeModel.accept(event))
        {
            ignoredEvents++;
            return;
        }
        for (final Lane lane : lanes)
        {
            regimeModel.applyTo(lane);
        }
    }

    private void onSnapshot(final BookSnapshotDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            lane.onSnapshot(event);
            marked(lane);
        }
    }

    private void onDelta(final BookDeltaDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            lane.onDelta(event);
            marked(lane);
        }
    }

    private void onTopOfBook(final TopOfBookDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            lane.onTopOfBook(event);
            marked(lane);
            lane.buildBars(event);
        }
    }

    private void onTrade(final TradeDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane && !event.flags().notMarket())
        {
            lane.onTrade(event);
            marked(lane);
            lane.buildBars(event);
        }
    }

    private void onBar(final BarDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane && lane.onImportedBar(event))
        {
            marked(lane);
            lane.buildImportedBars();
        }
    }

    private void onTime()
    {
        guardian.onEvent();
        for (final Lane lane : lanes)
        {
            lane.onTime(clock.nowNs());
        }
        execution.onTime(clock.nowNs());
    }

    private void onReport(final ExecutionReportDecoder event)
    {
        orders.onReport(report.of(event), clock.nowNs());
        final Lane lane = laneById.get(event.instrumentId());
        if (null != lane)
        {
            marked(lane);
        }
    }

    private void onOperator(final OperatorCommandDecoder event)
    {
        guardian.onOperator(event.accountId(), event.action());
    }

    private void onVenueStatus(final VenueStatusDecoder event)
    {
        final int instrumentId = event.instrumentId();
        if (VenueState.CONNECTED == event.state() && NULL_INSTRUMENT == instrumentId)
        {
            orders.onSessionStart();
        }
        for (final Lane lane : lanes)
        {
            if (NULL_INSTRUMENT == instrumentId || lane.market().instrument().id() == instrumentId)
            {
                lane.onVenueStatus(event.state(), event.instrumentState());
                marked(lane);
            }
        }
    }

    /**
     * The market or the account moved: mark, let the guardian look, then let execution act on what it was waiting
     * for.
     */
    private void marked(final Lane lane)
    {
        final MarketState market = lane.market();
        portfolio.onMark(market.instrument(), market.bestBidTicks(), market.bestAskTicks(), market.referenceTicks());
        guardian.onEvent();
        execution.onMarket(market, clock.nowNs());
    }

    private Lane lane(final int instrumentId)
    {
        final Lane lane = laneById.get(instrumentId);
        if (null == lane)
        {
            ignoredEvents++;
        }
        return lane;
    }
}
