package io.petrel.core.portfolio;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Reserved exposure, one row per order that may still fill, in the order of approval. Preallocated: at most {@link
 * #CAPACITY} rows; the gate refuses before that. The map is for look-up only, iteration follows the insertion list,
 * so it is the same in every run. Pipeline thread only; allocates nothing after construction.
 */
public final class WorkingOrders
{
    /** Most orders of one account that may be working at once. */
    public static final int CAPACITY = 256;

    private static final float LOAD_FACTOR = 0.5f;

    private final Long2ObjectHashMap<WorkingOrder> byId = new Long2ObjectHashMap<>(CAPACITY << 2, LOAD_FACTOR, true);
    private final Changes changes;
    private WorkingOrder free;
    private WorkingOrder first;
    private WorkingOrder last;
    private int size;
    private int sharing;
    private int passed;
    private long unfilled;

    WorkingOrders(final Changes changes)
    {
        this.changes = changes;
        for (int i = 0; i < CAPACITY; i++)
        {
            final WorkingOrder row = new WorkingOrder();
            row.next = free;
            free = row;
        }
    }

    /** {@return the oldest working order, or null when none works; follow {@link WorkingOrder#next()}} */
    public WorkingOrder first()
    {
        return first;
    }

    /** {@return the newest working order, or null when none works} */
    public WorkingOrder newest()
    {
        return last;
    }

    /** {@return how many orders work} */
    public int size()
    {
        return size;
    }

    /** {@return how many orders work, the legs of one group counted as one} */
    public int countedOnce()
    {
        return size - sharing;
    }

    /**
     * Lots that a group may still fill: those of its largest leg, for the venue lets only one of them fill.
     *
     * @param groupId  of the legs.
     * @param exceptId a leg that is not counted, or the null of ids.
     * @return lots, 0 if no other leg works.
     */
    public long groupLots(final long groupId, final long exceptId)
    {
        long lots = 0;
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            lots = row.groupId == groupId && row.clientOrderId != exceptId ? Math.max(lots, row.remainingLots) : lots;
        }
        return lots;
    }

    /**
     * Looks one up.
     *
     * @param clientOrderId of the order.
     * @return the row, or null when no such order works.
     */
    public WorkingOrder find(final long clientOrderId)
    {
        return 0 == size ? null : byId.get(clientOrderId);
    }

    /**
     * Reserves the exposure of an approved order.
     *
     * @param clientOrderId of the order, not yet reserved.
     * @param position      of its instrument.
     * @param side          bought or sold.
     * @param purpose       why it exists.
     * @param passive       whether it is meant to rest.
     * @param priceTicks    limit or {@link Units#NULL_TICKS}.
     * @param sizeLots      that may fill.
     * @param nowNs         core time.
     */
    public void reserve(
        final long clientOrderId,
        final Position position,
        final Side side,
        final OrderPurpose purpose,
        final boolean passive,
        final long priceTicks,
        final long sizeLots,
        final long nowNs)
    {
        add(clientOrderId, position, side, purpose, passive, priceTicks, Units.NULL_TICKS, Units.NULL_ID, sizeLots,
            nowNs);
        position.reserve(side, sizeLots, 1);
    }

    /**
     * Notes an approved leg of a bracket: a reduce-only order of a group whose orders cancel each other. It can only
     * close what is held, so it reserves nothing that could be opened; of its group the largest leg counts.
     *
     * @param clientOrderId  of the order, not yet noted.
     * @param position       of its instrument.
     * @param side           bought or sold.
     * @param purpose        why it exists.
     * @param priceTicks     limit or {@link Units#NULL_TICKS}.
     * @param stopPriceTicks trigger or {@link Units#NULL_TICKS}.
     * @param groupId        of the bracket.
     * @param sizeLots       that may fill.
     * @param nowNs          core time.
     */
    public void reserveLeg(
        final long clientOrderId,
        final Position position,
        final Side side,
        final OrderPurpose purpose,
        final long priceTicks,
        final long stopPriceTicks,
        final long groupId,
        final long sizeLots,
        final long nowNs)
    {
        add(clientOrderId, position, side, purpose, false, priceTicks, stopPriceTicks, groupId, sizeLots, nowNs);
        position.reserveLegs(side, legLots(position, side));
    }

    /**
     * Sets what of a reservation may still fill; no reservation, no effect.
     *
     * @param clientOrderId of the order.
     * @param remainingLots 0 or more.
     */
    public void resize(final long clientOrderId, final long remainingLots)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            final long moreLots = remainingLots - row.remainingLots;
            row.remainingLots = remainingLots;
            changes.add();
            reserve(row, moreLots, 0);
        }
    }

    /**
     * Ends a reservation: the order can no longer fill. No reservation, no effect.
     *
     * @param clientOrderId of the order.
     * @param hasStood      whether it surely stood at the venue until it was filled, or another of its group was.
     */
    public void release(final long clientOrderId, final boolean hasStood)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            remove(row, hasStood);
            reserve(row, -row.remainingLots, -1);
        }
    }

    /**
     * Notes that the venue confirmed the order; no such order, no effect.
     *
     * @param clientOrderId of the order.
     */
    public void acknowledge(final long clientOrderId)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            row.acknowledged = true;
            changes.add();
        }
    }

    /**
     * Notes that the order stands at a new price since now; no such order, no effect.
     *
     * @param clientOrderId  of the order.
     * @param priceTicks     new limit.
     * @param stopPriceTicks new trigger of a leg.
     * @param nowNs          core time.
     */
    public void reprice(
        final long clientOrderId, final long priceTicks, final long stopPriceTicks, final long nowNs)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            if (priceTicks != row.priceTicks)
            {
                settlePassed(row, false);
            }
            row.priceTicks = priceTicks;
            row.stopPriceTicks = row.isLeg() ? stopPriceTicks : Units.NULL_TICKS;
            row.sinceNs = nowNs;
            row.replaces++;
            changes.add();
        }
    }

    /**
     * Restarts an order's age, so that what was tried with it is not tried again at once; no such order, no effect.
     *
     * @param clientOrderId of the order.
     * @param nowNs         core time.
     */
    public void restartAge(final long clientOrderId, final long nowNs)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            row.sinceNs = nowNs;
            changes.add();
        }
    }

    /**
     * Notes whether a cancel or replace is on its way; a request that failed restarts the order's age. No
     * such order, no effect.
     *
     * @param clientOrderId of the order.
     * @param requested     true when sent, false when the venue answered.
     * @param nowNs         core time.
     */
    public void changeRequested(final long clientOrderId, final boolean requested, final long nowNs)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            row.changeRequested = requested;
            row.sinceNs = nowNs;
            changes.add();
        }
    }

    /**
     * Notes whether the venue is asked what became of the order; no such order, no effect.
     *
     * @param clientOrderId of the order.
     * @param inQuestion    true when asked, false when answered.
     */
    public void inQuestion(final long clientOrderId, final boolean inQuestion)
    {
        final WorkingOrder row = find(clientOrderId);
        if (null != row)
        {
            row.inQuestion = inQuestion;
            changes.add();
        }
    }

    /** Rows in the order of approval; on restoring, those that were there are let go first. */
    void visitState(final StateVisitor state, final Portfolio portfolio)
    {
        final int count = state.visit(size);
        unfilled = state.visit(unfilled);
        if (state.isRestoring())
        {
            while (null != first)
            {
                remove(first, true);
            }
            for (int i = 0; i < count; i++)
            {
                final WorkingOrder row = free;
                free = row.next;
                row.visitState(state, portfolio);
                append(row);
            }
            return;
        }
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            row.visitState(state, portfolio);
        }
    }

    private void reserve(final WorkingOrder row, final long moreLots, final int moreOrders)
    {
        if (row.isLeg())
        {
            row.position.reserveLegs(row.side, legLots(row.position, row.side));
        }
        else
        {
            row.position.reserve(row.side, moreLots, moreOrders);
        }
    }

    /** Lots that the brackets of a side may still fill: of each group its largest leg. */
    private long legLots(final Position position, final Side side)
    {
        long lots = 0;
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            if (row.isLeg() && row.position == position && row.side == side && !hasElder(row))
            {
                lots = Math.addExact(lots, groupLots(row.groupId, Units.NULL_ID));
            }
        }
        return lots;
    }

    private void add(
        final long clientOrderId,
        final Position position,
        final Side side,
        final OrderPurpose purpose,
        final boolean passive,
        final long priceTicks,
        final long stopPriceTicks,
        final long groupId,
        final long sizeLots,
        final long nowNs)
    {
        if (null == free || byId.containsKey(clientOrderId))
        {
            throw new IllegalStateException("no row for order " + clientOrderId + " among " + size);
        }
        final WorkingOrder row = free;
        free = row.next;
        row.clientOrderId = clientOrderId;
        row.position = position;
        row.side = side;
        row.purpose = purpose;
        row.passive = passive;
        row.priceTicks = priceTicks;
        row.stopPriceTicks = stopPriceTicks;
        row.groupId = groupId;
        row.remainingLots = sizeLots;
        row.sinceNs = nowNs;
        row.replaces = 0;
        row.acknowledged = false;
        row.changeRequested = false;
        row.inQuestion = false;
        row.passed = false;
        append(row);
    }

    /** How many orders the market has passed, and no report said yet what became of them. */
    int passed()
    {
        return passed;
    }

    /** How many of those came to no fill at their price, so far. */
    long unfilled()
    {
        return unfilled;
    }

    /** The market moved: notes which of the orders that rest to close a position it went beyond. */
    void pass(final Position position)
    {
        final long markTicks = position.markTicks();
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            if (row.position == position && !row.passed && row.isRestingExit() &&
                (Side.SELL == row.side ? markTicks > row.priceTicks : markTicks < row.priceTicks))
            {
                row.passed = true;
                passed++;
            }
        }
    }

    /**
     * What of a position's open profit, E8, is beyond the prices of the orders that the market has passed, which is
     * what they pay.
     */
    long surplusE8(final Position position)
    {
        final ContractMath contract = position.instrument().contract();
        long leftLots = Math.abs(position.lots());
        long surplusE8 = 0;
        for (WorkingOrder row = first; null != row && 0 != passed; row = row.next)
        {
            if (row.position == position && row.passed && row.isRestingExit())
            {
                final long lots = Math.min(leftLots, row.remainingLots);
                leftLots -= lots;
                surplusE8 += Math.max(0, contract.pnlE8(contract.notionalE8(row.priceTicks, lots),
                    contract.notionalE8(position.markTicks(), lots), Side.SELL == row.side));
            }
        }
        return surplusE8;
    }

    /** Forgets an order that can no longer fill; one that {@code hasStood} stood until it filled, or others did. */
    private void remove(final WorkingOrder row, final boolean hasStood)
    {
        settlePassed(row, hasStood);
        byId.remove(row.clientOrderId);
        if (null == row.previous)
        {
            first = row.next;
        }
        else
        {
            row.previous.next = row.next;
        }
        if (null == row.next)
        {
            last = row.previous;
        }
        else
        {
            row.next.previous = row.previous;
        }
        row.next = free;
        free = row;
        size--;
        changes.add();
        sharing -= shares(row) ? 1 : 0;
    }

    private void settlePassed(final WorkingOrder row, final boolean hasStood)
    {
        passed -= row.passed ? 1 : 0;
        unfilled += row.passed && !hasStood ? 1 : 0;
        row.passed = false;
    }

    /** Whether an older leg of its group works. */
    private boolean hasElder(final WorkingOrder leg)
    {
        for (WorkingOrder row = first; leg != row; row = row.next)
        {
            if (row.groupId == leg.groupId)
            {
                return true;
            }
        }
        return false;
    }

    /** Whether a leg that is not listed has company in its group. */
    private boolean shares(final WorkingOrder leg)
    {
        for (WorkingOrder row = first; leg.isLeg() && null != row; row = row.next)
        {
            if (row.groupId == leg.groupId)
            {
                return true;
            }
        }
        return false;
    }

    private void append(final WorkingOrder row)
    {
        sharing += shares(row) ? 1 : 0;
        passed += row.passed ? 1 : 0;
        byId.put(row.clientOrderId, row);
        row.previous = last;
        row.next = null;
        if (null == last)
        {
            first = row;
        }
        else
        {
            last.next = row;
        }
        last = row;
        size++;
        changes.add();
    }
}
