package io.petrel.sim;

import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.E8;
import io.petrel.codecs.unit.Units;

/** Whether the venue takes an order of this kind, size, price and worth at all. No state of its own. */
final class OrderFilters
{
    private final FilterSettings filters;
    private final Capabilities capabilities;

    OrderFilters(final SimSettings settings)
    {
        filters = settings.filters();
        capabilities = settings.capabilities();
    }

    /** Why a new order is refused, checked in the order written here; NONE when it is not. */
    ReportReason refusal(final VenueInstrument at, final OrderRequest request)
    {
        if (!isSupported(request))
        {
            return ReportReason.NOT_SUPPORTED;
        }
        if (!isSize(request.sizeLots))
        {
            return ReportReason.BAD_SIZE;
        }
        final boolean hasPrices = (!request.hasLimit() || isPrice(request.priceTicks)) &&
            (!request.isStop() || isPrice(request.stopPriceTicks));
        if (!hasPrices)
        {
            return ReportReason.BAD_PRICE;
        }
        final boolean isInBand = (!request.hasLimit() || isInBand(at, request.priceTicks)) &&
            (!request.isStop() || isInBand(at, request.stopPriceTicks));
        if (!isInBand)
        {
            return ReportReason.PRICE_BAND;
        }
        final long valueTicks = request.hasLimit() ? request.priceTicks :
            request.isStop() ? request.stopPriceTicks : at.markTicks();
        if (!request.isReduceOnly && !isNotional(at, valueTicks, request.sizeLots))
        {
            return ReportReason.BAD_NOTIONAL;
        }
        return at.openOrders(request.accountId) >= filters.maxOpenOrders() ?
            ReportReason.OPEN_ORDERS : ReportReason.NONE;
    }

    /** Why other terms of a working order are refused; NONE when they are not. */
    ReportReason replaceRefusal(
        final VenueInstrument at,
        final SimOrder order,
        final long newTicks,
        final long newStopTicks,
        final long newLots)
    {
        if (!capabilities.replace())
        {
            return ReportReason.NOT_SUPPORTED;
        }
        if (newLots != order.sizeLots && !isSize(newLots))
        {
            return ReportReason.BAD_SIZE;
        }
        final boolean isNewPrice = order.hasLimit() && newTicks != order.priceTicks;
        final boolean isNewStop = order.isStop() && newStopTicks != order.stopPriceTicks;
        if (isNewPrice && !isPrice(newTicks) || isNewStop && !isPrice(newStopTicks))
        {
            return ReportReason.BAD_PRICE;
        }
        if (isNewPrice && !isInBand(at, newTicks) || isNewStop && !isInBand(at, newStopTicks))
        {
            return ReportReason.PRICE_BAND;
        }
        final long valueTicks = order.hasLimit() ? newTicks : order.isStop() ? newStopTicks : at.markTicks();
        return order.isReduceOnly || isNotional(at, valueTicks, newLots) ?
            ReportReason.NONE : ReportReason.BAD_NOTIONAL;
    }

    private boolean isSupported(final OrderRequest request)
    {
        return (!request.isStop() || capabilities.stops()) && (!request.isPostOnly || capabilities.postOnly()) &&
            (!request.isReduceOnly || capabilities.reduceOnly()) &&
            (TimeInForce.FOK != request.timeInForce || capabilities.fillOrKill()) &&
            (!request.isTimed() || (capabilities.timed() && Units.NULL_TIME_NS != request.expiryNs)) &&
            (Units.NULL_ID == request.groupId || capabilities.groups());
    }

    private boolean isSize(final long lots)
    {
        return lots > 0 && lots >= filters.minLots() && lots <= filters.maxLots() && 0 == lots % filters.lotMultiple();
    }

    private boolean isPrice(final long ticks)
    {
        return ticks > 0 && 0 == ticks % filters.tickMultiple();
    }

    /** Without a reference price there is no band. */
    private boolean isInBand(final VenueInstrument at, final long ticks)
    {
        final long markTicks = at.markTicks();
        return 0 == filters.priceBandRateE8() || markTicks <= 0 || Math.abs(ticks - markTicks) <=
            E8.mulDiv(markTicks, filters.priceBandRateE8(), Units.ONE_E8);
    }

    private boolean isNotional(final VenueInstrument at, final long ticks, final long lots)
    {
        if (ticks <= 0 || (0 == filters.minNotionalE8() && Long.MAX_VALUE == filters.maxNotionalE8()))
        {
            return true;
        }
        final long notionalE8 = at.instrument.contract().notionalE8OrNull(ticks, lots);
        return Units.NULL_E8 != notionalE8 &&
            notionalE8 >= filters.minNotionalE8() && notionalE8 <= filters.maxNotionalE8();
    }
}
