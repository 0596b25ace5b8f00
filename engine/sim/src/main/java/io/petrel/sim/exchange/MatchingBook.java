package io.petrel.sim.exchange;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * A limit order book that matches by price, then by time of arrival. Single thread; every array is sized at the start,
 * so nothing is allocated afterwards; every step is constant in the number of orders and prices, but for the orders
 * that trade, the stops that wake and the walk of a FOK.
 *
 * <ul>
 * <li>An incoming order trades at the resting order's price, best price first, oldest first at a price.
 * <li>An iceberg shows its peak; when that is traded the next peak joins behind all others at the price.
 * <li>A replace that keeps the price and does not raise the size keeps its place; any other arrives anew.
 * <li>A stop wakes when a trade reached its price, also one before its arrival. Stops that wake together: of the next
 *     buy stop (lowest first) and the next sell stop (highest first) the older one, each finished before the next.
 * <li>A FOK counts what it may take, hidden lots included, before it takes anything.
 * </ul>
 */
public final class MatchingBook implements Stateful
{
    private static final int SECTION = 0x4D424F4B;

    private final BookOrders orders;
    private final BookSides sides;
    private final StopOrders stops;
    private final Admission admission;
    private final ExpiryHeap expiries;
    private final StandingOrders standing;
    private final FillCheck fillCheck;
    private final BookListener listener;
    private final int[] scratch;

    private long lastTradeTicks = Units.NULL_TICKS;
    private Refusal refusal = Refusal.NONE;

    /**
     * An empty book.
     *
     * @param minTicks lowest price, above 0.
     * @param prices   number of prices from there on, at most 262,144.
     * @param capacity most orders at a time, a power of two.
     * @param listener hears what happens.
     */
    public MatchingBook(final long minTicks, final int prices, final int capacity, final BookListener listener)
    {
        this.listener = listener;
        orders = new BookOrders(capacity);
        sides = new BookSides(orders, minTicks, prices);
        stops = new StopOrders(orders, minTicks, prices);
        admission = new Admission(orders, sides);
        expiries = new ExpiryHeap(orders, capacity);
        standing = new StandingOrders(orders, sides, stops, expiries, listener);
        fillCheck = new FillCheck(orders, sides);
        scratch = new int[capacity];
    }

    /**
     * Admits an order and trades what it can.
     *
     * @param nowNs when it arrives.
     * @param order what it asks for.
     * @return its id, {@link Units#NULL_ID} when it was refused: {@link #refusal()} says why.
     */
    public long submit(final long nowNs, final NewOrder order)
    {
        refusal = admission.ofNew(nowNs, order);
        if (Refusal.NONE != refusal)
        {
            return Units.NULL_ID;
        }
        final int slot = orders.take(order);
        final long id = orders.id(slot);
        listener.onAccepted(slot);
        if (Lifetime.GTD == order.lifetime)
        {
            expiries.add(slot);
        }
        arrive(slot);
        wakeStops();
        return id;
    }

    /**
     * Why the last {@link #submit} was refused.
     *
     * @return NONE when it was not.
     */
    public Refusal refusal()
    {
        return refusal;
    }

    /**
     * Ends an order.
     *
     * @param id of the order.
     * @return UNKNOWN_ORDER when no order of this id lives.
     */
    public Refusal cancel(final long id)
    {
        final int slot = orders.find(id);
        if (BookOrders.NO_SLOT == slot)
        {
            return Refusal.UNKNOWN_ORDER;
        }
        standing.withdraw(slot);
        standing.end(slot, EndReason.REQUESTED);
        return Refusal.NONE;
    }

    /**
     * Changes an order that rests or waits.
     *
     * @param id           of the order.
     * @param newTicks     limit from here on, {@link Units#NULL_TICKS} to keep it.
     * @param newStopTicks stop from here on, {@link Units#NULL_TICKS} to keep it.
     * @param newLots      whole size from here on, filled lots included; {@link Units#NULL_LOTS} to keep it.
     * @return why it was not done; the order stays as it was.
     */
    public Refusal replace(final long id, final long newTicks, final long newStopTicks, final long newLots)
    {
        final int slot = orders.find(id);
        if (BookOrders.NO_SLOT == slot)
        {
            return Refusal.UNKNOWN_ORDER;
        }
        final long priceTicks = Units.NULL_TICKS == newTicks ? orders.priceTicks[slot] : newTicks;
        final long stopTicks = Units.NULL_TICKS == newStopTicks ? orders.stopPriceTicks[slot] : newStopTicks;
        final long sizeLots = Units.NULL_LOTS == newLots ? orders.sizeLots[slot] : newLots;
        final Refusal refused = admission.ofReplace(slot, priceTicks, stopTicks, sizeLots);
        if (Refusal.NONE == refused)
        {
            change(slot, priceTicks, stopTicks, sizeLots);
            wakeStops();
        }
        return refused;
    }

