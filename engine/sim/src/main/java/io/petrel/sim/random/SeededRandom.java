package io.petrel.sim.random;

import io.petrel.codecs.unit.Units;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * xoshiro256++ (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021), seeded by SplitMix64. Its
 * four words are the state, so that a restored venue draws what an uninterrupted one would have drawn; what it gives is
 * the same on every machine, since log and exp are ours. Single thread; allocates nothing.
 */
public final class SeededRandom implements Stateful
{
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;
    private static final int DROPPED_BITS = 11;

    private long a;
    private long b;
    private long c;
    private long d;

    /**
     * A generator before its first draw.
     *
     * @param seed any.
     */
    public SeededRandom(final long seed)
    {
        a = mix(seed + GOLDEN);
        b = mix(seed + 2 * GOLDEN);
        c = mix(seed + 3 * GOLDEN);
        d = mix(seed + 4 * GOLDEN);
    }

    /**
     * Draws 64 bits.
     *
     * @return any of all words, evenly.
     */
    public long nextLong()
    {
        final long result = Long.rotateLeft(a + d, 23) + a;
        final long t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = Long.rotateLeft(d, 45);
        return result;
    }

    /**
     * Draws evenly from an interval.
     *
     * @return from 0, inclusive, to 1, exclusive.
     */
    public double uniform()
    {
        return (nextLong() >>> DROPPED_BITS) * UNIT;
    }

    /**
     * Whether something happens.
     *
     * @param probability of it.
     * @return whether it does.
     */
    public boolean isChance(final double probability)
    {
        return uniform() < probability;
    }

    /**
     * Whether something of a rate happens; draws only where that is in doubt.
     *
     * @param rateE8 its probability, E8.
     * @return whether it does.
     */
    public boolean isRate(final long rateE8)
    {
        return rateE8 > 0 && uniform() * Units.ONE_E8 < rateE8;
    }

    /**
     * Throws a coin.
     *
     * @return true for one side.
     */
    public boolean isHeads()
    {
        return nextLong() < 0;
    }

    /**
     * Draws a whole number evenly.
     *
     * @param bound exclusive.
     * @return from 0 on.
     */
    public int below(final int bound)
    {
        return (int)(uniform() * bound);
    }

    /**
     * Draws a waiting time of a process without memory.
     *
     * @param mean of it.
     * @return from 0 on, in the unit of the mean.
     */
    public double exponential(final double mean)
    {
        return -mean * Transcendental.log(1 - uniform());
    }

    /**
     * Draws a waiting time that passes.
     *
     * @param meanNs of it.
     * @return ns, at least 1.
     */
    public long exponentialNs(final long meanNs)
    {
        return Math.max(1, (long)exponential(meanNs));
    }

    /**
     * Draws by Marsaglia's polar method; the second number of the pair is dropped: no state.
     *
     * @return standard normal.
     */
    public double normal()
    {
        double x = 0;
        double square = 0;
        while (square >= 1 || 0 == square)
        {
            x = 2 * uniform() - 1;
            final double y = 2 * uniform() - 1;
            square = x * x + y * y;
        }
        return x * Math.sqrt(-2 * Transcendental.log(square) / square);
    }

    /**
     * Draws log-normally around a median.
     *
     * @param median of it.
     * @param logSd  standard deviation of its log.
     * @return above 0.
     */
    public double logNormal(final double median, final double logSd)
    {
        return median * Transcendental.exp(logSd * normal());
    }

    /**
     * Draws from Pareto's law.
     *
     * @param exponent x is exceeded with probability x to the minus exponent.
     * @return from 1 on.
     */
    public double pareto(final double exponent)
    {
        return Transcendental.exp(-Transcendental.log(1 - uniform()) / exponent);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        a = state.visit(a);
        b = state.visit(b);
        c = state.visit(c);
        d = state.visit(d);
    }

    private static long mix(final long word)
    {
        long z = word;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
