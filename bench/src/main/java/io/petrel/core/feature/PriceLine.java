package io.petrel.core.feature;

import java.util.SplittableRandom;

/**
 * Bars of a seeded walk, as columns.
 *
 * @param open  prices in ticks.
 * @param high  likewise.
 * @param low   likewise.
 * @param close likewise.
 */
public record PriceLine(long[] open, long[] high, long[] low, long[] close)
{
    private static final long START_TICKS = 5_000_000;

    /**
     * Makes them.
     *
     * @param bars how many.
     * @param seed of the walk.
     * @return the columns.
     */
    public static PriceLine of(final int bars, final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final PriceLine line = new PriceLine(new long[bars], new long[bars], new long[bars], new long[bars]);
        long priceTicks = START_TICKS;
        for (int i = 0; i < bars; i++)
        {
            line.open[i] = priceTicks;
            priceTicks += random.nextInt(-20_000, 20_001);
            line.close[i] = priceTicks;
            line.high[i] = Math.max(line.open[i], priceTicks) + random.nextInt(9_000);
            line.low[i] = Math.min(line.open[i], priceTicks) - random.nextInt(9_000);
        }
        return line;
    }
}
