package io.petrel.sim.agents;

import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.random.SeededRandom;

/**
 * When takers come: a Hawkes process in a changing mood. Each arrival raises the rate, and the rise is forgotten over
 * four memories of growing length, together about a power law. The rate without any arrival moves with the mood, the
 * exponential of three Ornstein-Uhlenbeck processes of growing length: so arrivals, and with them volatility, cluster
 * on every scale from a second to hours. Arrivals are drawn by thinning (Ogata 1981): from one to the next the mood
 * holds and the rate only falls, so the rate now bounds it.
 */
final class TakerArrivals implements Stateful
{
    private static final int MEMORIES = 4;
    private static final int MOODS = 3;

    private final SeededRandom random;
    private final double baseRate;
    private final double[] decayPerS = new double[MEMORIES];
    private final double[] risePerS = new double[MEMORIES];
    private final double[] excitement = new double[MEMORIES];
    private final double[] moodMemoryS = new double[MOODS];
    private final double[] mood = new double[MOODS];
    private final double moodSd;
    private double moodRate;
    private long moodNs;
    private long atNs;

    TakerArrivals(final MarketSettings settings, final SeededRandom random)
    {
        this.random = random;
        final double branching = settings.value(MarketParam.BRANCHING);
        baseRate = settings.value(MarketParam.TAKER_RATE) * (1 - branching);
        atNs = settings.startNs();
        moodNs = atNs;
        moodRate = baseRate;
        moodSd = settings.value(MarketParam.MOOD_SD);
        double moodS = settings.value(MarketParam.MOOD_S);
        for (int i = 0; i < MOODS; i++)
        {
            moodMemoryS[i] = moodS;
            mood[i] = moodSd * random.normal();
            moodS *= settings.value(MarketParam.MOOD_RATIO);
        }
        double memoryS = settings.value(MarketParam.MEMORY_S);
        double weight = 1;
        double weights = 0;
        for (int i = 0; i < MEMORIES; i++)
        {
            decayPerS[i] = 1 / memoryS;
            risePerS[i] = weight;
            weights += weight;
            memoryS *= settings.value(MarketParam.MEMORY_RATIO);
            weight *= settings.value(MarketParam.MEMORY_DECAY);
        }
        for (int i = 0; i < MEMORIES; i++)
        {
            risePerS[i] *= branching * decayPerS[i] / weights;
            // The mean of the excitement, so that the market starts neither asleep nor awake.
            excitement[i] = risePerS[i] * settings.value(MarketParam.TAKER_RATE) / decayPerS[i];
        }
    }

    /** Draws the next arrival after a moment, from which on nothing is known to arrive. */
    long nextAfter(final long nowNs)
    {
        long timeNs = nowNs;
        moveMood(timeNs);
        decayTo(timeNs);
        double bound = rate();
        while (true)
        {
            timeNs += 1 + MarketSettings.ns(random.exponential(1 / bound));
            decayTo(timeNs);
            final double rate = rate();
            if (random.isChance(rate / bound))
            {
                return timeNs;
            }
            bound = rate;
        }
    }

    /** Something stirred takers. The rate may stand at the next arrival, drawn before: it first goes back to now. */
    void excite(final long nowNs, final double times)
    {
        decayTo(nowNs);
        for (int i = 0; i < MEMORIES; i++)
        {
            excitement[i] += times * risePerS[i];
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(excitement, MEMORIES);
        state.visit(mood, MOODS);
        moodRate = state.visit(moodRate);
        moodNs = state.visit(moodNs);
        atNs = state.visit(atNs);
    }

    private double rate()
    {
        double rate = moodRate;
        for (final double part : excitement)
        {
            rate += part;
        }
        return rate;
    }

    /** Exact over any time; its mean is 1. */
    private void moveMood(final long nowNs)
    {
        final double seconds = MarketSettings.seconds(moodNs, nowNs);
        double logRate = 0;
        for (int i = 0; i < MOODS; i++)
        {
            final double kept = Transcendental.exp(-seconds / moodMemoryS[i]);
            mood[i] = mood[i] * kept + moodSd * Math.sqrt(1 - kept * kept) * random.normal();
            logRate += mood[i] - 0.5 * moodSd * moodSd;
        }
        moodRate = baseRate * Transcendental.exp(logRate);
        moodNs = nowNs;
    }

    private void decayTo(final long timeNs)
    {
        final double seconds = MarketSettings.seconds(atNs, timeNs);
        for (int i = 0; i < MEMORIES; i++)
        {
            excitement[i] *= Transcendental.exp(-seconds * decayPerS[i]);
        }
        atNs = timeNs;
    }
}
