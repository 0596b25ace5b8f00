package io.petrel.wire.feed;

import io.aeron.FragmentAssembler;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.logbuffer.Header;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.host.FeedPlace;
import io.petrel.node.host.Messages;
import io.petrel.node.ring.LiveSink;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.Rivals;
import io.petrel.wire.frame.WireFrame;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A subscriber's end of the feed. In step, it hands on each event once, in the feed's numbers, and knows when one is
 * missing. Out of step, it hands on nothing but a refresh.
 *
 * <pre>
 *              WELCOME, and the next event is the one after the last taken
 *        ┌────────────────────────────────────────────────────────────────┐
 *   out of step                                                         in step
 *        ├── REFRESH ... REFRESH_END: books as of an event, events from there ──┘ │
 *        └── an event is missing, the feed is silent or gone: books unsafe <──────┘
 * </pre>
 *
 * It follows one feed. Another one that speaks beside it is told that it is one too many, and ends.
 * <p>
 * That books are unsafe is told as a VenueStatus DISCONNECTED of each instrument, so the gate closes until the next
 * snapshot of its book; from which event on all is there again, as a FeedSession. One thread.
 */
public final class FeedSubscriber implements AutoCloseable
{
    private static final int FRAGMENTS = 64;
    private static final long HELLO_NS = 200_000_000L;
    private static final long WANTS_REFRESH = 1;
    private static final long NO_SESSION = 0;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final FragmentAssembler assembler = new FragmentAssembler(this::onFragment);
    private final WireFrame frame = new WireFrame();
    private final FeedStatus status = new FeedStatus();
    private final WireSettings settings;
    private final WireCounters counters;
    private final UnsafeBuffer name;
    private final Rivals rivals;
    private final long id;

    private Publication greetings;
    private FrameSender greeter;
    private Subscription events;
    private LiveSink sink;
    private TapeFacts facts;
    private long session = NO_SESSION;
    /** Last event that the feed has published in the session, as far as it was heard; {@code NULL_ID} before any. */
    private long published = Units.NULL_ID;
    private long taken;
    private long beforeLoss;
    private long timeNs = Units.NULL_TIME_NS;
    private boolean isInStep;
    private boolean isToldLost;
    private boolean hasEnded;
    private boolean isHeard;
    private boolean isOtherHeard;
    private long nextPart;
    private long heardNs;
    private long helloNs;

    /**
     * A subscriber out of step.
     *
     * @param wire     to subscribe on.
     * @param settings channels and streams.
     * @param counters of this process.
     * @param id       of this process, unlike any other's, and above that of each of its former starts.
     * @param name     of this subscriber: the same after each of its starts, and nobody else's.
     */
    public FeedSubscriber(
        final Wire wire,
        final WireSettings settings,
        final WireCounters counters,
        final long id,
        final String name)
    {
        this.settings = settings;
        this.counters = counters;
        this.id = id;
        this.name = new UnsafeBuffer(name.getBytes(StandardCharsets.UTF_8));
        rivals = new Rivals(settings.rivalNs());
        connect(wire);
    }

    /**
     * Subscribes again, after the media driver was lost.
     *
     * @param wire that has a new one.
     */
    public void connect(final Wire wire)
    {
        greetings = wire.publish(settings.greetChannel(), settings.feedStream() + 1);
        greeter = new FrameSender(greetings);
        events = wire.subscribe(settings.feedChannel(), settings.feedStream());
        assembler.clear();
    }

    /**
     * Asks which feed it is, without taking any of it.
     *
     * @return what it says of itself, null while it has not answered.
     */
    public TapeFacts ask()
    {
        if (null == facts)
        {
            greet(FrameKind.ASK);
            events.poll(assembler, 1);
        }
        return facts;
    }

    /**
     * Sets what was taken in earlier runs.
     *
     * @param place        in the feed.
     * @param instrumentId of each instrument known from them.
     */
    public void resume(final FeedPlace place, final int... instrumentId)
    {
        taken = place.sequence();
        beforeLoss = place.lastSequence();
        isToldLost = Units.NULL_ID == taken;
        for (final int each : instrumentId)
        {
            status.know(each);
        }
    }

