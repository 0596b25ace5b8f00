package io.petrel.bench.sim;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import io.petrel.sim.SimSettings;
import io.petrel.sim.SimVenue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does the simulated venue add to each market event of a real tape, with no orders and with orders at
 * work near the market? One operation replays the whole capture into a new venue, polling before each event as a host
 * does; processor time per market event is {@code cpuNs / events}. Every replay must report as much as the first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Dagrona.disable.bounds.checks=true",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
    "-Dchronicle.analytics.disable=true", "-Dchronicle.announcer.disable=true"})
public class SimVenueBenchmark
{
    private static final int EVENTS_PER_RENEWAL = 500;
    private static final long LOTS = 1_000;

    /** Capture to replay. */
    @Param({"spot", "usdm"})
    public String market;

    /** Orders kept alive, half of them bids, from the last trade outwards; cancelled and sent anew every 500 events. */
    @Param({"0", "10"})
    public int orders;

    private final UnsafeBuffer orderBuffer = new UnsafeBuffer(new byte[256]);
    private final UnsafeBuffer reportBuffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final NewOrderDecoder newOrderDecoder = new NewOrderDecoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final CancelOrderDecoder cancelDecoder = new CancelOrderDecoder();
    private CaptureEvents events;
    private SimVenue venue;
    private long lastOrderId;
    private long expectedReports;

    /** Market events, summed by JMH. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter
    {
        /** Market events replayed. */
        public long events;

        /** Processor time of it, which other work on the machine does not lengthen. */
        public long cpuNs;
    }

    /**
     * Imports the capture and replays it once.
     *
     * @throws IOException when the capture cannot be read.
     */
    @Setup(Level.Trial)
    public void setup() throws IOException
    {
        events = CaptureEvents.of(market);
        expectedReports = replay();
        if (orders > 0 == (0 == expectedReports))
        {
            throw new IllegalStateException(orders + " orders gave " + expectedReports + " reports");
        }
    }

    /**
     * Replays the capture.
     *
     * @param counter of events.
     * @return the reports.
     */
    @Benchmark
    public long replay(final Counter counter)
    {
        final long startNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        final long reports = replay();
        counter.cpuNs += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNs;
        counter.events += events.count();
        if (reports != expectedReports)
        {
            throw new IllegalStateException(reports + " reports, " + expectedReports + " the first time");
        }
        return reports;
    }

    private long replay()
    {
        venue = new SimVenue(SimSettings.builder().rememberedOrders(1 << 12).build());
        lastOrderId = 0;
        long reports = 0;
        for (int i = 0; i < events.count(); i++)
        {
            final long nowNs = events.ingestTimeNs(i);
            while (venue.poll(nowNs, reportBuffer, 0) > 0)
            {
                reports++;
            }
            venue.onMarket(nowNs, events.bytes(), events.offset(i), events.length(i));
            if (0 == i % EVENTS_PER_RENEWAL && events.lastTradeTicks(i) > 0)
            {
                renew(nowNs, events.lastTradeTicks(i));
            }
        }
        return reports;
    }

    private void renew(final long nowNs, final long lastTicks)
    {
        for (int i = 0; i < orders; i++)
        {
            if (lastOrderId >= orders)
            {
                cancel(nowNs, lastOrderId + 1 - orders);
            }
            final boolean isBuy = 0 == (i & 1);
            send(nowNs, ++lastOrderId, isBuy, isBuy ? lastTicks - i : lastTicks + i);
        }
    }

    private void send(final long nowNs, final long id, final boolean isBuy, final long priceTicks)
    {
        newOrder.wrapAndApplyHeader(orderBuffer, 0, headerEncoder);
        newOrder.eventTimeNs(nowNs).clientOrderId(id).priceTicks(priceTicks).stopPriceTicks(Units.NULL_TICKS);
        newOrder.sizeLots(LOTS).modelHash(0).configHash(0).instrumentId(events.instrumentId()).accountId(1);
        newOrder.side(isBuy ? Side.BUY : Side.SELL).orderType(OrderType.LIMIT).timeInForce(TimeInForce.GTC);
        newOrder.flags().clear();
        newOrder.purpose(OrderPurpose.ENTRY).expiryNs(Units.NULL_TIME_NS).groupId(Units.NULL_ID);
        venue.orders().onNewOrder(nowNs, newOrderDecoder.wrapAndApplyHeader(orderBuffer, 0, headerDecoder));
    }

    private void cancel(final long nowNs, final long id)
    {
        cancel.wrapAndApplyHeader(orderBuffer, 0, headerEncoder);
        cancel.eventTimeNs(nowNs).clientOrderId(id).instrumentId(events.instrumentId()).accountId(1);
        venue.orders().onCancelOrder(nowNs, cancelDecoder.wrapAndApplyHeader(orderBuffer, 0, headerDecoder));
    }
}
