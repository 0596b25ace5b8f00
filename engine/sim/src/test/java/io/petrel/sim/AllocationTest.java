package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BookDeltaEncoder;
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
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.testing.Allocation;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("allocation")
class AllocationTest
{
    private static final int WARM_UP_EVENTS = 200_000;
    private static final int EVENTS = 1_000_000;
    private static final long MID_TICKS = 10_000;

    private final SplittableRandom random = new SplittableRandom(42);
    private VenueDriver driver;
    private SimVenue venue;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
    private final UnsafeBuffer reportBuffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final NewOrderDecoder newOrderDecoder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelDecoder = new CancelOrderDecoder();
    private long nowNs = 10_000;
    private long updateId;
    private long orderId;
    private long reports;

    @Test
    void shouldAllocateNothingOverAMillionMarketEventsWithOrdersAtWork()
    {
        play(SimSettings.builder().latency(LatencySettings.constant(300, 200)));
    }

    @Test
    void shouldAllocateNothingWithEveryModelOn()
    {
        play(SimSettings.builder()
            .latency(new LatencySettings(LatencyModel.SAMPLED, 300, 200, 200, List.of(
                new LatencySettings.Quantile(0, 0), new LatencySettings.Quantile(100_000_000, 500)), 0, 5, 1))
            .queue(new QueueSettings(QueueModel.POWER, 2.5))
            .impact(new ImpactSettings(0.001, 0.0, 10_000, 1_000_000))
            .rateLimit(new RateLimitSettings(10_000, 1_000_000, 1_000))
            .margin(new MarginSettings(10_000_000, 5_000_000, 1_000_000, 5_000_000_000_000_000L, true, true))
            .faults(new FaultSettings(1, 1_000_000, 1_000_000, 1_000, false, false, true, 1_000_000, 2_000)));
    }

    private void play(final SimSettings.Builder settings)
    {
        driver = VenueDriver.ofDepth(settings);
        venue = driver.venue;
        final long[][] bids = new long[40][];
        final long[][] asks = new long[40][];
        for (int i = 0; i < 40; i++)
        {
            bids[i] = VenueDriver.level(MID_TICKS - 1 - i, 50);
            asks[i] = VenueDriver.level(MID_TICKS + 1 + i, 50);
        }
        driver.snapshot(bids, asks);
        updateId = driver.updateId();
        run(WARM_UP_EVENTS);
        final long reportsBefore = reports;

        final long before = Allocation.bytes();
        run(EVENTS);
        final long bytes = Allocation.bytes() - before;

        assertThat(reports - reportsBefore).as("orders at work").isGreaterThan(EVENTS / 10);
        assertThat(bytes).as("bytes over " + EVENTS + " market events").isZero();
    }

    private void run(final int events)
    {
        for (int i = 0; i < events; i++)
        {
            nowNs += 100;
            drain();
            if (random.nextInt(4) == 0)
            {
                onTrade();
            }
            else
            {
                onDelta();
            }
            if (random.nextInt(8) == 0)
            {
                onOrder();
            }
        }
    }

    private void onDelta()
    {
        updateId++;
        delta.wrapAndApplyHeader(buffer, 0, header);
        delta.eventTimeNs(nowNs).firstUpdateId(updateId).lastUpdateId(updateId).previousUpdateId(Units.NULL_ID);
        delta.instrumentId(VenueDriver.INSTRUMENT).flags().clear();
        delta.bidsCount(1).next().priceTicks(MID_TICKS - 1 - random.nextInt(40)).sizeLots(1 + random.nextInt(80));
        delta.asksCount(1).next().priceTicks(MID_TICKS + 1 + random.nextInt(40)).sizeLots(1 + random.nextInt(80));
        venue.onMarket(nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + delta.encodedLength());
    }

    private void onTrade()
    {
        final boolean isSell = random.nextBoolean();
        trade.wrapAndApplyHeader(buffer, 0, header);
        trade.eventTimeNs(nowNs).tradeId(updateId).priceTicks(isSell ? MID_TICKS - 1 : MID_TICKS + 1);
        trade.sizeLots(1 + random.nextInt(60)).instrumentId(VenueDriver.INSTRUMENT);
        trade.aggressorSide(isSell ? AggressorSide.SELLER : AggressorSide.BUYER).flags().clear();
        venue.onMarket(nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
    }

    /**
     * Keeps about twenty orders alive: takers, resting limits and stops; the oldest is cancelled, if it still lives.
     */
    private void onOrder()
    {
        orderId++;
        final boolean isBuy = random.nextBoolean();
        final OrderType type = OrderType.get((short)(1 + random.nextInt(4)));
        final long offset = random.nextInt(6) - 1;
        newOrder.wrapAndApplyHeader(buffer, 0, header);
        newOrder.eventTimeNs(nowNs).clientOrderId(orderId);
        newOrder.priceTicks(isBuy ? MID_TICKS - offset : MID_TICKS + offset);
        newOrder.stopPriceTicks(isBuy ? MID_TICKS + offset : MID_TICKS - offset).sizeLots(1 + random.nextInt(30));
        newOrder.modelHash(0).configHash(0).instrumentId(VenueDriver.INSTRUMENT).accountId(VenueDriver.ACCOUNT);
        newOrder.side(isBuy ? Side.BUY : Side.SELL).orderType(type).timeInForce(TimeInForce.GTC);
        newOrder.flags().clear().reduceOnly(random.nextInt(5) == 0);
        newOrder.purpose(OrderPurpose.ENTRY).expiryNs(Units.NULL_TIME_NS).groupId(Units.NULL_ID);
        venue.orders().onNewOrder(nowNs, newOrderDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder));
        cancel.wrapAndApplyHeader(buffer, 0, header);
        cancel.eventTimeNs(nowNs).clientOrderId(orderId - 20);
        cancel.instrumentId(VenueDriver.INSTRUMENT).accountId(VenueDriver.ACCOUNT);
        venue.orders().onCancelOrder(nowNs, cancelDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder));
    }

    private void drain()
    {
        while (venue.poll(nowNs, reportBuffer, 0) > 0)
        {
            reports++;
        }
    }
}
