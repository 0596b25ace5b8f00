package io.petrel.sim;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.venue.port.Venue;
import org.agrona.MutableDirectBuffer;

/**
 * The way to a simulated venue and back, whatever market is behind it: requests and questions arrive after their
 * latency, in the order in which they were sent, wait for their turn, and are lost or held while order entry is down;
 * reports and answers are delivered in the order in which they were decided.
 *
 * <pre>
 *   NewOrder, CancelOrder, ReplaceOrder ──+ latency──> door ──+ load──> {@link RequestSink}
 *   OrderQuery, ReconcileRequest        ──+ latency──> QueryDesk, after what was sent before
 *   delivery <──+ latency── {@link Reports}, answers
 * </pre>
 *
 * Engine thread only; grows to the most messages on their way.
 */
final class OrderSession implements Venue, Stateful
{
    private final RequestQueue requests = new RequestQueue();
    private final VenueClock clock;
    private final Latencies latencies;
    private final Reports reports;
    private final Faults faults;
    private final QueryDesk desk;
    private final RequestSink matching;
    private long lastArrivalNs = Long.MIN_VALUE;

    OrderSession(
        final VenueClock clock,
        final Latencies latencies,
        final VenueLedger ledger,
        final Reports reports,
        final Faults faults,
        final RequestSink matching)
    {
        this.clock = clock;
        this.latencies = latencies;
        this.reports = reports;
        this.faults = faults;
        this.matching = matching;
        desk = new QueryDesk(ledger);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the order lacks side, type or time in force, which no gate lets pass.
     */
    @Override
    public void onNewOrder(final long nowNs, final NewOrderDecoder order)
    {
        send(nowNs, RequestKind.NEW).set(order);
    }

    @Override
    public void onCancelOrder(final long nowNs, final CancelOrderDecoder cancel)
    {
        send(nowNs, RequestKind.CANCEL).set(cancel);
    }

    @Override
    public void onReplaceOrder(final long nowNs, final ReplaceOrderDecoder replace)
    {
        send(nowNs, RequestKind.REPLACE).set(replace);
    }

    /** {@inheritDoc} A question goes the way of a new order. */
    @Override
    public void onOrderQuery(final long nowNs, final OrderQueryDecoder query)
    {
        desk.onQuery(arrivalNs(nowNs, RequestKind.NEW), requests.appended(), query);
    }

    @Override
    public void onReconcileRequest(final long nowNs, final ReconcileRequestDecoder request)
    {
        desk.onRequest(arrivalNs(nowNs, RequestKind.NEW), requests.appended(), request);
    }

    @Override
    public boolean outlivesNode()
    {
        return true;
    }

    /** When a request or question is next at the door, MAX_VALUE when none is on its way. */
    long nextArrivalNs()
    {
        return Math.min(nextRequestNs(), nextQuestionNs());
    }

    /** When a report or answer is delivered next, MAX_VALUE when none is on its way. */
    long nextDeliveryNs()
    {
        return Math.min(reports.firstDeliveryNs(), desk.nextDeliveryNs());
    }

    /** What is at the door: of the same time a question, which was sent before every request still on its way. */
    void onArrival(final long nowNs)
    {
        if (nextQuestionNs() <= nextRequestNs())
        {
            answer(nowNs);
        }
        else
        {
            arrive(requests.first(), nowNs);
        }
    }

    /** A fault begins or ends; answers on their way are lost with the session. */
    void onFault(final long nowNs)
    {
        faults.onTime(nowNs);
        desk.loseIf(faults.isDown());
    }

    /** Moves what is delivered next into the buffer and returns its length: what was decided first. */
    int deliver(final MutableDirectBuffer buffer, final int offset)
    {
        return reports.firstDeliveryNs() <= desk.nextDeliveryNs() ?
            reports.removeFirst(buffer, offset) : desk.deliver(buffer, offset);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        lastArrivalNs = state.visit(lastArrivalNs);
        requests.visitState(state);
        desk.visitState(state);
    }

    /** A request that arrives after its latency, but neither before one sent earlier nor in the venue's past. */
    private OrderRequest send(final long nowNs, final RequestKind kind)
    {
        final OrderRequest request = requests.append();
        request.sentNs = nowNs;
        request.arrivalNs = arrivalNs(nowNs, kind);
        return request;
    }

    private long arrivalNs(final long nowNs, final RequestKind kind)
    {
        final long dueNs = Math.addExact(nowNs, latencies.requestNs(kind));
        lastArrivalNs = Math.max(Math.max(lastArrivalNs, clock.reachedNs()), dueNs);
        return lastArrivalNs;
    }

    private long nextRequestNs()
    {
        return requests.isEmpty() ? Long.MAX_VALUE : requests.first().arrivalNs;
    }

    private long nextQuestionNs()
    {
        return desk.nextArrivalNs(requests.removed());
    }

    /** The request is at the venue's door, then has its turn, and then is matched; or it is lost, or waits. */
    private void arrive(final OrderRequest request, final long nowNs)
    {
        request.arrivalNs = nowNs;
        if (faults.isDown())
        {
            request.arrivalNs = faults.upNs();
            if (faults.losesRequests())
            {
                requests.removeFirst();
            }
        }
        else if (request.isServed)
        {
            matching.onRequest(requests.removeFirst());
        }
        else
        {
            request.isServed = true;
            request.arrivalNs = latencies.serve(nowNs);
        }
    }

    /** A question is answered from what is so now; one that finds nobody is lost. */
    private void answer(final long nowNs)
    {
        if (faults.isDown())
        {
            desk.drop();
        }
        else
        {
            final long dueNs = Math.addExact(nowNs, latencies.reportNs());
            desk.answer(nowNs, Math.max(dueNs, reports.lastDeliveryNs()));
        }
    }

    /** Receives each request when it has its turn. */
    interface RequestSink
    {
        /** A request, valid during the call. */
        void onRequest(OrderRequest request);
    }
}
