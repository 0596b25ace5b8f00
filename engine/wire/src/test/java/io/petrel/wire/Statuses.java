package io.petrel.wire;

import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What a feed says of an instrument besides its market. */
final class Statuses
{
    private Statuses()
    {
    }

    static byte[] halted(final int instrumentId, final long timeNs)
    {
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + VenueStatusEncoder.BLOCK_LENGTH];
        new VenueStatusEncoder().wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
            .eventTimeNs(timeNs)
            .venueId(1)
            .instrumentId(instrumentId)
            .state(VenueState.CONNECTED)
            .instrumentState(InstrumentState.HALTED);
        return bytes;
    }
}
