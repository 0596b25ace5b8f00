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
    /** Where it was when the feed was lost last. */
    private long beforeLoss;

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
        if (Units.NULL_ID == nextSequence)
        {
            beforeLoss = lastSequence();
            sequence = Units.NULL_ID;
        }
        else
        {
            sequence = nextSequence - 1;
        }
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

    /**
     * The same, and while the feed is lost its number of the last event before: a feed must not hand on what stands
     * before that again.
     *
     * @return 0 before the first event.
     */
    public long lastSequence()
    {
        return Units.NULL_ID == sequence ? beforeLoss : sequence;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        sequence = state.visit(sequence);
        beforeLoss = state.visit(beforeLoss);
    }
}
