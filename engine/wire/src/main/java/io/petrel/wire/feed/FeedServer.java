package io.petrel.wire.feed;

import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.petrel.codecs.unit.Units;
import io.petrel.node.app.TapeFacts;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireException;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.StreamClaim;
import io.petrel.wire.frame.WireFrame;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The feed's end of the wire: publishes numbered events, greets subscribers, and repairs whoever missed something by a
 * refresh in the same stream, which those in step pass over.
 *
 * <pre>
 *   HELLO before the first event   counted; the feed goes on after what the subscriber furthest behind has taken
 *   HELLO later, in step           WELCOME
 *   HELLO later, out of step       WELCOME, definitions and books, REFRESH_END
 *   HELLO of one that is ahead     WELCOME; the rest as soon as the feed has come to what it has taken
 *   HELLO after END                as before, and END again
 *   BYE                            after END: it has taken all
 *   OCCUPIED                       another feed has this stream: the feed ends with that
 *   CLAIM of another feed          OCCUPIED, if it began later
 * </pre>
 *
 * A subscriber is known by its name, so one that is started again is the same. One that is too slow holds the feed up,
 * or loses events if the feed may not wait; either is counted. So does the absence of any. A refresh is not waited for
 * longer than silence lasts: whoever lacks it greets again. One thread.
 */
public final class FeedServer implements AutoCloseable
{
    private static final UnsafeBuffer NOTHING = new UnsafeBuffer(new byte[0]);
    private static final int FRAGMENTS = 16;
    private static final long WANTS_REFRESH = 1;
    private static final long NOBODY_AHEAD = Long.MAX_VALUE;
    private static final long NS_PER_MS = 1_000_000L;

    private final Map<String, Subscriber> subscriberByName = new HashMap<>();
    private final FragmentHandler greetingHandler = this::onGreeting;
    private final ArrayDeque<Greeting> greetingsToAnswer = new ArrayDeque<>();
    private final FeedBooks books = new FeedBooks();
    private final WireFrame frame = new WireFrame();
    private final Wire wire;
    private final WireSettings settings;
    private final WireCounters counters;
    private final IdleStrategy idle;
    private final UnsafeBuffer facts;
    private final long session;
    private final long patienceNs;

    private Publication publication;
    private Publication claims;
    private StreamClaim claim;
    private FrameSender sender;
    private Subscription greetings;
    private long sequence;
    private long timeNs = Units.NULL_TIME_NS;
    private long beatNs;
    private boolean hasBegun;
    private boolean isAnswering;
    private boolean hasEnded;
    /** Where the next subscriber is that has taken more than was published here. */
    private long refreshAt = NOBODY_AHEAD;
    private int refreshParts;
    private boolean isRefreshGivenUp;
    private BooleanSupplier stopping = () -> false;

    /**
     * A feed that has published nothing.
     *
     * @param wire       to publish on.
     * @param settings   channels and streams.
     * @param counters   of this process.
     * @param facts      name and currencies.
     * @param session    of this process: another after each start.
     * @param patienceNs how long one event waits for a slow subscriber before it is dropped; {@link Long#MAX_VALUE}
     *                   for ever.
     */
    public FeedServer(
        final Wire wire,
        final WireSettings settings,
        final WireCounters counters,
        final TapeFacts facts,
        final long session,
        final long patienceNs)
    {
        this.wire = wire;
        this.settings = settings;
        this.counters = counters;
        this.session = session;
        this.patienceNs = patienceNs;
        this.facts = new UnsafeBuffer(FeedFacts.encode(facts));
        idle = wire.newIdle();
        beatNs = settings.clock().nanoTime();
        connect();
    }

    /**
     * Says when the feed begins: whoever takes it stands there before the first event.
     *
     * @param firstNs time of its first event, ns since the epoch.
     */
    public void opens(final long firstNs)
    {
        timeNs = firstNs;
    }

    /**
     * Waits for subscribers.
     *
     * @param subscribers how many must have greeted.
     * @param stop        ends the wait, and every later one.
     * @return the feed's number of the last event that all of them have taken: publish what follows it.
     * @throws WireException when another feed has this stream, here and wherever subscribers are looked after.
     */
    public long awaitSubscribers(final int subscribers, final BooleanSupplier stop)
    {
        stopping = stop;
        while (subscriberByName.size() < subscribers && !stop.getAsBoolean())
        {
            idle.idle(attend());
        }
        long taken = Long.MAX_VALUE;
        for (final Subscriber subscriber : subscriberByName.values())
        {
            taken = Math.min(taken, subscriber.taken());
        }
        return Long.MAX_VALUE == taken ? 0 : taken;
    }

