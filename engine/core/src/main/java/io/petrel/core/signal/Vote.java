package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;

/**
 * What one engine says of one instrument, and why: direction, confidence and the terms that made it. Mutable and
 * reused; the coordinator adds affinity, win rate and score. A term whose feature was not ready has weight 0. Pipeline
 * thread only; allocates nothing after construction.
 */
public final class Vote
{
    private final double[] weights;
    private final double[] values;
    private int termCount;
    private EngineId engine = EngineId.NONE;
    private Direction direction = Direction.HOLD;
    private Direction wanted = Direction.HOLD;
    private HoldReason holdReason = HoldReason.NONE;
    private double confidence;
    private double affinity;
    private double winRate;
    private double score;

    /**
     * Makes an empty vote.
     *
     * @param maxTerms most terms an engine using it has.
     */
    public Vote(final int maxTerms)
    {
        weights = new double[maxTerms];
        values = new double[maxTerms];
    }

    /**
     * Who votes.
     *
     * @return {@link EngineId#NONE} before the first vote.
     */
    public EngineId engine()
    {
        return engine;
    }

    /**
     * Where to.
     *
     * @return {@link Direction#HOLD} if the engine does not take part; then see {@link #holdReason()}.
     */
    public Direction direction()
    {
        return direction;
    }

    /**
     * Why the engine holds.
     *
     * @return {@link HoldReason#NONE} unless the direction is HOLD.
     */
    public HoldReason holdReason()
    {
        return holdReason;
    }

    /**
     * How sure the engine is: the weighted mean of its terms.
     *
     * @return in [0, 1]; 0 when it holds.
     */
    public double confidence()
    {
        return confidence;
    }

    /**
     * How well the engine fits the regime; set by the coordinator.
     *
     * @return in [0, 1]; 0 when the engine holds.
     */
    public double affinity()
    {
        return affinity;
    }

    /**
     * Share of the engine's trades that win; set by the coordinator.
     *
     * @return in [0, 1]; 0 when the engine holds.
     */
    public double winRate()
    {
        return winRate;
    }

    /**
     * Confidence x affinity x win rate; set by the coordinator.
     *
     * @return in [0, 1]; 0 when the engine holds.
     */
    public double score()
    {
        return score;
    }

    /**
     * Number of confidence terms.
     *
     * @return 0 when the engine holds.
     */
    public int termCount()
    {
        return termCount;
    }

    /**
     * Weight of a term in the confidence; all weights add up to 1.
     *
     * @param term from 0 to {@link #termCount()} - 1.
     * @return in [0, 1]; 0 if its feature was not ready.
     */
    public double termWeight(final int term)
    {
        return weights[term];
    }

    /**
     * Value of a term along the vote's direction.
     *
     * @param term from 0 to {@link #termCount()} - 1.
     * @return in [0, 1]; 0 if its feature was not ready.
     */
    public double termValue(final int term)
    {
        return values[term];
    }

    void hold(final EngineId newEngine, final HoldReason reason)
    {
        begin(newEngine, Direction.HOLD);
        holdReason = reason;
    }

    /** Takes the engine out though it named a direction, for want of what weighs its vote. */
    void holdBack(final HoldReason reason)
    {
        final Direction named = wanted;
        hold(engine, reason);
        wanted = named;
    }

    /** What the engine said, be it held back or not. */
    Direction wanted()
    {
        return wanted;
    }

    void begin(final EngineId newEngine, final Direction newDirection)
    {
        engine = newEngine;
        direction = newDirection;
        wanted = newDirection;
        holdReason = HoldReason.NONE;
        confidence = 0;
        affinity = 0;
        winRate = 0;
        score = 0;
        termCount = 0;
    }

    void term(final double weight, final double value)
    {
        weights[termCount] = weight;
        values[termCount] = value;
        termCount++;
    }

    /**
     * Makes the weights add up to 1, which gives the weight of absent terms to the others pro rata, and sums up.
     *
     * @return false if no term has any weight; the confidence is then 0.
     */
    boolean conclude()
    {
        double total = 0;
        for (int i = 0; i < termCount; i++)
        {
            total += weights[i];
        }
        if (!(total > 0))
        {
            return false;
        }
        confidence = 0;
        for (int i = 0; i < termCount; i++)
        {
            weights[i] /= total;
            confidence += weights[i] * values[i];
        }
        confidence = Math.min(confidence, 1);
        return true;
    }

    void score(final double newAffinity, final double newWinRate)
    {
        affinity = newAffinity;
        winRate = newWinRate;
        score = confidence * newAffinity * newWinRate;
    }
}
