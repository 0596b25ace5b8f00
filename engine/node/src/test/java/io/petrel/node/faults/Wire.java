package io.petrel.node.faults;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReconcileRequestEncoder;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.node.host.Messages;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import io.petrel.venue.port.Venue;
import io.petrel.venue.port.VenueAdapter;
import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A venue that lives outside the node and survives it, behind a network that loses, repeats, delays and reorders what
 * goes either way, and a session that breaks. It is the gateway too, so it keeps the port's promise: a question about
 * an order arrives after every copy of that order that is still on its way.
 */
final class Wire implements SimulatedVenue, Venue
{
    /** Our own question for the venue's books, whose answer the node never sees. */
    private static final long CHECK_ID = Long.MAX_VALUE - 1;
    private static final long HOP_NS = 300_000L;
    private static final long LATE_NS = 400_000_000L;
    private static final long DOWN_NS = 2_000_000_000L;

    private final UnsafeBuffer made = new UnsafeBuffer(new byte[1 << 16]);
    private final UnsafeBuffer wrapped = new UnsafeBuffer(0, 0);
    private final PriorityQueue<Packet> toVenue = new PriorityQueue<>();
    private final PriorityQueue<Packet> toNode = new PriorityQueue<>();
    private final SimVenue venue;
    private final VenueAdapter requests;
    private final FaultPlan plan;
    private final KillSwitch kill;
    private final Sent sent;

    private boolean sessionUp = true;
    private boolean nodeUp;
    private long upNs;
    private long reachedNs;
    private long order;
    private long polledTimeNs = Units.NULL_TIME_NS;
    private byte[] view;

    Wire(final SimVenue venue, final FaultPlan plan, final KillSwitch kill, final Sent sent)
    {
        this.venue = venue;
        requests = new VenueAdapter(venue.orders());
        this.plan = plan;
        this.kill = kill;
        this.sent = sent;
    }

    /** The market moves at the venue. */
    void market(final long nowNs, final byte[] event)
    {
        advance(nowNs);
        venue.onMarket(reachedNs, new UnsafeBuffer(event), 0, event.length);
    }

    /** A person deals with the venue directly. */
    void person(final long nowNs, final byte[] message)
    {
        advance(nowNs);
        arrive(message);
    }

    /** Lets the venue live up to a moment; the session may come back. */
    void advance(final long nowNs)
    {
        while (step(nowNs))
        {
            continue;
        }
        reachedNs = Math.max(reachedNs, nowNs);
        if (!sessionUp && nodeUp && nowNs >= upNs)
        {
            sessionUp = true;
            tell(nowNs, VenueState.ORDERS_UP);
        }
    }

    /** The session breaks now: what is on its way to the node is lost, and what is on its way there may be. */
    void loseSession(final long nowNs)
    {
        if (sessionUp && nodeUp)
        {
            lose();
            upNs = nowNs + plan.draw(Fault.SESSION_LOST, DOWN_NS);
            tell(nowNs, VenueState.ORDERS_DOWN);
        }
    }

    void onNodeDown()
    {
        nodeUp = false;
        lose();
    }

    /** A new session; the host tells the core of it. */
    void onNodeUp()
    {
        nodeUp = true;
        sessionUp = true;
    }

    void mend(final long nowNs)
    {
        upNs = Math.min(upNs, nowNs);
        advance(nowNs);
    }

    SimVenue venue()
    {
        return venue;
    }

    boolean isUp()
    {
        return sessionUp;
    }

    /** The venue's books, by a way that loses nothing. */
    VenueViewDecoder view(final long nowNs)
    {
        advance(nowNs);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        new ReconcileRequestEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .eventTimeNs(nowNs).requestId(CHECK_ID).accountId(World.ACCOUNT);
        requests.onMessage(ReconcileRequestEncoder.TEMPLATE_ID, reachedNs, buffer, 0);
        view = null;
        advance(reachedNs + DOWN_NS);
        return new VenueViewDecoder().wrapAndApplyHeader(new UnsafeBuffer(view), 0, new MessageHeaderDecoder());
    }

    @Override
    public Venue orders()
    {
        return this;
    }

    @Override
    public boolean outlivesNode()
    {
        return false;
    }

    @Override
    public void onNewOrder(final long nowNs, final NewOrderDecoder message)
    {
        send(nowNs, message.clientOrderId(), message.buffer(), message.offset(), message.encodedLength());
    }

    @Override
    public void onCancelOrder(final long nowNs, final CancelOrderDecoder message)
    {
        send(nowNs, message.clientOrderId(), message.buffer(), message.offset(), message.encodedLength());
    }

    @Override
    public void onReplaceOrder(final long nowNs, final ReplaceOrderDecoder message)
    {
        send(nowNs, message.clientOrderId(), message.buffer(), message.offset(), message.encodedLength());
    }

    @Override
    public void onOrderQuery(final long nowNs, final OrderQueryDecoder message)
    {
        send(nowNs, message.clientOrderId(), message.buffer(), message.offset(), message.encodedLength());
    }

    @Override
    public void onReconcileRequest(final long nowNs, final ReconcileRequestDecoder message)
    {
        send(nowNs, Units.NULL_ID, message.buffer(), message.offset(), message.encodedLength());
    }

    @Override
    public boolean makesMarket()
    {
        return false;
    }

    @Override
    public void onMarket(final long nowNs, final DirectBuffer buffer, final int offset, final int length)
    {
        // The venue saw the true event before the node did.
    }

