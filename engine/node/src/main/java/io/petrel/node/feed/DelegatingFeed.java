package io.petrel.node.feed;

import io.petrel.journal.frame.Frame;
import org.agrona.DirectBuffer;

/** A feed that is another one but for what it changes of it. Closes that one with itself. One thread. */
public abstract class DelegatingFeed implements Feed
{
    private final Feed feed;

    /**
     * Stands before a feed.
     *
     * @param feed at its start.
     */
    protected DelegatingFeed(final Feed feed)
    {
        this.feed = feed;
    }

    @Override
    public boolean next()
    {
        return feed.next();
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
    public Frame record()
    {
        return feed.record();
    }

    @Override
    public void close()
    {
        feed.close();
    }
}
