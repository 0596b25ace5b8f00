package io.petrel.node.host;

import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import org.agrona.DirectBuffer;

/**
 * How far a feed was taken in, in the feed's own numbers: counted from event to event, and set anew by each
 * FeedSession. What follows from the journal survives a restart with it. One thread.
 */
public final class FeedPlace implements Stateful
{
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final FeedSessionDecoder session = new FeedSessionDecoder();

    private long sequence;

    /** The next event of the feed. */
    public void onEvent()
    {
        sequence += Units.NULL_ID == sequence ? 0 : 1;
    }

    /**
     * The feed begins anew, goes on after a gap, or is lost.
     *
     * @param buffer holding a FeedSession.
     * @param offset of its SBE header.
     */
    public void onSession(final DirectBuffer buffer, final int offset)
    {
        final long nextSequence = session.wrapAndApplyHeader(buffer, offset, headerDecoder).nextSequence();
        sequence = Units.NULL_ID == nextSequence ? Units.NULL_ID : nextSequence - 1;
    }

    /**
     * The feed's number of its last event taken.
     *
     * @return 0 before the first event; {@code NULL_ID} while the feed is lost.
     */
    public long sequence()
    {
        return sequence;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        sequence = state.visit(sequence);
    }
}
