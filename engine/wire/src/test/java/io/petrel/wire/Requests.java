package io.petrel.wire;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderQueryDecoder;
import io.petrel.codecs.event.OrderQueryEncoder;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.QueryReason;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import org.agrona.concurrent.UnsafeBuffer;

/** What a node asks of a venue, as the core writes it. Allocates nothing once it was made. */
final class Requests
{
    static final long AWAY_TICKS = 5_900_000;

    private static final int ACCOUNT = 1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final NewOrderEncoder order = new NewOrderEncoder();
    private final NewOrderDecoder orderDecoder = new NewOrderDecoder();
    private final OrderQueryEncoder query = new OrderQueryEncoder();
    private final OrderQueryDecoder queryDecoder = new OrderQueryDecoder();

    NewOrderDecoder buy(final long id, final long nowNs, final long priceTicks)
    {
        buffer.setMemory(0, buffer.capacity(), (byte)0);
        order.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).clientOrderId(id).priceTicks(priceTicks).stopPriceTicks(Units.NULL_TICKS)
            .sizeLots(1).instrumentId(Market.INSTRUMENT).accountId(ACCOUNT)
            .side(Side.BUY).orderType(OrderType.LIMIT).timeInForce(TimeInForce.GTC)
            .purpose(OrderPurpose.ENTRY).expiryNs(Units.NULL_TIME_NS).groupId(Units.NULL_ID)
            .parentId(Units.NULL_ID);
        order.flags().clear();
        return orderDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
    }

    OrderQueryDecoder query(final long id, final long nowNs)
    {
        query.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).clientOrderId(id).instrumentId(Market.INSTRUMENT).accountId(ACCOUNT)
            .reason(QueryReason.RECONNECTED);
        return queryDecoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
    }

    UnsafeBuffer buffer()
    {
        return buffer;
    }

    static int orderLength()
    {
        return MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH;
    }

    static int queryLength()
    {
        return MessageHeaderEncoder.ENCODED_LENGTH + OrderQueryEncoder.BLOCK_LENGTH;
    }
}
