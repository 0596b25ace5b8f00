package io.petrel.core.time;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/** The offsets of one zone, stretch after stretch without a hole. Pipeline thread only. */
final class Zone implements Stateful
{
    static final long SECOND_NS = 1_000_000_000L;
    static final long DAY_NS = 86_400 * SECOND_NS;

    private static final int NONE = -1;

    private final long id;
    private long[] fromNs = new long[0];
    private long[] offsetNs = new long[0];
    private long endNs = Units.NULL_TIME_NS;
    private int size;

    Zone(final long id)
    {
        this.id = id;
    }

    long id()
    {
        return id;
    }

    boolean append(final long newFromNs, final long newUntilNs, final long newOffsetNs)
    {
        if (0 != size && newFromNs != endNs)
        {
            return false;
        }
        reserve(size + 1);
        fromNs[size] = newFromNs;
        offsetNs[size] = newOffsetNs;
        endNs = newUntilNs;
        size++;
        return true;
    }

    long localNs(final long utcNs)
    {
        final int index = indexAt(utcNs);
        return NONE == index ? Units.NULL_TIME_NS : utcNs + offsetNs[index];
    }

    /** Today's may be over or may never come today; tomorrow's comes, unless the table ends. */
    long next(final long utcNs, final long timeOfDayNs)
    {
        final int index = indexAt(utcNs);
        if (NONE == index)
        {
            return Units.NULL_TIME_NS;
        }
        final long today = Math.floorDiv(utcNs + offsetNs[index], DAY_NS);
        for (long day = today; day <= today + 2; day++)
        {
            final long momentNs = momentOf(day * DAY_NS + timeOfDayNs, Math.max(0, index - 1));
            if (momentNs > utcNs || Units.NULL_TIME_NS == momentNs)
            {
                return momentNs;
            }
        }
        return Units.NULL_TIME_NS;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        endNs = state.visit(endNs);
        size = state.visit(size);
        reserve(size);
        state.visit(fromNs, size);
        state.visit(offsetNs, size);
    }

    /** First moment at which the local time was reached or jumped over, seen from a stretch that begins before it. */
    private long momentOf(final long localNs, final int firstIndex)
    {
        for (int i = firstIndex; i < size; i++)
        {
            final long momentNs = Math.max(localNs - offsetNs[i], fromNs[i]);
            if (momentNs < untilNs(i))
            {
                return momentNs;
            }
        }
        return Units.NULL_TIME_NS;
    }

    private int indexAt(final long utcNs)
    {
        if (0 == size || utcNs < fromNs[0] || utcNs >= endNs)
        {
            return NONE;
        }
        int low = 0;
        int high = size - 1;
        while (low < high)
        {
            final int middle = (low + high + 1) >>> 1;
            if (fromNs[middle] <= utcNs)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return low;
    }

    private long untilNs(final int index)
    {
        return index + 1 < size ? fromNs[index + 1] : endNs;
    }

    private void reserve(final int count)
    {
        if (count > fromNs.length)
        {
            fromNs = Arrays.copyOf(fromNs, count);
            offsetNs = Arrays.copyOf(offsetNs, count);
        }
    }
}
