package io.petrel.core.market;

import java.util.Arrays;

/**
 * The levels of one side that lie below its window: parallel arrays, keys ascending, so the best of them is the last.
 * They change seldom, and a change moves only the better ones.
 */
final class DeepLevels
{
    private long[] keys;
    private long[] sizes;
    private int count;

    DeepLevels(final int initialLevels)
    {
        keys = new long[initialLevels];
        sizes = new long[initialLevels];
    }

    int count()
    {
        return count;
    }

    /** Key by rank, 0 for the best. */
    long keyAt(final int rank)
    {
        return keys[count - 1 - rank];
    }

    /** Size by rank, 0 for the best. */
    long sizeAt(final int rank)
    {
        return sizes[count - 1 - rank];
    }

    long size(final long key)
    {
        final int index = Arrays.binarySearch(keys, 0, count, key);
        return index < 0 ? 0 : sizes[index];
    }

    void set(final long key, final long sizeLots)
    {
        final int index = Arrays.binarySearch(keys, 0, count, key);
        if (index >= 0)
        {
            if (0 == sizeLots)
            {
                remove(index);
            }
            else
            {
                sizes[index] = sizeLots;
            }
        }
        else if (0 != sizeLots)
        {
            insert(-index - 1, key, sizeLots);
        }
    }

    /** A level better than all. */
    void append(final long key, final long sizeLots)
    {
        insert(count, key, sizeLots);
    }

    void removeBest()
    {
        count--;
    }

    void beginLoad()
    {
        count = 0;
    }

    /** A level worse than all, as a snapshot lists them; in order only after {@link #endLoad()}. */
    void load(final long key, final long sizeLots)
    {
        insert(count, key, sizeLots);
    }

    void endLoad()
    {
        reverse(keys, count);
        reverse(sizes, count);
    }

    private void remove(final int index)
    {
        final int moved = count - index - 1;
        System.arraycopy(keys, index + 1, keys, index, moved);
        System.arraycopy(sizes, index + 1, sizes, index, moved);
        count--;
    }

    private void insert(final int index, final long key, final long sizeLots)
    {
        if (count == keys.length)
        {
            grow();
        }
        final int moved = count - index;
        System.arraycopy(keys, index, keys, index + 1, moved);
        System.arraycopy(sizes, index, sizes, index + 1, moved);
        keys[index] = key;
        sizes[index] = sizeLots;
        count++;
    }

    /** Rare: capacity once reached is kept, so a warm book grows only on a depth never seen before. */
    private void grow()
    {
        keys = Arrays.copyOf(keys, keys.length * 2);
        sizes = Arrays.copyOf(sizes, sizes.length * 2);
    }

    private static void reverse(final long[] words, final int length)
    {
        for (int i = 0, j = length - 1; i < j; i++, j--)
        {
            final long word = words[i];
            words[i] = words[j];
            words[j] = word;
        }
    }
}
