package io.petrel.node.faults;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.codecs.event.ParentRequestEncoder;
import io.petrel.codecs.event.Side;
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
        final long durationNs)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final ParentRequestEncoder request = new ParentRequestEncoder();
        request.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).eventTimeNs(timeNs).sizeLots(sizeLots)
            .durationNs(durationNs).instrumentId(TrueMarket.INSTRUMENT).accountId(World.ACCOUNT).side(side)
            .algorithm(algorithm)
            .requestId(Units.NULL_ID).limitTicks(Units.NULL_TICKS)
            .urgency(Double.NaN).participationMax(Double.NaN);
        return bytes(buffer, request.encodedLength());
    }

    private static byte[] bytes(final UnsafeBuffer buffer, final int bodyLength)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
