package io.petrel.wire.frame;

import io.aeron.Publication;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes messages and offers them to a publication, header and body from where they lie. Never waits and allocates
 * nothing. One thread; several senders may share a concurrent publication.
 */
public final class FrameSender
{
    /** A message is at most so small a part of a term. */
    private static final long MESSAGES_PER_TERM = 8;
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
     * Longest body that may be offered at all; a longer one is an {@link IllegalArgumentException}.
     *
     * @return bytes.
     */
    public int bodyBytesMax()
    {
        return publication.maxMessageLength() - WireFrame.HEADER_LENGTH;
    }

    /**
     * Length of terms whose messages may have such a body.
     *
     * @param bodyBytes of the message.
     * @return bytes, a power of two.
     */
    public static long termBytesFor(final int bodyBytes)
    {
        return BitUtil.findNextPositivePowerOfTwo((long)(bodyBytes + WireFrame.HEADER_LENGTH) * MESSAGES_PER_TERM);
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
