package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Messages on their way to the venue, first in, first out: one session, so none overtakes another. Grows, never
 * shrinks.
 */
final class RequestQueue implements Stateful
{
    private static final int INITIAL_CAPACITY = 64;

    private OrderRequest[] ring = filled(new OrderRequest[INITIAL_CAPACITY], 0);
    private int head;
    private int size;
    private long removed;

    /** A request at the tail, to be set by the caller. */
    OrderRequest append()
    {
        if (size == ring.length)
        {
            grow();
        }
        return ring[(head + size++) & (ring.length - 1)];
    }

    /** Requests ever appended. */
    long appended()
    {
        return removed + size;
    }

    /** Requests ever removed: they had their turn. */
    long removed()
    {
        return removed;
    }

    boolean isEmpty()
    {
        return 0 == size;
    }

    OrderRequest first()
    {
        return ring[head];
    }

    /** The request stays readable until the next append. */
    OrderRequest removeFirst()
    {
        final OrderRequest first = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        removed++;
        return first;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final int count = state.visit(size);
        removed = state.visit(removed);
        if (state.isRestoring())
        {
            head = 0;
            size = 0;
            while (size < count)
            {
                append();
            }
        }
        for (int i = 0; i < count; i++)
        {
            ring[(head + i) & (ring.length - 1)].visitState(state);
        }
    }

    private void grow()
    {
        final OrderRequest[] larger = new OrderRequest[2 * ring.length];
        for (int i = 0; i < size; i++)
        {
            larger[i] = ring[(head + i) & (ring.length - 1)];
        }
        ring = filled(larger, size);
        head = 0;
    }

    private static OrderRequest[] filled(final OrderRequest[] requests, final int from)
    {
        for (int i = from; i < requests.length; i++)
        {
            requests[i] = new OrderRequest();
        }
        return requests;
    }
}
