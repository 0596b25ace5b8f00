package io.petrel.node.host;

import static io.petrel.codecs.unit.Units.NULL_TIME_NS;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.SnapshotMarkDecoder;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.event.TimeTickEncoder;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.core.pipeline.OutboundSink;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.journal.frame.Source;
import io.petrel.sim.SimulatedVenue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one thread's work on each event: journal it, let the core decide, journal what the core said, send it to the
 * venue.
 *
 * <pre>
 *   feed event at t ──> ticks and reports due before t, in time order ──> venue sees it ──> journal ──> core
 *                                                                                                     │
 *   venue <── journal <── NewOrder, CancelOrder, ReplaceOrder <───────────────────────────────────────┘
 * </pre>
 *
 * A venue that reads the core's books ({@link SimulatedVenue#readBooks}) sees the event when the core has taken it, and
 * then what the core sent: for the venue the same order.
 *
 * The venue is simulated in virtual time, and its reports re-enter here as inbound events. Virtual time is the ingest
 * time of the feed. What the {@link Companion} has to say enters right after the event it was shown. One thread only,
 * which is whoever calls; allocates nothing after warm-up. Live, paper and backtest differ in who calls
 * {@link #onFeed}, recovery and replay in the logs that stand behind it.
 */
public final class Engine implements OutboundSink, Stateful
{
    private static final int SECTION = StateVisitor.tag("HOST");

    /** Room for any message of the venue; the whole book of one that makes its market is the longest. */
    public static final int VENUE_BYTES_MAX = 1 << 16;

    private static final int COMPANION_BYTES_MAX = 4096;
    private static final int TICK_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + TimeTickEncoder.BLOCK_LENGTH;

    private final Pipeline pipeline = new Pipeline(this);
    private final RunCounters counters = new RunCounters();
    private final UnsafeBuffer venueBuffer = new UnsafeBuffer(new byte[VENUE_BYTES_MAX]);
    private final UnsafeBuffer companionBuffer = new UnsafeBuffer(new byte[COMPANION_BYTES_MAX]);
    private final UnsafeBuffer tickBuffer = new UnsafeBuffer(new byte[TICK_BYTES]);
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private final TimeTickDecoder tickDecoder = new TimeTickDecoder();
    private final TickSchedule ticks;
    private final SimulatedVenue venue;
    private final VenueSender sender;
    /** The venue reads the core's books, so it is shown an event after the core. */
    private final boolean venueFollows;
    private final Companion companion;

    private ControlSource controls = ControlSource.NONE;
    private long controlDueNs = ControlSource.NEVER;
    private InboundLog inbound;
    private OutboundLog outbound;
    private BoundaryListener boundaries = BoundaryListener.NONE;
    private boolean attached = true;
    private long causeSequence;
    private long nowNs = NULL_TIME_NS;
    private long reachedNs = NULL_TIME_NS;

    /**
     * Creates an engine whose core is empty, with nobody beside it.
     *
     * @param ticks         when the clock becomes an event.
     * @param venue         that receives orders and answers with reports.
     * @param orderListener told of each order just after it was journaled and sent.
     */
    public Engine(final TickSchedule ticks, final SimulatedVenue venue, final OrderListener orderListener)
    {
        this(ticks, venue, orderListener, Companion.NONE);
    }

    /**
     * Creates an engine whose core is empty.
     *
     * @param ticks         when the clock becomes an event.
     * @param venue         that receives orders and answers with reports.
     * @param orderListener told of each order just after it was journaled and sent.
     * @param companion     shown every message, as fresh as the core.
     */
    public Engine(
        final TickSchedule ticks,
        final SimulatedVenue venue,
        final OrderListener orderListener,
        final Companion companion)
    {
        this.ticks = ticks;
        this.venue = venue;
        sender = new VenueSender(venue, orderListener);
        venueFollows = venue.readBooks(this::book);
        this.companion = companion;
        tick.wrapAndApplyHeader(tickBuffer, 0, new MessageHeaderEncoder());
    }

    /**
     * Sets where events and messages are recorded from now on.
     *
     * @param inbound  gives each event its sequence.
     * @param outbound records each message before it is sent.
     */
    public void logs(final InboundLog inbound, final OutboundLog outbound)
    {
        this.inbound = inbound;
        this.outbound = outbound;
    }

    /**
     * Sets whether the venue takes part from now on. While it does not, what is said to it is recorded and not sent,
     * and it is not shown the market: so a journal is re-executed whose venue lived on outside.
     *
     * @param isAttached true unless a journal is re-executed.
     */
    public void attached(final boolean isAttached)
    {
        attached = isAttached;
    }

    /**
     * Sets what enters at its own time from now on.
     *
     * @param source of dated configuration.
     */
    public void controls(final ControlSource source)
    {
        controls = source;
        controlDueNs = source.dueNs();
    }

    /**
     * Sets who is told when the engine stands between two events.
     *
     * @param newBoundaries from now on.
     */
    public void boundaries(final BoundaryListener newBoundaries)
    {
        boundaries = newBoundaries;
    }

    /**
     * Carries one feed event, and whatever is due before it, through the core.
     *
     * @param ingestTimeNs when it entered the node; a clock that stepped back stands still at the last event's time.
     * @param buffer       holding the SBE message.
     * @param offset       of the SBE header.
     * @param length       of header and body in bytes.
     */
    public void onFeed(final long ingestTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        final long timeNs = Math.max(ingestTimeNs, nowNs);
        advanceTo(timeNs, true);
        feed(append(timeNs, Source.FEED, buffer, offset, length), timeNs, buffer, offset, length);
        drainCompanion();
    }

    /**
     * Carries one event that is no market data: configuration, an operator's command, or what a venue outside said; and
     * before it whatever ticks and messages of a simulated venue are due by then.
     *
     * @param ingestTimeNs when it entered the node; one before {@link #reachedNs} takes that time.
     * @param source       one of {@link Source}.
     * @param buffer       holding the SBE message.
     * @param offset       of the SBE header.
     * @param length       of header and body in bytes.
     */
    public void onControl(
        final long ingestTimeNs, final int source, final DirectBuffer buffer, final int offset, final int length)
    {
        final long timeNs = Math.max(ingestTimeNs, reachedNs());
        carryTo(timeNs, true);
        control(timeNs, source, buffer, offset, length);
    }

    /**
     * Carries all that is due at or before a moment, in time order: ticks, deadlines of the core, venue reports, dated
     * configuration, and the events of a market that the venue makes itself. To call it at more moments, or fewer,
     * changes no event.
     *
     * @param timeNs the moment in virtual time, before the next event.
     */
    public void advanceTo(final long timeNs)
    {
        advanceTo(timeNs, false);
    }

    /**
     * When {@link #advanceTo} has something to carry next, if no event comes before. Engine thread.
     *
     * @return ns since the epoch, or {@code Long.MAX_VALUE} for nothing.
     */
    public long nextDueNs()
    {
        final long ownNs = Math.min(ticks.nextNs(), pipeline.nextDeadlineNs());
        return Math.min(ownNs, Math.min(venue.nextDueNs(), controlDueNs));
    }

    /**
     * Carries a feed event that is journaled already.
     *
     * @param sequence     of the event.
     * @param ingestTimeNs of the event.
     * @param buffer       holding the SBE message.
     * @param offset       of the SBE header.
     * @param length       of header and body in bytes.
     */
    public void feed(
        final long sequence, final long ingestTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        ticks.onFeed(ingestTimeNs);
        counters.onFeed();
        if (!attached)
        {
            execute(sequence, ingestTimeNs, buffer, offset, length);
        }
        else if (venueFollows)
        {
            sender.hold();
            execute(sequence, ingestTimeNs, buffer, offset, length);
            venue.onMarket(ingestTimeNs, buffer, offset, length);
            sender.release(ingestTimeNs);
        }
        else
        {
            venue.onMarket(ingestTimeNs, buffer, offset, length);
            execute(sequence, ingestTimeNs, buffer, offset, length);
        }
    }

    /**
     * Carries a tick that is journaled already.
     *
     * @param sequence of the event.
     * @param tickNs   its time.
     * @param buffer   holding the SBE message.
     * @param offset   of the SBE header.
     * @param length   of header and body in bytes.
     */
    public void tick(
        final long sequence, final long tickNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (NULL_TIME_NS == tickDecoder.wrapAndApplyHeader(buffer, offset, headerDecoder).intervalNs())
        {
            ticks.onDeadline(tickNs);
        }
        else
        {
            ticks.onTick(tickNs);
        }
        execute(sequence, tickNs, buffer, offset, length);
    }

    /**
     * Carries an event that is journaled already through the core.
     *
     * @param sequence     of the event.
     * @param ingestTimeNs of the event.
     * @param buffer       holding the SBE message.
     * @param offset       of the SBE header.
     * @param length       of header and body in bytes.
     */
    public void execute(
        final long sequence, final long ingestTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        causeSequence = sequence;
        nowNs = ingestTimeNs;
        counters.onInbound(buffer, offset);
        pipeline.onEvent(sequence, ingestTimeNs, buffer, offset, length);
    }

    @Override
    public void onMessage(
        final int templateId, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        outbound.append(causeSequence, nowNs, eventTimeNs, buffer, offset, length);
        if (attached)
        {
            sender.onMessage(templateId, nowNs, buffer, offset, length);
        }
        counters.onOutbound(templateId);
        companion.onMessage(templateId, nowNs, buffer, offset, length);
    }

    /** {@inheritDoc} The core is visited first. */
    @Override
    public void visitState(final StateVisitor state)
    {
        pipeline.visitState(state);
        state.section(SECTION);
        causeSequence = state.visit(causeSequence);
        nowNs = state.visit(nowNs);
        reachedNs = state.visit(reachedNs);
        ticks.visitState(state);
        counters.visitState(state);
        venue.visitState(state);
        companion.visitState(state);
    }

    /**
     * The core.
     *
     * @return the pipeline.
     */
    public Pipeline pipeline()
    {
        return pipeline;
    }

    /**
     * The venue.
     *
     * @return the simulated venue.
     */
    public SimulatedVenue venue()
    {
        return venue;
    }

    /**
     * Who stands beside the core.
     *
     * @return the companion.
     */
    public Companion companion()
    {
        return companion;
    }

    /**
     * What went through.
     *
     * @return counts by message type.
     */
    public RunCounters counters()
    {
        return counters;
    }

    /**
     * Ingest time of the newest event.
     *
     * @return ns since the epoch, or {@code NULL_TIME_NS} before the first.
     */
    public long nowNs()
    {
        return nowNs;
    }

    /**
     * How far the clock has come: the newest event, or the last moment to which all that was due has been carried. A
     * venue that makes its market may stand there already, so this is when an event without a time of its own enters.
     *
     * @return ns since the epoch, or {@code NULL_TIME_NS} before the first event.
     */
    public long reachedNs()
    {
        return Math.max(reachedNs, nowNs);
    }

    private void advanceTo(final long timeNs, final boolean isEvent)
    {
        while (controlDueNs <= timeNs)
        {
            final long atNs = Math.max(controlDueNs, nowNs);
            carryTo(atNs, true);
            control(atNs, Source.CONFIG, companionBuffer, 0, controls.take(companionBuffer, atNs));
            controlDueNs = controls.dueNs();
        }
        carryTo(timeNs, isEvent);
        reachedNs = Math.max(reachedNs, timeNs);
        boundaries.onBoundary(nowNs);
    }

    private void control(
        final long ingestTimeNs, final int source, final DirectBuffer buffer, final int offset, final int length)
    {
        execute(append(ingestTimeNs, source, buffer, offset, length), ingestTimeNs, buffer, offset, length);
        if (SnapshotMarkDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            boundaries.onMark();
        }
    }

    /** An idle clock makes its one tick once all else is carried, at the last boundary unless something came later. */
    private void carryTo(final long timeNs, final boolean isEvent)
    {
        carryDue(timeNs);
        final long idleNs = isEvent ? ticks.due(timeNs) : NULL_TIME_NS;
        if (NULL_TIME_NS != idleNs)
        {
            makeTick(Math.max(idleNs, nowNs), ticks.intervalNs());
            carryDue(timeNs);
        }
    }

    /** Each thing carried may move what is due next. */
    private void carryDue(final long timeNs)
    {
        drainCompanion();
        boolean isBehind = true;
        while (isBehind)
        {
            final long stepNs = ticks.nextNs();
            final long deadlineNs = Math.max(pipeline.nextDeadlineNs(), nowNs);
            final long tickNs = Math.min(stepNs, deadlineNs);
            isBehind = pollVenue(Math.min(timeNs, tickNs));
            if (!isBehind && tickNs <= timeNs)
            {
                makeTick(tickNs, tickNs == stepNs ? ticks.intervalNs() : NULL_TIME_NS);
                isBehind = true;
            }
        }
    }

    /** Carries the next message of the venue, if one is due; each may move the next tick. */
    private boolean pollVenue(final long timeNs)
    {
        final int length = venue.poll(timeNs, venueBuffer, 0);
        if (length > 0 && venue.hasPolledMarket())
        {
            final long marketNs = venue.polledTimeNs();
            feed(append(marketNs, Source.FEED, venueBuffer, 0, length), marketNs, venueBuffer, 0, length);
            drainCompanion();
        }
        else if (length > 0)
        {
            final long reportNs = Math.max(venue.polledTimeNs(), nowNs);
            execute(append(reportNs, Source.VENUE, venueBuffer, 0, length), reportNs, venueBuffer, 0, length);
        }
        return length > 0;
    }

    /** A step of the clock, or without an interval a deadline of the core. */
    private void makeTick(final long tickNs, final long intervalNs)
    {
        tick.eventTimeNs(tickNs).intervalNs(intervalNs);
        tick(append(tickNs, Source.TIMER, tickBuffer, 0, TICK_BYTES), tickNs, tickBuffer, 0, TICK_BYTES);
        drainCompanion();
    }

    /** Before the next event too: a node killed between two of the companion's events goes on with the second. */
    private void drainCompanion()
    {
        for (int length = companion.poll(companionBuffer, 0); length > 0; length = companion.poll(companionBuffer, 0))
        {
            execute(append(nowNs, Source.CALIBRATOR, companionBuffer, 0, length), nowNs, companionBuffer, 0, length);
        }
    }

    private L2Book book(final int instrumentId)
    {
        final MarketState market = pipeline.marketById(instrumentId);
        return null == market ? null : market.book();
    }

    private long append(
        final long ingestTimeNs, final int source, final DirectBuffer buffer, final int offset, final int length)
    {
        return inbound.append(ingestTimeNs, Messages.eventTimeNs(buffer, offset), source, buffer, offset, length);
    }
}
