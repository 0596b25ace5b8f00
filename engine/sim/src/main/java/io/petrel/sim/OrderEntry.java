package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * The door of the venue: admits, cancels and replaces orders as they arrive. Refusals are checked in the order written
 * here.
 */
final class OrderEntry implements Stateful
{
    private final VenueInstruments instruments;
    private final OrderIds ids;
    private final OrderPool pool;
    private final Reports reports;
    private final Fills fills;
    private final Matcher matcher;
    private final StopTriggers triggers;
    private final OrderFilters filters;
    private final RateLimiter limiter;
    private final MarginDesk margin;
    private final Faults faults;
    private final Expiries expiries;
    private final Refusals refusals;
    private boolean isConnected = true;

    OrderEntry(
        final VenueInstruments instruments,
        final OrderIds ids,
        final OrderPool pool,
        final Reports reports,
        final Fills fills,
        final Matcher matcher,
        final StopTriggers triggers,
        final OrderFilters filters,
        final RateLimiter limiter,
        final MarginDesk margin,
        final Faults faults,
        final Expiries expiries)
    {
        this.expiries = expiries;
        refusals = new Refusals(ids, reports);
        this.filters = filters;
        this.limiter = limiter;
        this.margin = margin;
        this.faults = faults;
        this.instruments = instruments;
        this.ids = ids;
        this.pool = pool;
        this.reports = reports;
        this.fills = fills;
        this.matcher = matcher;
        this.triggers = triggers;
    }

    void connected(final boolean newConnected)
    {
        isConnected = newConnected;
    }

    boolean isConnected()
    {
        return isConnected;
    }

