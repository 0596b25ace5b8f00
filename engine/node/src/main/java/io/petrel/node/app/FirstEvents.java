package io.petrel.node.app;

import io.petrel.node.feed.DelegatingFeed;
import io.petrel.node.feed.Feed;

/** The first events of a feed. One thread. */
final class FirstEvents extends DelegatingFeed
{
    private final long count;
    private long delivered;

    FirstEvents(final Feed feed, final long count)
    {
        super(feed);
        this.count = count;
    }

    long delivered()
    {
        return delivered;
    }

    @Override
    public boolean next()
    {
        final boolean hasNext = delivered < count && super.next();
        delivered += hasNext ? 1 : 0;
        return hasNext;
    }
}
