package io.petrel.wire.order;

import io.aeron.ConcurrentPublication;
import io.aeron.FragmentAssembler;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.logbuffer.Header;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.unit.Units;
import io.petrel.node.host.StatusMessage;
import io.petrel.node.ring.LiveSink;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.frame.Followed;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.Rivals;
import io.petrel.wire.frame.WireFrame;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A node's session with the venue's process: logs on, takes reports in their order, and knows when the session is
 * lost. Each session has a number of its own, so nothing of an ended one counts in the next, on either side.
 *
 * <pre>
 *   asking ── LOGGED_ON, ORDERS_UP ──> up ── silence, a report missing, other session, given up: ORDERS_DOWN ──> asking
 * </pre>
 *
 * Which books the venue keeps is remembered for good: a venue with others is refused, since it would say of orders that
 * were filled elsewhere that they never arrived.
 * <p>
 * A heartbeat says how many requests were sent before it, so that the venue misses the last of them, too. Of two venues
 * that answer the second is told that it is one too many, and ends.
 * <p>
 * The thread that publishes to the ring, but for {@link #session}, {@link #publication}, {@link #giveUp} and what it
 * stores in {@link #requests}, which are the engine's.
 */
public final class VenueLink
{
    /** No session stands. */
    public static final long NO_SESSION = 0;
    /** Nothing is known yet of the venue's books. */
    public static final long ANY_BOOKS = 0;

    private static final int FRAGMENTS = 64;
    private static final long LOGON_NS = 200_000_000L;

    private final FragmentAssembler assembler = new FragmentAssembler(this::onFragment);
    private final WireFrame frame = new WireFrame();
    private final StatusMessage status = new StatusMessage();
    private final SentRequests requests = new SentRequests();
    private final UnsafeBuffer name = new UnsafeBuffer(new byte[0]);
    private final WireSettings settings;
    private final WireCounters counters;
    private final Followed venue;

    private volatile long session = NO_SESSION;
    private volatile long givenUp = NO_SESSION;
    private volatile ConcurrentPublication publication;

    private FrameSender sender;
    private Subscription reports;
    private LiveSink sink;
    private long asked;
    private long books;
    private long taken;
    private long sentNs;
    private long timeNs = Units.NULL_TIME_NS;
    private boolean isToldUp;
    private boolean isLost;
    private long feedTaken;
    private String refusal;
    private boolean isUnfit;

    /**
     * A link without a session.
     *
     * @param wire     to the venue.
     * @param settings channels and streams.
     * @param counters of this process.
     * @param first    number of the first session; each later one has the next.
     * @param books    that orders were sent to in earlier runs, or {@link #ANY_BOOKS}.
     */
    public VenueLink(
        final Wire wire,
        final WireSettings settings,
        final WireCounters counters,
        final long first,
        final long books)
    {
        this.settings = settings;
        this.counters = counters;
        this.books = books;
        venue = new Followed(settings.rivalNs(), settings.silenceNs());
        asked = first;
        connect(wire);
    }

    /**
     * Sets what the venue knows this node by, before the first logon.
     *
     * @param newName the same after each of its starts, and nobody else's.
     */
    public void name(final String newName)
    {
        name.wrap(newName.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens the ways again, after the media driver was lost; the session is lost with it.
     *
     * @param wire that has a new one.
     */
    public void connect(final Wire wire)
    {
        isLost = isLost || NO_SESSION != session;
        publication = wire.publish(settings.orderChannel(), settings.orderStream());
        sender = new FrameSender(publication);
        reports = wire.subscribe(settings.reportChannel(), settings.orderStream() + 1);
        assembler.clear();
    }

    /**
     * Logs on, without taking any report.
     *
     * @return whether a session stands.
     */
    public boolean logOn()
    {
        if (NO_SESSION == session)
        {
            logOnIfDue();
            reports.poll(assembler, 1);
        }
        return NO_SESSION != session;
    }

    /**
     * Sets what the node has taken of the feed, which the venue compares with its books.
     *
     * @param lastTaken number of its last event; 0 before the first.
     */
    public void feedTaken(final long lastTaken)
    {
        feedTaken = lastTaken;
    }

    /**
     * Hands over what has come.
     *
     * @param newSink takes reports, and what is to be known of the session.
     * @param nowNs   of the feed.
     * @return how much was done.
     */
    public int poll(final LiveSink newSink, final long nowNs)
    {
        sink = newSink;
        timeNs = nowNs;
        if (NO_SESSION != session && !isToldUp)
        {
            isToldUp = true;
            tell(VenueState.ORDERS_UP);
        }
        venue.listen();
        final int work = reports.poll(assembler, FRAGMENTS);
        final long clockNs = settings.clock().nanoTime();
        final boolean isSilent = venue.isSilent(clockNs);
        if (NO_SESSION == session)
        {
            logOnIfDue();
        }
        else if (isLost || givenUp == session || isSilent || !reports.isConnected())
        {
            lose();
        }
        else if (clockNs - sentNs > settings.heartbeatNs())
        {
            sentNs = clockNs;
            sender.offer(FrameKind.NODE_HEARTBEAT, session, requests.lvSent(session), Units.NULL_TIME_NS, 0);
        }
        sendAway(venue.oneTooMany(work < FRAGMENTS, clockNs));
        return work;
    }

    /** Ends the session on purpose. */
    public void logOut()
    {
        if (NO_SESSION != session)
        {
            sender.offer(FrameKind.LOGOUT, session, 0, Units.NULL_TIME_NS, 0);
            session = NO_SESSION;
            venue.leave();
        }
    }

    /**
     * The session that stands.
     *
     * @return {@link #NO_SESSION} when none does.
     */
    public long session()
    {
        return session;
    }

    /**
     * Which books the venue keeps.
     *
     * @return {@link #ANY_BOOKS} before it said so.
     */
    public long books()
    {
        return books;
    }

    /**
     * Why no session stands, as far as the venue said.
     *
     * @return null when it said nothing.
     */
    public String refusal()
    {
        return refusal;
    }

    /**
     * Whether waiting for a session is in vain.
     *
     * @return true once the venue said so.
     */
    public boolean isUnfit()
    {
        return isUnfit;
    }

    Publication publication()
    {
        return publication;
    }

    /** Too much waits for room: what waits is forgotten, so the session must end. Engine thread. */
    void giveUp(final long ofSession)
    {
        givenUp = ofSession;
    }

    /** What was sent, which the engine's thread counts. */
    SentRequests requests()
    {
        return requests;
    }

    private void sendAway(final long oneTooMany)
    {
        if (Rivals.NONE != oneTooMany)
        {
            sender.offer(FrameKind.OCCUPIED, session, 0, Units.NULL_TIME_NS, oneTooMany);
            counters.count(WireCounter.VENUES_SENT_AWAY, "two venues answer on " + settings.orderChannel() +
                " stream " + settings.orderStream() + ": the first has the session, the other is told to end");
        }
    }

    private void logOnIfDue()
    {
        final long clockNs = settings.clock().nanoTime();
        if (clockNs - sentNs > LOGON_NS || 0 == sentNs)
        {
            sentNs = clockNs;
            sender.offer(FrameKind.LOGON, asked, feedTaken, Units.NULL_TIME_NS, books, name, 0, name.capacity());
        }
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header aeronHeader)
    {
        if (!frame.wrap(buffer, offset, length))
        {
            counters.count(WireCounter.FRAMES_REFUSED, "a message of the venue is refused: " + frame.problem());
            return;
        }
        switch (frame.kind())
        {
            case FrameKind.LOGGED_ON:
                onLoggedOn();
                break;
            case FrameKind.REFUSED:
                onRefused(false);
                break;
            case FrameKind.UNFIT:
                onRefused(true);
                break;
            case FrameKind.REPORT:
                onReport();
                break;
            case FrameKind.VENUE_HEARTBEAT:
                onHeartbeat();
                break;
            default:
                break;
        }
    }

    private void onLoggedOn()
    {
        if (NO_SESSION != session || frame.peer() != asked || !isNamed())
        {
            return;
        }
        if (ANY_BOOKS != books && books != frame.sequence())
        {
            refusal = "the venue that answers keeps other books than those this node's orders were sent to; start " +
                "the venue that belongs to this journal";
            counters.count(WireCounter.VENUES_REFUSED);
            return;
        }
        refusal = null;
        isUnfit = false;
        books = frame.sequence();
        venue.follow(frame.session(), settings.clock().nanoTime());
        taken = 0;
        isLost = false;
        isToldUp = false;
        counters.count(WireCounter.VENUE_SESSIONS);
        session = asked;
        if (null != sink)
        {
            isToldUp = true;
            tell(VenueState.ORDERS_UP);
        }
    }

    /** Every node hears what the venue says to one, and two may ask for sessions of the same number. */
    private boolean isNamed()
    {
        return name.equals(new UnsafeBuffer(frame.buffer(), frame.bodyOffset(), frame.bodyLength()));
    }

    private void onRefused(final boolean isForGood)
    {
        if (NO_SESSION == session && frame.peer() == asked)
        {
            refusal = frame.buffer().getStringWithoutLengthUtf8(frame.bodyOffset(), frame.bodyLength());
            isUnfit = isForGood;
        }
    }

    private void onReport()
    {
        if (!isOfSession())
        {
            return;
        }
        venue.onHeard();
        if (frame.sequence() == taken + 1)
        {
            taken++;
            counters.count(WireCounter.REPORTS_TAKEN);
            sink.onVenue(frame.buffer(), frame.bodyOffset(), frame.bodyLength());
        }
        else
        {
            isLost = isLost || frame.sequence() > taken;
        }
    }

    /** A venue that knows of no session, or of another's, has none with us. */
    private void onHeartbeat()
    {
        if (isOfSession())
        {
            venue.onHeard();
            isLost = isLost || frame.sequence() > taken;
        }
        else if (venue.is(frame.session()))
        {
            isLost = true;
        }
        else
        {
            venue.onOther(frame.session(), settings.clock().nanoTime());
        }
    }

    private boolean isOfSession()
    {
        return NO_SESSION != session && venue.is(frame.session()) && frame.peer() == session;
    }

    private void lose()
    {
        counters.count(WireCounter.VENUE_LOSSES);
        sender.offer(FrameKind.LOGOUT, session, 0, Units.NULL_TIME_NS, 0);
        session = NO_SESSION;
        venue.leave();
        asked++;
        isLost = false;
        sentNs = 0;
        if (isToldUp)
        {
            isToldUp = false;
            tell(VenueState.ORDERS_DOWN);
        }
    }

    private void tell(final VenueState state)
    {
        sink.onStatus(status.encode(state, Units.NULL_INSTRUMENT, timeNs), 0, StatusMessage.LENGTH);
    }
}
