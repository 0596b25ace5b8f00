package io.petrel.core.math;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Random numbers that the state decides: SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014). Normal ones by the polar method (G. Marsaglia, T. Bray, "A Convenient Method for
 * Generating Normal Variables", SIAM Review 6, 1964), one of each pair, so that the state is one number. Pipeline
 * thread only; allocates nothing.
 */
public final class SeededRandom implements Stateful
{
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;
    private static final double UNIT = 0x1p-53;

    private long state;

    /**
     * Starts the sequence of a seed.
     *
     * @param seed any number.
     */
    public void seed(final long seed)
    {
        state = seed;
    }

    /** {@return 64 random bits} */
    public long nextLong()
    {
        state += GOLDEN_GAMMA;
        long bits = state;
        bits = (bits ^ bits >>> 30) * FIRST_FACTOR;
        bits = (bits ^ bits >>> 27) * SECOND_FACTOR;
        return bits ^ bits >>> 31;
    }

    /** {@return evenly distributed in [0, 1)} */
    public double nextUniform()
    {
        return (nextLong() >>> 11) * UNIT;
    }

    /** {@return normally distributed with mean 0 and variance 1} */
    public double nextNormal()
    {
        double u;
        double square;
        do
        {
            u = 2 * nextUniform() - 1;
            final double v = 2 * nextUniform() - 1;
            square = u * u + v * v;
        }
        while (square >= 1 || 0 == square);
        return u * Math.sqrt(-2 * Transcendental.log(square) / square);
    }

    @Override
    public void visitState(final StateVisitor visitor)
    {
        state = visitor.visit(state);
    }
}
