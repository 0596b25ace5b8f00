package io.petrel.core.pipeline;

import static io.petrel.codecs.unit.Units.NULL_ID;
import static io.petrel.codecs.unit.Units.NULL_LOTS;

import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.DisorderKind;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderQueryEncoder;
import io.petrel.codecs.event.OrderStatus;
import io.petrel.codecs.event.OrderUpdateEncoder;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.ReconcileDifferenceEncoder;
import io.petrel.codecs.event.ReconcileOutcome;
import io.petrel.codecs.event.ReconcileReason;
import io.petrel.codecs.event.ReconcileRequestEncoder;
import io.petrel.codecs.event.ReconcileResultEncoder;
import io.petrel.codecs.event.ReplaceOrderEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.core.order.Disorder;
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
    private final OrderQueryEncoder orderQuery = new OrderQueryEncoder();
    private final OrderUpdateEncoder orderUpdate = new OrderUpdateEncoder();
    private final ReconcileRequestEncoder reconcileRequest = new ReconcileRequestEncoder();
    private final ReconcileDifferenceEncoder difference = new ReconcileDifferenceEncoder();
    private final ReconcileResultEncoder reconcileResult = new ReconcileResultEncoder();
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
            .timeInForce(order.sentTimeInForce());
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
            .newStopPriceTicks(order.wantedStopPriceTicks());
        outbox.send(ReplaceOrderEncoder.TEMPLATE_ID, replaceOrder.encodedLength());
    }

    @Override
    public void onOrderQuery(final Order order, final QueryReason reason)
    {
        orderQuery.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(order.clientOrderId())
            .venueOrderId(order.venueOrderId())
            .instrumentId(order.instrument().id())
            .accountId(order.accountId())
            .reason(reason);
        outbox.send(OrderQueryEncoder.TEMPLATE_ID, orderQuery.encodedLength());
    }

    @Override
    public void onReconcileRequest(final int accountId, final long requestId, final ReconcileReason reason)
    {
        reconcileRequest.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .requestId(requestId)
            .accountId(accountId)
            .reason(reason);
        outbox.send(ReconcileRequestEncoder.TEMPLATE_ID, reconcileRequest.encodedLength());
    }

    @Override
    public void onOrderUpdate(final Order order, final ReportReason reason, final Disorder disorder)
    {
        orderUpdate.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(order.clientOrderId())
            .filledLots(order.filledLots())
            .sizeLots(order.sizeLots())
            .instrumentId(order.instrument().id())
            .accountId(order.accountId())
            .status(OrderStatus.get((short)order.status().value()))
            .reason(reason)
            .disorder(DisorderKind.get(disorder.code()));
        outbox.send(OrderUpdateEncoder.TEMPLATE_ID, orderUpdate.encodedLength());
    }

    @Override
    public void onUnknownOrder(
        final long clientOrderId,
        final int instrumentId,
        final int accountId,
        final ReportReason reason,
        final Disorder disorder)
    {
        orderUpdate.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .clientOrderId(clientOrderId)
            .filledLots(NULL_LOTS)
            .sizeLots(NULL_LOTS)
            .instrumentId(instrumentId)
            .accountId(accountId)
            .status(OrderStatus.NULL_VAL)
            .reason(reason)
            .disorder(DisorderKind.get(disorder.code()));
        outbox.send(OrderUpdateEncoder.TEMPLATE_ID, orderUpdate.encodedLength());
    }

    @Override
    public void onDifference(
        final int accountId,
        final long requestId,
        final DifferenceKind kind,
        final long clientOrderId,
        final int instrumentId,
        final long ourValue,
        final long venueValue)
    {
        difference.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .requestId(requestId)
            .ourValue(ourValue)
            .venueValue(venueValue)
            .clientOrderId(clientOrderId)
            .instrumentId(instrumentId)
            .accountId(accountId)
            .kind(kind);
        outbox.send(ReconcileDifferenceEncoder.TEMPLATE_ID, difference.encodedLength());
    }

    @Override
    public void onReconciled(
        final int accountId, final long requestId, final ReconcileOutcome outcome, final int differences)
    {
        reconcileResult.wrapAndApplyHeader(outbox.buffer(), 0, outbox.header())
            .eventTimeNs(outbox.nowNs())
            .requestId(requestId)
            .accountId(accountId)
            .differences(differences)
            .outcome(outcome);
        outbox.send(ReconcileResultEncoder.TEMPLATE_ID, reconcileResult.encodedLength());
    }
}
