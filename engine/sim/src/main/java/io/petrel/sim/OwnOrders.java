package io.petrel.sim;

import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.sim.agents.AgentExchange;
import io.petrel.sim.exchange.EndReason;
import io.petrel.sim.exchange.Refusal;

/**
 * Our orders in a book where others trade: sends them in, tells us what became of them. An order rests in the book with
 * its identity, so its place in the queue is real. Stops wait here and enter the book when a trade reached them. A
 * reduce-only order stands in the book with no more than would flatten its account, and ends with what is left when
 * there is nothing to reduce. GTD and DAY orders end at their time; when one of a group has filled whole, the others
 * leave the book at once, in the middle of what it does, so that no second one fills.
 */
final class OwnOrders implements OrderEndSink, Stateful
{
    private final VenueInstrument at;
    private final AgentExchange exchange;
    private final OrderIds ids;
    private final OrderPool pool;
    private final Reports reports;
    private final Fills fills;
    private final Expiries expiries;
    private final RateLimiter limiter;
    private final OwnAdmission admission;
    private final Refusals refusals;
    private final BookPlaces places;

    /** Range of the trades that stops have not been asked about; empty between events, so no state. */
    private long highTicks = Long.MIN_VALUE;
    private long lowTicks = Long.MAX_VALUE;
    private boolean hasFilled;

    OwnOrders(
        final VenueInstrument at,
        final AgentExchange exchange,
        final OrderIds ids,
        final OrderPool pool,
        final Reports reports,
        final Fills fills,
        final Expiries expiries,
        final OrderFilters filters,
        final RateLimiter limiter,
        final Faults faults)
    {
        this.at = at;
        this.exchange = exchange;
        this.ids = ids;
        this.pool = pool;
        this.reports = reports;
        this.fills = fills;
        this.expiries = expiries;
        this.limiter = limiter;
        places = new BookPlaces(at, exchange);
        admission = new OwnAdmission(at, exchange.book(), ids, filters, faults);
        refusals = new Refusals(ids, reports);
        fills.ends(this);
    }

    void onRequest(final OrderRequest request)
    {
        if (!limiter.admits(request.arrivalNs))
        {
            refusals.refuse(request, ReportReason.RATE_LIMIT, request.arrivalNs);
            return;
        }
        at.onMark(markTicks());
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
    }

    /** After each event: wakes stops, keeps reduce-only orders within their account, clears away what ended. */
    void settle(final long nowNs)
    {
        while (wakeOne(nowNs))
        {
            // each may trade and wake the next
        }
        highTicks = Long.MIN_VALUE;
        lowTicks = Long.MAX_VALUE;
        if (hasFilled)
        {
            hasFilled = false;
            holdReducers(nowNs);
        }
        fills.tidy(at, nowNs);
    }

    /** It ended here, so it has nothing to seek in the book; there it goes without another word. */
    @Override
    public void onOrderEnded(final SimOrder order)
    {
        places.takeOut(order);
    }

    /** Displayed lots before a resting order. */
    long aheadLots(final long clientOrderId)
    {
        return places.aheadLots(clientOrderId);
    }

    void onTrade(final int takerSlot, final int makerSlot, final long priceTicks, final long lots, final long nowNs)
    {
        highTicks = Math.max(highTicks, priceTicks);
        lowTicks = Math.min(lowTicks, priceTicks);
        onFill(takerSlot, priceTicks, lots, LiquidityFlag.TAKER, nowNs);
        onFill(makerSlot, priceTicks, lots, LiquidityFlag.MAKER, nowNs);
    }

