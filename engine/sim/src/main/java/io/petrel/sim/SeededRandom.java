package io.petrel.sim;

import io.petrel.codecs.unit.Units;
import io.petrel.core.math.Transcendental;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014). Its whole state is one
 * word, so that a restored venue draws what an uninterrupted one would have drawn.
 */
final class SeededRandom implements Stateful
{
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int DOUBLE_BITS = 53;
    private static final double DOUBLE_UNIT = 1.0 / (1L << DOUBLE_BITS);

    private long word;

    SeededRandom(final long seed)
    {
        word = seed;
    }

    /** Evenly from 0, inclusive, to 1, exclusive. */
    double nextUnit()
    {
        return (nextLong() >>> (Long.SIZE - DOUBLE_BITS)) * DOUBLE_UNIT;
    }

    /** Whether a thing of this probability, E8, happens; draws only where that is in doubt. */
    boolean happens(final long rateE8)
    {
        return rateE8 > 0 && nextUnit() * Units.ONE_E8 < rateE8;
    }

    /** An exponential time of this mean, at least 1 ns. */
    long nextExponentialNs(final long meanNs)
    {
        return Math.max(1, (long)(-Transcendental.log(1.0 - nextUnit()) * meanNs));
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        word = state.visit(word);
    }

    private long nextLong()
    {
        word += GAMMA;
        long z = word;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
