package io.petrel.node.faults;

import io.petrel.codecs.event.CancelOrderEncoder;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ParentRequestEncoder;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import org.agrona.concurrent.UnsafeBuffer;

/** What people ask of the node. */
final class Commands
{
    private Commands()
    {
    }

    static byte[] operator(final long timeNs, final OperatorAction action)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final OperatorCommandEncoder command = new OperatorCommandEncoder();
        command.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(timeNs)
            .accountId(World.ACCOUNT).action(action).reason("seed");
        return bytes(buffer, command.encodedLength());
    }

    static byte[] parent(
        final long timeNs,
        final Side side,
        final long sizeLots,
        final ExecutionAlgorithm algorithm,
        final long durationNs,
        final long stopTicks,
        final long targetTicks)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final ParentRequestEncoder request = new ParentRequestEncoder();
        request.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(timeNs).sizeLots(sizeLots)
            .durationNs(durationNs).instrumentId(TrueMarket.INSTRUMENT).accountId(World.ACCOUNT).side(side)
            .algorithm(algorithm)
            .requestId(Units.NULL_ID).limitTicks(Units.NULL_TICKS)
            .urgency(Double.NaN).participationMax(Double.NaN).stopTicks(stopTicks).targetTicks(targetTicks);
        return bytes(buffer, request.encodedLength());
    }

    /** An order that a person gives to the venue, past the node. */
    static byte[] atVenue(
        final long timeNs, final long clientOrderId, final Side side, final long priceTicks, final long sizeLots,
        final TimeInForce timeInForce)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final NewOrderEncoder order = new NewOrderEncoder();
        order.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(timeNs)
            .clientOrderId(clientOrderId).priceTicks(priceTicks).stopPriceTicks(Units.NULL_TICKS).sizeLots(sizeLots)
            .modelHash(Units.NULL_ID).configHash(0).instrumentId(TrueMarket.INSTRUMENT).accountId(World.ACCOUNT)
            .side(side).orderType(OrderType.LIMIT).timeInForce(timeInForce).purpose(OrderPurpose.ENTRY)
            .expiryNs(Units.NULL_TIME_NS).groupId(Units.NULL_ID).parentId(Units.NULL_ID).flags().clear();
        return bytes(buffer, order.encodedLength());
    }

    /** A cancel that a person gives to the venue, past the node. */
    static byte[] cancelAtVenue(final long timeNs, final long clientOrderId)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final CancelOrderEncoder cancel = new CancelOrderEncoder();
        cancel.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(timeNs)
            .clientOrderId(clientOrderId).instrumentId(TrueMarket.INSTRUMENT).accountId(World.ACCOUNT);
        return bytes(buffer, cancel.encodedLength());
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int bodyLength)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