    /**
     * Hands over what has come.
     *
     * @param newSink takes events, time and what is to be known of the feed.
     * @return how much was done.
     */
    public int poll(final LiveSink newSink)
    {
        if (hasEnded)
        {
            return 0;
        }
        sink = newSink;
        isHeard = false;
        final int work = events.poll(assembler, FRAGMENTS);
        final long nowNs = settings.clock().nanoTime();
        heardNs = isHeard ? nowNs : heardNs;
        final long patienceNs = isOtherHeard ? settings.rivalNs() : settings.silenceNs();
        if (NO_SESSION != session && (nowNs - heardNs > patienceNs || !events.isConnected()))
        {
            session = NO_SESSION;
            published = Units.NULL_ID;
            rivals.reset();
            loseStep();
        }
        sendAway(rivals.certain(isHeard, work < FRAGMENTS, nowNs));
        isOtherHeard = false;
        if (!isInStep && !hasEnded)
        {
            greet(FrameKind.HELLO);
        }
        return work;
    }

    /**
     * Time of the feed.
     *
     * @return ns since the epoch, {@code NULL_TIME_NS} before it is known.
     */
    public long timeNs()
    {
        return timeNs;
    }

    /**
     * Whether the feed said that it is over, and all of it was handed on.
     *
     * @return true from then on.
     */
    public boolean hasEnded()
    {
        return hasEnded;
    }

    /**
     * Whether each event is handed on.
     *
     * @return false while something is missing.
     */
    public boolean isInStep()
    {
        return isInStep;
    }

    /**
     * Where the feed is, compared with what was taken here.
     *
     * @param companionTaken what a process has taken that starts now: a feed that has not begun yet will go on from
     *                       there.
     * @return the standing.
     */
    public FeedStanding standing(final long companionTaken)
    {
        if (Units.NULL_ID != published)
        {
            return lastTaken() > published ? FeedStanding.BEHIND : FeedStanding.TOGETHER;
        }
        if (companionTaken > 0 || 0 == lastTaken())
        {
            return FeedStanding.TOGETHER;
        }
        return NO_SESSION == session ? FeedStanding.UNHEARD : FeedStanding.BEGINS_BEFORE;
    }

    /**
     * Last event of the feed taken, and while the feed is lost the last one before.
     *
     * @return its number; 0 before the first.
     */
    public long lastTaken()
    {
        return isToldLost ? beforeLoss : taken;
    }

    /** Leaves without a word. */
    @Override
    public void close()
    {
        events.close();
        greetings.close();
    }

    private void greet(final int kind)
    {
        final long nowNs = settings.clock().nanoTime();
        if (nowNs - helloNs > HELLO_NS || 0 == helloNs)
        {
            final long result = greeter.offer(kind, id, lastTaken(), Units.NULL_TIME_NS,
                isToldLost ? WANTS_REFRESH : 0, name, 0, name.capacity());
            helloNs = result > 0 ? nowNs : 0;
        }
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header aeronHeader)
    {
        if (!frame.wrap(buffer, offset, length))
        {
            counters.count(WireCounter.FRAMES_REFUSED, "a message of the feed is refused: " + frame.problem());
            return;
        }
        if (FrameKind.WELCOME == frame.kind())
        {
            onWelcome();
        }
        else if (null != sink && frame.session() == session && NO_SESSION != session && !hasEnded)
        {
            isHeard = true;
            onFrame();
        }
        else
        {
            onOther();
        }
    }

    private void onOther()
    {
        if (FrameKind.HEARTBEAT == frame.kind())
        {
            isOtherHeard = true;
            if (NO_SESSION != session)
            {
                rivals.onOther(frame.session(), settings.clock().nanoTime());
            }
        }
    }

    private void sendAway(final long oneTooMany)
    {
        if (Rivals.NONE != oneTooMany)
        {
            greeter.offer(FrameKind.OCCUPIED, id, 0, Units.NULL_TIME_NS, oneTooMany);
            counters.count(WireCounter.FEEDS_SENT_AWAY, "two feeds publish on " + settings.feedChannel() + " stream " +
                settings.feedStream() + ": the first is followed, the other is told to end");
        }
    }

    private void onFrame()
    {
        final long beforeNs = timeNs;
        published = frame.sequence();
        timeNs = Math.max(timeNs, frame.timeNs());
        switch (frame.kind())
        {
            case FrameKind.EVENT:
                onEvent(frame.sequence());
                break;
            case FrameKind.HEARTBEAT:
                onHeartbeat(frame.sequence(), timeNs > beforeNs);
                break;
            case FrameKind.REFRESH:
                onRefresh(frame.sequence());
                break;
            case FrameKind.REFRESH_END:
                onRefreshEnd(frame.sequence());
                break;
            case FrameKind.END:
                onEnd(frame.sequence());
                break;
            default:
                break;
        }
    }

