package io.petrel.core.time;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * When each of several places must be looked at again, exact to the ns: the earliest comes first, of equal ones the
 * place that was made first. The host makes a tick of the earliest, so that time alone moves the core too.
 *
 * <pre>
 *   place      0     1     2     3
 *   atNs     900   400  NEVER   400        heap: 1  3  0  2
 * </pre>
 *
 * A binary heap and no wheel: a wheel keeps times to its resolution or has to sort its slots, and pays off with many
 * timers of which few expire; here is one for each instrument of an account, and most are moved. Every place is always
 * in the heap, those that wait for nothing at its end. Pipeline thread only; allocates when a place is made.
 */
public final class Deadlines implements Stateful
{
    /** Of a place that waits for nothing. */
    public static final long NEVER = Long.MAX_VALUE;
    /** No place is due. */
    public static final int NONE = -1;

    private long[] atNs = new long[1];
    private int[] heap = new int[1];
    private int[] heapIndex = new int[1];
    private int size;

    /**
     * Makes a place that waits for nothing.
     *
     * @return its number, from 0, one more each time.
     */
    public int add()
    {
        if (size == atNs.length)
        {
            atNs = Arrays.copyOf(atNs, size << 1);
            heap = Arrays.copyOf(heap, size << 1);
            heapIndex = Arrays.copyOf(heapIndex, size << 1);
        }
        atNs[size] = NEVER;
        heap[size] = size;
        heapIndex[size] = size;
        return size++;
    }

    /**
     * Moves a place.
     *
     * @param place    its number.
     * @param newAtNs core time, or {@link #NEVER}.
     */
    public void set(final int place, final long newAtNs)
    {
        final long oldAtNs = atNs[place];
        if (newAtNs != oldAtNs)
        {
            atNs[place] = newAtNs;
            if (newAtNs < oldAtNs)
            {
                rise(heapIndex[place]);
            }
            else
            {
                sink(heapIndex[place]);
            }
        }
    }

    /** {@return the earliest time of all, {@link #NEVER} if none waits} */
    public long nextNs()
    {
        return 0 == size ? NEVER : atNs[heap[0]];
    }

    /**
     * Takes the earliest place that is due; it waits for nothing from then on.
     *
     * @param nowNs core time.
     * @return its number, or {@link #NONE}.
     */
    public int takeDue(final long nowNs)
    {
        if (nextNs() > nowNs || NEVER == nextNs())
        {
            return NONE;
        }
        final int place = heap[0];
        set(place, NEVER);
        return place;
    }

    /**
     * The sooner of two moments, of which the second counts only while it is to come: what is over was looked at.
     *
     * @param soonestNs   so far, or {@link #NEVER}.
     * @param candidateNs another.
     * @param nowNs       core time.
     * @return the sooner.
     */
    public static long sooner(final long soonestNs, final long candidateNs, final long nowNs)
    {
        return candidateNs > nowNs ? Math.min(soonestNs, candidateNs) : soonestNs;
    }

    /**
     * A moment so long after another.
     *
     * @param fromNs  core time, not below 0.
     * @param afterNs not below 0.
     * @return their sum, or {@link #NEVER} where time ends before it.
     */
    public static long after(final long fromNs, final long afterNs)
    {
        return afterNs >= NEVER - fromNs ? NEVER : fromNs + afterNs;
    }

    /**
     * When something that may go on for ever is tried again though nothing happens: after the interval, or after as
     * long as it had lasted by the last try, whichever is longer, so that a year of silence gets a few tries. Events
     * and steps of the clock bring others in between.
     *
     * @param sinceNs    core time at which it began.
     * @param triedNs    of the last try, not before.
     * @param intervalNs above 0.
     * @return core time, or {@link #NEVER}.
     */
    public static long again(final long sinceNs, final long triedNs, final long intervalNs)
    {
        return after(triedNs, Math.max(intervalNs, triedNs - sinceNs));
    }

    /** Places are there before it: they are made with what waits at them. */
    @Override
    public void visitState(final StateVisitor state)
    {
        state.visit(atNs, size);
        if (state.isRestoring())
        {
            for (int i = size - 1; i >= 0; i--)
            {
                sink(i);
            }
        }
    }

    private void rise(final int from)
    {
        int index = from;
        while (index > 0 && isBefore(heap[index], heap[index - 1 >>> 1]))
        {
            swap(index, index - 1 >>> 1);
            index = index - 1 >>> 1;
        }
    }

    private void sink(final int from)
    {
        int index = from;
        int child = earlierChild(index);
        while (child < size && isBefore(heap[child], heap[index]))
        {
            swap(index, child);
            index = child;
            child = earlierChild(index);
        }
    }

    /** Beyond the end if it has none. */
    private int earlierChild(final int index)
    {
        final int left = (index << 1) + 1;
        final int right = left + 1;
        return right < size && isBefore(heap[right], heap[left]) ? right : left;
    }

    private boolean isBefore(final int place, final int otherPlace)
    {
        return atNs[place] < atNs[otherPlace] || atNs[place] == atNs[otherPlace] && place < otherPlace;
    }

    private void swap(final int index, final int otherIndex)
    {
        final int place = heap[index];
        heap[index] = heap[otherIndex];
        heap[otherIndex] = place;
        heapIndex[heap[index]] = index;
        heapIndex[place] = otherIndex;
    }
}
