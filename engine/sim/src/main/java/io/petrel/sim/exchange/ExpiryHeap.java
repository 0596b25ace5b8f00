package io.petrel.sim.exchange;

/** Orders by expiry, and those of the same moment by arrival: a binary heap that knows where each order stands. */
final class ExpiryHeap
{
    private final BookOrders orders;
    private final int[] heap;
    private int size;

    ExpiryHeap(final BookOrders orders, final int capacity)
    {
        this.orders = orders;
        heap = new int[capacity];
    }

    /** When the first order expires. */
    long firstNs()
    {
        return 0 == size ? Long.MAX_VALUE : orders.expiryNs[heap[0]];
    }

    int first()
    {
        return heap[0];
    }

    void add(final int slot)
    {
        size++;
        siftUp(size - 1, slot);
    }

    void remove(final int slot)
    {
        final int index = orders.heapIndex[slot];
        orders.heapIndex[slot] = BookOrders.NO_SLOT;
        size--;
        if (index < size)
        {
            final int moved = heap[size];
            siftDown(index, moved);
            if (heap[index] == moved)
            {
                siftUp(index, moved);
            }
        }
    }

    void clear()
    {
        size = 0;
    }

    private void siftUp(final int from, final int slot)
    {
        int index = from;
        while (index > 0 && isBefore(slot, heap[(index - 1) / 2]))
        {
            set(index, heap[(index - 1) / 2]);
            index = (index - 1) / 2;
        }
        set(index, slot);
    }

    private void siftDown(final int from, final int slot)
    {
        int index = from;
        int child = firstChild(index);
        while (child < size && isBefore(heap[child], slot))
        {
            set(index, heap[child]);
            index = child;
            child = firstChild(index);
        }
        set(index, slot);
    }

    /** The child that comes first; beyond the size when there is none. */
    private int firstChild(final int index)
    {
        final int left = 2 * index + 1;
        return left + 1 < size && isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    }

    private void set(final int index, final int slot)
    {
        heap[index] = slot;
        orders.heapIndex[slot] = index;
    }

    private boolean isBefore(final int a, final int b)
    {
        return orders.expiryNs[a] != orders.expiryNs[b] ?
            orders.expiryNs[a] < orders.expiryNs[b] : orders.sequence[a] < orders.sequence[b];
    }
}
