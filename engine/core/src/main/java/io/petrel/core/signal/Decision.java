package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.Regime;

/**
 * What the coordinator selected. Mutable and reused. Pipeline thread only; allocates nothing.
 */
public final class Decision
{
    private Direction direction = Direction.HOLD;
    private EngineId engine = EngineId.NONE;
    private EngineId runnerUp = EngineId.NONE;
    private Regime regime = Regime.UNKNOWN;
    private double confidence;
    private double bestScore;
    private double runnerUpScore;

    /**
     * Where to.
     *
     * @return {@link Direction#HOLD} if no engine voted with a score above zero.
     */
    public Direction direction()
    {
        return direction;
    }

    /**
     * The engine that is followed.
     *
     * @return {@link EngineId#NONE} on HOLD.
     */
    public EngineId engine()
    {
        return engine;
    }

    /**
     * The engine with the second-best score.
     *
     * @return {@link EngineId#NONE} if there is none.
     */
    public EngineId runnerUp()
    {
        return runnerUp;
    }

    /**
     * The regime the scores were made for.
     *
     * @return the regime.
     */
    public Regime regime()
    {
        return regime;
    }

    /**
     * Confidence of the engine that is followed, before affinity and win rate.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double confidence()
    {
        return confidence;
    }

    /**
     * Score of the engine that is followed.
     *
     * @return in [0, 1]; 0 on HOLD.
     */
    public double bestScore()
    {
        return bestScore;
    }

    /**
     * Score of the runner-up.
     *
     * @return in [0, 1]; 0 if there is none.
     */
    public double runnerUpScore()
    {
        return runnerUpScore;
    }

    /**
     * Margin of the best score over the second.
     *
     * @return at least 0; the best score itself if there is no runner-up.
     */
    public double separation()
    {
        return bestScore - runnerUpScore;
    }

    void reset(final Regime newRegime)
    {
        direction = Direction.HOLD;
        engine = EngineId.NONE;
        runnerUp = EngineId.NONE;
        regime = newRegime;
        confidence = 0;
        bestScore = 0;
        runnerUpScore = 0;
    }

    void best(final Vote vote)
    {
        direction = vote.direction();
        engine = vote.engine();
        confidence = vote.confidence();
        bestScore = vote.score();
    }

    void runnerUp(final Vote vote)
    {
        runnerUp = vote.engine();
        runnerUpScore = vote.score();
    }
}