    void onRequest(final OrderRequest request)
    {
        if (!limiter.admits(request.arrivalNs))
        {
            refusals.refuse(request, ReportReason.RATE_LIMIT, request.arrivalNs);
            return;
        }
        switch (request.kind)
        {
            case NEW:
                onNew(request, request.arrivalNs);
                break;
            case CANCEL:
                onCancel(request, request.arrivalNs);
                break;
            default:
                onReplace(request, request.arrivalNs);
                break;
        }
        final VenueInstrument at = instruments.byId(request.instrumentId);
        if (null != at)
        {
            margin.check(at, request.arrivalNs);
            fills.tidy(at, request.arrivalNs);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        limiter.visitState(state);
        isConnected = state.visit(isConnected);
    }

    private void onNew(final OrderRequest request, final long nowNs)
    {
        final VenueInstrument at = instruments.byId(request.instrumentId);
        final ReportReason refusal = refusal(at, request);
        if (ReportReason.NONE != refusal)
        {
            refusals.refuse(request, refusal, nowNs);
            return;
        }
        final SimOrder order = pool.take();
        order.set(request, ids.nextVenueOrderId());
        ids.add(order);
        expiries.onAccepted(order);
        reports.onOrder(at, order, ExecType.ACCEPTED, ReportReason.NONE, nowNs);
        admit(at, order, nowNs);
    }

    private void admit(final VenueInstrument at, final SimOrder order, final long nowNs)
    {
        if (at.isBarsOnly())
        {
            at.waiting.append(order);
        }
        else if (order.isStop())
        {
            at.stops.append(order);
            triggers.onArrival(at, order, nowNs);
        }
        else
        {
            matcher.match(at, order, nowNs);
        }
    }

    private ReportReason refusal(final VenueInstrument at, final OrderRequest request)
    {
        if (ids.isKnown(request.clientOrderId))
        {
            return ReportReason.DUPLICATE_ID;
        }
        if (faults.rejectsOrder())
        {
            return ReportReason.VENUE_BUSY;
        }
        if (null == at || !isConnected || !at.isTrading())
        {
            return ReportReason.INSTRUMENT_NOT_TRADING;
        }
        if (request.isTimed() && Units.NULL_TIME_NS != request.expiryNs && request.expiryNs <= request.arrivalNs)
        {
            return ReportReason.TIME_REACHED;
        }
        final ReportReason filtered = filters.refusal(at, request);
        if (ReportReason.NONE != filtered)
        {
            return filtered;
        }
        final ReportReason refusal =
            request.isStop() || at.isBarsOnly() ? postOnlyRefusal(request) : refusalByMarket(at, request);
        return ReportReason.NONE == refusal ? marginRefusal(at, request) : refusal;
    }

    /** An order that must rest and must not rest. */
    private static ReportReason postOnlyRefusal(final OrderRequest request)
    {
        final boolean mayRest = request.hasLimit() && request.mayRest();
        return request.isPostOnly && !mayRest ? ReportReason.WOULD_TAKE : ReportReason.NONE;
    }

    private ReportReason marginRefusal(final VenueInstrument at, final OrderRequest request)
    {
        return request.isReduceOnly ||
            margin.covers(at, request.accountId, Side.BUY == request.side, request.sizeLots) ?
            ReportReason.NONE : ReportReason.INSUFFICIENT_MARGIN;
    }

    private ReportReason refusalByMarket(final VenueInstrument at, final OrderRequest request)
    {
        final boolean isBuy = Side.BUY == request.side;
        if (!at.market.isUsable())
        {
            return ReportReason.NO_LIQUIDITY;
        }
        if (request.isReduceOnly && 0 == at.positions.reducibleLots(request.accountId, isBuy))
        {
            return ReportReason.REDUCE_ONLY;
        }
        if (request.isPostOnly && request.hasLimit() && Matcher.wouldTake(at, isBuy, request.priceTicks))
        {
            return ReportReason.WOULD_TAKE;
        }
        return postOnlyRefusal(request);
    }

    private void onCancel(final OrderRequest request, final long nowNs)
    {
        final SimOrder order = ids.find(request);
        if (null == order)
        {
            refusals.refuseMissing(request, nowNs);
            return;
        }
        fills.end(instruments.byId(request.instrumentId), order, ExecType.CANCELLED, ReportReason.REQUESTED, nowNs);
    }

    private void onReplace(final OrderRequest request, final long nowNs)
    {
        final SimOrder order = ids.find(request);
        if (null == order)
        {
            refusals.refuseMissing(request, nowNs);
            return;
        }
        final VenueInstrument at = instruments.byId(request.instrumentId);
        request.complete(order);
        final ReportReason refusal =
            replaceRefusal(at, order, request.priceTicks, request.stopPriceTicks, request.sizeLots);
        if (ReportReason.NONE == refusal)
        {
            replace(at, order, request);
        }
        else
        {
            reports.onOrder(at, order, ExecType.REPLACE_REJECTED, refusal, nowNs);
        }
    }

    private ReportReason replaceRefusal(
        final VenueInstrument at,
        final SimOrder order,
        final long newTicks,
        final long newStopTicks,
        final long newLots)
    {
        if (newLots <= 0)
        {
            return ReportReason.BAD_SIZE;
        }
        if (newLots <= order.cumulativeLots)
        {
            return ReportReason.TOO_LATE;
        }
        if (order.isStop() && newStopTicks <= 0 ||
            (order.hasLimit() ? newTicks <= 0 : Units.NULL_TICKS != newTicks))
        {
            return ReportReason.BAD_PRICE;
        }
        if (!at.isTrading() || !isConnected)
        {
            return ReportReason.INSTRUMENT_NOT_TRADING;
        }
        final ReportReason filtered = filters.replaceRefusal(at, order, newTicks, newStopTicks, newLots);
        return ReportReason.NONE == filtered ? replaceRefusalByMarket(at, order, newTicks, newLots) : filtered;
    }

    private ReportReason replaceRefusalByMarket(
        final VenueInstrument at, final SimOrder order, final long newTicks, final long newLots)
    {
        final boolean movesNow = newTicks != order.priceTicks && !order.isStop() && !at.isBarsOnly();
        if (movesNow && !at.market.isUsable())
        {
            return ReportReason.NO_LIQUIDITY;
        }
        if (movesNow && order.isPostOnly && Matcher.wouldTake(at, order.isBuy, newTicks))
        {
            return ReportReason.WOULD_TAKE;
        }
        final long moreLots = newLots - order.sizeLots;
        return moreLots <= 0 || order.isReduceOnly || margin.covers(at, order.accountId, order.isBuy, moreLots) ?
            ReportReason.NONE : ReportReason.INSUFFICIENT_MARGIN;
    }

    /** Keeps the place in the queue only if the price stays and the size does not grow. */
    private void replace(final VenueInstrument at, final SimOrder order, final OrderRequest request)
    {
        final boolean keepsPlace = order.takeTerms(request);
        order.sentNs = request.sentNs;
        order.hasRested &= keepsPlace;
        reports.onOrder(at, order, ExecType.REPLACED, ReportReason.NONE, request.arrivalNs);
        if (!keepsPlace && !order.isStop() && !at.isBarsOnly())
        {
            at.resting(order.isBuy).remove(order);
            matcher.match(at, order, request.arrivalNs);
        }
        else if (order.isStop() && !at.isBarsOnly())
        {
            triggers.onArrival(at, order, request.arrivalNs);
        }
    }
}
