package io.petrel.bench.cold;

/**
 * Turns a core's own caches over: reads a buffer four times as large as the second-level cache of common servers, which
 * holds code as well as data. What was there is in the shared third level afterwards. One thread.
 */
public final class CacheWalk
{
    private static final int BYTES = 4 << 20;
    private static final int LINE_LONGS = 8;

    private final long[] lines = new long[BYTES / Long.BYTES];
    private long seen;

    /** Walks over all of it once. */
    public void walk()
    {
        long sum = seen;
        for (int i = 0; i < lines.length; i += LINE_LONGS)
        {
            sum += lines[i];
        }
        lines[0] = sum;
        seen = sum + 1;
    }
}
