package io.petrel.core.pipeline;

import io.petrel.codecs.event.AccountInstrumentDecoder;
import static io.petrel.codecs.unit.Units.NULL_ACCOUNT;
import static io.petrel.codecs.unit.Units.NULL_ID;
import static io.petrel.codecs.unit.Units.NULL_INSTRUMENT;
import static io.petrel.codecs.unit.Units.NULL_TICKS;
import static io.petrel.codecs.unit.Units.NULL_TIME_NS;

import io.petrel.codecs.event.BarDecoder;
import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.FundingChargeDecoder;
import io.petrel.codecs.event.FundingRateDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.ModelActivateDecoder;
import io.petrel.codecs.event.NewsWindowDecoder;
import io.petrel.codecs.event.OperatorCommandDecoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.ParentCancelDecoder;
import io.petrel.codecs.event.ParentRequestDecoder;
import io.petrel.codecs.event.RequestAnswer;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SwapRateDecoder;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusDecoder;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.event.ZoneOffsetDecoder;
import io.petrel.core.execution.Paces;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.market.Instrument;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.ParamAdapter;
import io.petrel.core.param.Parameters;
import io.petrel.core.risk.NewsWindows;
import io.petrel.core.risk.OrderIds;
import io.petrel.core.signal.TrackRecord;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.StateTouch;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.Deadlines;
import io.petrel.core.time.EventClock;
import io.petrel.core.time.Zones;
import java.util.Arrays;
import org.agrona.DirectBuffer;

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
 * clock, no I/O; allocates when an instrument or account is made, and nothing after warm-up. A message of an unknown
 * instrument, account or type changes nothing and is counted.
 *
 * <p>Market, bars, features, regime and signals are one for all; from sizing on, each account has its own
 * ({@link AccountLane}), made by the first ConfigSet that names it. What concerns all accounts reaches them in the
 * order in which they were made.
 */
public final class Pipeline implements Stateful
{
    private static final int SECTION = StateVisitor.tag("CORE");

    private final InboundAdapter inbound = new InboundAdapter(this);
    private final Outbox outbox;
    private final MarketPublisher marketPublisher;
    private final AccountPublisher accountPublisher;
    private final ExecutionPublisher answers;
    private final MarketAdapters adapters = new MarketAdapters();
    private final StateHash hash = new StateHash();
    private final StateTouch touch = new StateTouch();

    // 1. what is known: the time, parameters, instruments
    private final Parameters parameters = new Parameters(CoreParams.all());
    private final EventClock clock = new EventClock();
    private final Zones zones = new Zones();
    private final ParamAdapter paramAdapter = new ParamAdapter(parameters);
    private final Instruments instruments = new Instruments();
    private final Paces paces = new Paces(parameters);

    // 2. the way out, one lane an account: decision -> sizing -> execution -> gate -> orders
    private final TrackRecord record = new TrackRecord(parameters);
    private final OrderIds orderIds = new OrderIds();
    private final Accounts accounts;
    private final RuleAdapter ruleAdapter;