    /**
     * Ends every order whose expiry has come.
     *
     * @param nowNs the moment.
     */
    public void expire(final long nowNs)
    {
        while (expiries.firstNs() <= nowNs)
        {
            final int slot = expiries.first();
            standing.withdraw(slot);
            standing.end(slot, EndReason.EXPIRED);
        }
    }

    /**
     * When the next order expires.
     *
     * @return ns, {@link Long#MAX_VALUE} when none will.
     */
    public long nextExpiryNs()
    {
        return expiries.firstNs();
    }

    /**
     * The orders, for reading.
     *
     * @return them.
     */
    public BookOrders orders()
    {
        return orders;
    }

    /**
     * Slot of a living order.
     *
     * @param id of the order.
     * @return its slot, below 0 when it has ended.
     */
    public int slot(final long id)
    {
        return orders.find(id);
    }

    /**
     * Best price of a side.
     *
     * @param isBid side.
     * @return ticks, {@link Units#NULL_TICKS} when it is empty.
     */
    public long bestTicks(final boolean isBid)
    {
        return sides.of(isBid).bestTicks();
    }

    /**
     * The next price of a side behind another.
     *
     * @param isBid      side.
     * @param priceTicks a price within the book's range.
     * @return ticks, {@link Units#NULL_TICKS} when there is none.
     */
    public long ticksBehind(final boolean isBid, final long priceTicks)
    {
        return sides.of(isBid).ticksBehind(priceTicks);
    }

    /**
     * Displayed size at a price.
     *
     * @param isBid      side.
     * @param priceTicks a price within the book's range.
     * @return lots, 0 when nobody shows any.
     */
    public long displayedLots(final boolean isBid, final long priceTicks)
    {
        return sides.of(isBid).visibleLots(priceTicks);
    }

    /**
     * Displayed lots that stand before an order at its price.
     *
     * @param id of a resting order.
     * @return lots, {@link Units#NULL_LOTS} when it does not rest.
     */
    public long aheadLots(final long id)
    {
        final int slot = orders.find(id);
        if (BookOrders.NO_SLOT == slot || orders.kind[slot].isStop())
        {
            return Units.NULL_LOTS;
        }
        long aheadLots = 0;
        for (int ahead = orders.previous[slot]; BookOrders.NO_SLOT != ahead; ahead = orders.previous[ahead])
        {
            aheadLots += orders.visibleLots[ahead];
        }
        return aheadLots;
    }

    /**
     * Price of the last trade.
     *
     * @return ticks, {@link Units#NULL_TICKS} before the first.
     */
    public long lastTradeTicks()
    {
        return lastTradeTicks;
    }

    /**
     * Whether a price lies in the book's range.
     *
     * @param priceTicks any.
     * @return true when orders may have it.
     */
    public boolean isInRange(final long priceTicks)
    {
        return sides.contains(priceTicks);
    }

