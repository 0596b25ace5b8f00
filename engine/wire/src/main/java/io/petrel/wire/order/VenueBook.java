package io.petrel.wire.order;

import io.petrel.journal.append.Journal;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.host.Engine;
import io.petrel.node.host.FeedPlace;
import io.petrel.node.host.Messages;
import io.petrel.node.recovery.RecoveryReport;
import io.petrel.node.recovery.RestoredPlace;
import io.petrel.node.replay.Queues;
import io.petrel.node.ring.LiveSink;
import io.petrel.node.snapshot.Restoration;
import io.petrel.node.snapshot.SnapshotKeeper;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.SimSettings;
import io.petrel.sim.SimVenue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The simulated venue of a process of its own, and its journal: each event of the feed and each request is journaled
 * before the venue sees it, each report before it is sent. What the venue does follows from these alone, so a venue
 * that was killed comes back with its orders, positions and money by executing them again: those after its newest
 * snapshot, or all. Its time is the feed's. One thread.
 */
public final class VenueBook implements LiveSink, AutoCloseable
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

    private final UnsafeBuffer report = new UnsafeBuffer(new byte[Engine.VENUE_BYTES_MAX]);
    private final VenueBookState state;
    private final Journal journal;
    private final RecoveryReport recovery;
    private final SnapshotKeeper snapshots;

    private ReportSink reports = (timeNs, buffer, offset, length) ->
    {
    };

    /**
     * A venue as its journal left it, which takes no snapshots.
     *
     * @param settings of the venue, the same as ever.
     * @param journal  of it, open.
     */
    public VenueBook(final SimSettings settings, final Journal journal)
    {
        this(settings, journal, SnapshotSettings.ON_COMMAND);
    }

    /**
     * A venue as its newest snapshot and its journal left it.
     *
     * @param settings  of the venue, the same as ever.
     * @param journal   of it, open.
     * @param snapshots when they are taken.
     */
    public VenueBook(final SimSettings settings, final Journal journal, final SnapshotSettings snapshots)
    {
        this.journal = journal;
        state = new VenueBookState(settings);
        recovery = recover();
        this.snapshots = new SnapshotKeeper(state, journal, snapshots);
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
        snapshots.onBoundary(state.nowNs());
        append(Source.FEED, Messages.eventTimeNs(buffer, offset), buffer, offset, length);
        state.onFeed(buffer, offset, length);
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
        state.onStatus(buffer, offset, length);
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
        advance(state.nowNs());
        append(Source.NODE, sentNs, buffer, offset, length);
        state.onRequest(sentNs, buffer, offset);
        advance(state.nowNs());
    }

    /**
     * How far the feed was taken.
     *
     * @return its place, to read.
     */
    public FeedPlace feedPlace()
    {
        return state.place();
    }

    /**
     * Instruments known.
     *
     * @return their numbers.
     */
    public int[] instrumentIds()
    {
        return state.instrumentIds();
    }

    /**
     * How it came back to what it was.
     *
     * @return the snapshot used, and the events and requests executed after it.
     */
    public RecoveryReport recovery()
    {
        return recovery;
    }

    /**
     * Time of the venue.
     *
     * @return ns since the epoch, {@code NULL_TIME_NS} before the first event.
     */
    public long nowNs()
    {
        return state.nowNs();
    }

    /**
     * The venue itself, to read.
     *
     * @return it.
     */
    public SimVenue venue()
    {
        return state.venue();
    }

    /**
     * Who takes and writes snapshots. Its {@code atRest()} belongs to a clean stop.
     *
     * @return the keeper.
     */
    public SnapshotKeeper snapshots()
    {
        return snapshots;
    }

    /** Lets a snapshot be finished that is being written; the journal is its owner's to close. */
    @Override
    public void close()
    {
        snapshots.close();
    }

    /** Reports come out in time order, and each event meets a venue that has done all that was due before it. */
    private void advance(final long timeNs)
    {
        state.reach(timeNs);
        final long nowNs = state.nowNs();
        for (int length = state.poll(report); length > 0; length = state.poll(report))
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
        journal.inbound().append(
            FrameLayout.NULL_SEQUENCE, eventTimeNs, state.nowNs(), source, buffer, offset, length);
    }

    /** Reports made meanwhile were journaled by whoever made them first; whoever missed one asks. */
    private RecoveryReport recover()
    {
        final long startNs = System.nanoTime();
        final RestoredPlace place =
            new Restoration(state, journal.dir(), journal.manifest().configHash()).restore();
        long executed = 0;
        try (QueueReader inbound = Queues.inbound(journal.dir()))
        {
            inbound.seek(place.inboundSequence() + 1);
            while (inbound.next())
            {
                state.reach(inbound.ingestTimeNs());
                discardReports();
                state.onRecord(inbound);
                executed++;
            }
            Queues.requireWhole(journal.dir(), inbound);
        }
        return new RecoveryReport(place.inboundSequence(), executed, place.leftAside(), System.nanoTime() - startNs);
    }

    private void discardReports()
    {
        int length = 1;
        while (length > 0)
        {
            length = state.poll(report);
        }
    }
}
