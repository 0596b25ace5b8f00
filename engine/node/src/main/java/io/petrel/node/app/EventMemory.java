package io.petrel.node.app;

import io.petrel.node.feed.Feed;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** Events of a feed, kept in memory. Made at a start; then read only. */
final class EventMemory
{
    private static final int EVENTS_MAX = 250_000;
    private static final int BYTES_MAX = 1 << 26;
    private static final int INITIAL = 1 << 12;

    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(INITIAL);
    private long[] timesNs = new long[INITIAL];
    private int[] ends = new int[INITIAL];
    private int count;

    /**
     * Keeps a feed's current event and those behind it, as many as there is room for.
     *
     * @param feed on its first event to keep.
     * @return its events.
     */
    static EventMemory of(final Feed feed)
    {
        final EventMemory memory = new EventMemory();
        do
        {
            memory.add(feed);
        }
        while (memory.hasRoom() && feed.next());
        return memory;
    }

    int count()
    {
        return count;
    }

    long ingestTimeNs(final int index)
    {
        return timesNs[index];
    }

    DirectBuffer buffer()
    {
        return bytes;
    }

    int offset(final int index)
    {
        return 0 == index ? 0 : ends[index - 1];
    }

    int length(final int index)
    {
        return ends[index] - offset(index);
    }

    private boolean hasRoom()
    {
        return count < EVENTS_MAX && ends[count - 1] < BYTES_MAX;
    }

    private void add(final Feed feed)
    {
        if (count == ends.length)
        {
            timesNs = Arrays.copyOf(timesNs, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        final int offset = 0 == count ? 0 : ends[count - 1];
        bytes.putBytes(offset, feed.buffer(), feed.offset(), feed.length());
        timesNs[count] = feed.ingestTimeNs();
        ends[count++] = offset + feed.length();
    }
}
