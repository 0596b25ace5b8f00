package io.petrel.wire.order;

import io.aeron.FragmentAssembler;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.logbuffer.Header;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireException;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedStanding;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.StreamClaim;
import io.petrel.wire.frame.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The venue's end of the sessions: one node at a time, since order numbers are a node's own and two of them would
 * clash. A node that was killed may log on again at once under its name; another waits until the first is gone.
 * Reports wait in memory for a slow node, and are forgotten with its session: the next one asks.
 * <p>
 * While the feed is behind the books nobody has a session: the market stands still here, and an order would meet one
 * that its node has not seen. One thread.
 */
public final class VenueServer implements AutoCloseable
{
    /** Takes requests, for whoever stands before the book. */
    @FunctionalInterface
    public interface RequestSink
    {
        /**
         * A request of the session, as {@link VenueBook#onRequest} takes it.
         *
         * @param sentNs when the node sent it, by the feed's time.
         * @param buffer holding the SBE message.
         * @param offset of the SBE header.
         * @param length of header and body in bytes.
         */
        void onRequest(long sentNs, DirectBuffer buffer, int offset, int length);
    }

    private static final int FRAGMENTS = 64;
    private static final long NO_SESSION = VenueLink.NO_SESSION;
    /** Taken by a node that needs no event again: only these books are compared with the feed. */
    private static final long ALL_TAKEN = Long.MAX_VALUE;

    private final FragmentAssembler assembler = new FragmentAssembler(this::onFragment);
    private final ReportOutbox outbox = new ReportOutbox(this::send);
    private final WireFrame frame = new WireFrame();
    private final WireSettings settings;
    private final WireCounters counters;
    private final VenueBook book;
    private final RequestSink taker;
    private final long session;
    private final long books;

    private LongFunction<FeedStanding> standing = nodeTaken -> FeedStanding.TOGETHER;
    private Publication publication;
    private Publication claims;
    private StreamClaim claim;
    private FrameSender sender;
    private Subscription requests;
    private UnsafeBuffer node = new UnsafeBuffer(new byte[0]);
    private long nodeSession = NO_SESSION;
    private long taken;
    private long sent;
    private long heardNs;
    private long beatNs;
    private boolean isHeard;

    /**
     * A venue without a node.
     *
     * @param wire     to the node.
     * @param settings channels and streams.
     * @param counters of this process.
     * @param book     that takes requests and makes reports.
     * @param session  of this process: another after each start.
     * @param books    the same after each start on the same journal, and no other's.
     */
    public VenueServer(
        final Wire wire,
        final WireSettings settings,
        final WireCounters counters,
        final VenueBook book,
        final long session,
        final long books)
    {
        this(wire, settings, counters, book, book::onRequest, session, books);
    }

    /**
     * A venue without a node, with somebody between its requests and its book.
     *
     * @param wire     to the node.
     * @param settings channels and streams.
     * @param counters of this process.
     * @param book     that makes reports.
     * @param taker    of requests, which hands them to the book.
     * @param session  of this process: another after each start.
     * @param books    the same after each start on the same journal, and no other's.
     */
    public VenueServer(
        final Wire wire,
        final WireSettings settings,
        final WireCounters counters,
        final VenueBook book,
        final RequestSink taker,
        final long session,
        final long books)
    {
        this.taker = taker;
        this.settings = settings;
        this.counters = counters;
        this.book = book;
        this.session = session;
        this.books = books;
        beatNs = settings.clock().nanoTime();
        book.reports(this::onReport);
        connect(wire);
    }

    /**
     * Opens the ways again, after the media driver was lost.
     *
     * @param wire that has a new one.
     */
    public void connect(final Wire wire)
    {
        publication = wire.publishAlone(settings.reportChannel(), settings.orderStream() + 1);
        sender = new FrameSender(publication);
        requests = wire.subscribe(settings.orderChannel(), settings.orderStream());
        claims = wire.publish(settings.orderChannel(), settings.orderStream());
        claim = new StreamClaim(
            new FrameSender(claims), session, settings.clock().nanoTime() - settings.claimNs(), settings.claimNs());
        assembler.clear();
        end();
    }

    /**
     * Sets who knows where the feed is.
     *
     * @param newStanding of the feed to the books, given what a node has taken of it.
     */
    public void standing(final LongFunction<FeedStanding> newStanding)
    {
        standing = newStanding;
    }

    /**
     * Takes requests, sends reports, and signs of life.
     *
     * @return how much was done.
     * @throws WireException when another venue has this stream.
     */
    public int poll()
    {
        isHeard = false;
        int work = requests.poll(assembler, FRAGMENTS);
        requireClaim();
        if (NO_SESSION != nodeSession && FeedStanding.BEHIND == standing.apply(ALL_TAKEN))
        {
            counters.count(WireCounter.SESSIONS_AHEAD, "the feed was started again and is behind this venue's books: " +
                "no session until it has come there");
            end();
        }
        work += outbox.drain(FRAGMENTS);
        final long clockNs = settings.clock().nanoTime();
        heardNs = isHeard ? clockNs : heardNs;
        if (NO_SESSION != nodeSession && clockNs - heardNs > settings.silenceNs())
        {
            end();
        }
        if (clockNs - beatNs > settings.heartbeatNs() && outbox.isEmpty())
        {
            beatNs = clockNs;
            sender.offer(FrameKind.VENUE_HEARTBEAT, session, sent, book.nowNs(), nodeSession);
        }
        return work;
    }

