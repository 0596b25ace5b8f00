package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/** The venue's own count of one instrument's net position by account: the sum of the fills it made, from flat. */
final class NetPositions implements Stateful
{
    private static final int INITIAL_CAPACITY = 4;

    private int[] accountIds = new int[INITIAL_CAPACITY];
    private long[] netLots = new long[INITIAL_CAPACITY];
    private int size;

    long netLots(final int accountId)
    {
        for (int i = 0; i < size; i++)
        {
            if (accountIds[i] == accountId)
            {
                return netLots[i];
            }
        }
        return 0;
    }

    /** Lots that an order of this side can take off the account's position before it would turn round. */
    long reducibleLots(final int accountId, final boolean isBuy)
    {
        final long net = netLots(accountId);
        return Math.max(0, isBuy ? Math.negateExact(net) : net);
    }

    void add(final int accountId, final long signedLots)
    {
        final int index = indexOf(accountId);
        netLots[index] = Math.addExact(netLots[index], signedLots);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        size = state.visit(size);
        if (size > accountIds.length)
        {
            grow(Integer.highestOneBit(size) << 1);
        }
        state.visit(accountIds, size);
        state.visit(netLots, size);
    }

    private int indexOf(final int accountId)
    {
        for (int i = 0; i < size; i++)
        {
            if (accountIds[i] == accountId)
            {
                return i;
            }
        }
        if (size == accountIds.length)
        {
            grow(2 * size);
        }
        accountIds[size] = accountId;
        netLots[size] = 0;
        return size++;
    }

    private void grow(final int capacity)
    {
        accountIds = Arrays.copyOf(accountIds, capacity);
        netLots = Arrays.copyOf(netLots, capacity);
    }
}