    @Override
    public int poll(final long nowNs, final MutableDirectBuffer buffer, final int offset)
    {
        while (step(Math.min(nowNs, nextToNodeNs())))
        {
            continue;
        }
        if (nextToNodeNs() > nowNs)
        {
            return 0;
        }
        final Packet packet = toNode.remove();
        polledTimeNs = packet.dueNs();
        buffer.putBytes(offset, packet.bytes());
        return packet.bytes().length;
    }

    @Override
    public long polledTimeNs()
    {
        return polledTimeNs;
    }

    @Override
    public boolean hasPolledMarket()
    {
        return false;
    }

    @Override
    public long nextDueNs()
    {
        return Math.min(nextToNodeNs(), nextAtVenueNs());
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        // Nothing of it is the node's.
    }

    private void send(
        final long nowNs, final long id, final DirectBuffer buffer, final int bodyOffset, final int bodyLength)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(bodyOffset - MessageHeaderEncoder.ENCODED_LENGTH, bytes);
        final UnsafeBuffer message = new UnsafeBuffer(bytes);
        final int templateId = Messages.templateId(message, 0);
        sent.onSent(nowNs, templateId, message);
        if (!sessionUp || plan.strikes(Fault.REQUEST_LOST))
        {
            kill.pass("after send");
            return;
        }
        long dueNs = nowNs + HOP_NS;
        if (plan.strikes(Fault.REQUEST_LATE))
        {
            dueNs += plan.draw(Fault.REQUEST_LATE, LATE_NS);
        }
        if (OrderQueryDecoder.TEMPLATE_ID == templateId)
        {
            for (final Packet packet : toVenue)
            {
                dueNs = packet.id() == id ? Math.max(dueNs, packet.dueNs()) : dueNs;
            }
        }
        toVenue.add(new Packet(dueNs, order++, id, bytes));
        if (plan.strikes(Fault.REQUEST_TWICE))
        {
            toVenue.add(new Packet(dueNs + plan.draw(Fault.REQUEST_TWICE, LATE_NS), order++, id, bytes));
        }
        kill.pass("after send");
    }

    /** The next thing that happens on the way or at the venue, if it is due. */
    private boolean step(final long nowNs)
    {
        final long dueNs = nextAtVenueNs();
        if (dueNs > nowNs)
        {
            return false;
        }
        reachedNs = Math.max(reachedNs, dueNs);
        if (!toVenue.isEmpty() && toVenue.element().dueNs() <= dueNs)
        {
            arrive(toVenue.remove().bytes());
            return true;
        }
        final int length = venue.poll(reachedNs, made, 0);
        if (length > 0)
        {
            report(venue.polledTimeNs(), length);
        }
        return true;
    }

    private void arrive(final byte[] bytes)
    {
        wrapped.wrap(bytes);
        requests.onMessage(Messages.templateId(wrapped, 0), reachedNs, wrapped, 0);
    }

    private void report(final long timeNs, final int length)
    {
        final byte[] bytes = new byte[length];
        made.getBytes(0, bytes);
        if (isOurOwn(bytes))
        {
            view = bytes;
            return;
        }
        if (!sessionUp || !nodeUp || plan.strikes(Fault.REPORT_LOST))
        {
            return;
        }
        final long lateNs = plan.strikes(Fault.REPORT_LATE) ? plan.draw(Fault.REPORT_LATE, LATE_NS) : 0;
        toNode.add(new Packet(timeNs + HOP_NS + lateNs, order++, Units.NULL_ID, bytes));
        if (plan.strikes(Fault.REPORT_TWICE))
        {
            final long againNs = plan.draw(Fault.REPORT_TWICE, LATE_NS);
            toNode.add(new Packet(timeNs + HOP_NS + againNs, order++, Units.NULL_ID, bytes));
        }
    }

    private boolean isOurOwn(final byte[] bytes)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        return VenueViewDecoder.TEMPLATE_ID == Messages.templateId(buffer, 0) &&
            CHECK_ID == new VenueViewDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()).requestId();
    }

    private void lose()
    {
        sessionUp = false;
        toNode.clear();
        toVenue.removeIf(packet -> 0 == plan.draw(Fault.SESSION_LOST, 2));
    }

    private void tell(final long nowNs, final VenueState state)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + VenueStatusEncoder.BLOCK_LENGTH];
        new VenueStatusEncoder().wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
            .eventTimeNs(nowNs).venueId(1).instrumentId(Units.NULL_INSTRUMENT).state(state)
            .instrumentState(InstrumentState.NULL_VAL);
        toNode.add(new Packet(nowNs, order++, Units.NULL_ID, bytes));
    }

    private long nextToNodeNs()
    {
        return toNode.isEmpty() ? Long.MAX_VALUE : toNode.element().dueNs();
    }

    private long nextAtVenueNs()
    {
        return Math.min(toVenue.isEmpty() ? Long.MAX_VALUE : toVenue.element().dueNs(), venue.nextDueNs());
    }

    /** Told of each message that leaves the node, before the network has it. */
    @FunctionalInterface
    interface Sent
    {
        /** A message with its SBE header at 0. */
        void onSent(long nowNs, int templateId, DirectBuffer message);
    }

    private record Packet(long dueNs, long order, long id, byte[] bytes) implements Comparable<Packet>
    {
        @Override
        public int compareTo(final Packet other)
        {
            return dueNs == other.dueNs ? Long.compare(order, other.order) : Long.compare(dueNs, other.dueNs);
        }
    }
}
