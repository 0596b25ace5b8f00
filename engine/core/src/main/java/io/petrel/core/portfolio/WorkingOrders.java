package io.petrel.core.portfolio;

import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import java.util.Arrays;
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
    /** By {@link Moment}: what equity was at least, or the null of money. */
    private final long[] knownE8 = new long[Moment.COUNT];

    WorkingOrders(final Changes changes)
    {
        this.changes = changes;
        Arrays.fill(knownE8, Units.NULL_E8);
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
            if (row.passed && priceTicks != row.priceTicks)
            {
                movePassed(row, priceTicks);
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
        state.visit(knownE8, knownE8.length);
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
        row.stood = false;
        row.forgetSurpluses();
        append(row);
    }

    /** How many orders the market has passed, and no report said yet what became of them. */
    int passed()
    {
        return passed;
    }

    /**
     * {@return what equity was at that moment at least, E8: orders that the market had passed count at their prices
     * until they are known not to have been filled; the null of money if nothing is awaited}
     *
     * @param moment looked up.
     */
    public long knownE8(final Moment moment)
    {
        return knownE8[moment.ordinal()];
    }

    /**
     * {@return what equity was at that moment if none of those is filled that are not told yet, E8, or the null of
     * money}
     *
     * @param moment looked up.
     */
    public long quotedE8(final Moment moment)
    {
        long quotedE8 = knownE8[moment.ordinal()];
        for (WorkingOrder row = first; null != row && Units.NULL_E8 != quotedE8; row = row.next)
        {
            quotedE8 += row.surplusesE8[moment.ordinal()];
        }
        return quotedE8;
    }

    /**
     * Remembers this moment instead where equity by the quotes is higher, and none once no fill is awaited.
     *
     * @param moment    of those at which it was highest.
     * @param equityE8  by the quotes.
     * @param payableE8 with passed orders at their prices.
     */
    public void follow(final Moment moment, final long equityE8, final long payableE8)
    {
        if (0 == passed || equityE8 > quotedE8(moment))
        {
            note(moment, payableE8);
        }
    }

    /**
     * Remembers this moment, if a fill is awaited, else none.
     *
     * @param moment    that it is.
     * @param payableE8 equity with passed orders at their prices.
     */
    public void note(final Moment moment, final long payableE8)
    {
        final int index = moment.ordinal();
        if (0 == passed)
        {
            knownE8[index] = Units.NULL_E8;
            return;
        }
        knownE8[index] = payableE8;
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            row.surplusesE8[index] = surplusE8(row);
        }
    }

    /** An order is being filled. If the market has passed it, it stood: what the quotes said beyond was never made. */
    void onFill(final long clientOrderId)
    {
        final WorkingOrder row = 0 == passed ? null : find(clientOrderId);
        if (null != row && row.passed)
        {
            row.stood = true;
            row.forgetSurpluses();
        }
    }

    /** The market moved: notes which of the orders that rest to close a position it went beyond. */
    void pass(final Position position)
    {
        for (WorkingOrder row = first; null != row; row = row.next)
        {
            if (row.position == position && !row.passed && row.isBehindTheMarket())
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
        long surplusE8 = 0;
        for (WorkingOrder row = first; null != row && 0 != passed; row = row.next)
        {
            surplusE8 += row.position == position ? surplusE8(row) : 0;
        }
        return surplusE8;
    }

    /** The same of one order; of what is held, older orders cover theirs first. */
    private long surplusE8(final WorkingOrder row)
    {
        if (!row.passed || !row.isRestingExit())
        {
            return 0;
        }
        long leftLots = Math.abs(row.position.lots());
        for (WorkingOrder elder = first; row != elder; elder = elder.next)
        {
            final boolean isCovering = elder.position == row.position && elder.passed && elder.isRestingExit();
            leftLots -= isCovering ? Math.min(leftLots, elder.remainingLots) : 0;
        }
        final ContractMath contract = row.position.instrument().contract();
        final long lots = Math.min(leftLots, row.remainingLots);
        return Math.max(0, contract.pnlE8(contract.notionalE8(row.priceTicks, lots),
            contract.notionalE8(row.position.markTicks(), lots), Side.SELL == row.side));
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

    /**
     * It was moved, so it had not been filled: of what the quotes said beyond its price, what the new one pays was
     * made. It is awaited there, unless the market never was beyond that.
     */
    private void movePassed(final WorkingOrder row, final long priceTicks)
    {
        final long moreE8 = row.gainFromE8(priceTicks);
        for (int i = 0; i < knownE8.length; i++)
        {
            final long beforeE8 = row.surplusesE8[i];
            row.surplusesE8[i] = 0 == beforeE8 ? 0 : Math.max(0, beforeE8 + moreE8);
            knownE8[i] += beforeE8 - row.surplusesE8[i];
        }
        row.priceTicks = priceTicks;
        row.stood = false;
        if (!row.isBehindTheMarket() && !row.hasSurplus())
        {
            settlePassed(row, false);
        }
    }

    /** It is known what became of it: if nothing, then equity was what the quotes said beyond its price. */
    private void settlePassed(final WorkingOrder row, final boolean hasStood)
    {
        for (int i = 0; i < knownE8.length && row.passed && !hasStood && !row.stood; i++)
        {
            knownE8[i] += Units.NULL_E8 == knownE8[i] ? 0 : row.surplusesE8[i];
        }
        passed -= row.passed ? 1 : 0;
        row.passed = false;
        row.stood = false;
        row.forgetSurpluses();
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
