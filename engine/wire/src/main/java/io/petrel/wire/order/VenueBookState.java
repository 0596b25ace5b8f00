package io.petrel.wire.order;

import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.core.state.StateHash;
import io.petrel.core.state.StateVisitor;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.host.Engine;
import io.petrel.node.host.FeedPlace;
import io.petrel.node.host.Messages;
import io.petrel.node.snapshot.CodeHash;
import io.petrel.node.snapshot.SnapshotSource;
import io.petrel.sim.SimSettings;
import io.petrel.sim.SimVenue;
import io.petrel.venue.port.VenueAdapter;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * What a venue's process knows: orders, positions and money, how far it took the feed, its instruments, its time. It
 * follows from events and requests in their order alone. One thread; allocates nothing once instruments are defined.
 */
final class VenueBookState implements SnapshotSource
{
    private static final int SECTION = StateVisitor.tag("VBOK");

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final FeedPlace place = new FeedPlace();
    private final IntArrayList instrumentIds = new IntArrayList();
    private final StateHash hash = new StateHash();
    private final SimVenue venue;
    private final VenueAdapter requests;

    private long nowNs = Units.NULL_TIME_NS;

    VenueBookState(final SimSettings settings)
    {
        venue = new SimVenue(settings);
        requests = new VenueAdapter(venue.orders());
    }

    SimVenue venue()
    {
        return venue;
    }

    FeedPlace place()
    {
        return place;
    }

    int[] instrumentIds()
    {
        return instrumentIds.toIntArray();
    }

    /** Time never falls. */
    void reach(final long timeNs)
    {
        nowNs = Math.max(nowNs, timeNs);
    }

    /** Length of the next message that is due by now; 0 when none is. */
    int poll(final MutableDirectBuffer report)
    {
        return Units.NULL_TIME_NS == nowNs ? 0 : venue.poll(nowNs, report, 0);
    }

    void onFeed(final DirectBuffer buffer, final int offset, final int length)
    {
        place.onEvent();
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            know(definition.wrapAndApplyHeader(buffer, offset, header).instrumentId());
        }
        venue.onMarket(nowNs, buffer, offset, length);
    }

    void onStatus(final DirectBuffer buffer, final int offset, final int length)
    {
        if (FeedSessionDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            place.onSession(buffer, offset);
        }
        else
        {
            venue.onMarket(nowNs, buffer, offset, length);
        }
    }

    void onRequest(final long sentNs, final DirectBuffer buffer, final int offset)
    {
        requests.onMessage(Messages.templateId(buffer, offset), sentNs, buffer, offset);
    }

    /** One of its journal. */
    void onRecord(final QueueReader record)
    {
        switch (record.source())
        {
            case Source.FEED:
                onFeed(record.buffer(), record.offset(), record.length());
                break;
            case Source.NODE:
                onRequest(record.eventTimeNs(), record.buffer(), record.offset());
                break;
            default:
                onStatus(record.buffer(), record.offset(), record.length());
                break;
        }
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        nowNs = state.visit(nowNs);
        place.visitState(state);
        final int count = state.visit(instrumentIds.size());
        for (int i = 0; i < count; i++)
        {
            final int id = state.visit(state.isRestoring() ? Units.NULL_INSTRUMENT : instrumentIds.getInt(i));
            if (state.isRestoring())
            {
                instrumentIds.addInt(id);
            }
        }
        venue.visitState(state);
    }

    @Override
    public long stateHash()
    {
        hash.reset();
        visitState(hash);
        return hash.value();
    }

    @Override
    public long nowNs()
    {
        return nowNs;
    }

    @Override
    public long buildHash()
    {
        return CodeHash.of(
            Units.class, Pipeline.class, VenueAdapter.class, Engine.class, SimVenue.class, VenueBookState.class);
    }

    private void know(final int instrumentId)
    {
        if (!instrumentIds.containsInt(instrumentId))
        {
            instrumentIds.addInt(instrumentId);
        }
    }
}
