package io.petrel.wire.order;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests of which session are on their way: counted by the engine's thread, told by the other with each
 * heartbeat. The session is stored last, and cleared before the count is changed.
 */
final class SentRequests
{
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong session = new AtomicLong(VenueLink.NO_SESSION);

    /** A session that has sent nothing yet; with full fences, since it is once a session. Engine thread. */
    void svBegun(final long ofSession)
    {
        session.set(VenueLink.NO_SESSION);
        count.set(0);
        session.set(ofSession);
    }

    /** Requests of the session that are on their way, stored after the last of them was. Engine thread. */
    void soSent(final long newCount)
    {
        count.lazySet(newCount);
    }

    /** Those of a session; 0 when it has not begun. Sessions never come back, so what lies between two reads is its. */
    long lvSent(final long ofSession)
    {
        final long before = session.get();
        final long sent = count.get();
        return before == ofSession && before == session.get() ? sent : 0;
    }
}
