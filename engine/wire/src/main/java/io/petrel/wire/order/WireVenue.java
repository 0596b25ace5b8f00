package io.petrel.wire.order;

import io.aeron.Publication;
import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.sim.SimulatedVenue;
import io.petrel.venue.port.Venue;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A venue in another process, as the engine sees it: takes what is to be sent and makes nothing; what the venue answers
 * comes through the ring like a feed's event. Engine thread only; never waits and allocates nothing.
 *
 * <pre>
 *   session stands, room       offered at once
 *   session stands, no room    kept in order, offered again at each later call; counted
 *   kept ones fill their room  the session is given up; what is kept and what comes until the next one is not sent
 *   no session                 not sent; counted
 * </pre>
 *
 * Whatever is not sent was journaled as sent. The end of a session is told to the core as ORDERS_DOWN and ORDERS_UP,
 * upon which it asks the venue about each open order; the venue answers that such an order never arrived, and it never
 * will, since nothing kept outlives its session. So no order is lost in silence, and none is sent twice.
 */
public final class WireVenue implements SimulatedVenue, Venue
{
    private static final int DEFERRED_BYTES = 1 << 18;

    private final DeferredRequests deferred = new DeferredRequests(DEFERRED_BYTES);
    private final VenueLink link;
    private final WireCounters counters;

    private FrameSender sender;
    private Publication publication;
    private long session = VenueLink.NO_SESSION;
    private long givenUp = VenueLink.NO_SESSION;
    private long sequence;

    /**
     * The engine's end.
     *
     * @param link     that keeps the session.
     * @param counters of this process.
     */
    public WireVenue(final VenueLink link, final WireCounters counters)
    {
        this.link = link;
        this.counters = counters;
    }

    @Override
    public Venue orders()
    {
        return this;
    }

    @Override
    public void onNewOrder(final long nowNs, final NewOrderDecoder order)
    {
        send(nowNs, order.buffer(), order.offset(), order.encodedLength());
    }

    @Override
    public void onCancelOrder(final long nowNs, final CancelOrderDecoder cancel)
    {
        send(nowNs, cancel.buffer(), cancel.offset(), cancel.encodedLength());
    }

    @Override
    public void onReplaceOrder(final long nowNs, final ReplaceOrderDecoder replace)
    {
        send(nowNs, replace.buffer(), replace.offset(), replace.encodedLength());
    }

    @Override
    public void onOrderQuery(final long nowNs, final OrderQueryDecoder query)
    {
        send(nowNs, query.buffer(), query.offset(), query.encodedLength());
    }

    @Override
    public void onReconcileRequest(final long nowNs, final ReconcileRequestDecoder request)
    {
        send(nowNs, request.buffer(), request.offset(), request.encodedLength());
    }

    @Override
    public boolean outlivesNode()
    {
        return false;
    }

    @Override
    public boolean makesMarket()
    {
        return false;
    }

    @Override
    public void onMarket(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        // The venue's process subscribes to the feed itself.
    }

    /** {@inheritDoc} Makes nothing, but what is kept may have room now. */
    @Override
    public int poll(final long nowNs, final MutableDirectBuffer buffer, final int offset)
    {
        if (!deferred.isEmpty())
        {
            adopt(link.session());
            drain();
        }
        return 0;
    }

    @Override
    public long polledTimeNs()
    {
        return Units.NULL_TIME_NS;
    }

    @Override
    public boolean hasPolledMarket()
    {
        return false;
    }

    @Override
    public long nextDueNs()
    {
        return Long.MAX_VALUE;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        // Nothing of a session outlives it.
    }

    /** The decoder stands behind its SBE header, which is sent with it. */
    private void send(final long nowNs, final DirectBuffer buffer, final int bodyOffset, final int bodyLength)
    {
        final int offset = bodyOffset - MessageHeaderDecoder.ENCODED_LENGTH;
        final int length = bodyLength + MessageHeaderDecoder.ENCODED_LENGTH;
        adopt(link.session());
        if (VenueLink.NO_SESSION == session)
        {
            counters.count(WireCounter.REQUESTS_WITHHELD);
            return;
        }
        drain();
        if (!deferred.isEmpty() || !offer(nowNs, buffer, offset, length))
        {
            defer(nowNs, buffer, offset, length);
        }
    }

    /** A session that was given up here counts no more, although the other thread may not have ended it yet. */
    private void adopt(final long standing)
    {
        final long newSession = standing == givenUp ? VenueLink.NO_SESSION : standing;
        if (newSession != session)
        {
            counters.add(WireCounter.REQUESTS_WITHHELD, deferred.clear());
            session = newSession;
            sequence = 0;
            link.requests().svBegun(newSession);
        }
    }

    private void drain()
    {
        while (!deferred.isEmpty() &&
            offer(deferred.timeNs(), deferred.buffer(), deferred.offset(), deferred.length()))
        {
            deferred.removeFirst();
        }
    }

    private boolean offer(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        useNewest(link.publication());
        final long result = sender.offer(
            FrameKind.REQUEST, session, sequence + 1, nowNs, 0, buffer, offset, length);
        if (result > 0)
        {
            sequence++;
            link.requests().soSent(sequence);
            counters.count(WireCounter.REQUESTS_SENT);
        }
        return result > 0;
    }

    private void useNewest(final Publication newest)
    {
        if (publication != newest)
        {
            publication = newest;
            sender = new FrameSender(newest);
        }
    }

    private void defer(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        counters.count(WireCounter.REQUESTS_DEFERRED);
        if (!deferred.add(nowNs, buffer, offset, length))
        {
            counters.add(WireCounter.REQUESTS_WITHHELD, deferred.clear() + 1L);
            givenUp = session;
            link.giveUp(session);
            session = VenueLink.NO_SESSION;
        }
    }
}
