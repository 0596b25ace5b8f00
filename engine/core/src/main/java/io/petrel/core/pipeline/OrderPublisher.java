package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_ID;
import static io.petrel.codecs.unit.Units.NULL_TICKS;

import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.core.order.Order;
import io.petrel.core.order.OrderSink;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * Encodes what goes to the venue. Each order carries the hash of the configuration in force; the model hash is null
 * until a compiled model takes part in decisions. Pipeline thread only.
 */
public final class OrderPublisher implements OrderSink
{
    /** Hash of the resolved configuration, sent by the host with the configuration itself. */
    public static final String CONFIG_HASH = "config.hash";

    private static final List<ParamSpec> SPECS = List.of(
        ParamSpec.ofLong(CONFIG_HASH, "hash", Long.MIN_VALUE, Long.MAX_VALUE,
            "Hash of the resolved configuration; every order carries it."));

    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final Param configHash;
    private final Outbox outbox;

    OrderPublisher(final Outbox outbox, final Parameters parameters)
    {
        this.outbox = outbox;
        configHash = parameters.param(CONFIG_HASH);
    }

    /**
     * Declarations of this stage.
     *
     * @return them.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    @Override
    public void onNewOrder(final Order order)
    {
        newOrder.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(order.clientOrderId())
            .priceTicks(order.priceTicks())
            .stopPriceTicks(order.stopPriceTicks())
            .sizeLots(order.sizeLots())
            .modelHash(NULL_ID)
            .configHash(configHash.isSet() ? configHash.asLong() : NULL_ID)
            .instrumentId(order.instrument().id())
            .accountId(order.accountId())
            .side(order.side())
            .orderType(order.orderType())
            .timeInForce(order.timeInForce());
        newOrder.flags().clear().postOnly(order.isPostOnly()).reduceOnly(order.isReduceOnly());
        newOrder.purpose(order.purpose())
            .expiryNs(order.expiryNs())
            .groupId(order.groupId())
            .parentId(order.parentId());
        outbox.send(NewOrderEncoder.TEMPLATE_ID, newOrder.encodedLength());
    }

    @Override
    public void onCancelOrder(final Order order)
    {
        cancelOrder.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(order.clientOrderId())
            .instrumentId(order.instrument().id())
            .accountId(order.accountId());
        outbox.send(CancelOrderEncoder.TEMPLATE_ID, cancelOrder.encodedLength());
    }

    @Override
    public void onReplaceOrder(final Order order, final long newPriceTicks, final long newSizeLots)
    {
        replaceOrder.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(order.clientOrderId())
            .newPriceTicks(newPriceTicks)
            .newSizeLots(newSizeLots)
            .instrumentId(order.instrument().id())
            .accountId(order.accountId())
            .newStopPriceTicks(NULL_TICKS);
        outbox.send(ReplaceOrderEncoder.TEMPLATE_ID, replaceOrder.encodedLength());
    }
}
