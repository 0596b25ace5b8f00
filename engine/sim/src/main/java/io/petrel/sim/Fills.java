package io.petrel.sim;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/** The two things that change an order for good: a fill and an end. */
final class Fills
{
    private final MarginSettings margin;
    private final FeeSchedule fees;
    private final OrderIds ids;
    private final Reports reports;
    private OrderEndSink ends = OrderEndSink.NONE;

    Fills(final MarginSettings margin, final FeeSchedule fees, final OrderIds ids, final Reports reports)
    {
        this.margin = margin;
        this.fees = fees;
        this.ids = ids;
        this.reports = reports;
    }

    /** Sets who must know when an order ends: whoever else holds it. */
    void ends(final OrderEndSink sink)
    {
        ends = sink;
    }

    /**
     * Lots the order may still trade: what remains, and of a reduce-only order no more than would flatten its account.
     */
    long allowedLots(final VenueInstrument at, final SimOrder order)
    {
        if (order.isDone)
        {
            return 0;
        }
        final long remainingLots = order.remainingLots();
        return order.isReduceOnly ?
            Math.min(remainingLots, at.positions.reducibleLots(order.accountId, order.isBuy)) : remainingLots;
    }

    void fill(
        final VenueInstrument at,
        final SimOrder order,
        final long priceTicks,
        final long lots,
        final LiquidityFlag liquidity,
        final long nowNs)
    {
        order.cumulativeLots += lots;
        at.isUntidy = true;
        at.positions.add(order.accountId, order.isBuy ? lots : -lots, nowNs);
        final long extraRateE8 = order.isForced ? margin.liquidationFeeRateE8() : 0;
        final long feeE8 = fees.feeE8(at, order, priceTicks, lots, liquidity, extraRateE8, nowNs);
        addCash(at, order, priceTicks, lots, feeE8);
        if (LiquidityFlag.TAKER == liquidity)
        {
            at.cost.onTaken(order.isBuy, lots, nowNs);
        }
        reports.onFill(at, order, priceTicks, lots, feeE8, liquidity, nowNs);
        if (0 == order.remainingLots())
        {
            order.isDone = true;
            forget(order);
            endGroup(at, order, nowNs);
        }
    }

    /** Ends what remains of an order. */
    void end(
        final VenueInstrument at,
        final SimOrder order,
        final ExecType execType,
        final ReportReason reason,
        final long nowNs)
    {
        order.isDone = true;
        at.isUntidy = true;
        forget(order);
        ends.onOrderEnded(order);
        reports.onOrder(at, order, execType, reason, nowNs);
    }

    /** Cancels all orders of an account; they stay listed until the next tidying. */
    void endAccount(
        final VenueInstrument at, final int accountId, final ReportReason reason, final long nowNs)
    {
        for (int i = 0; i < VenueInstrument.LISTS; i++)
        {
            final OrderList orders = at.list(i);
            for (int j = 0; j < orders.size(); j++)
            {
                if (orders.at(j).accountId == accountId)
                {
                    cancel(at, orders.at(j), reason, nowNs);
                }
            }
        }
    }

    /** Cancels all orders; they stay listed until the next tidying. */
    void endAll(final VenueInstrument at, final ReportReason reason, final long nowNs)
    {
        for (int i = 0; i < VenueInstrument.LISTS; i++)
        {
            final OrderList orders = at.list(i);
            for (int j = 0; j < orders.size(); j++)
            {
                cancel(at, orders.at(j), reason, nowNs);
            }
        }
    }

    /**
     * After an event: ends resting reduce-only orders whose account has nothing left to reduce, and clears away what
     * ended.
     */
    void tidy(final VenueInstrument at, final long nowNs)
    {
        if (at.isUntidy)
        {
            endUselessReducers(at, at.bids, nowNs);
            endUselessReducers(at, at.asks, nowNs);
            at.removeDone();
            at.isUntidy = false;
        }
    }

    private void endUselessReducers(final VenueInstrument at, final OrderList orders, final long nowNs)
    {
        for (int i = 0; i < orders.size(); i++)
        {
            final SimOrder order = orders.at(i);
            if (!order.isDone && order.isReduceOnly && 0 == allowedLots(at, order))
            {
                end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
            }
        }
    }

    private void cancel(
        final VenueInstrument at, final SimOrder order, final ReportReason reason, final long nowNs)
    {
        if (!order.isDone)
        {
            end(at, order, ExecType.CANCELLED, reason, nowNs);
        }
    }

    /** A buy of an inverse contract takes coins in, see {@link MarginDesk}. Without margin nobody asks. */
    private void addCash(
        final VenueInstrument at, final SimOrder order, final long priceTicks, final long lots, final long feeE8)
    {
        if (margin.isOn())
        {
            final long notionalE8 = at.instrument.contract().notionalE8(priceTicks, lots);
            final boolean isPaid = order.isBuy != (ContractType.INVERSE == at.instrument.contractType());
            at.positions.addCash(order.accountId, E8.subtract(isPaid ? -notionalE8 : notionalE8, feeE8));
        }
    }

    /** One has filled whole: the others of its group go at once, so that no second one fills in the same event. */
    private void endGroup(final VenueInstrument at, final SimOrder filled, final long nowNs)
    {
        if (Units.NULL_ID == filled.groupId)
        {
            return;
        }
        for (int i = 0; i < VenueInstrument.LISTS; i++)
        {
            final OrderList orders = at.list(i);
            for (int j = 0; j < orders.size(); j++)
            {
                final SimOrder order = orders.at(j);
                if (order.groupId == filled.groupId && order.accountId == filled.accountId)
                {
                    cancel(at, order, ReportReason.LINKED_ORDER, nowNs);
                }
            }
        }
    }

    /** The venue's own orders have no id of ours. */
    private void forget(final SimOrder order)
    {
        if (!order.isForced)
        {
            ids.end(order.clientOrderId);
        }
    }
}
