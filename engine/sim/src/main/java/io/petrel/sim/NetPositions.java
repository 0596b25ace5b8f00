package io.petrel.sim;

import io.petrel.codecs.unit.E8;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * The venue's own count of one instrument's net position and cash by account: the sum of the fills it made, from flat.
 * It remembers the last fills, so that it can tell a position as of a moment just gone.
 */
final class NetPositions implements Stateful
{
    private static final int INITIAL_CAPACITY = 4;
    /** Fills that are remembered: funding is told within seconds of its boundary. */
    private static final int REMEMBERED = 256;

    private int[] accountIds = new int[INITIAL_CAPACITY];
    private long[] netLots = new long[INITIAL_CAPACITY];
    private long[] cashE8 = new long[INITIAL_CAPACITY];
    private int size;

    private final int[] fillAccount = new int[REMEMBERED];
    private final long[] fillLots = new long[REMEMBERED];
    private final long[] fillTimeNs = new long[REMEMBERED];
    private long fills;

    /** Accounts that ever traded here. */
    int size()
    {
        return size;
    }

    int accountAt(final int index)
    {
        return accountIds[index];
    }

    long netLotsAt(final int index)
    {
        return netLots[index];
    }

    long netLots(final int accountId)
    {
        final int index = find(accountId);
        return index < size ? netLots[index] : 0;
    }

    /** What the account took in less what it paid in this instrument, E8 of the settlement currency. */
    long cashE8(final int accountId)
    {
        final int index = find(accountId);
        return index < size ? cashE8[index] : 0;
    }

    /** Net position by index as it was after all that happened up to a moment, that one included. */
    long netLotsAsOf(final int index, final long timeNs)
    {
        long lots = netLots[index];
        for (long i = fills - 1; i >= Math.max(0, fills - REMEMBERED); i--)
        {
            final int slot = (int)(i % REMEMBERED);
            if (fillTimeNs[slot] <= timeNs)
            {
                break;
            }
            lots -= fillAccount[slot] == accountIds[index] ? fillLots[slot] : 0;
        }
        return lots;
    }

    /** Lots that an order of this side can take off the account's position before it would turn round. */
    long reducibleLots(final int accountId, final boolean isBuy)
    {
        final long net = netLots(accountId);
        return Math.max(0, isBuy ? Math.negateExact(net) : net);
    }

    void add(final int accountId, final long signedLots, final long nowNs)
    {
        final int index = indexOf(accountId);
        netLots[index] = Math.addExact(netLots[index], signedLots);
        final int slot = (int)(fills++ % REMEMBERED);
        fillAccount[slot] = accountId;
        fillLots[slot] = signedLots;
        fillTimeNs[slot] = nowNs;
    }

    void addCash(final int accountId, final long amountE8)
    {
        final int index = indexOf(accountId);
        cashE8[index] = E8.add(cashE8[index], amountE8);
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
        state.visit(cashE8, size);
        fills = state.visit(fills);
        final int remembered = (int)Math.min(fills, REMEMBERED);
        state.visit(fillAccount, remembered);
        state.visit(fillLots, remembered);
        state.visit(fillTimeNs, remembered);
    }

    private int find(final int accountId)
    {
        int index = 0;
        while (index < size && accountIds[index] != accountId)
        {
            index++;
        }
        return index;
    }

    private int indexOf(final int accountId)
    {
        final int index = find(accountId);
        if (index < size)
        {
            return index;
        }
        if (size == accountIds.length)
        {
            grow(2 * size);
        }
        accountIds[size] = accountId;
        netLots[size] = 0;
        cashE8[size] = 0;
        return size++;
    }

    private void grow(final int capacity)
    {
        accountIds = Arrays.copyOf(accountIds, capacity);
        netLots = Arrays.copyOf(netLots, capacity);
        cashE8 = Arrays.copyOf(cashE8, capacity);
    }
}
