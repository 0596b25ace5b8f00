package io.petrel.node.app;

import io.petrel.node.host.ControlSource;
import org.agrona.MutableDirectBuffer;

/**
 * Two sources as one, in the order of their times; of one time the first goes before the second. Engine thread.
 *
 * @param first  source.
 * @param second source.
 */
record EarlierControl(ControlSource first, ControlSource second) implements ControlSource
{
    @Override
    public long dueNs()
    {
        return Math.min(first.dueNs(), second.dueNs());
    }

    @Override
    public int take(final MutableDirectBuffer buffer, final long nowNs)
    {
        return first.dueNs() <= second.dueNs() ? first.take(buffer, nowNs) : second.take(buffer, nowNs);
    }
}
