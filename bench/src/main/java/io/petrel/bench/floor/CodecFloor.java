package io.petrel.bench.floor;

import io.petrel.bench.stage.StageWork;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import org.agrona.concurrent.UnsafeBuffer;

/** Bare SBE: one order encoded, header and all fields, and decoded again. Nothing decided, nothing copied. */
public final class CodecFloor implements StageWork
{
    private static final int OPERATIONS = 64;
    private static final long PRICE_TICKS = 600_000;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final NewOrderEncoder encoder = new NewOrderEncoder();
    private final NewOrderDecoder decoder = new NewOrderDecoder();
    private long encoded;
    private long decoded;
    private long id;

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            id++;
            encoded += id + PRICE_TICKS + (id & 7) + 1;
            encode(id);
            decoded += decode();
        }
        return decoded;
    }

    @Override
    public void check()
    {
        if (0 == encoded || decoded != encoded)
        {
            throw new IllegalStateException("decoded " + decoded + ", encoded " + encoded);
        }
    }

    /**
     * Encodes an order.
     *
     * @param orderId of it.
     */
    void encode(final long orderId)
    {
        encoder.wrapAndApplyHeader(buffer, 0, headerEncoder)
            .eventTimeNs(orderId).clientOrderId(orderId).priceTicks(PRICE_TICKS).stopPriceTicks(PRICE_TICKS)
            .sizeLots(orderId & 7).modelHash(orderId).configHash(orderId).instrumentId(1).accountId(1)
            .side(Side.BUY).orderType(OrderType.LIMIT).timeInForce(TimeInForce.IOC);
        encoder.flags().clear().postOnly(false).reduceOnly(false);
        encoder.purpose(OrderPurpose.ENTRY).expiryNs(orderId).groupId(orderId).parentId(orderId);
    }

    private long decode()
    {
        decoder.wrapAndApplyHeader(buffer, 0, headerDecoder);
        final long sum = decoder.clientOrderId() + decoder.priceTicks() + decoder.sizeLots() + decoder.instrumentId();
        final long rest = decoder.eventTimeNs() ^ decoder.modelHash() ^ decoder.configHash() ^ decoder.expiryNs() ^
            decoder.groupId() ^ decoder.parentId() ^ decoder.stopPriceTicks() ^ decoder.accountId();
        final boolean isSane = Side.BUY == decoder.side() && OrderType.LIMIT == decoder.orderType() &&
            TimeInForce.IOC == decoder.timeInForce() && OrderPurpose.ENTRY == decoder.purpose() &&
            !decoder.flags().postOnly();
        return isSane && Long.MIN_VALUE != rest ? sum : 0;
    }

    /**
     * Where orders are encoded.
     *
     * @return the buffer.
     */
    UnsafeBuffer buffer()
    {
        return buffer;
    }

    /**
     * Length of the order encoded last.
     *
     * @return header and body.
     */
    int length()
    {
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }
}
