package io.petrel.sim;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A venue that replays a recorded market and answers our orders in virtual time, which is the ingest time of events.
 * The host calls {@link #poll} until it returns 0, handing each report to the core, then {@link #onMarket} with the
 * next event, then the core. Engine thread only; allocates nothing once its arrays have grown to the most orders,
 * reports and levels in use.
 * <p>
 * An order sent at {@code t} is matched at {@code t + orderLatency} on the market as of then, before a market event of
 * that same time; its report is delivered {@code reportLatency} after the match. What happens is a function of the
 * calls alone: driving a new instance with the same calls gives the same reports and the same state hash. How often the
 * host polls in between changes nothing.
 */
public final class SimVenue implements SimulatedVenue
{
    /** "SIMV". */
    private static final int SECTION = 0x53494D56;

    private final RequestQueue requests = new RequestQueue();
    private final ReportQueue reportQueue = new ReportQueue();
    private final long orderLatencyNs;
    private final OrderIds ids;
    private final VenueInstruments instruments;
    private final Reports reports;
    private final OrderEntry entry;
    private final MarketAdapter market;
    private long reachedNs = Long.MIN_VALUE;
    private long lastArrivalNs = Long.MIN_VALUE;
    private long polledTimeNs = Units.NULL_TIME_NS;

    /**
     * A venue without instruments; the tape defines them.
     *
     * @param settings latencies, fees and assumptions.
     */
    public SimVenue(final SimSettings settings)
    {
        orderLatencyNs = settings.orderLatencyNs();
        final OrderPool pool = new OrderPool();
        ids = new OrderIds(settings.rememberedOrders());
        instruments = new VenueInstruments(settings, pool, ids);
        reports = new Reports(reportQueue, settings.reportLatencyNs());
        final Fills fills = new Fills(settings, ids, reports);
        final LevelTaker taker = new LevelTaker(fills);
        final Matcher matcher = new Matcher(fills, taker, pool);
        final StopTriggers triggers = new StopTriggers(reports, matcher);
        entry = new OrderEntry(instruments, ids, pool, reports, fills, matcher, triggers);
        market = new MarketAdapter(
            settings,
            instruments,
            entry,
            new RestingMatching(fills, taker),
            triggers,
            new BarMatching(fills, reports),
            fills);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the order lacks side, type or time in force, which no gate lets pass.
     */
    @Override
    public void onNewOrder(final long nowNs, final NewOrderDecoder order)
    {
        send(nowNs).set(order);
    }

    @Override
    public void onCancelOrder(final long nowNs, final CancelOrderDecoder cancel)
    {
        send(nowNs).set(cancel);
    }

    @Override
    public void onReplaceOrder(final long nowNs, final ReplaceOrderDecoder replace)
    {
        send(nowNs).set(replace);
    }

    @Override
    public boolean makesMarket()
    {
        return false;
    }

    @Override
    public boolean hasPolledMarket()
    {
        return false;
    }

    /**
     * One inbound event of the tape, before the core sees it. Orders that arrive by then are matched first.
     *
     * @param nowNs  ingest time of the event; never falls.
     * @param buffer that holds the message.
     * @param offset of its SBE header.
     * @param length of header and body.
     */
    @Override
    public void onMarket(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        while (nextArrivalNs() <= nowNs)
        {
            arrive();
        }
        reachedNs = Math.max(reachedNs, nowNs);
        market.onEvent(reachedNs, buffer, offset);
    }

    /**
     * Lets time pass up to {@code nowNs} or to the next report, whichever is first. Arrivals and deliveries happen in
     * time order; an arrival comes before a delivery of the same time.
     *
     * @param nowNs  virtual time to reach.
     * @param buffer takes the report.
     * @param offset of its SBE header in the buffer.
     * @return length of header and body of an {@code ExecutionReport}; 0 when none is due.
     */
    @Override
    public int poll(final long nowNs, final MutableDirectBuffer buffer, final int offset)
    {
        while (true)
        {
            final long arrivalNs = nextArrivalNs();
            final long deliveryNs = reportQueue.isEmpty() ? Long.MAX_VALUE : reportQueue.firstDeliveryNs();
            if (arrivalNs <= nowNs && arrivalNs <= deliveryNs)
            {
                arrive();
            }
            else if (deliveryNs <= nowNs)
            {
                polledTimeNs = deliveryNs;
                reportQueue.removeFirst(buffer, offset);
                return ReportQueue.REPORT_LENGTH;
            }
            else
            {
                return 0;
            }
        }
    }

    /**
     * When the report just polled was delivered: its ingest time.
     *
     * @return ns since the Unix epoch, {@link Units#NULL_TIME_NS} before the first report.
     */
    @Override
    public long polledTimeNs()
    {
        return polledTimeNs;
    }

    /**
     * When something of ours is due next: an order's arrival or a report's delivery. A host without further market
     * events polls up to here to let the venue finish.
     *
     * @return ns since the Unix epoch, {@link Long#MAX_VALUE} when nothing is on its way.
     */
    @Override
    public long nextDueNs()
    {
        return Math.min(nextArrivalNs(), reportQueue.isEmpty() ? Long.MAX_VALUE : reportQueue.firstDeliveryNs());
    }

    /**
     * The venue's own count of an account's net position.
     *
     * @param instrumentId of the instrument.
     * @param accountId    of the account.
     * @return lots, negative when short; 0 when the instrument is not known.
     */
    public long netLots(final int instrumentId, final int accountId)
    {
        final VenueInstrument at = instruments.byId(instrumentId);
        return null == at ? 0 : at.positions.netLots(accountId);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        reachedNs = state.visit(reachedNs);
        lastArrivalNs = state.visit(lastArrivalNs);
        polledTimeNs = state.visit(polledTimeNs);
        requests.visitState(state);
        ids.visitState(state);
        instruments.visitState(state);
        entry.visitState(state);
        reports.visitState(state);
    }

    /** A request that arrives after the entry latency, but neither before one sent earlier nor in the venue's past. */
    private OrderRequest send(final long nowNs)
    {
        final OrderRequest request = requests.append();
        lastArrivalNs = Math.max(Math.max(lastArrivalNs, reachedNs), Math.addExact(nowNs, orderLatencyNs));
        request.sentNs = nowNs;
        request.arrivalNs = lastArrivalNs;
        return request;
    }

    private void arrive()
    {
        final OrderRequest request = requests.removeFirst();
        reachedNs = Math.max(reachedNs, request.arrivalNs);
        entry.onRequest(request);
    }

    private long nextArrivalNs()
    {
        return requests.isEmpty() ? Long.MAX_VALUE : requests.first().arrivalNs;
    }
}
