package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;

/**
 * Orders by client order id: those that live, and the ids of the last ones that ended, which a venue too knows for some
 * time only. Never iterated: the living orders are state where they stand, the ended ids in their order.
 */
final class OrderIds implements Stateful
{
    private static final float LOAD_FACTOR = 0.55f;
    private static final int INITIAL_LIVE = 1024;

    private final Long2ObjectHashMap<SimOrder> live = new Long2ObjectHashMap<>(INITIAL_LIVE, LOAD_FACTOR);
    private final LongHashSet ended;
    private final long[] endedRing;
    private long endedCount;
    private long lastVenueOrderId;

    OrderIds(final int rememberedOrders)
    {
        endedRing = new long[rememberedOrders];
        ended = new LongHashSet(2 * rememberedOrders, LOAD_FACTOR, true);
    }

    /** A number of the venue's own for an order it takes or makes. */
    long nextVenueOrderId()
    {
        return ++lastVenueOrderId;
    }

    boolean isKnown(final long clientOrderId)
    {
        return live.containsKey(clientOrderId) || ended.contains(clientOrderId);
    }

    boolean hasEnded(final long clientOrderId)
    {
        return ended.contains(clientOrderId);
    }

    /** The living order, null when there is none of this id. */
    SimOrder find(final long clientOrderId)
    {
        return live.get(clientOrderId);
    }

    /** The living order a request means, null when there is none: nobody reaches another account's order. */
    SimOrder find(final OrderRequest request)
    {
        final SimOrder order = live.get(request.clientOrderId);
        final boolean isMeant = null != order &&
            order.accountId == request.accountId && order.instrumentId == request.instrumentId;
        return isMeant ? order : null;
    }

    void add(final SimOrder order)
    {
        live.put(order.clientOrderId, order);
    }

    /** The order, living or never accepted, is over; its id is remembered. */
    void end(final long clientOrderId)
    {
        live.remove(clientOrderId);
        final int slot = (int)(endedCount % endedRing.length);
        if (endedCount >= endedRing.length)
        {
            ended.remove(endedRing[slot]);
        }
        endedRing[slot] = clientOrderId;
        ended.add(clientOrderId);
        endedCount++;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastVenueOrderId = state.visit(lastVenueOrderId);
        endedCount = state.visit(endedCount);
        state.visit(endedRing, (int)Math.min(endedCount, endedRing.length));
        if (state.isRestoring())
        {
            remember();
        }
    }

    /** Of living orders none is known until the list it stands in has been restored. */
    private void remember()
    {
        live.clear();
        ended.clear();
        for (int i = 0; i < Math.min(endedCount, endedRing.length); i++)
        {
            ended.add(endedRing[i]);
        }
    }
}
