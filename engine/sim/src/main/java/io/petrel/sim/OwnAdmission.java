package io.petrel.sim;

import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.sim.exchange.MatchingBook;

/** What a venue whose book others trade in refuses of ours, and why. Reads only, but for the faults it may play. */
final class OwnAdmission
{
    private final VenueInstrument at;
    private final MatchingBook book;
    private final OrderIds ids;
    private final OrderFilters filters;
    private final Faults faults;

    OwnAdmission(
        final VenueInstrument at,
        final MatchingBook book,
        final OrderIds ids,
        final OrderFilters filters,
        final Faults faults)
    {
        this.at = at;
        this.book = book;
        this.ids = ids;
        this.filters = filters;
        this.faults = faults;
    }

    ReportReason ofNew(final OrderRequest request)
    {
        if (ids.isKnown(request.clientOrderId))
        {
            return ReportReason.DUPLICATE_ID;
        }
        if (faults.rejectsOrder())
        {
            return ReportReason.VENUE_BUSY;
        }
        if (request.instrumentId != at.instrument.id())
        {
            return ReportReason.INSTRUMENT_NOT_TRADING;
        }
        if (request.isTimed() && Units.NULL_TIME_NS != request.expiryNs && request.expiryNs <= request.arrivalNs)
        {
            return ReportReason.TIME_REACHED;
        }
        final ReportReason filtered = filters.refusal(at, request);
        return ReportReason.NONE == filtered ? refusalByBook(request) : filtered;
    }

    /** Of an order that lives, with the prices and the whole size that it would have. */
    ReportReason ofReplace(
        final SimOrder order, final long newTicks, final long newStopTicks, final long newLots)
    {
        if (newLots <= 0)
        {
            return ReportReason.BAD_SIZE;
        }
        if (newLots <= order.cumulativeLots)
        {
            return ReportReason.TOO_LATE;
        }
        if (order.hasLimit() != book.isInRange(newTicks) ||
            order.isStop() && !book.isInRange(newStopTicks))
        {
            return ReportReason.BAD_PRICE;
        }
        final ReportReason filtered = filters.replaceRefusal(at, order, newTicks, newStopTicks, newLots);
        if (ReportReason.NONE != filtered)
        {
            return filtered;
        }
        final boolean moves = newTicks != order.priceTicks && !order.isStop();
        return moves && order.isPostOnly && crosses(order.isBuy, newTicks) ?
            ReportReason.WOULD_TAKE : ReportReason.NONE;
    }

    /** Whether an order at this limit finds something to trade with. */
    boolean crosses(final boolean isBuy, final long limitTicks)
    {
        final long othersTicks = book.bestTicks(!isBuy);
        return Units.NULL_TICKS != othersTicks && Prices.isWithin(isBuy, limitTicks, othersTicks);
    }

    private ReportReason refusalByBook(final OrderRequest request)
    {
        final boolean isBuy = Side.BUY == request.side;
        if (request.hasLimit() && !book.isInRange(request.priceTicks) ||
            request.isStop() && !book.isInRange(request.stopPriceTicks))
        {
            return ReportReason.BAD_PRICE;
        }
        if (request.isReduceOnly && !request.isStop() && 0 == at.positions.reducibleLots(request.accountId, isBuy))
        {
            return ReportReason.REDUCE_ONLY;
        }
        final boolean mayRest = request.hasLimit() && request.mayRest();
        final boolean wouldTake =
            request.isPostOnly && (!mayRest || !request.isStop() && crosses(isBuy, request.priceTicks));
        return wouldTake ? ReportReason.WOULD_TAKE : ReportReason.NONE;
    }
}
