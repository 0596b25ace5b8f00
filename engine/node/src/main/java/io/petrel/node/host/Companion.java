package io.petrel.node.host;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Stands beside the core on the engine's thread: it is shown every message of the core and may answer with inbound
 * events, which are journaled like all others before the core sees them. Whatever it says must follow from what it was
 * shown: then a recovered node has the same companion, and the same tape gets the same events. Replay needs none. Its
 * state is part of the node's snapshot.
 */
public interface Companion extends Stateful
{
    /** Nobody: says nothing. */
    Companion NONE = new Companion()
    {
        @Override
        public void onMessage(
            final int templateId, final long nowNs, final DirectBuffer buffer, final int offset, final int length)
        {
            // Nobody listens.
        }

        @Override
        public void visitState(final StateVisitor state)
        {
            // Nobody remembers anything.
        }

        @Override
        public int poll(final MutableDirectBuffer buffer, final int offset)
        {
            return 0;
        }
    };

    /**
     * A message of the core, within the event that caused it.
     *
     * @param templateId of the message.
     * @param nowNs      ingest time of the event that caused it.
     * @param buffer     holding the SBE message.
     * @param offset     of the SBE header.
     * @param length     of header and body in bytes.
     */
    void onMessage(int templateId, long nowNs, DirectBuffer buffer, int offset, int length);

    /**
     * Takes the next event it has to say. Asked after each event of the feed and of the clock until nothing is left;
     * the event enters at the ingest time of that one.
     *
     * @param buffer to write the SBE message to.
     * @param offset of its header.
     * @return length of header and body in bytes; 0 for nothing.
     */
    int poll(MutableDirectBuffer buffer, int offset);
}
