package io.petrel.core;

import java.util.SplittableRandom;

/** Runs a property on many seeds and names the one that fails. */
public final class Seeds
{
    /** A property of one random stream. */
    public interface Property
    {
        void check(SplittableRandom random);
    }

    private Seeds()
    {
    }

    public static void forEach(final int seeds, final Property property)
    {
        for (long seed = 1; seed <= seeds; seed++)
        {
            try
            {
                property.check(new SplittableRandom(seed));
            }
            catch (final AssertionError | RuntimeException e)
            {
                throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
