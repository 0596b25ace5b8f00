package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_ACCOUNT;
import static io.petrel.codecs.unit.Units.NULL_TIME_NS;

import io.petrel.codecs.event.ConfigSetDecoder;
import io.petrel.codecs.event.ParameterUpdateDecoder;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.event.ZoneOffsetDecoder;
import io.petrel.core.execution.Paces;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.FeatureVector;
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

    private final InboundAdapter inbound;
    private final Outbox outbox;
    private final AccountPublisher accountPublisher;
    private final StateHash hash = new StateHash();
    private final StateTouch touch = new StateTouch();

    // 1. what is known: the time, parameters
    private final Parameters parameters = new Parameters(CoreParams.all());
    private final EventClock clock = new EventClock();
    private final Zones zones = new Zones();
    private final ParamAdapter paramAdapter = new ParamAdapter(parameters);

    // 2. the way out, one lane an account: decision -> sizing -> execution -> gate -> orders
    private final OrderIds orderIds = new OrderIds();
    private final Accounts accounts;

    // 3. the way in, one lane an instrument: market -> bars -> features -> decisions
    private final Markets markets;

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
        accountPublisher = new AccountPublisher(outbox);
        final TrackRecord record = new TrackRecord(parameters);
        final SignalPublisher signals = new SignalPublisher(outbox);
        final ExecutionPublisher executions = new ExecutionPublisher(outbox);
        final SharedCore core = new SharedCore(parameters, new Instruments(), zones, new Paces(parameters),
            new CrossAssets(parameters), record, orderIds, outbox, accountPublisher, new RiskPublisher(outbox), signals,
            new OrderPublisher(outbox, parameters), executions);
        accounts = new Accounts(core);
        markets = new Markets(core, new DecisionPath(parameters, record, signals, accounts, outbox), accounts);
        inbound = new InboundAdapter(this, markets, new VenueAdapter(markets, accounts),
            new RequestAdapter(markets, accounts, executions, outbox), new RuleAdapter(accounts, outbox));
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
        if (!inbound.onMessage(buffer, offset))
        {
            ignoredEvents++;
        }
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
        final int marketParts = markets.touchedParts();
        final int lastPart = marketParts + accounts.touchedParts();
        final int part = Integer.remainderUnsigned(turn, lastPart + 1);
        if (part < marketParts)
        {
            markets.touch(part, touch);
        }
        else if (part < lastPart)
        {
            accounts.touch(part - marketParts, touch);
        }
        else
        {
            parameters.touch(touch);
        }
    }

    /** Markets come before accounts, since a restored account is made of what was restored before it. */
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
        markets.visitState(state);
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
        return markets.count();
    }

    /**
     * Market of an instrument, to read.
     *
     * @param index 0 to {@link #instrumentCount()} - 1, in order of definition.
     * @return its state.
     */
    public MarketState market(final int index)
    {
        return markets.at(index).market();
    }

    /**
     * Market of an instrument, to read.
     *
     * @param instrumentId its number on the feed.
     * @return its state, or null when it was not defined.
     */
    public MarketState marketById(final int instrumentId)
    {
        final Lane lane = markets.find(instrumentId);
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
        return markets.at(index).vector();
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
        return markets.refusedModels();
    }

    /** For one account, which is made if this is the first word of it, or for all. */
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

    /** Returns whether there is such an account, or it is for all. */
    boolean onParameterUpdate(final ParameterUpdateDecoder event)
    {
        final int accountId = event.accountId();
        if (NULL_ACCOUNT == accountId)
        {
            paramAdapter.onParameterUpdate(event, clock.nowNs());
            return true;
        }
        final AccountLane account = accounts.find(accountId);
        if (null != account)
        {
            account.onParameterUpdate(event);
        }
        return null != account;
    }

    /** Returns whether the transition was taken. */
    boolean onZoneOffset(final ZoneOffsetDecoder event)
    {
        return zones.onOffset(event.zoneId(), event.fromNs(), event.untilNs(), event.offsetSeconds());
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
            accounts.onClock();
            markets.onTime();
            accounts.onTime();
        }
    }

    void onSnapshotMark()
    {
        accountPublisher.publishStateHash(lastSequence, stateHash());
    }
}
