package io.petrel.sim.exchange;

/**
 * A set of small whole numbers with the nearest member above or below any number in three steps: a bitmap over a bitmap
 * over a bitmap.
 */
final class PriceSet
{
    static final int NONE = -1;
    static final int SIZE_MAX = 1 << 18;

    private static final int SHIFT = 6;
    private static final int LAST_BIT = Long.SIZE - 1;

    private final long[] bits;
    private final long[] words;
    private long blocks;

    PriceSet(final int size)
    {
        if (size < 1 || size > SIZE_MAX)
        {
            throw new IllegalArgumentException("prices in a book must be from 1 to " + SIZE_MAX + ": " + size);
        }
        bits = new long[(size + LAST_BIT) >> SHIFT];
        words = new long[(bits.length + LAST_BIT) >> SHIFT];
    }

    void add(final int index)
    {
        final int word = index >> SHIFT;
        bits[word] |= 1L << index;
        words[word >> SHIFT] |= 1L << word;
        blocks |= 1L << (word >> SHIFT);
    }

    void remove(final int index)
    {
        final int word = index >> SHIFT;
        bits[word] &= ~(1L << index);
        if (0 == bits[word])
        {
            words[word >> SHIFT] &= ~(1L << word);
            if (0 == words[word >> SHIFT])
            {
                blocks &= ~(1L << (word >> SHIFT));
            }
        }
    }

    /** The least member, or {@link #NONE}. */
    int lowest()
    {
        return 0 == blocks ? NONE : lowestIn(Long.numberOfTrailingZeros(blocks));
    }

    /** The greatest member, or {@link #NONE}. */
    int highest()
    {
        return 0 == blocks ? NONE : highestIn(LAST_BIT - Long.numberOfLeadingZeros(blocks));
    }

    /** The least member above a number, or {@link #NONE}. */
    int above(final int index)
    {
        final int word = index >> SHIFT;
        final long inWord = bits[word] & higherThan(index);
        if (0 != inWord)
        {
            return (word << SHIFT) + Long.numberOfTrailingZeros(inWord);
        }
        final int block = word >> SHIFT;
        final long inBlock = words[block] & higherThan(word);
        if (0 != inBlock)
        {
            return lowestOf((block << SHIFT) + Long.numberOfTrailingZeros(inBlock));
        }
        final long later = blocks & higherThan(block);
        return 0 == later ? NONE : lowestIn(Long.numberOfTrailingZeros(later));
    }

    /** The greatest member below a number, or {@link #NONE}. */
    int below(final int index)
    {
        final int word = index >> SHIFT;
        final long inWord = bits[word] & lowerThan(index);
        if (0 != inWord)
        {
            return (word << SHIFT) + LAST_BIT - Long.numberOfLeadingZeros(inWord);
        }
        final int block = word >> SHIFT;
        final long inBlock = words[block] & lowerThan(word);
        if (0 != inBlock)
        {
            return highestOf((block << SHIFT) + LAST_BIT - Long.numberOfLeadingZeros(inBlock));
        }
        final long earlier = blocks & lowerThan(block);
        return 0 == earlier ? NONE : highestIn(LAST_BIT - Long.numberOfLeadingZeros(earlier));
    }

    private int lowestIn(final int block)
    {
        return lowestOf((block << SHIFT) + Long.numberOfTrailingZeros(words[block]));
    }

    private int highestIn(final int block)
    {
        return highestOf((block << SHIFT) + LAST_BIT - Long.numberOfLeadingZeros(words[block]));
    }

    private int lowestOf(final int word)
    {
        return (word << SHIFT) + Long.numberOfTrailingZeros(bits[word]);
    }

    private int highestOf(final int word)
    {
        return (word << SHIFT) + LAST_BIT - Long.numberOfLeadingZeros(bits[word]);
    }

    /** Bits above the number's place in its word; a shift counts modulo 64. */
    private static long higherThan(final int index)
    {
        return -2L << index;
    }

    private static long lowerThan(final int index)
    {
        return (1L << index) - 1;
    }
}
