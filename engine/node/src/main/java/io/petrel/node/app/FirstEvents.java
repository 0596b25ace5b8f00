package io.petrel.node.app;

import io.petrel.node.feed.Feed;
import org.agrona.DirectBuffer;

/** The first events of a feed. One thread. */
final class FirstEvents implements Feed
{
    private final Feed feed;
    private final long count;
    private long delivered;

    FirstEvents(final Feed feed, final long count)
    {
        this.feed = feed;
        this.count = count;
    }

    long delivered()
    {
        return delivered;
    }

    @Override
    public boolean next()
    {
        final boolean hasNext = delivered < count && feed.next();
        delivered += hasNext ? 1 : 0;
        return hasNext;
    }

    @Override
    public long ingestTimeNs()
    {
        return feed.ingestTimeNs();
    }

    @Override
    public DirectBuffer buffer()
    {
        return feed.buffer();
    }

    @Override
    public int offset()
    {
        return feed.offset();
    }

    @Override
    public int length()
    {
        return feed.length();
    }

    @Override
    public void close()
    {
        feed.close();
    }
}
