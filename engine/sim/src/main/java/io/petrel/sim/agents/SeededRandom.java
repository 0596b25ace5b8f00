package io.petrel.sim.agents;

import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * xoshiro256++ (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021), seeded by SplitMix64. Its
 * four words are the state; what it gives is the same on every machine, since log and exp are ours.
 */
final class SeededRandom implements Stateful
{
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;
    private static final int DROPPED_BITS = 11;

    private long a;
    private long b;
    private long c;
    private long d;

    SeededRandom(final long seed)
    {
        a = mix(seed + GOLDEN);
        b = mix(seed + 2 * GOLDEN);
        c = mix(seed + 3 * GOLDEN);
        d = mix(seed + 4 * GOLDEN);
    }

    long nextLong()
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

    /** From 0, inclusive, to 1, exclusive. */
    double uniform()
    {
        return (nextLong() >>> DROPPED_BITS) * UNIT;
    }

    /** Whether something of this probability happens. */
    boolean isChance(final double probability)
    {
        return uniform() < probability;
    }

    boolean isHeads()
    {
        return nextLong() < 0;
    }

    /** A whole number from 0 to a bound, exclusive. */
    int below(final int bound)
    {
        return (int)(uniform() * bound);
    }

    /** Waiting time of a process without memory. */
    double exponential(final double mean)
    {
        return -mean * Transcendental.log(1 - uniform());
    }

    /** Standard normal, by Marsaglia's polar method; the second number of the pair is dropped: no state. */
    double normal()
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

    /** Log-normal around a median. */
    double logNormal(final double median, final double logSd)
    {
        return median * Transcendental.exp(logSd * normal());
    }

    /** Pareto from 1 on: exceeds x with probability x to the minus exponent. */
    double pareto(final double exponent)
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
