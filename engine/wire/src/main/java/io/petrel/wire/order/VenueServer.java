package io.petrel.wire.order;

import io.aeron.FragmentAssembler;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.logbuffer.Header;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import io.petrel.wire.frame.WireFrame;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableRingBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The venue's end of the sessions: one node at a time, since order numbers are a node's own and two of them would
 * clash. A node that was killed may log on again at once under its name; another waits until the first is gone.
 * Reports wait in memory for a slow node, and are forgotten with its session: the next one asks. One thread.
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
    private static final int OUTBOX_BYTES = 1 << 16;
    private static final int OUTBOX_BYTES_MAX = 1 << 26;
    private static final int TIME_BYTES = Long.BYTES;
    private static final long NO_SESSION = VenueLink.NO_SESSION;

    private final FragmentAssembler assembler = new FragmentAssembler(this::onFragment);
    private final ExpandableRingBuffer outbox = new ExpandableRingBuffer(OUTBOX_BYTES, OUTBOX_BYTES_MAX, false);
    private final ExpandableRingBuffer.MessageConsumer sending = this::sendNext;
    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[OUTBOX_BYTES + TIME_BYTES]);
    private final WireFrame frame = new WireFrame();
    private final WireSettings settings;
    private final WireCounters counters;
    private final VenueBook book;
    private final RequestSink taker;
    private final long session;
    private final long books;

    private Publication publication;
    private FrameSender sender;
    private Subscription requests;
    private UnsafeBuffer node = new UnsafeBuffer(new byte[0]);
    private long nodeSession = NO_SESSION;
    private long taken;
    private long sent;
    private long heardNs;
    private long beatNs = System.nanoTime();
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
        assembler.clear();
        end();
    }

    /**
     * Takes requests, sends reports, and signs of life.
     *
     * @return how much was done.
     */
    public int poll()
    {
        isHeard = false;
        int work = requests.poll(assembler, FRAGMENTS);
        work += outbox.isEmpty() ? 0 : outbox.consume(sending, FRAGMENTS);
        final long clockNs = System.nanoTime();
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
        requests.close();
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header aeronHeader)
    {
        if (!frame.wrap(buffer, offset, length))
        {
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
                isHeard = isHeard || frame.session() == nodeSession;
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
        if (frame.session() == nodeSession)
        {
            answer(FrameKind.LOGGED_ON, nodeSession);
        }
        else if (NO_SESSION == nodeSession || isSameNode() && frame.session() > nodeSession)
        {
            begin();
        }
        else
        {
            counters.count(WireCounter.LOGONS_REFUSED);
            answer(FrameKind.REFUSED, frame.session());
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
        answer(FrameKind.LOGGED_ON, nodeSession);
    }

    /** One that has no room for it is asked for again. */
    private void answer(final int kind, final long peer)
    {
        sender.offer(kind, session, books, book.nowNs(), peer, node, 0, node.capacity());
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
            post(timeNs, buffer, offset, length);
        }
    }

    private void post(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        letter.putLong(0, timeNs);
        letter.putBytes(TIME_BYTES, buffer, offset, length);
        if (!outbox.append(letter, 0, TIME_BYTES + length))
        {
            end();
        }
    }

    private boolean sendNext(
        final MutableDirectBuffer buffer, final int offset, final int length, final int headOffset)
    {
        return send(buffer.getLong(offset), buffer, offset + TIME_BYTES, length - TIME_BYTES);
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
            outbox.forEach((buffer, offset, length, headOffset) ->
            {
                counters.count(WireCounter.REPORTS_UNHEARD);
                return true;
            }, Integer.MAX_VALUE);
            outbox.reset(OUTBOX_BYTES);
        }
    }
}
