package io.petrel.node.ring;

import org.agrona.MutableDirectBuffer;

/** Where the feed's side finds events of people. Feed thread only. */
public interface ControlInbox
{
    /** Always empty. */
    ControlInbox EMPTY = new ControlInbox()
    {
        @Override
        public int take(final MutableDirectBuffer buffer)
        {
            return 0;
        }

        @Override
        public void published(final long ringSequence)
        {
            // Nothing was taken.
        }

        @Override
        public void carried(final long ringSequence)
        {
            // Nothing was taken.
        }
    };

    /**
     * Takes the next event.
     *
     * @param buffer to write the SBE message to, at offset 0.
     * @return length of header and body in bytes; 0 for nothing.
     */
    int take(MutableDirectBuffer buffer);

    /**
     * The event just taken is in the ring.
     *
     * @param ringSequence its place.
     */
    void published(long ringSequence);

    /**
     * All events up to a place are journaled and done: they need not be kept any longer.
     *
     * @param ringSequence last of them.
     */
    void carried(long ringSequence);
}
