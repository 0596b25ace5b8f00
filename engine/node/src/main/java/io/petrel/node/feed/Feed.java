package io.petrel.node.feed;

import io.petrel.journal.frame.Frame;
import org.agrona.DirectBuffer;

/**
 * Inbound market events in order of ingest time. One thread; the event is valid until the next call of {@link #next}.
 */
public interface Feed extends AutoCloseable
{
    /**
     * Moves to the next event.
     *
     * @return false at the end.
     */
    boolean next();

    /**
     * When the current event entered the node that recorded it.
     *
     * @return ns since the epoch.
     */
    long ingestTimeNs();

    /**
     * Buffer of the current event.
     *
     * @return it, owned by the feed.
     */
    DirectBuffer buffer();

    /**
     * Offset of the current event's SBE header.
     *
     * @return offset in the buffer.
     */
    int offset();

    /**
     * Length of the current event with its SBE header.
     *
     * @return bytes.
     */
    int length();

    /**
     * The current event as the record of a journal that it is, whole and found right.
     *
     * @return it, or null where the event was made or changed since it was read.
     */
    default Frame record()
    {
        return null;
    }

    /** Releases the files behind the feed. */
    @Override
    void close();
}
