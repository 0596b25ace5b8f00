package io.petrel.node.host;

import org.agrona.MutableDirectBuffer;

/**
 * Configuration that holds from a date on: events that are neither the feed's nor the venue's, each at its time. They
 * are journaled like all others, so recovery and replay need none. Engine thread only.
 */
public interface ControlSource
{
    /** Time of a source that has nothing more to say. */
    long NEVER = Long.MAX_VALUE;

    /** Says nothing. */
    ControlSource NONE = new ControlSource()
    {
        @Override
        public long dueNs()
        {
            return NEVER;
        }

        @Override
        public int take(final MutableDirectBuffer buffer, final long nowNs)
        {
            return 0;
        }
    };

    /**
     * Time of the next event; it enters then, or at once if that is over. It changes only when an event is taken.
     *
     * @return ns since the epoch, or {@link #NEVER}.
     */
    long dueNs();

    /**
     * Takes the next event.
     *
     * @param buffer to write the SBE message to, at offset 0.
     * @param nowNs  when it enters.
     * @return length of header and body in bytes.
     */
    int take(MutableDirectBuffer buffer, long nowNs);
}
