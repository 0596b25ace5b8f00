package io.petrel.tools.data.load;

import java.util.List;

import org.agrona.ExpandableArrayBuffer;

import io.petrel.codecs.event.BookDeltaEncoder;
import io.petrel.codecs.event.BookSnapshotEncoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.tape.TapeWriter;

/**
 * Puts book messages on a tape as a live feed adapter would: every delta in the order received, and behind each
 * snapshot once more, flagged, those deltas already sent that the snapshot does not include.
 */
final class BookPublisher
{
    private final TapeWriter tape;
    private final ImportCounts counts;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 18);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookSnapshotEncoder snapshotEncoder = new BookSnapshotEncoder();
    private final BookDeltaEncoder deltaEncoder = new BookDeltaEncoder();

    BookPublisher(final TapeWriter tape, final ImportCounts counts)
    {
        this.tape = tape;
        this.counts = counts;
    }

    void onDelta(final TapeInstrument instrument, final MarketRecord record)
    {
        publishDelta(instrument, record, record.ingestNs(), false);
        instrument.resend().onDelta(record);
        counts.written("BookDelta");
    }

    void onSnapshot(final TapeInstrument instrument, final MarketRecord record)
    {
        final Payload.Snapshot snapshot = (Payload.Snapshot)record.payload();
        publishSnapshot(instrument, record, snapshot);
        counts.written("BookSnapshot");

        for (final MarketRecord delta : instrument.resend().after(snapshot.lastUpdateId()))
        {
            publishDelta(instrument, delta, record.ingestNs(), true);
            counts.written("BookDelta resent");
        }
    }

    private void publishSnapshot(
        final TapeInstrument instrument, final MarketRecord record, final Payload.Snapshot snapshot)
    {
        snapshotEncoder.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .lastUpdateId(snapshot.lastUpdateId())
            .instrumentId(instrument.id());
        final BookSnapshotEncoder.BidsEncoder bids = snapshotEncoder.bidsCount(count(snapshot.bids()));

        for (final Level level : snapshot.bids())
        {
            bids.next()
                .priceTicks(level.price().units(instrument.tick()))
                .sizeLots(level.size().units(instrument.lot()));
        }

        final BookSnapshotEncoder.AsksEncoder asks = snapshotEncoder.asksCount(count(snapshot.asks()));

        for (final Level level : snapshot.asks())
        {
            asks.next()
                .priceTicks(level.price().units(instrument.tick()))
                .sizeLots(level.size().units(instrument.lot()));
        }

        append(record.eventTimeNs(), record.ingestNs(), snapshotEncoder.encodedLength());
    }

    private void publishDelta(
        final TapeInstrument instrument, final MarketRecord record, final long ingestTimeNs, final boolean isResent)
    {
        final Payload.Delta delta = (Payload.Delta)record.payload();
        deltaEncoder.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(record.eventTimeNs())
            .firstUpdateId(delta.firstUpdateId())
            .lastUpdateId(delta.lastUpdateId())
            .previousUpdateId(delta.previousUpdateId())
            .instrumentId(instrument.id());
        deltaEncoder.flags().clear().resent(isResent);
        final BookDeltaEncoder.BidsEncoder bids = deltaEncoder.bidsCount(count(delta.bids()));

        for (final Level level : delta.bids())
        {
            bids.next()
                .priceTicks(level.price().units(instrument.tick()))
                .sizeLots(level.size().units(instrument.lot()));
        }

        final BookDeltaEncoder.AsksEncoder asks = deltaEncoder.asksCount(count(delta.asks()));

        for (final Level level : delta.asks())
        {
            asks.next()
                .priceTicks(level.price().units(instrument.tick()))
                .sizeLots(level.size().units(instrument.lot()));
        }

        append(record.eventTimeNs(), ingestTimeNs, deltaEncoder.encodedLength());
    }

    private static int count(final List<Level> levels)
    {
        if (levels.size() > BookDeltaEncoder.BidsEncoder.countMaxValue())
        {
            throw new IllegalArgumentException(levels.size() + " levels in one message, at most " +
                BookDeltaEncoder.BidsEncoder.countMaxValue() + " fit");
        }

        return levels.size();
    }

    private void append(final long eventTimeNs, final long ingestTimeNs, final int encodedLength)
    {
        tape.append(eventTimeNs, ingestTimeNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
