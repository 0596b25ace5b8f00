package io.petrel.wire.order;

import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.host.Engine;
import io.petrel.node.host.FeedPlace;
import io.petrel.node.host.Messages;
import io.petrel.node.replay.Queues;
import io.petrel.node.ring.LiveSink;
import io.petrel.sim.SimSettings;
import io.petrel.sim.SimVenue;
import io.petrel.venue.port.VenueAdapter;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The simulated venue of a process of its own, and its journal: each event of the feed and each request is journaled
 * before the venue sees it, each report before it is sent. What the venue does follows from these alone, so a venue
 * that was killed comes back with its orders, positions and money by executing them again. Its time is the feed's.
 * One thread.
 */
public final class VenueBook implements LiveSink
{
    /** Takes what the venue says. */
    @FunctionalInterface
    public interface ReportSink
    {
        /**
         * A report, an answer, a view.
         *
         * @param timeNs of the venue.
         * @param buffer holding the SBE message.
         * @param offset of the SBE header.
         * @param length of header and body in bytes.
         */
        void onReport(long timeNs, DirectBuffer buffer, int offset, int length);
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final UnsafeBuffer report = new UnsafeBuffer(new byte[Engine.VENUE_BYTES_MAX]);
    private final FeedPlace place = new FeedPlace();
    private final IntArrayList instrumentIds = new IntArrayList();
    private final SimVenue venue;
    private final VenueAdapter requests;
    private final Journal journal;

    private ReportSink reports = (timeNs, buffer, offset, length) ->
    {
    };
    private long nowNs = Units.NULL_TIME_NS;
    private long recovered;

    /**
     * A venue as its journal left it.
     *
     * @param settings of the venue, the same as ever.
     * @param journal  of it, open.
     */
    public VenueBook(final SimSettings settings, final Journal journal)
    {
        this.journal = journal;
        venue = new SimVenue(settings);
        requests = new VenueAdapter(venue);
        recover();
    }

    /**
     * Sets who takes reports from now on.
     *
     * @param sink of reports.
     */
    public void reports(final ReportSink sink)
    {
        reports = sink;
    }

    @Override
    public void onFeed(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        advance(timeNs);
        append(Source.FEED, Messages.eventTimeNs(buffer, offset), buffer, offset, length);
        feed(buffer, offset, length);
    }

    @Override
    public void onTime(final long timeNs)
    {
        advance(timeNs);
    }

    @Override
    public void onVenue(final DirectBuffer buffer, final int offset, final int length)
    {
        throw new IllegalStateException("a venue sends reports and takes none");
    }

    @Override
    public void onStatus(final DirectBuffer buffer, final int offset, final int length)
    {
        advance(Messages.eventTimeNs(buffer, offset));
        append(Source.CONFIG, Messages.eventTimeNs(buffer, offset), buffer, offset, length);
        status(buffer, offset, length);
    }

    /**
     * Takes a request of the node. One of a time to which the feed has not come here yet waits for the feed.
     *
     * @param sentNs when the node sent it, by the feed's time.
     * @param buffer holding the SBE message.
     * @param offset of the SBE header.
     * @param length of header and body in bytes.
     */
    public void onRequest(final long sentNs, final DirectBuffer buffer, final int offset, final int length)
    {
        advance(nowNs);
        append(Source.NODE, sentNs, buffer, offset, length);
        requests.onMessage(Messages.templateId(buffer, offset), sentNs, buffer, offset);
        advance(nowNs);
    }

    /**
     * How far the feed was taken.
     *
     * @return its place, to read.
     */
    public FeedPlace feedPlace()
    {
        return place;
    }

    /**
     * Instruments known.
     *
     * @return their numbers.
     */
    public int[] instrumentIds()
    {
        return instrumentIds.toIntArray();
    }

    /**
     * Events and requests that were executed again at the start.
     *
     * @return their count.
     */
    public long recovered()
    {
        return recovered;
    }

    /**
     * Time of the venue.
     *
     * @return ns since the epoch, {@code NULL_TIME_NS} before the first event.
     */
    public long nowNs()
    {
        return nowNs;
    }

    /**
     * The venue itself, to read.
     *
     * @return it.
     */
    public SimVenue venue()
    {
        return venue;
    }

    /** Reports come out in time order, and each event meets a venue that has done all that was due before it. */
    private void advance(final long timeNs)
    {
        nowNs = Math.max(nowNs, timeNs);
        if (Units.NULL_TIME_NS == nowNs)
        {
            return;
        }
        for (int length = venue.poll(nowNs, report, 0); length > 0; length = venue.poll(nowNs, report, 0))
        {
            journal.outbound().append(
                journal.inbound().lastSequence(), Messages.eventTimeNs(report, 0), nowNs, Source.CORE,
                report, 0, length);
            reports.onReport(nowNs, report, 0, length);
        }
    }

    private void append(
        final int source, final long eventTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        journal.inbound().append(FrameLayout.NULL_SEQUENCE, eventTimeNs, nowNs, source, buffer, offset, length);
    }

    private void feed(final DirectBuffer buffer, final int offset, final int length)
    {
        place.onEvent();
        if (InstrumentDefinitionDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
        {
            know(definition.wrapAndApplyHeader(buffer, offset, header).instrumentId());
        }
        venue.onMarket(nowNs, buffer, offset, length);
    }

    private void know(final int instrumentId)
    {
        if (!instrumentIds.containsInt(instrumentId))
        {
            instrumentIds.addInt(instrumentId);
        }
    }

    private void status(final DirectBuffer buffer, final int offset, final int length)
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

    /** Reports made meanwhile were journaled by whoever made them first; whoever missed one asks. */
    private void recover()
    {
        try (QueueReader inbound = Queues.inbound(journal.dir()))
        {
            while (inbound.next())
            {
                nowNs = Math.max(nowNs, inbound.ingestTimeNs());
                discardReports();
                execute(inbound);
                recovered++;
            }
            Queues.requireWhole(journal.dir(), inbound);
        }
    }

    private void discardReports()
    {
        int length = 1;
        while (length > 0)
        {
            length = venue.poll(nowNs, report, 0);
        }
    }

    private void execute(final QueueReader record)
    {
        switch (record.source())
        {
            case Source.FEED:
                feed(record.buffer(), record.offset(), record.length());
                break;
            case Source.NODE:
                requests.onMessage(record.type(), record.eventTimeNs(), record.buffer(), record.offset());
                break;
            default:
                status(record.buffer(), record.offset(), record.length());
                break;
        }
    }
}
