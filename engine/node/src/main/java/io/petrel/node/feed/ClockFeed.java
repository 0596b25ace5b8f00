package io.petrel.node.feed;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Virtual time in equal steps, without messages: it drives a market that the venue makes on the engine's thread. The
 * engine carries, at each pulse, all that is due by then; how long the steps are changes no event. One thread.
 */
public final class ClockFeed implements Feed
{
    private final UnsafeBuffer nothing = new UnsafeBuffer(new byte[0]);
    private final long stepNs;
    private final long endNs;

    private long timeNs;

    /**
     * A clock before its first pulse.
     *
     * @param startNs time of the first pulse, ns since the epoch.
     * @param endNs   no pulse is later.
     * @param stepNs  between pulses, above 0.
     */
    public ClockFeed(final long startNs, final long endNs, final long stepNs)
    {
        this.endNs = endNs;
        this.stepNs = stepNs;
        timeNs = startNs - stepNs;
    }

    @Override
    public boolean next()
    {
        timeNs += stepNs;
        return timeNs <= endNs;
    }

    @Override
    public long ingestTimeNs()
    {
        return timeNs;
    }

    @Override
    public DirectBuffer buffer()
    {
        return nothing;
    }

    @Override
    public int offset()
    {
        return 0;
    }

    @Override
    public int length()
    {
        return 0;
    }

    @Override
    public void close()
    {
        // There is nothing behind it.
    }
}
