package io.petrel.core.state;

/**
 * Order-dependent 64-bit hash of the core's state: each word is mixed by the finaliser of SplitMix64 (Steele, Lea and
 * Flood, "Fast Splittable Pseudorandom Number Generators", 2014) and chained by a multiply. Equal words in equal order
 * give equal hashes on every machine. Not cryptographic: it finds divergence, not forgery. Pipeline thread only;
 * allocates nothing.
 */
public final class StateHash implements StateVisitor
{
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long CHAIN_MULTIPLIER = 0xD1342543DE82EF95L;

    private long value = SEED;

    /** Starts over. */
    public void reset()
    {
        value = SEED;
    }

    /**
     * Adds one integer word.
     *
     * @param word of state.
     * @return this, for chaining.
     */
    public StateHash add(final long word)
    {
        value = (value ^ mix(word)) * CHAIN_MULTIPLIER + SEED;
        return this;
    }

    /**
     * Adds a double by its bits, so that -0.0 and 0.0 differ as they do in arithmetic.
     *
     * @param number of state.
     * @return this, for chaining.
     */
    public StateHash add(final double number)
    {
        return add(Double.doubleToRawLongBits(number));
    }

    /**
     * Adds a flag.
     *
     * @param flag of state.
     * @return this, for chaining.
     */
    public StateHash add(final boolean flag)
    {
        return add(flag ? 1L : 0L);
    }

    @Override
    public long visit(final long number)
    {
        add(number);
        return number;
    }

    @Override
    public int visit(final int number)
    {
        add(number);
        return number;
    }

    @Override
    public double visit(final double number)
    {
        add(number);
        return number;
    }

    @Override
    public boolean visit(final boolean flag)
    {
        add(flag);
        return flag;
    }

    /**
     * Hash of all that was added since the last reset.
     *
     * @return the 64-bit hash.
     */
    public long value()
    {
        return mix(value);
    }

    private static long mix(final long word)
    {
        long z = word;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
