package io.petrel.node.app;

import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.event.VenueStatusEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.Source;
import io.petrel.node.host.Engine;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Tells a recovered core that its session with the venue did not outlive the node. Journaled like all events, so that
 * a replay asks the same questions. Start-up only.
 */
public final class SessionPublisher
{
    private static final int VENUE_ID = 1;
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + VenueStatusEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final VenueStatusEncoder status = new VenueStatusEncoder();
    private final Engine engine;

    /**
     * Creates a publisher.
     *
     * @param engine recovered.
     */
    public SessionPublisher(final Engine engine)
    {
        this.engine = engine;
    }

    /**
     * Order entry was lost, and is back: every open order is asked about before anything is sent.
     *
     * @param ingestTimeNs of both events.
     */
    public void publishRestart(final long ingestTimeNs)
    {
        publish(VenueState.ORDERS_DOWN, ingestTimeNs);
        publish(VenueState.ORDERS_UP, ingestTimeNs);
    }

    /**
     * Order entry is not there yet: nothing is sent before the venue's process has answered.
     *
     * @param ingestTimeNs of the event.
     */
    public void publishDown(final long ingestTimeNs)
    {
        publish(VenueState.ORDERS_DOWN, ingestTimeNs);
    }

    private void publish(final VenueState state, final long ingestTimeNs)
    {
        status.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(ingestTimeNs)
            .venueId(VENUE_ID)
            .instrumentId(Units.NULL_INSTRUMENT)
            .state(state)
            .instrumentState(InstrumentState.NULL_VAL);
        engine.onControl(ingestTimeNs, Source.CONFIG, buffer, 0, LENGTH);
    }
}
