package io.petrel.node.host;

import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A VenueStatus that the host itself makes: what it knows of its feed and of order entry. Allocates nothing. */
public final class StatusMessage
{
    /** Bytes of SBE header and body, from offset 0. */
    public static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VenueStatusEncoder.BLOCK_LENGTH;

    private static final int VENUE_ID = 1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final VenueStatusEncoder status = new VenueStatusEncoder();

    /**
     * Encodes one; whether the instrument trades it leaves open.
     *
     * @param state        of the feed or of order entry.
     * @param instrumentId that is meant, or {@code NULL_INSTRUMENT} for all.
     * @param timeNs       of the event, ns since the epoch.
     * @return the message, valid until the next one.
     */
    public DirectBuffer encode(final VenueState state, final int instrumentId, final long timeNs)
    {
        status.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(timeNs)
            .venueId(VENUE_ID)
            .instrumentId(instrumentId)
            .state(state)
            .instrumentState(InstrumentState.NULL_VAL);
        return buffer;
    }
}
