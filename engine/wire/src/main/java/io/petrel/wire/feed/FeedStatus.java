package io.petrel.wire.feed;

import io.petrel.codecs.event.FeedSessionEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.VenueState;
import io.petrel.node.host.StatusMessage;
import io.petrel.node.ring.LiveSink;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** Says as messages of the schema what is known of a feed: which instruments it lost, and where it goes on. */
final class FeedStatus
{
    private static final int SESSION_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + FeedSessionEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SESSION_BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FeedSessionEncoder session = new FeedSessionEncoder();
    private final StatusMessage status = new StatusMessage();
    private final IntArrayList instrumentIds = new IntArrayList();

    void know(final int instrumentId)
    {
        if (!instrumentIds.containsInt(instrumentId))
        {
            instrumentIds.addInt(instrumentId);
        }
    }

    void lost(final long nowNs, final LiveSink sink)
    {
        tell(VenueState.DISCONNECTED, nowNs, sink);
    }

    void found(final long nowNs, final LiveSink sink)
    {
        tell(VenueState.CONNECTED, nowNs, sink);
    }

    void session(
        final long nowNs, final long sessionId, final long nextSequence, final long missed, final LiveSink sink)
    {
        session.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs)
            .sessionId(sessionId)
            .nextSequence(nextSequence)
            .missedMessages(missed);
        sink.onStatus(buffer, 0, SESSION_BYTES);
    }

    /** Of each instrument, not of the whole venue: order entry is another matter. */
    private void tell(final VenueState state, final long nowNs, final LiveSink sink)
    {
        for (int i = 0; i < instrumentIds.size(); i++)
        {
            sink.onStatus(status.encode(state, instrumentIds.getInt(i), nowNs), 0, StatusMessage.LENGTH);
        }
    }
}