    void onEnded(final int slot, final EndReason reason, final long nowNs)
    {
        if (isOurs(slot) && !places.isTakingOut())
        {
            final SimOrder order = ids.find(exchange.book().orders().tag(slot));
            places.forget(order);
            fills.end(at, order, BookTerms.execType(reason), BookTerms.reason(reason), nowNs);
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        limiter.visitState(state);
        places.visitState(state);
    }

    private void onNew(final OrderRequest request, final long nowNs)
    {
        final ReportReason refusal = admission.ofNew(request);
        if (ReportReason.NONE != refusal)
        {
            refusals.refuse(request, refusal, nowNs);
            return;
        }
        final SimOrder order = pool.take();
        order.set(request, ids.nextVenueOrderId());
        ids.add(order);
        expiries.onAccepted(order);
        at.waiting.append(order);
        reports.onOrder(at, order, ExecType.ACCEPTED, ReportReason.NONE, nowNs);
        if (!order.isStop())
        {
            enter(order, nowNs);
        }
        else if (isReached(order))
        {
            wake(order, nowNs);
        }
    }

    /** Whether the last trade was where the stop waits for it. */
    private boolean isReached(final SimOrder order)
    {
        final long lastTicks = exchange.book().lastTradeTicks();
        return Units.NULL_TICKS != lastTicks && Prices.isTriggered(order.isBuy, order.stopPriceTicks, lastTicks);
    }

    /** The middle of the book, the last trade where a side is empty: what filters measure prices and worth by. */
    private long markTicks()
    {
        final long bidTicks = exchange.book().bestTicks(true);
        final long askTicks = exchange.book().bestTicks(false);
        return Units.NULL_TICKS == bidTicks || Units.NULL_TICKS == askTicks ?
            exchange.book().lastTradeTicks() : (bidTicks + askTicks) / 2;
    }

    /** An order that waits no longer goes into the book. */
    private void enter(final SimOrder order, final long nowNs)
    {
        final long lots = fills.allowedLots(at, order);
        if (0 == lots)
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
            return;
        }
        final Refusal refused = places.enter(order, lots, nowNs);
        if (Refusal.NONE != refused)
        {
            fills.end(at, order, ExecType.CANCELLED, BookTerms.reason(refused), nowNs);
        }
        else if (places.slot(order) < 0 && !order.isDone)
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
        }
    }

    private void wake(final SimOrder order, final long nowNs)
    {
        order.trigger();
        reports.onOrder(at, order, ExecType.TRIGGERED, ReportReason.NONE, nowNs);
        if (order.isPostOnly && admission.crosses(order.isBuy, order.priceTicks))
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.WOULD_TAKE, nowNs);
        }
        else
        {
            enter(order, nowNs);
        }
    }

    /** Stops wake in the order of their arrival. */
    private boolean wakeOne(final long nowNs)
    {
        for (int i = 0; i < at.waiting.size() && highTicks >= lowTicks; i++)
        {
            final SimOrder order = at.waiting.at(i);
            if (!order.isDone && order.isStop() &&
                Prices.isTriggered(order.isBuy, order.stopPriceTicks, order.isBuy ? highTicks : lowTicks))
            {
                wake(order, nowNs);
                return true;
            }
        }
        return false;
    }

    private void onFill(
        final int slot, final long priceTicks, final long lots, final LiquidityFlag liquidity, final long nowNs)
    {
        if (isOurs(slot))
        {
            final SimOrder order = ids.find(exchange.book().orders().tag(slot));
            hasFilled = true;
            fills.fill(at, order, priceTicks, lots, liquidity, nowNs);
            if (0 == exchange.book().orders().remainingLots(slot))
            {
                places.forget(order);
            }
        }
    }

    /** Our positions changed: no reduce-only order may stand in the book with more than it may trade. */
    private void holdReducers(final long nowNs)
    {
        for (int i = 0; i < at.waiting.size(); i++)
        {
            final SimOrder order = at.waiting.at(i);
            if (!order.isDone && order.isReduceOnly && !order.isStop())
            {
                hold(order, nowNs);
            }
        }
    }

    private void hold(final SimOrder order, final long nowNs)
    {
        final long allowedLots = fills.allowedLots(at, order);
        if (0 == allowedLots || places.slot(order) < 0)
        {
            fills.end(at, order, ExecType.CANCELLED, ReportReason.REDUCE_ONLY, nowNs);
        }
        else
        {
            places.hold(order, allowedLots, nowNs);
        }
    }

    private void onCancel(final OrderRequest request, final long nowNs)
    {
        final SimOrder order = ids.find(request);
        if (null == order)
        {
            refusals.refuseMissing(request, nowNs);
            return;
        }
        fills.end(at, order, ExecType.CANCELLED, ReportReason.REQUESTED, nowNs);
    }

    private void onReplace(final OrderRequest request, final long nowNs)
    {
        final SimOrder order = ids.find(request);
        if (null == order)
        {
            refusals.refuseMissing(request, nowNs);
            return;
        }
        request.complete(order);
        final ReportReason refusal =
            admission.ofReplace(order, request.priceTicks, request.stopPriceTicks, request.sizeLots);
        if (ReportReason.NONE != refusal)
        {
            reports.onOrder(at, order, ExecType.REPLACE_REJECTED, refusal, nowNs);
            return;
        }
        final boolean keepsPlace = order.takeTerms(request);
        reports.onOrder(at, order, ExecType.REPLACED, ReportReason.NONE, nowNs);
        if (!order.isStop())
        {
            move(order, keepsPlace, nowNs);
        }
        else if (isReached(order))
        {
            wake(order, nowNs);
        }
    }

    /** A resting order follows its new terms: in its place, or as one that arrives. */
    private void move(final SimOrder order, final boolean keepsPlace, final long nowNs)
    {
        if (keepsPlace)
        {
            places.shrink(order, fills.allowedLots(at, order), nowNs);
        }
        else
        {
            places.takeOut(order);
            enter(order, nowNs);
        }
    }

    private boolean isOurs(final int slot)
    {
        return exchange.book().orders().owner(slot) >= AgentExchange.OTHERS;
    }
}
