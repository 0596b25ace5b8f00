package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.CancelOrderDecoder;
import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ReplaceOrderDecoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.sim.agents.MarketSettings;
import io.petrel.testing.Allocation;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The book, its agents and our orders of every kind in it allocate nothing once the arrays have grown. */
@Tag("allocation")
class MatchingAllocationTest
{
    private static final int WARM_UP_STEPS = 40_000;
    private static final int STEPS = 200_000;
    private static final long STEP_NS = 20_000_000L;
    private static final int ALIVE = 20;

    private final SplittableRandom random = new SplittableRandom(43);
    private final UnsafeBuffer request = new UnsafeBuffer(new byte[512]);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[1 << 16]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
    private final NewOrderDecoder newOrderDecoder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelDecoder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceDecoder = new ReplaceOrderDecoder();
    private final TopOfBookDecoder top = new TopOfBookDecoder();
    private final MatchingVenue venue =
        MatchingVenueTest.venue(SimSettings.builder(), MarketSettings.standard());
    private long nowNs = MarketSettings.standard().startNs();
    private long orderId;
    private long reports;
    private long messages;
    private long midTicks;

    @Test
    void shouldAllocateNothingOverAnHourOfMarketWithOrdersAtWork()
    {
        run(WARM_UP_STEPS);
        final long reportsBefore = reports;
        final long messagesBefore = messages;

        final long before = Allocation.bytes();
        run(STEPS);
        final long bytes = Allocation.bytes() - before;

        assertThat(reports - reportsBefore).as("orders at work").isGreaterThan(STEPS / 10);
        assertThat(messages - messagesBefore).as("a market").isGreaterThan(STEPS / 10);
        assertThat(bytes).as("bytes over " + STEPS + " steps").isZero();
    }

    private void run(final int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            nowNs += STEP_NS;
            for (int length = venue.poll(nowNs, message, 0); length > 0; length = venue.poll(nowNs, message, 0))
            {
                hear();
            }
            if (midTicks > 0 && random.nextInt(8) == 0)
            {
                onOrder();
            }
        }
    }

    private void hear()
    {
        messages++;
        reports += venue.hasPolledMarket() ? 0 : 1;
        headerDecoder.wrap(message, 0);
        if (TopOfBookDecoder.TEMPLATE_ID == headerDecoder.templateId())
        {
            top.wrapAndApplyHeader(message, 0, headerDecoder);
            midTicks = top.bidPriceTicks();
        }
    }

    /** Keeps about twenty orders alive: of every type and time in force, some of them in groups, some moved. */
    private void onOrder()
    {
        orderId++;
        final boolean isBuy = random.nextBoolean();
        final OrderType type = OrderType.get((short)(1 + random.nextInt(4)));
        final TimeInForce timeInForce = TimeInForce.get((short)(1 + random.nextInt(5)));
        final boolean isTimed = TimeInForce.GTD == timeInForce || TimeInForce.DAY == timeInForce;
        final long offset = random.nextInt(8) - 1;
        newOrder.wrapAndApplyHeader(request, 0, header)
            .eventTimeNs(nowNs)
            .clientOrderId(orderId)
            .priceTicks(isBuy ? midTicks - offset : midTicks + offset)
            .stopPriceTicks(isBuy ? midTicks + offset : midTicks - offset)
            .sizeLots(1 + random.nextInt(30))
            .modelHash(0)
            .configHash(0)
            .instrumentId(1)
            .accountId(account(orderId))
            .side(isBuy ? Side.BUY : Side.SELL)
            .orderType(type)
            .timeInForce(timeInForce)
            .flags().clear().reduceOnly(random.nextInt(5) == 0).postOnly(random.nextInt(5) == 0);
        newOrder.purpose(OrderPurpose.ENTRY).expiryNs(isTimed ? nowNs + random.nextLong(20) * STEP_NS :
            Units.NULL_TIME_NS).groupId(random.nextBoolean() ? Units.NULL_ID : 1 + orderId / 3);
        venue.orders().onNewOrder(nowNs, newOrderDecoder.wrapAndApplyHeader(request, 0, headerDecoder));
        replace.wrapAndApplyHeader(request, 0, header)
            .eventTimeNs(nowNs)
            .clientOrderId(orderId - ALIVE / 2)
            .newPriceTicks(Units.NULL_TICKS)
            .newSizeLots(1 + random.nextInt(30))
            .instrumentId(1)
            .accountId(account(orderId - ALIVE / 2))
            .newStopPriceTicks(Units.NULL_TICKS);
        venue.orders().onReplaceOrder(nowNs, replaceDecoder.wrapAndApplyHeader(request, 0, headerDecoder));
        cancel.wrapAndApplyHeader(request, 0, header)
            .eventTimeNs(nowNs)
            .clientOrderId(orderId - ALIVE)
            .instrumentId(1)
            .accountId(account(orderId - ALIVE));
        venue.orders().onCancelOrder(nowNs, cancelDecoder.wrapAndApplyHeader(request, 0, headerDecoder));
    }

    /** Two accounts take turns. */
    private static int account(final long clientOrderId)
    {
        return 1 + (int)(clientOrderId & 1);
    }
}
