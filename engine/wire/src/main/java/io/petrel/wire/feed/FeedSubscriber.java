package io.petrel.wire.feed;

import io.aeron.FragmentAssembler;
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
import io.petrel.wire.frame.Rivals;
import io.petrel.wire.frame.WireFrame;
import org.agrona.DirectBuffer;

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

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final FragmentAssembler assembler = new FragmentAssembler(this::onFragment);
    private final WireFrame frame = new WireFrame();
    private final FeedStatus status = new FeedStatus();
    private final WireSettings settings;
    private final WireCounters counters;
    private final FollowedFeed followed;
    private final Greetings greetings;

    private Subscription events;
    /** Null before the first poll: until then nothing is taken. */
    private LiveSink sink;
    private long taken;
    private long beforeLoss;
    private long timeNs = Units.NULL_TIME_NS;
    private boolean isInStep;
    private boolean isToldLost;
    private boolean hasEnded;
    private long nextPart;

    /**
     * A subscriber out of step.
     *
     * @param wire     to subscribe on.
     * @param settings channels and streams.
     * @param counters of this process.
     * @param id       of this process, unlike any other's, and above that of each of its former starts.
     */
    public FeedSubscriber(
        final Wire wire, final WireSettings settings, final WireCounters counters, final long id)
    {
        this.settings = settings;
        this.counters = counters;
        followed = new FollowedFeed(settings, counters);
        greetings = new Greetings(settings, id);
        connect(wire);
    }

    /**
     * Sets what the feed knows this subscriber by, before the first poll.
     *
     * @param name the same after each of its starts, and nobody else's.
     */
    public void name(final String name)
    {
        greetings.name(name);
    }

    /**
     * Subscribes again, after the media driver was lost.
     *
     * @param wire that has a new one.
     */
    public void connect(final Wire wire)
    {
        greetings.connect(wire);
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
        if (null == followed.facts())
        {
            greetings.ask();
            events.poll(assembler, 1);
        }
        return followed.facts();
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
        followed.process().listen();
        final int work = events.poll(assembler, FRAGMENTS);
        final long nowNs = settings.clock().nanoTime();
        if (followed.hasLeft(nowNs, events.isConnected()) && isInStep)
        {
            lose();
        }
        final long oneTooMany = followed.oneTooMany(work < FRAGMENTS, nowNs);
        if (Rivals.NONE != oneTooMany)
        {
            greetings.occupied(oneTooMany);
        }
        if (!isInStep && !hasEnded)
        {
            greetings.hello(lastTaken(), isToldLost);
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
        if (Units.NULL_ID != followed.published())
        {
            return lastTaken() > followed.published() ? FeedStanding.BEHIND : FeedStanding.TOGETHER;
        }
        if (companionTaken > 0 || 0 == lastTaken())
        {
            return FeedStanding.TOGETHER;
        }
        return followed.process().isThere() ? FeedStanding.BEGINS_BEFORE : FeedStanding.UNHEARD;
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
        else if (null != sink && followed.process().is(frame.session()) && !hasEnded)
        {
            onFrame();
        }
        else
        {
            followed.onOther(frame);
        }
    }

    private void onFrame()
    {
        final long beforeNs = timeNs;
        followed.onFrame(frame.sequence());
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
        if (frame.peer() != greetings.id() || !followed.isSameFeed(frame))
        {
            return;
        }
        if (null == sink)
        {
            timeNs = Math.max(timeNs, frame.timeNs());
            return;
        }
        if (!followed.process().isThere())
        {
            followed.follow(frame);
            nextPart = 0;
        }
        if (followed.process().is(frame.session()))
        {
            onWelcomeOfFollowed();
        }
    }

    /** The time of any other feed is none of ours. */
    private void onWelcomeOfFollowed()
    {
        followed.process().onHeard();
        timeNs = Math.max(timeNs, frame.timeNs());
        if (!isInStep && !isToldLost && frame.sequence() == taken)
        {
            stepIn();
        }
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

    /** One begun before this subscriber lost its step may lack a part. */
    private void onRefresh(final long sequence)
    {
        nextPart = 0 == frame.peer() ? 0 : nextPart;
        if (isInStep || !isToldLost && sequence <= taken || isBehind(sequence) || frame.peer() != nextPart)
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
        final boolean isWhole = frame.peer() == nextPart && !isBehind(sequence);
        nextPart = 0;
        if (!isInStep && !isToldLost && sequence == taken)
        {
            stepIn();
        }
        else if (!isInStep && isToldLost && isWhole)
        {
            final long missed = sequence - beforeLoss;
            counters.add(WireCounter.EVENTS_MISSED, missed);
            taken = sequence;
            stepIn(missed);
            status.found(timeNs, sink);
        }
    }

    /** A refresh as of then would bring back what was taken already. */
    private boolean isBehind(final long sequence)
    {
        return sequence < beforeLoss;
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
            greetings.bye(taken);
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
        status.session(timeNs, followed.process().session(), taken + 1, missed, sink);
    }

    /** What comes before a refresh is not numbered: killed within it, this process asks for another. */
    private void lose()
    {
        isInStep = false;
        isToldLost = true;
        beforeLoss = taken;
        taken = Units.NULL_ID;
        greetings.hurry();
        counters.count(WireCounter.FEED_LOSSES);
        status.lost(timeNs, sink);
        status.session(timeNs, followed.process().session(), Units.NULL_ID, 0, sink);
    }
}
