package io.petrel.codecs;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Runs a property on seeded random cases; a failure names the seed that makes the same case again. */
public final class Property
{
    private static final long FIRST_SEED = Long.getLong("petrel.test.seed", 0x5EED);

    private Property()
    {
    }

    /** Each run has its own seed; {@code -Dpetrel.test.seed=N} starts with the one of a failure. */
    public static void forAll(final int runs, final Consumer<SplittableRandom> property)
    {
        for (int run = 0; run < runs; run++)
        {
            final long seed = FIRST_SEED + run;

            try
            {
                property.accept(new SplittableRandom(seed));
            }
            catch (final RuntimeException | AssertionError failure)
            {
                throw new AssertionError("with -Dpetrel.test.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** A long of any number of bits and either sign, so that small, middling and extreme values are as frequent. */
    public static long anySize(final SplittableRandom random)
    {
        final long magnitude = random.nextLong() >>> random.nextInt(1, 64);
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    /** As {@link #anySize}, but above 0. */
    public static long positive(final SplittableRandom random)
    {
        return Math.max(1, Math.abs(anySize(random)));
    }
}
