package io.petrel.tools.research.calibrate;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.ParameterUpdateEncoder;
import io.petrel.codecs.unit.Units;
import org.agrona.MutableDirectBuffer;

/** Encodes a calibrated value as {@code ParameterUpdate}. */
final class UpdateEncoder
{
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ParameterUpdateEncoder message = new ParameterUpdateEncoder();

    /** A value holds from the moment it is sent, for as long as it would from the end of its last bar. */
    int encode(final Consumers.Update update, final long nowNs, final MutableDirectBuffer buffer, final int offset)
    {
        final CalibratedValue value = update.value();
        message.wrapAndApplyHeader(buffer, offset, header)
            .eventTimeNs(nowNs)
            .valueBits(update.bits())
            .validFromNs(nowNs)
            .validUntilNs(nowNs + value.validUntilNs() - value.validFromNs())
            .confidence(value.confidence())
            .inputHash(value.inputHash())
            .sampleSize(value.samples())
            .kind(update.spec().kind())
            .accountId(Units.NULL_ACCOUNT)
            .key(update.spec().key())
            .method(value.method().words());
        return MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength();
    }
}