    /** Orders in the order of their priority, from which ladders and expiries are built again. */
    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        lastTradeTicks = state.visit(lastTradeTicks);
        final int living = standing.collect(scratch);
        if (state.isRestoring())
        {
            standing.clear();
        }
        orders.visitCounts(state);
        final int count = state.visit(living);
        for (int i = 0; i < count; i++)
        {
            final int slot = orders.visit(state, scratch[i]);
            if (state.isRestoring())
            {
                standing.link(slot);
            }
        }
    }

    private void change(final int slot, final long priceTicks, final long stopTicks, final long sizeLots)
    {
        final boolean keepsPlace = priceTicks == orders.priceTicks[slot] &&
            stopTicks == orders.stopPriceTicks[slot] && sizeLots <= orders.sizeLots[slot];
        if (keepsPlace)
        {
            standing.shrink(slot, orders.sizeLots[slot] - sizeLots);
            listener.onReplaced(slot);
            return;
        }
        standing.withdraw(slot);
        orders.renew(slot);
        orders.priceTicks[slot] = priceTicks;
        orders.stopPriceTicks[slot] = stopTicks;
        orders.sizeLots[slot] = sizeLots;
        orders.visibleLots[slot] = orders.remainingLots(slot);
        orders.hiddenLots[slot] = 0;
        listener.onReplaced(slot);
        if (Lifetime.GTD == orders.lifetime[slot])
        {
            expiries.add(slot);
        }
        arrive(slot);
    }

    /** The order, linked nowhere but in the expiries, meets the market. */
    private void arrive(final int slot)
    {
        if (orders.kind[slot].isStop())
        {
            if (stops.isReached(slot, lastTradeTicks))
            {
                wake(slot);
            }
            else
            {
                standing.link(slot);
            }
        }
        else
        {
            take(slot);
        }
    }

    /** The order, linked nowhere but in the expiries, trades what it can. */
    private void take(final int slot)
    {
        if (Lifetime.FOK == orders.lifetime[slot] && !fillCheck.isFillable(slot))
        {
            standing.end(slot, EndReason.NOT_FILLABLE);
            return;
        }
        while (orders.visibleLots[slot] > 0 && sides.meets(orders.isBuy(slot), orders.priceTicks[slot]))
        {
            final PriceLadder others = sides.of(!orders.isBuy(slot));
            final int maker = others.first(others.bestTicks());
            if (orders.owner(maker) == orders.owner(slot) && SelfTrade.ALLOW != orders.selfTrade[slot])
            {
                if (!passSelf(slot, maker))
                {
                    return;
                }
            }
            else
            {
                trade(slot, maker, others);
            }
        }
        settle(slot);
    }

    /** What remains rests or ends. */
    private void settle(final int slot)
    {
        if (0 == orders.visibleLots[slot])
        {
            standing.leave(slot);
        }
        else if (OrderKind.MARKET == orders.kind[slot])
        {
            standing.end(slot, EndReason.NO_LIQUIDITY);
        }
        else if (orders.lifetime[slot].mayRest())
        {
            if (orders.peakLots[slot] > 0)
            {
                final long remainingLots = orders.visibleLots[slot];
                orders.visibleLots[slot] = Math.min(orders.peakLots[slot], remainingLots);
                orders.hiddenLots[slot] = remainingLots - orders.visibleLots[slot];
            }
            standing.link(slot);
            standing.tellLevel(slot);
        }
        else
        {
            standing.end(slot, EndReason.IMMEDIATE_REMAINDER);
        }
    }

    private void trade(final int taker, final int maker, final PriceLadder others)
    {
        final long priceTicks = orders.priceTicks[maker];
        final long lots = Math.min(orders.visibleLots[taker], orders.visibleLots[maker]);
        orders.visibleLots[taker] -= lots;
        orders.filledLots[taker] += lots;
        orders.filledLots[maker] += lots;
        others.reduce(maker, priceTicks, lots, 0);
        lastTradeTicks = priceTicks;
        stops.onTrade(priceTicks);
        listener.onTrade(taker, maker, priceTicks, lots);
        standing.tellLevel(maker);
        refill(maker, others);
    }

    /** A resting order that shows nothing any more: the next peak joins the end of the queue, or it is gone. */
    private void refill(final int maker, final PriceLadder others)
    {
        if (0 == orders.visibleLots[maker])
        {
            others.remove(maker, orders.priceTicks[maker]);
            if (orders.hiddenLots[maker] > 0)
            {
                final long shownLots = Math.min(orders.peakLots[maker], orders.hiddenLots[maker]);
                orders.visibleLots[maker] = shownLots;
                orders.hiddenLots[maker] -= shownLots;
                others.append(maker, orders.priceTicks[maker]);
            }
            else
            {
                standing.leave(maker);
            }
        }
    }

    /** The incoming order met one of its owner; returns whether it goes on. */
    private boolean passSelf(final int taker, final int maker)
    {
        final SelfTrade rule = orders.selfTrade[taker];
        if (SelfTrade.DECREMENT == rule)
        {
            decrement(taker, maker);
            return true;
        }
        if (SelfTrade.CANCEL_TAKER != rule)
        {
            standing.withdraw(maker);
            standing.end(maker, EndReason.SELF_TRADE);
        }
        if (SelfTrade.CANCEL_RESTING != rule)
        {
            standing.end(taker, EndReason.SELF_TRADE);
            return false;
        }
        return true;
    }

    private void decrement(final int taker, final int maker)
    {
        final long lots = Math.min(orders.visibleLots[taker], orders.visibleLots[maker]);
        final PriceLadder others = sides.of(orders.isBuy(maker));
        orders.visibleLots[taker] -= lots;
        orders.sizeLots[taker] -= lots;
        orders.sizeLots[maker] -= lots;
        others.reduce(maker, orders.priceTicks[maker], lots, 0);
        listener.onDecremented(maker);
        listener.onDecremented(taker);
        standing.tellLevel(maker);
        refill(maker, others);
    }

    private void wakeStops()
    {
        for (int slot = stops.takeReached(); BookOrders.NO_SLOT != slot; slot = stops.takeReached())
        {
            wake(slot);
        }
        stops.settle();
    }

    /** The stop, linked nowhere but in the expiries, becomes an order like others. */
    private void wake(final int slot)
    {
        orders.kind[slot] = orders.kind[slot].triggered();
        orders.stopPriceTicks[slot] = Units.NULL_TICKS;
        listener.onTriggered(slot);
        if (orders.isPostOnly[slot] && sides.meets(orders.isBuy(slot), orders.priceTicks[slot]))
        {
            standing.end(slot, EndReason.WOULD_TAKE);
        }
        else
        {
            take(slot);
        }
    }
}
