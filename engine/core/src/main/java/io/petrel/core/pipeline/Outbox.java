package io.petrel.core.pipeline;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.route.VenueRequests;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where publishers encode, and in which order what they said leaves: first what the venue waits for, the moment it is
 * said; when the event is done all the rest, in the order of its places. So no order waits until the features, votes
 * and verdicts that explain it are recorded. Pipeline thread only; allocates nothing once it has seen its largest
 * event.
 */
final class Outbox
{
    private static final int MESSAGE_BYTES_MAX = 1 << 16;
    private static final int INITIAL_BYTES = 4 * MESSAGE_BYTES_MAX;
    private static final int INITIAL_COUNT = 64;
    private static final int AT_END = -1;

    private final UnsafeBuffer all = new UnsafeBuffer(new byte[INITIAL_BYTES]);
    private final UnsafeBuffer next = new UnsafeBuffer(all, 0, INITIAL_BYTES);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OutboundSink sink;
    private int[] heldIds = new int[INITIAL_COUNT];
    private int[] heldOffsets = new int[INITIAL_COUNT];
    private int[] heldLengths = new int[INITIAL_COUNT];
    private int heldCount;
    private int heldPlace = AT_END;
    private int usedBytes;

    private long nowNs;

    Outbox(final OutboundSink sink)
    {
        this.sink = sink;
    }

    /** Event time of every message until the next call: the ingest time of the inbound event. */
    void now(final long ingestTimeNs)
    {
        nowNs = ingestTimeNs;
    }

    long nowNs()
    {
        return nowNs;
    }

    /** Room for one message, from its start; another place for each, so ask again before each. */
    MutableDirectBuffer buffer()
    {
        return next;
    }

    MessageHeaderEncoder header()
    {
        return header;
    }

    /** Takes the message just encoded at the start of the buffer. */
    void send(final int templateId, final int bodyLength)
    {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
        if (VenueRequests.includes(templateId))
        {
            sink.onMessage(templateId, nowNs, next, 0, length);
        }
        else
        {
            hold(templateId, length);
        }
    }

    /** {@return the place that the next message would take among those that are held} */
    int place()
    {
        return heldCount;
    }

    /** Messages that are held from now on stand from a place on, before what was said since it was asked for. */
    void continueAt(final int place)
    {
        heldPlace = place;
    }

    /** Messages that are held from now on stand behind all others. */
    void continueAtEnd()
    {
        heldPlace = AT_END;
    }

    /** The event is done: hands on what was held, and forgets it. */
    void release()
    {
        for (int i = 0; i < heldCount; i++)
        {
            sink.onMessage(heldIds[i], nowNs, all, heldOffsets[i], heldLengths[i]);
        }
        if (usedBytes > 0)
        {
            heldCount = 0;
            usedBytes = 0;
            next.wrap(all, 0, all.capacity());
        }
    }

    private void hold(final int templateId, final int length)
    {
        if (heldCount == heldIds.length)
        {
            growPlaces();
        }
        final int place = AT_END == heldPlace ? heldCount : heldPlace++;
        if (place < heldCount)
        {
            makeRoom(place);
        }
        heldIds[place] = templateId;
        heldOffsets[place] = usedBytes;
        heldLengths[place] = length;
        heldCount++;
        use(length);
    }

    private void growPlaces()
    {
        heldIds = Arrays.copyOf(heldIds, 2 * heldCount);
        heldOffsets = Arrays.copyOf(heldOffsets, 2 * heldCount);
        heldLengths = Arrays.copyOf(heldLengths, 2 * heldCount);
    }

    private void makeRoom(final int place)
    {
        final int behind = heldCount - place;
        System.arraycopy(heldIds, place, heldIds, place + 1, behind);
        System.arraycopy(heldOffsets, place, heldOffsets, place + 1, behind);
        System.arraycopy(heldLengths, place, heldLengths, place + 1, behind);
    }

    private void use(final int length)
    {
        usedBytes += (length + Long.BYTES - 1) & -Long.BYTES;
        if (all.capacity() - usedBytes < MESSAGE_BYTES_MAX)
        {
            all.wrap(Arrays.copyOf(all.byteArray(), 2 * all.capacity()));
        }
        next.wrap(all, usedBytes, all.capacity() - usedBytes);
    }
}