    /**
     * Whether a node has a session.
     *
     * @return false when none has.
     */
    public boolean hasNode()
    {
        return NO_SESSION != nodeSession;
    }

    /** Ends without a word. */
    @Override
    public void close()
    {
        publication.close();
        claims.close();
        requests.close();
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header aeronHeader)
    {
        if (!frame.wrap(buffer, offset, length))
        {
            counters.count(WireCounter.FRAMES_REFUSED, "a message of a node is refused: " + frame.problem());
            return;
        }
        switch (frame.kind())
        {
            case FrameKind.LOGON:
                onLogon();
                break;
            case FrameKind.REQUEST:
                onRequest();
                break;
            case FrameKind.NODE_HEARTBEAT:
                onHeartbeat();
                break;
            case FrameKind.OCCUPIED:
                claim.onOccupied(frame.peer());
                break;
            case FrameKind.CLAIM:
                claim.onClaim(frame.session());
                break;
            case FrameKind.LOGOUT:
                endIf(frame.session() == nodeSession);
                break;
            default:
                break;
        }
    }

    /** What a killed process left on its way is read beside that of its next start, and may be read after it. */
    private void onLogon()
    {
        if (frame.session() == nodeSession && isSameNode())
        {
            welcome();
        }
        else if (NO_SESSION == nodeSession || isSameNode() && frame.session() > nodeSession)
        {
            beginIf(standing.apply(frame.sequence()));
        }
        else
        {
            refuse(FrameKind.REFUSED, "another node has the session: " + node.getStringWithoutLengthUtf8(
                0, node.capacity()) + "; end it, or name another --venue-stream");
        }
    }

    private void beginIf(final FeedStanding feed)
    {
        final long last = book.feedPlace().lastSequence();
        switch (feed)
        {
            case UNHEARD:
                refuse(FrameKind.REFUSED, "the venue does not hear the feed yet, of which its journal holds " + last +
                    " events");
                break;
            case BEHIND:
                refuse(FrameKind.REFUSED, "the venue's journal holds " + last + " events of this feed, which was " +
                    "started again and has not come there; wait for it, or start the venue on a new --journal");
                break;
            case BEGINS_BEFORE:
                refuse(FrameKind.UNFIT, "the venue's journal holds " + last + " events of this feed, and this node's " +
                    "none: the feed would begin again while the venue stands still; start the venue on a new " +
                    "--journal, or this node on the one that belongs to it");
                break;
            default:
                begin();
                break;
        }
    }

    private void refuse(final int kind, final String reason)
    {
        counters.count(WireCounter.LOGONS_REFUSED);
        final UnsafeBuffer text = new UnsafeBuffer(reason.getBytes(StandardCharsets.UTF_8));
        sender.offer(kind, session, books, book.nowNs(), frame.session(), text, 0, text.capacity());
    }

    private void requireClaim()
    {
        claim.keep(settings.clock().nanoTime());
        if (claim.isTaken())
        {
            throw new WireException("another venue serves orders on " + settings.orderChannel() + " stream " +
                settings.orderStream() + "; end it, or give this one a --venue-stream of its own");
        }
    }

    /** What it sent last is there, or was lost: then the session is. */
    private void onHeartbeat()
    {
        if (frame.session() == nodeSession)
        {
            isHeard = true;
            endIf(frame.sequence() > taken);
        }
    }

    private boolean isSameNode()
    {
        return node.equals(nameOfFrame());
    }

    private UnsafeBuffer nameOfFrame()
    {
        final byte[] bytes = new byte[frame.bodyLength()];
        frame.buffer().getBytes(frame.bodyOffset(), bytes);
        return new UnsafeBuffer(bytes);
    }

    private void begin()
    {
        end();
        node = nameOfFrame();
        nodeSession = frame.session();
        taken = 0;
        sent = 0;
        isHeard = true;
        counters.count(WireCounter.LOGONS);
        welcome();
    }

    /** One that has no room for it is asked for again. */
    private void welcome()
    {
        sender.offer(FrameKind.LOGGED_ON, session, books, book.nowNs(), nodeSession, node, 0, node.capacity());
    }

    private void onRequest()
    {
        if (frame.session() != nodeSession || NO_SESSION == nodeSession)
        {
            counters.count(WireCounter.REQUESTS_STALE);
        }
        else if (frame.sequence() == taken + 1)
        {
            isHeard = true;
            taken++;
            counters.count(WireCounter.REQUESTS_TAKEN);
            taker.onRequest(frame.timeNs(), frame.buffer(), frame.bodyOffset(), frame.bodyLength());
        }
        else
        {
            end();
        }
    }

    private void onReport(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        if (NO_SESSION == nodeSession)
        {
            counters.count(WireCounter.REPORTS_UNHEARD);
        }
        else if (!outbox.isEmpty() || !send(timeNs, buffer, offset, length))
        {
            counters.count(WireCounter.REPORTS_DEFERRED);
            endIf(!outbox.post(timeNs, buffer, offset, length));
        }
    }

    private boolean send(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        final long result = sender.offer(
            FrameKind.REPORT, session, sent + 1, timeNs, nodeSession, buffer, offset, length);
        if (result > 0)
        {
            sent++;
            counters.count(WireCounter.REPORTS_SENT);
        }
        return result > 0;
    }

    private void endIf(final boolean isAsked)
    {
        if (isAsked)
        {
            end();
        }
    }

    private void end()
    {
        if (NO_SESSION != nodeSession)
        {
            nodeSession = NO_SESSION;
            counters.add(WireCounter.REPORTS_UNHEARD, outbox.clear());
        }
    }
}
