package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.Regime;

/** Decisions for tests of what follows them. */
public final class Decisions
{
    private Decisions()
    {
    }

    /** Decision of the TREND engine. */
    public static Decision of(final Direction direction, final double confidence)
    {
        return of(direction, confidence, Regime.TREND);
    }

    /** Decision of the TREND engine in a regime. */
    public static Decision of(final Direction direction, final double confidence, final Regime regime)
    {
        final Decision decision = new Decision();
        decision.reset(regime);
        if (Direction.HOLD != direction)
        {
            final Vote vote = Votes.vote(EngineId.TREND, direction, confidence);
            vote.score(1, 1);
            decision.best(vote);
        }
        return decision;
    }
}