    // 3. the way in, one lane an instrument: market -> bars -> features -> decisions
    private final RegimeActivation regimeModel = new RegimeActivation();
    private final CrossAssets crossAssets = new CrossAssets(parameters);
    private final DecisionPath decisions;
    private Lane[] lanes = new Lane[0];
    /** Null where there is no such instrument. */
    private Lane[] laneById = new Lane[0];

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
        answers = new ExecutionPublisher(outbox);
        final SignalPublisher signals = new SignalPublisher(outbox);
        accounts = new Accounts(new SharedCore(parameters, instruments, zones, paces, crossAssets, record, orderIds,
            outbox, accountPublisher, new RiskPublisher(outbox), signals, new OrderPublisher(outbox, parameters),
            answers));
        ruleAdapter = new RuleAdapter(accounts);
        decisions = new DecisionPath(parameters, record, signals, accounts, outbox);
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
        orderIds.beginEvent(sequence);
        accounts.beginEvent(ingestTimeNs);
        inbound.onMessage(buffer, offset);
        outbox.release();
    }

    /**
     * When the core must act though nothing happens: a slice of an order is due, its time is over, a position was held
     * for long enough. The host owes it a TimeTick without an interval then, before any event that is later: so what
     * is due is decided on what was known at that moment.
     *
     * @return core time, after the last event unless no such tick came; {@link Deadlines#NEVER} for none.
     */
    public long nextDeadlineNs()
    {
        return accounts.nextDeadlineNs();
    }

    /**
     * Hash of everything that decides the future.
     *
     * @return equal in any run that took the same events.
     */
    public long stateHash()
    {
        hash.reset();
        visitState(hash);
        return hash.value();
    }

    /**
     * Looks at one part of what the next decision reads and changes nothing, so that it lies in the processor's caches
     * when the decision comes. For a thread that waits; a few us.
     *
     * @param turn of the caller, counted up: the parts take turns.
     */
    public void touch(final int turn)
    {
        final int accountParts = accounts.count() * AccountLane.TOUCHED_PARTS;
        final int part = Integer.remainderUnsigned(turn, lanes.length + accountParts + 1);
        final int accountPart = part - lanes.length;
        if (part < lanes.length)
        {
            lanes[part].touch(touch);
        }
        else if (accountPart < accountParts)
        {
            accounts.at(accountPart / AccountLane.TOUCHED_PARTS)
                .touch(accountPart % AccountLane.TOUCHED_PARTS, touch);
        }
        else
        {
            crossAssets.visitState(touch);
            decisions.visitState(touch);
        }
    }

    /**
     * Instruments come before their lanes and lanes before accounts, since a restored one is made of what was restored
     * before it.
     */
    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        lastSequence = state.visit(lastSequence);
        ignoredEvents = state.visit(ignoredEvents);
        clock.visitState(state);
        zones.visitState(state);
        parameters.visitState(state);
        orderIds.visitState(state);
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
        accounts.visitState(state);
    }

    /**
     * Number of accounts.
     *
     * @return how many configuration has named so far.
     */
    public int accountCount()
    {
        return accounts.count();
    }

    /**
     * An account, to read.
     *
     * @param index 0 to {@link #accountCount()} - 1, in the order in which configuration named them.
     * @return its portfolio, orders, gate and parameters.
     */
    public AccountLane account(final int index)
    {
        return accounts.at(index);
    }

    /**
     * An account, to read.
     *
     * @param accountId its number in the configuration.
     * @return the account, or null if there is none yet.
     */
    public AccountLane accountById(final int accountId)
    {
        return accounts.find(accountId);
    }

    /**
     * Scheduled releases that are known, to read.
     *
     * @return them, of all accounts.
     */
    public NewsWindows news()
    {
        return accounts.rules().news();
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
     * Market of an instrument, to read.
     *
     * @param instrumentId its number on the feed.
     * @return its state, or null when it was not defined.
     */
    public MarketState marketById(final int instrumentId)
    {
        final Lane lane = laneOrNull(instrumentId);
        return null == lane ? null : lane.market();
    }

    /**
     * Features of an instrument, to read.
     *
     * @param index 0 to {@link #instrumentCount()} - 1, in order of definition.
     * @return those of its last bar.
     */
    public FeatureVector features(final int index)
    {
        return lanes[index].vector();
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

    void onDefinition(final InstrumentDefinitionDecoder event)
    {
        final Instrument instrument = instruments.define(event);
        if (null == laneOrNull(instrument.id()))
        {
            regimeModel.applyTo(addLane(instrument));
        }
    }

    private Lane addLane(final Instrument instrument)
    {
        final Lane lane = new Lane(instrument, parameters, crossAssets, adapters, marketPublisher, decisions);
        laneById = Arrays.copyOf(laneById, Math.max(laneById.length, instrument.id() + 1));
        laneById[instrument.id()] = lane;
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = lane;
        paces.of(lane.market());
        accounts.onInstrument(lane.market());
        return lane;
    }

    /** Lanes stand in the order of the instruments, of which each has one. */
    private void addLanes()
    {
        for (int i = lanes.length; i < instruments.size(); i++)
        {
            addLane(instruments.at(i));
        }
    }

    void onConfigSet(final ConfigSetDecoder event)
    {
        final int accountId = event.accountId();
        if (NULL_ACCOUNT == accountId)
        {
            paramAdapter.onConfigSet(event, clock.nowNs());
        }
        else
        {
            accounts.named(accountId).onConfigSet(event);
        }
    }

    void onParameterUpdate(final ParameterUpdateDecoder event)
    {
        final int accountId = event.accountId();
        final AccountLane account = accounts.find(accountId);
        if (NULL_ACCOUNT == accountId)
        {
            paramAdapter.onParameterUpdate(event, clock.nowNs());
        }
        else if (null != account)
        {
            account.onParameterUpdate(event);
        }
        else
        {
            ignoredEvents++;
        }
    }

    void onNews(final NewsWindowDecoder event)
    {
        ruleAdapter.onNews(event, outbox.nowNs());
    }

    void onInstrumentRule(final AccountInstrumentDecoder event)
    {
        ruleAdapter.onInstrumentRule(event);
    }

    void onModel(final ModelActivateDecoder event)
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

    void onSnapshot(final BookSnapshotDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            lane.onSnapshot(event);
            moved(lane);
        }
    }

    void onDelta(final BookDeltaDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            lane.onDelta(event);
            moved(lane);
        }
    }

    void onTopOfBook(final TopOfBookDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            lane.onTopOfBook(event);
            moved(lane);
            lane.buildBars(event);
        }
    }

    void onTrade(final TradeDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane && !event.flags().notMarket())
        {
            lane.onTrade(event);
            paces.onVolume(lane.market(), event.priceTicks(), event.sizeLots(), clock.nowNs());
            moved(lane);
            lane.buildBars(event);
        }
    }

    void onBar(final BarDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane && lane.onImportedBar(event))
        {
            paces.onVolume(lane.market(), event.closeTicks(), event.volumeLots(), clock.nowNs());
            moved(lane);
            lane.buildImportedBars();
        }
    }

    /** The clock's step, or the moment that {@link #nextDeadlineNs} asked for: it concerns only who waits for it. */
    void onTick(final TimeTickDecoder event)
    {
        if (NULL_TIME_NS == event.intervalNs())
        {
            accounts.onDeadline();
        }
        else
        {
            onTime();
        }
    }

    private void onTime()
    {
        accounts.onClock();
        for (final Lane lane : lanes)
        {
            lane.onTime(clock.nowNs());
        }
        accounts.onTime();
    }

    void onReport(final ExecutionReportDecoder event)
    {
        final AccountLane account = accounts.ownerOf(event.accountId(), event.clientOrderId());
        if (null == account)
        {
            ignoredEvents++;
            return;
        }
        account.onReport(event);
        final Lane lane = laneOrNull(event.instrumentId());
        if (null != lane)
        {
            account.onMarket(lane.market());
        }
    }

    void onOrderStatus(final OrderStatusReportDecoder event)
    {
        if (accounts.onOrderStatus(event))
        {
            workAll();
        }
        else
        {
            ignoredEvents++;
        }
    }

    void onVenueView(final VenueViewDecoder event)
    {
        if (accounts.onVenueView(event))
        {
            workAll();
        }
        else
        {
            ignoredEvents++;
        }
    }

    /** The venue's answer may have opened a gate, or moved any position. */
    private void workAll()
    {
        for (final Lane lane : lanes)
        {
            accounts.onMarket(lane.market());
        }
    }

    void onOperator(final OperatorCommandDecoder event)
    {
        if (!accounts.onOperator(event.accountId(), event.action()))
        {
            ignoredEvents++;
        }
    }

    void onZoneOffset(final ZoneOffsetDecoder event)
    {
        if (!zones.onOffset(event.zoneId(), event.fromNs(), event.untilNs(), event.offsetSeconds()))
        {
            ignoredEvents++;
        }
    }

    /** Financing is booked from the rate with what each account holds when it arrives. */
    void onSwapRate(final SwapRateDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            accounts.onSwapRate(lane.market(), event.accountId(), event.longRateE12(), event.shortRateE12());
        }
    }

    /** Funding is booked as the venue says: it alone knows the position and the price it charged. */
    void onFunding(final FundingChargeDecoder event)
    {
        final AccountLane account = accounts.find(event.accountId());
        final Lane lane = null == account ? null : laneOrNull(event.instrumentId());
        if (null == lane)
        {
            ignoredEvents++;
            return;
        }
        account.onFunding(lane.market(), event.chargeId(), event.amountE8());
    }

    /** What funding is expected to cost; it is booked as the venue charges it. */
    void onFundingRate(final FundingRateDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        if (null != lane)
        {
            paces.onFunding(lane.market(), event.rateE12(), event.fundingTimeNs());
        }
    }

    void onParentRequest(final ParentRequestDecoder event)
    {
        final Lane lane = lane(event.instrumentId());
        final AccountLane account = accounts.find(event.accountId());
        if (null != lane && null != account && isPossible(event))
        {
            account.onRequest(lane.market(), event);
            return;
        }
        ignoredEvents += null == lane ? 0 : 1;
        answers.answer(
            event.requestId(), event.accountId(), event.instrumentId(), NULL_ID, RequestAnswer.UNKNOWN);
    }

    private static boolean isPossible(final ParentRequestDecoder event)
    {
        return event.sizeLots() > 0 && Side.NULL_VAL != event.side() &&
            isShareOrAbsent(event.urgency()) && isShareOrAbsent(event.participationMax()) &&
            (NULL_TIME_NS == event.durationNs() || event.durationNs() >= 0) &&
            isPriceOrAbsent(event.limitTicks()) && areExits(event);
    }

    /** Of a long, the stop below the target; where the market is then, the plan looks when it begins. */
    private static boolean areExits(final ParentRequestDecoder event)
    {
        final long stopTicks = event.stopTicks();
        final long targetTicks = event.targetTicks();
        final boolean isOrdered = NULL_TICKS == stopTicks || NULL_TICKS == targetTicks ||
            (Side.BUY == event.side() ? stopTicks < targetTicks : stopTicks > targetTicks);
        return isPriceOrAbsent(stopTicks) && isPriceOrAbsent(targetTicks) && isOrdered;
    }

    private static boolean isPriceOrAbsent(final long ticks)
    {
        return NULL_TICKS == ticks || ticks > 0;
    }

    private static boolean isShareOrAbsent(final double value)
    {
        return Double.isNaN(value) || value >= 0 && value <= 1;
    }

    void onParentCancel(final ParentCancelDecoder event)
    {
        if (!accounts.onCancel(event))
        {
            ignoredEvents++;
            answers.answer(event.requestId(), event.accountId(), NULL_INSTRUMENT, NULL_ID, RequestAnswer.NOTHING);
        }
    }

    void onVenueStatus(final VenueStatusDecoder event)
    {
        final int instrumentId = event.instrumentId();
        if (NULL_INSTRUMENT == instrumentId)
        {
            onSession(event.state());
        }
        for (final Lane lane : lanes)
        {
            if (NULL_INSTRUMENT == instrumentId || lane.market().instrument().id() == instrumentId)
            {
                lane.onVenueStatus(event.state(), event.instrumentState());
                moved(lane);
            }
        }
    }

    /** The market moved: its pace first, which the accounts look at. */
    private void moved(final Lane lane)
    {
        paces.onMarket(lane.market(), clock.nowNs());
        accounts.onMarket(lane.market());
    }

    void onSnapshotMark()
    {
        accountPublisher.publishStateHash(lastSequence, stateHash());
    }

    /** A FeedSession is for people and the host's restart: a VenueStatus says what it means for the books. */
    void onOther(final int templateId)
    {
        ignoredEvents += FeedSessionDecoder.TEMPLATE_ID == templateId ? 0 : 1;
    }

    private void onSession(final VenueState state)
    {
        switch (state)
        {
            case CONNECTED:
                accounts.onSessionStart();
                break;
            case ORDERS_UP:
                accounts.onSessionResumed();
                break;
            case DISCONNECTED:
            case ORDERS_DOWN:
                accounts.onSessionLost();
                break;
            default:
                break;
        }
    }

    private Lane lane(final int instrumentId)
    {
        final Lane lane = laneOrNull(instrumentId);
        if (null == lane)
        {
            ignoredEvents++;
        }
        return lane;
    }

    private Lane laneOrNull(final int instrumentId)
    {
        return instrumentId >= 0 && instrumentId < laneById.length ? laneById[instrumentId] : null;
    }
}