    /**
     * Passes over an event that every subscriber has taken already.
     *
     * @param eventTimeNs when it entered the feed.
     * @param buffer      holding the SBE message.
     * @param offset      of the SBE header.
     * @param length      of header and body in bytes.
     */
    public void skip(final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        books.onEvent(buffer, offset, length);
        sequence++;
        timeNs = eventTimeNs;
    }

    /**
     * Publishes the next event; waits for subscribers that are slow or missing, as the settings allow.
     *
     * @param eventTimeNs when it entered the feed.
     * @param buffer      holding the SBE message.
     * @param offset      of the SBE header.
     * @param length      of header and body in bytes.
     */
    public void publish(final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        begin();
        final long next = sequence + 1;
        final boolean isSent = send(FrameKind.EVENT, next, eventTimeNs, 0, buffer, offset, length, patienceNs);
        counters.count(isSent ? WireCounter.FEED_PUBLISHED : WireCounter.FEED_DROPPED);
        sequence = next;
        timeNs = eventTimeNs;
        books.onEvent(buffer, offset, length);
        if (sequence >= refreshAt)
        {
            refreshAt = nextAhead();
            refresh();
        }
    }

    /**
     * Looks after subscribers between two events, and tells them the time.
     *
     * @param nowNs of the feed, ns since the epoch.
     * @return how much was done.
     */
    public int attend(final long nowNs)
    {
        timeNs = Math.max(timeNs, nowNs);
        return attend();
    }

    /** Tells subscribers that there is nothing more, and waits until they have taken all, or for as long as silence. */
    public void end()
    {
        if (!sender.isConnected())
        {
            return;
        }
        begin();
        hasEnded = tellEnd();
        if (hasEnded)
        {
            final long startNs = settings.clock().nanoTime();
            while (!subscriberByName.isEmpty() && !isOver(startNs, settings.silenceNs()))
            {
                idle.idle(attend());
            }
        }
    }

    /** Ends the feed without a word. */
    @Override
    public void close()
    {
        publication.close();
        claims.close();
        greetings.close();
    }

