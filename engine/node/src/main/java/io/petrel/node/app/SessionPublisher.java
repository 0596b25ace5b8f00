package io.petrel.node.app;

import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.frame.Source;
import io.petrel.node.host.Engine;
import io.petrel.node.host.StatusMessage;

/**
 * Tells a recovered core that its session with the venue did not outlive the node. Journaled like all events, so that
 * a replay asks the same questions. Start-up only.
 */
public final class SessionPublisher
{
    private final StatusMessage status = new StatusMessage();
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
        engine.onControl(ingestTimeNs, Source.CONFIG,
            status.encode(state, Units.NULL_INSTRUMENT, ingestTimeNs), 0, StatusMessage.LENGTH);
    }
}
