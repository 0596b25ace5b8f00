package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import java.util.Arrays;

/**
 * The orders of a book, field by field in arrays; an order is a slot. An id is a rising number times the capacity plus
 * the slot, so that it finds its slot without a table and is never given twice. Sized at the start.
 */
public final class BookOrders
{
    static final int NO_SLOT = -1;

    final int[] next;
    final int[] previous;
    final int[] heapIndex;
    final long[] visibleLots;
    final long[] hiddenLots;
    final long[] expiryNs;
    final long[] priceTicks;
    final long[] stopPriceTicks;
    final long[] sizeLots;
    final long[] filledLots;
    final long[] peakLots;
    /** Priority among stops that a trade wakes together: rises with each arrival. */
    final long[] sequence;
    final OrderKind[] kind;
    final Lifetime[] lifetime;
    final SelfTrade[] selfTrade;
    final boolean[] isPostOnly;

    private final long[] id;
    private final long[] tag;
    private final int[] owner;
    private final boolean[] isBuy;
    private final int[] free;
    private int freeCount;
    private int usedSlots;
    private int liveCount;
    private long lastSequence;

    BookOrders(final int capacity)
    {
        if (capacity < 1 || 1 != Integer.bitCount(capacity))
        {
            throw new IllegalArgumentException("orders of a book must be a power of two: " + capacity);
        }
        next = new int[capacity];
        previous = new int[capacity];
        heapIndex = new int[capacity];
        visibleLots = new long[capacity];
        hiddenLots = new long[capacity];
        expiryNs = new long[capacity];
        priceTicks = new long[capacity];
        stopPriceTicks = new long[capacity];
        sizeLots = new long[capacity];
        filledLots = new long[capacity];
        peakLots = new long[capacity];
        sequence = new long[capacity];
        kind = new OrderKind[capacity];
        lifetime = new Lifetime[capacity];
        selfTrade = new SelfTrade[capacity];
        isPostOnly = new boolean[capacity];
        id = new long[capacity];
        tag = new long[capacity];
        owner = new int[capacity];
        isBuy = new boolean[capacity];
        free = new int[capacity];
        Arrays.fill(id, Units.NULL_ID);
    }

    /**
     * Who sent it.
     *
     * @param slot of the order.
     * @return owner.
     */
    public int owner(final int slot)
    {
        return owner[slot];
    }

    /**
     * The owner's own name of it.
     *
     * @param slot of the order.
     * @return tag.
     */
    public long tag(final int slot)
    {
        return tag[slot];
    }

    /**
     * The book's number of it, rising from order to order.
     *
     * @param slot of the order.
     * @return id.
     */
    public long id(final int slot)
    {
        return id[slot];
    }

    /**
     * Side.
     *
     * @param slot of the order.
     * @return true for a buyer.
     */
    public boolean isBuy(final int slot)
    {
        return isBuy[slot];
    }

    /**
     * Limit.
     *
     * @param slot of the order.
     * @return ticks, {@link Units#NULL_TICKS} when it has none.
     */
    public long priceTicks(final int slot)
    {
        return priceTicks[slot];
    }

    /**
     * Whole size.
     *
     * @param slot of the order.
     * @return lots, filled ones included.
     */
    public long sizeLots(final int slot)
    {
        return sizeLots[slot];
    }

    /**
     * Filled so far.
     *
     * @param slot of the order.
     * @return lots.
     */
    public long filledLots(final int slot)
    {
        return filledLots[slot];
    }

    /**
     * Not filled yet, hidden lots included.
     *
     * @param slot of the order.
     * @return lots.
     */
    public long remainingLots(final int slot)
    {
        return sizeLots[slot] - filledLots[slot];
    }

    /**
     * Number of living orders.
     *
     * @return count.
     */
    public int size()
    {
        return liveCount;
    }

    boolean isFull()
    {
        return 0 == freeCount && usedSlots == id.length;
    }

    /** Slot of a living order, {@link #NO_SLOT} when there is none of this id. */
    int find(final long orderId)
    {
        if (orderId < 0)
        {
            return NO_SLOT;
        }
        final int slot = (int)(orderId & (id.length - 1));
        return id[slot] == orderId ? slot : NO_SLOT;
    }

    int take(final NewOrder order)
    {
        final int slot = freeCount > 0 ? free[--freeCount] : usedSlots++;
        liveCount++;
        sequence[slot] = ++lastSequence;
        id[slot] = lastSequence * id.length + slot;
        tag[slot] = order.tag;
        owner[slot] = order.owner;
        isBuy[slot] = order.isBuy;
        kind[slot] = order.kind;
        lifetime[slot] = order.lifetime;
        selfTrade[slot] = order.selfTrade;
        isPostOnly[slot] = order.isPostOnly;
        priceTicks[slot] = order.kind.hasLimit() ? order.priceTicks : Units.NULL_TICKS;
        stopPriceTicks[slot] = order.kind.isStop() ? order.stopPriceTicks : Units.NULL_TICKS;
        sizeLots[slot] = order.sizeLots;
        filledLots[slot] = 0;
        visibleLots[slot] = order.sizeLots;
        hiddenLots[slot] = 0;
        peakLots[slot] = order.peakLots;
        expiryNs[slot] = Lifetime.GTD == order.lifetime ? order.expiryNs : Units.NULL_TIME_NS;
        heapIndex[slot] = NO_SLOT;
        return slot;
    }

    /** Behind every order there is. */
    void renew(final int slot)
    {
        sequence[slot] = ++lastSequence;
    }

    void release(final int slot)
    {
        id[slot] = Units.NULL_ID;
        free[freeCount++] = slot;
        liveCount--;
    }

    void clear()
    {
        Arrays.fill(id, Units.NULL_ID);
        liveCount = 0;
    }

    void visitCounts(final StateVisitor state)
    {
        lastSequence = state.visit(lastSequence);
        usedSlots = state.visit(usedSlots);
        freeCount = state.visit(freeCount);
        state.visit(free, freeCount);
    }

    /** One living order; returns its slot. */
    int visit(final StateVisitor state, final int living)
    {
        final int slot = state.visit(living);
        if (state.isRestoring())
        {
            liveCount++;
            heapIndex[slot] = NO_SLOT;
        }
        id[slot] = state.visit(id[slot]);
        tag[slot] = state.visit(tag[slot]);
        owner[slot] = state.visit(owner[slot]);
        isBuy[slot] = state.visit(isBuy[slot]);
        isPostOnly[slot] = state.visit(isPostOnly[slot]);
        kind[slot] = OrderKind.of(state.visit(null == kind[slot] ? 0 : kind[slot].ordinal()));
        lifetime[slot] = Lifetime.of(state.visit(null == lifetime[slot] ? 0 : lifetime[slot].ordinal()));
        selfTrade[slot] = SelfTrade.of(state.visit(null == selfTrade[slot] ? 0 : selfTrade[slot].ordinal()));
        priceTicks[slot] = state.visit(priceTicks[slot]);
        stopPriceTicks[slot] = state.visit(stopPriceTicks[slot]);
        sizeLots[slot] = state.visit(sizeLots[slot]);
        filledLots[slot] = state.visit(filledLots[slot]);
        visibleLots[slot] = state.visit(visibleLots[slot]);
        hiddenLots[slot] = state.visit(hiddenLots[slot]);
        peakLots[slot] = state.visit(peakLots[slot]);
        expiryNs[slot] = state.visit(expiryNs[slot]);
        sequence[slot] = state.visit(sequence[slot]);
        return slot;
    }
}
