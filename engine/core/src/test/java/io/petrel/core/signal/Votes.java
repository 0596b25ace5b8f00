package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;

/** Votes as an engine would cast them. */
final class Votes
{
    private Votes()
    {
    }

    /** Of one term, which is all of the confidence. */
    static Vote vote(final EngineId engine, final Direction direction, final double confidence)
    {
        final Vote vote = new Vote(1);
        vote.begin(engine, direction);
        vote.term(1, confidence);
        vote.conclude();
        return vote;
    }
}
