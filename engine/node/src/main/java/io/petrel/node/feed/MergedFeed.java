package io.petrel.node.feed;

import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Several tapes as one, by ingest time, ties in the order the tapes were named. Each (venue, symbol) gets one
 * instrument id across the tapes. One thread; allocates only when an event is larger than any before.
 */
public final class MergedFeed implements Feed
{
    private static final int INITIAL_BYTES = 1 << 16;

    /** Null behind a tape that could not be opened. */
    private final TapeFeed[] tapes;
    private final boolean[] hasEvent;
    private final InstrumentIds instrumentIds;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[INITIAL_BYTES]);

    private int current = -1;
    private int length;

    private MergedFeed(final List<Path> paths)
    {
        tapes = new TapeFeed[paths.size()];
        hasEvent = new boolean[tapes.length];
        instrumentIds = new InstrumentIds(tapes.length);
        try
        {
            open(paths);
        }
        catch (final RuntimeException refused)
        {
            close();
            throw refused;
        }
    }

    /**
     * Opens tapes.
     *
     * @param tapes folders, at least one.
     * @return a feed of all of them.
     */
    public static Feed of(final List<Path> tapes)
    {
        return 1 == tapes.size() ? new TapeFeed(tapes.get(0)) : new MergedFeed(tapes);
    }

    @Override
    public boolean next()
    {
        if (current >= 0)
        {
            hasEvent[current] = tapes[current].next();
        }
        current = earliest();
        if (current >= 0)
        {
            copy(tapes[current]);
        }
        return current >= 0;
    }

    @Override
    public long ingestTimeNs()
    {
        return tapes[current].ingestTimeNs();
    }

    @Override
    public DirectBuffer buffer()
    {
        return buffer;
    }

    @Override
    public int offset()
    {
        return 0;
    }

    @Override
    public int length()
    {
        return length;
    }

    @Override
    public void close()
    {
        for (final TapeFeed tape : tapes)
        {
            if (null != tape)
            {
                tape.close();
            }
        }
    }

    private void open(final List<Path> paths)
    {
        for (int i = 0; i < tapes.length; i++)
        {
            tapes[i] = new TapeFeed(paths.get(i));
            hasEvent[i] = tapes[i].next();
        }
    }

    private int earliest()
    {
        int earliest = -1;
        for (int i = 0; i < tapes.length; i++)
        {
            if (hasEvent[i] && (earliest < 0 || tapes[i].ingestTimeNs() < tapes[earliest].ingestTimeNs()))
            {
                earliest = i;
            }
        }
        return earliest;
    }

    private void copy(final TapeFeed tape)
    {
        length = tape.length();
        if (buffer.capacity() < length)
        {
            buffer.wrap(new byte[length + length / 2]);
        }
        buffer.putBytes(0, tape.buffer(), tape.offset(), length);
        instrumentIds.rewrite(current, tape.buffer(), tape.offset(), buffer);
    }
}