    /** Subscribers that lost the feed's former process know nothing that is sure. */
    private void begin()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            refreshAt = nextAhead();
            if (sequence > 0)
            {
                refresh();
            }
        }
    }

    private void connect()
    {
        publication = wire.publishAlone(settings.feedChannel(), settings.feedStream());
        sender = new FrameSender(publication);
        greetings = wire.subscribe(settings.greetChannel(), settings.feedStream() + 1);
        claims = wire.publish(settings.greetChannel(), settings.feedStream() + 1);
        claim = new StreamClaim(
            new FrameSender(claims), session, settings.clock().nanoTime() - settings.claimNs(), settings.claimNs());
    }

    private int attend()
    {
        wire.mend(this::connect);
        int work = greetings.poll(greetingHandler, FRAGMENTS);
        if (!isAnswering)
        {
            isAnswering = true;
            answerAll();
            isAnswering = false;
        }
        requireClaim();
        if (settings.clock().nanoTime() - beatNs >= settings.heartbeatNs())
        {
            beatNs = settings.clock().nanoTime();
            work += sender.offer(FrameKind.HEARTBEAT, session, published(), timeNs, 0) > 0 ? 1 : 0;
        }
        return work;
    }

    /** Answered later: an answer may have to wait, and then greetings are polled for again. */
    private void onGreeting(final DirectBuffer buffer, final int offset, final int length, final Header header)
    {
        if (frame.wrap(buffer, offset, length))
        {
            final String name = frame.buffer().getStringWithoutLengthUtf8(frame.bodyOffset(), frame.bodyLength());
            greetingsToAnswer.add(
                new Greeting(frame.kind(), frame.session(), name, frame.sequence(), frame.peer()));
        }
        else
        {
            counters.count(WireCounter.FRAMES_REFUSED, "a greeting of a subscriber is refused: " + frame.problem());
        }
    }

    private void answerAll()
    {
        for (Greeting next = greetingsToAnswer.poll(); null != next; next = greetingsToAnswer.poll())
        {
            answer(next);
        }
    }

    private void answer(final Greeting greeting)
    {
        switch (greeting.kind())
        {
            case FrameKind.ASK:
                welcome(greeting.subscriber());
                break;
            case FrameKind.HELLO:
                counters.count(WireCounter.FEED_HELLOS);
                hello(greeting);
                break;
            case FrameKind.BYE:
                subscriberByName.values().removeIf(subscriber -> subscriber.id() == greeting.subscriber());
                break;
            case FrameKind.CLAIM:
                claim.onClaim(greeting.subscriber());
                break;
            case FrameKind.OCCUPIED:
                claim.onOccupied(greeting.peer());
                break;
            default:
                break;
        }
    }

    /** What a killed subscriber left on its way may be read after the first greeting of its next start. */
    private void hello(final Greeting greeting)
    {
        final Subscriber known = subscriberByName.get(greeting.name());
        if (null == known || known.id() <= greeting.subscriber())
        {
            subscriberByName.put(greeting.name(), new Subscriber(greeting.subscriber(), greeting.taken()));
            welcome(greeting.subscriber());
            repair(greeting);
        }
    }

    private void requireClaim()
    {
        claim.keep(settings.clock().nanoTime());
        if (claim.isTaken())
        {
            throw new WireException("another feed publishes on " + settings.feedChannel() + " stream " +
                settings.feedStream() + "; end it, or give this one a --stream of its own");
        }
    }

    /** What one that is ahead has taken it must not take again: it waits until the feed is there. */
    private void repair(final Greeting greeting)
    {
        if (greeting.taken() > sequence)
        {
            refreshAt = nextAhead();
        }
        else if (hasBegun && (WANTS_REFRESH == greeting.peer() || greeting.taken() != sequence))
        {
            refresh();
        }
        if (hasEnded)
        {
            tellEnd();
        }
    }

    private long nextAhead()
    {
        long next = NOBODY_AHEAD;
        for (final Subscriber subscriber : subscriberByName.values())
        {
            next = subscriber.taken() > sequence ? Math.min(next, subscriber.taken()) : next;
        }
        return next;
    }

    private boolean tellEnd()
    {
        return send(FrameKind.END, sequence, timeNs, 0, NOTHING, 0, 0, settings.silenceNs());
    }

    private void welcome(final long subscriber)
    {
        send(FrameKind.WELCOME, published(), timeNs, subscriber,
            facts, 0, facts.capacity(), Math.min(patienceNs, settings.silenceNs()));
    }

    /** What it passed over before it began nobody has from here. */
    private long published()
    {
        return hasBegun ? sequence : Units.NULL_ID;
    }

    /** Without its end a subscriber takes nothing of it for whole, and greets again. */
    private void refresh()
    {
        counters.count(WireCounter.FEED_REFRESHES);
        refreshParts = 0;
        isRefreshGivenUp = false;
        books.tell(timeNs, (buffer, offset, length) ->
            tell(FrameKind.REFRESH, refreshParts++, buffer, offset, length));
        tell(FrameKind.REFRESH_END, refreshParts, NOTHING, 0, 0);
        if (isRefreshGivenUp && !stopping.getAsBoolean())
        {
            counters.count(WireCounter.REFRESHES_GIVEN_UP, "a refresh was given up: a subscriber took nothing for " +
                settings.silenceNs() / NS_PER_MS + " ms; end the one that hangs, or raise --silence-ms. Whoever " +
                "needs the refresh asks again");
        }
    }

    private void tell(
        final int kind, final long peer, final DirectBuffer buffer, final int offset, final int length)
    {
        isRefreshGivenUp = isRefreshGivenUp ||
            !send(kind, sequence, timeNs, peer, buffer, offset, length, settings.silenceNs());
    }

    /** Waits for room so long at most; false when it was given up: dropped, or the process is to stop. */
    private boolean send(
        final int kind,
        final long number,
        final long atNs,
        final long peer,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final long forNs)
    {
        long result = sender.offer(kind, session, number, atNs, peer, buffer, offset, length);
        if (result > 0)
        {
            return true;
        }
        final long startNs = settings.clock().nanoTime();
        counters.count(WireCounter.FEED_BLOCKED);
        while (result < 0 && !isOver(startNs, forNs))
        {
            recover(result);
            idle.idle();
            result = sender.offer(kind, session, number, atNs, peer, buffer, offset, length);
        }
        idle.reset();
        counters.add(WireCounter.FEED_BLOCKED_NS, settings.clock().nanoTime() - startNs);
        return result > 0;
    }

    private boolean isOver(final long startNs, final long forNs)
    {
        return stopping.getAsBoolean() || settings.clock().nanoTime() - startNs > forNs;
    }

    /** A subscriber that comes back must be greeted while an event waits for one. */
    private void recover(final long result)
    {
        if (Publication.BACK_PRESSURED != result && Publication.ADMIN_ACTION != result)
        {
            attend();
        }
    }

    /** One that waits for its answer. */
    private record Greeting(int kind, long subscriber, String name, long taken, long peer)
    {
    }

    /** One that greeted: the number of its process, and the last event it had taken then. */
    private record Subscriber(long id, long taken)
    {
    }
}
