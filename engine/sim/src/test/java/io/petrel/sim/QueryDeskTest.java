package io.petrel.sim;

import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.OrderQueryEncoder;
import io.petrel.codecs.event.OrderStatusReportDecoder;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReconcileReason;
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReconcileRequestEncoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueViewDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the venue answers when it is asked about an order or about all an account holds. */
class QueryDeskTest
{
    private static final int INSTRUMENT = VenueDriver.INSTRUMENT;
    private static final int ACCOUNT = VenueDriver.ACCOUNT;
    private static final long LATENCY_NS = 500;

    private VenueDriver driver = ofDepth(plain());
    private final UnsafeBuffer question = new UnsafeBuffer(new byte[256]);
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[1 << 16]);
    private SimVenue venue = driver.venue;
    private long latencyNs;

    @BeforeEach
    void open()
    {
        driver.snapshot(levels(99, 10), levels(101, 4, 102, 10));
    }

    @Test
    void shouldAnswerThatItNeverGotAnOrder()
    {
        assertThat(status(5)).isEqualTo("5 NEVER_ARRIVED 0 left 0 @ none");
    }

    @Test
    void shouldAnswerThatAnOrderWorks()
    {
        driver.limit(5, Side.BUY, 7, 98);
        driver.drain();

        assertThat(status(5)).isEqualTo("5 WORKING 0 left 7 @ 98");
    }

    @Test
    void shouldRepeatEveryFillOfAnOrder()
    {
        driver.limit(5, Side.BUY, 6, 102);
        driver.drain();

        assertThat(status(5)).isEqualTo("5 FILLED 6 left 0 @ 102 fill 4@101=4 fill 2@102=6");
    }

    @Test
    void shouldAnswerHowAnOrderEnded()
    {
        driver.limit(5, Side.BUY, 7, 98);
        driver.cancel(5);
        driver.drain();

        assertThat(status(5)).isEqualTo("5 CANCELLED 0 left 0 @ 98");
    }

    @Test
    void shouldAnswerFromWhatIsSoOnceAllThatWasSentBeforeHadItsTurnAndNothingThatWasSentAfter()
    {
        driver = ofDepth(plain().latency(LatencySettings.constant(LATENCY_NS, 0)));
        venue = driver.venue;
        driver.snapshot(levels(99, 10), levels(101, 10));
        driver.limit(5, Side.BUY, 7, 98);
        ask(5);
        driver.cancel(5);
        latencyNs = LATENCY_NS;

        assertThat(firstStatus()).isEqualTo("5 WORKING 0 left 7 @ 98");
    }

    @Test
    void shouldShowOrdersPositionsCostAndProfitOfAnAccount()
    {
        driver.limit(5, Side.BUY, 4, 101);
        driver.limit(6, Side.SELL, 1, 99);
        driver.limit(7, Side.BUY, 2, 97);
        driver.drain();

        assertThat(view(1)).isEqualTo("1 profit " + -2 * Units.ONE_E8 + " order 7 0 left 2 @ 97 position " +
            INSTRUMENT + " 3 cost " + 303 * Units.ONE_E8);
    }

    @Test
    void shouldAnswerTheSameAfterARestart()
    {
        driver.limit(5, Side.BUY, 6, 102);
        driver.limit(7, Side.BUY, 2, 97);
        driver.drain();
        final String filled = status(5);
        final String held = view(1);
        final SnapshotWriter writer = new SnapshotWriter();
        venue.visitState(writer);
        venue = new SimVenue(plain().build());
        venue.visitState(new SnapshotReader().wrap(writer.buffer(), 0, writer.length()));

        assertThat(status(5)).isEqualTo(filled);
        assertThat(view(1)).isEqualTo(held);
    }

    private String status(final long id)
    {
        ask(id);
        return firstStatus();
    }

    private void ask(final long id)
    {
        new OrderQueryEncoder().wrapAndApplyHeader(question, 0, new MessageHeaderEncoder())
            .eventTimeNs(driver.nowNs()).clientOrderId(id).venueOrderId(Units.NULL_ID)
            .instrumentId(INSTRUMENT).accountId(ACCOUNT).reason(QueryReason.NO_ANSWER);
        venue.orders().onOrderQuery(driver.nowNs(),
            new OrderQueryDecoder().wrapAndApplyHeader(question, 0, new MessageHeaderDecoder()));
    }

    private String firstStatus()
    {
        poll(OrderStatusReportDecoder.TEMPLATE_ID);
        final OrderStatusReportDecoder report =
            new OrderStatusReportDecoder().wrapAndApplyHeader(answer, 0, new MessageHeaderDecoder());
        final StringBuilder text = new StringBuilder();
        text.append(report.clientOrderId()).append(' ').append(report.answer()).append(' ')
            .append(report.cumulativeSizeLots()).append(" left ").append(report.remainingSizeLots())
            .append(" @ ").append(orNone(report.orderPriceTicks()));
        for (final OrderStatusReportDecoder.FillsDecoder fill : report.fills())
        {
            text.append(" fill ").append(fill.sizeLots()).append('@').append(fill.priceTicks()).append('=')
                .append(fill.cumulativeSizeLots());
        }
        return text.toString();
    }

    private String view(final long requestId)
    {
        new ReconcileRequestEncoder().wrapAndApplyHeader(question, 0, new MessageHeaderEncoder())
            .eventTimeNs(driver.nowNs()).requestId(requestId).accountId(ACCOUNT).reason(ReconcileReason.PERIODIC);
        venue.orders().onReconcileRequest(driver.nowNs(),
            new ReconcileRequestDecoder().wrapAndApplyHeader(question, 0, new MessageHeaderDecoder()));
        poll(VenueViewDecoder.TEMPLATE_ID);
        final VenueViewDecoder view = new VenueViewDecoder().wrapAndApplyHeader(answer, 0, new MessageHeaderDecoder());
        final StringBuilder text = new StringBuilder();
        text.append(view.requestId()).append(" profit ").append(view.netProfitE8());
        for (final VenueViewDecoder.OrdersDecoder order : view.orders())
        {
            text.append(" order ").append(order.clientOrderId()).append(' ').append(order.cumulativeSizeLots())
                .append(" left ").append(order.remainingSizeLots()).append(" @ ").append(order.priceTicks());
        }
        for (final VenueViewDecoder.PositionsDecoder position : view.positions())
        {
            text.append(" position ").append(position.instrumentId()).append(' ').append(position.lots())
                .append(" cost ").append(position.costE8());
        }
        return text.toString();
    }

    /** The next answer of a kind; reports before it are passed over. */
    private void poll(final int templateId)
    {
        int found;
        do
        {
            assertThat(venue.poll(driver.nowNs() + latencyNs, answer, 0)).isPositive();
            found = new MessageHeaderDecoder().wrap(answer, 0).templateId();
        }
        while (templateId != found);
    }

    private static String orNone(final long ticks)
    {
        return Units.NULL_TICKS == ticks ? "none" : Long.toString(ticks);
    }
}
