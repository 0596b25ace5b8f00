package io.petrel.wire.frame;

import io.aeron.Publication;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes messages and offers them to a publication, header and body from where they lie. Never waits and allocates
 * nothing. One thread; several senders may share a concurrent publication.
 */
public final class FrameSender
{
    private static final UnsafeBuffer NOTHING = new UnsafeBuffer(new byte[0]);

    private final UnsafeBuffer header = new UnsafeBuffer(new byte[WireFrame.HEADER_LENGTH]);
    private final Publication publication;

    /**
     * A sender.
     *
     * @param publication to offer to; its owner closes it.
     */
    public FrameSender(final Publication publication)
    {
        this.publication = publication;
    }

    /**
     * Offers a message with a body.
     *
     * @param kind     one of {@link FrameKind}.
     * @param session  of the sender.
     * @param sequence as the kind says.
     * @param timeNs   of the sender.
     * @param peer     as the kind says.
     * @param body     to send.
     * @param offset   of its first byte.
     * @param length   in bytes.
     * @return what {@link Publication#offer} says: below 0 when it was not taken.
     */
    public long offer(
        final int kind,
        final long session,
        final long sequence,
        final long timeNs,
        final long peer,
        final DirectBuffer body,
        final int offset,
        final int length)
    {
        WireFrame.encode(header, kind, session, sequence, timeNs, peer);
        return 0 == length ?
            publication.offer(header, 0, WireFrame.HEADER_LENGTH) :
            publication.offer(header, 0, WireFrame.HEADER_LENGTH, body, offset, length);
    }

    /**
     * Offers a message without a body.
     *
     * @param kind     one of {@link FrameKind}.
     * @param session  of the sender.
     * @param sequence as the kind says.
     * @param timeNs   of the sender.
     * @param peer     as the kind says.
     * @return what {@link Publication#offer} says: below 0 when it was not taken.
     */
    public long offer(
        final int kind, final long session, final long sequence, final long timeNs, final long peer)
    {
        return offer(kind, session, sequence, timeNs, peer, NOTHING, 0, 0);
    }

    /**
     * Whether anybody subscribes.
     *
     * @return false when nobody does, or the publication is closed.
     */
    public boolean isConnected()
    {
        return publication.isConnected();
    }
}