    private void onWelcome()
    {
        if (frame.peer() != id || !isOurs())
        {
            return;
        }
        timeNs = Math.max(timeNs, frame.timeNs());
        if (null == sink)
        {
            return;
        }
        if (NO_SESSION == session)
        {
            session = frame.session();
            published = frame.sequence();
            rivals.reset();
            nextPart = 0;
        }
        final boolean isOfSession = frame.session() == session;
        isHeard = isHeard || isOfSession;
        if (isOfSession && !isInStep && !isToldLost && frame.sequence() == taken)
        {
            stepIn();
        }
    }

    /** What was taken of one feed says nothing of another. */
    private boolean isOurs()
    {
        final TapeFacts told = FeedFacts.decode(frame.buffer(), frame.bodyOffset(), frame.bodyLength());
        if (null == told)
        {
            counters.count(WireCounter.FRAMES_REFUSED, "a welcome of a feed is refused: it does not say of which");
            return false;
        }
        facts = null == facts ? told : facts;
        if (!facts.feedName().equals(told.feedName()))
        {
            counters.count(WireCounter.FEEDS_REFUSED);
            return false;
        }
        return true;
    }

    private void onEvent(final long sequence)
    {
        if (isToldLost)
        {
            counters.count(WireCounter.EVENTS_SKIPPED);
        }
        else if (sequence == taken + 1)
        {
            if (!isInStep)
            {
                stepIn();
            }
            hand();
            taken = sequence;
            counters.count(WireCounter.EVENTS_TAKEN);
        }
        else if (sequence <= taken)
        {
            counters.count(WireCounter.EVENTS_REPEATED);
        }
        else
        {
            lose();
            counters.count(WireCounter.EVENTS_SKIPPED);
        }
    }

    private void onHeartbeat(final long sequence, final boolean isLater)
    {
        if (isInStep && sequence > taken)
        {
            lose();
        }
        else if (isInStep && isLater)
        {
            sink.onTime(timeNs);
        }
    }

    /**
     * One begun before this subscriber lost its step may lack a part. One of a feed that is behind it would bring back
     * what it has taken.
     */
    private void onRefresh(final long sequence)
    {
        nextPart = 0 == frame.peer() ? 0 : nextPart;
        if (isInStep || !isToldLost && sequence <= taken || sequence < beforeLoss || frame.peer() != nextPart)
        {
            return;
        }
        if (!isToldLost)
        {
            lose();
        }
        nextPart++;
        hand();
    }

    private void onRefreshEnd(final long sequence)
    {
        final boolean isWhole = frame.peer() == nextPart;
        nextPart = 0;
        if (!isInStep && !isToldLost && sequence == taken)
        {
            stepIn();
        }
        else if (!isInStep && isToldLost && isWhole)
        {
            final long missed = Math.max(0, sequence - beforeLoss);
            counters.add(WireCounter.EVENTS_MISSED, missed);
            taken = sequence;
            stepIn(missed);
            status.found(timeNs, sink);
        }
    }

    private void onEnd(final long sequence)
    {
        if (isInStep && sequence > taken)
        {
            lose();
        }
        else if (isInStep || sequence <= taken)
        {
            hasEnded = true;
            greeter.offer(FrameKind.BYE, id, taken, Units.NULL_TIME_NS, 0);
        }
    }

    private void hand()
    {
        final DirectBuffer buffer = frame.buffer();
        final int offset = frame.bodyOffset();
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            status.know(definition.wrapAndApplyHeader(buffer, offset, header).instrumentId());
        }
        sink.onFeed(timeNs, buffer, offset, frame.bodyLength());
    }

    private void stepIn()
    {
        stepIn(0);
    }

    private void stepIn(final long missed)
    {
        isInStep = true;
        isToldLost = false;
        counters.count(WireCounter.FEED_SESSIONS);
        status.session(timeNs, session, taken + 1, missed, sink);
    }

    private void loseStep()
    {
        if (isInStep)
        {
            lose();
        }
    }

    /** What comes before a refresh is not numbered: killed within it, this process asks for another. */
    private void lose()
    {
        isInStep = false;
        isToldLost = true;
        beforeLoss = taken;
        taken = Units.NULL_ID;
        helloNs = 0;
        counters.count(WireCounter.FEED_LOSSES);
        status.lost(timeNs, sink);
        status.session(timeNs, session, Units.NULL_ID, 0, sink);
    }
}
