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
    private static final long NS_PER_MS = 1_000_000L;

    private final FragmentHandler greetingHandler = this::onGreeting;
    private final ArrayDeque<Greeting> greetingsToAnswer = new ArrayDeque<>();
    private final FeedBooks books = new FeedBooks();
    private final WireFrame frame = new WireFrame();
    private final Wire wire;
    private final WireSettings settings;
    private final WireCounters counters;
    private final IdleStrategy idle;
    private final Subscribers subscribers;
    private final PatientSender sender;
    private final UnsafeBuffer facts;
    private final long session;
    private final long patienceNs;

    private Publication publication;
    private Publication claims;
    private StreamClaim claim;
    private Subscription greetings;
    private long sequence;
    private long timeNs = Units.NULL_TIME_NS;
    private long beatNs;
    private boolean hasBegun;
    private boolean isAnswering;
    private boolean hasEnded;
    /** Where the next subscriber is that has taken more than was published here. */
    private long refreshAt = Subscribers.NOBODY_AHEAD;
    private int refreshParts;
    private boolean isRefreshGivenUp;

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
        subscribers = new Subscribers(settings.silenceNs());
        sender = new PatientSender(counters, idle, settings.clock(), session, this::attend);
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
     * @param count how many must have greeted.
     * @param stop  ends the wait, and every later one.
     * @return the feed's number of the last event that all of them have taken: publish what follows it.
     * @throws WireException when another feed has this stream, here and wherever subscribers are looked after.
     */
    public long awaitSubscribers(final int count, final BooleanSupplier stop)
    {
        sender.stopsWhen(stop);
        while (subscribers.size() < count && !stop.getAsBoolean())
        {
            idle.idle(attend());
        }
        return subscribers.takenByAll();
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
     * @throws WireException when no message of the channel may be so long.
     */
    public void publish(final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        requireFitting(length);
        begin();
        final long next = sequence + 1;
        final boolean isSent = sender.send(FrameKind.EVENT, next, eventTimeNs, 0, buffer, offset, length, patienceNs);
        counters.count(isSent ? WireCounter.FEED_PUBLISHED : WireCounter.FEED_DROPPED);
        sequence = next;
        timeNs = eventTimeNs;
        books.onEvent(buffer, offset, length);
        if (sequence >= refreshAt)
        {
            refreshAt = subscribers.nextAhead(sequence);
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
            while (subscribers.size() > 0 && !sender.isOver(startNs, settings.silenceNs()))
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
            refreshAt = subscribers.nextAhead(sequence);
            if (sequence > 0)
            {
                refresh();
            }
        }
    }

    private void connect()
    {
        publication = wire.publishAlone(settings.feedChannel(), settings.feedStream());
        sender.to(new FrameSender(publication));
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
            work += sender.offer(FrameKind.HEARTBEAT, published(), timeNs) ? 1 : 0;
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
                subscribers.leave(greeting.subscriber());
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

    private void hello(final Greeting greeting)
    {
        if (subscribers.greet(greeting.name(), greeting.subscriber(), greeting.taken(), settings.clock().nanoTime()))
        {
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
            refreshAt = subscribers.nextAhead(sequence);
        }
        else if (hasBegun && (Greetings.WANTS_REFRESH == greeting.peer() || greeting.taken() != sequence))
        {
            refresh();
        }
        if (hasEnded)
        {
            tellEnd();
        }
    }

    private boolean tellEnd()
    {
        return sender.send(FrameKind.END, sequence, timeNs, 0, NOTHING, 0, 0, settings.silenceNs());
    }

    private void welcome(final long subscriber)
    {
        sender.send(FrameKind.WELCOME, published(), timeNs, subscriber,
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
    }

    private void tell(
        final int kind, final long peer, final DirectBuffer buffer, final int offset, final int length)
    {
        if (isRefreshGivenUp)
        {
            return;
        }
        if (length > sender.bodyBytesMax())
        {
            giveUpRefresh("it has a book that is longer than a message on " + settings.feedChannel() + " may be; " +
                largerTerms(length));
        }
        else if (!sender.send(kind, sequence, timeNs, peer, buffer, offset, length, settings.silenceNs()))
        {
            giveUpRefresh("a subscriber took nothing for " + settings.silenceNs() / NS_PER_MS +
                " ms; end the one that hangs, or raise --silence-ms. Whoever needs the refresh asks again");
        }
    }

    private void giveUpRefresh(final String reason)
    {
        isRefreshGivenUp = true;
        if (!sender.isStopping())
        {
            counters.count(WireCounter.REFRESHES_GIVEN_UP, "a refresh was given up: " + reason);
        }
    }

    private void requireFitting(final int length)
    {
        if (length > sender.bodyBytesMax())
        {
            throw new WireException("event " + (sequence + 1) + " of the feed has " + length + " bytes, more than a " +
                "message on " + settings.feedChannel() + " may have; " + largerTerms(length));
        }
    }

    private String largerTerms(final int length)
    {
        final String channel = settings.feedChannel();
        return "start the feed with --channel \"" + channel + (channel.contains("?") ? "|" : "?") + "term-length=" +
            FrameSender.termBytesFor(length) + "\" --greetings \"" + settings.greetChannel() + "\"";
    }

    /** One that waits for its answer. */
    private record Greeting(int kind, long subscriber, String name, long taken, long peer)
    {
    }
}
