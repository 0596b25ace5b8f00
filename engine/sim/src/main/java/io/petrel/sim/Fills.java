package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/**
 * The two things that change an order for good: a fill and an end. Fee: notional times the rate of its liquidity,
 * rounded half-even to E8 of the settlement currency; positive is paid, negative is a rebate.
 */
final class Fills
{
    private final SimSettings settings;
    private final OrderIds ids;
    private final Reports reports;

    Fills(final SimSettings settings, final OrderIds ids, final Reports reports)
    {
        this.settings = settings;
        this.ids = ids;
        this.reports = reports;
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
        at.positions.add(order.accountId, order.isBuy ? lots : -lots);
        reports.onFill(at, order, priceTicks, lots, feeE8(at, priceTicks, lots, liquidity), liquidity, nowNs);
        if (0 == order.remainingLots())
        {
            order.isDone = true;
            ids.end(order.clientOrderId);
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
        ids.end(order.clientOrderId);
        reports.onOrder(at, order, execType, reason, nowNs);
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

    private long feeE8(
        final VenueInstrument at, final long priceTicks, final long lots, final LiquidityFlag liquidity)
    {
        final long rateE8 = LiquidityFlag.MAKER == liquidity ? settings.makerFeeRateE8() : settings.takerFeeRateE8();
        return E8.mulDiv(at.instrument.contract().notionalE8(priceTicks, lots), rateE8, Units.ONE_E8);
    }
}
