package io.petrel.node.app;

import io.petrel.journal.append.QueueWriter;
import io.petrel.journal.frame.Frame;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.InboundLog;
import org.agrona.DirectBuffer;

/**
 * Journals inbound events. One that is the very record on which a feed stands, with nothing about it changed, is
 * appended as that record, checksum and all. Engine thread, which must be the one that moves the feed.
 */
final class RecordedLog implements InboundLog
{
    private final Feed feed;
    private final QueueWriter writer;

    RecordedLog(final Feed feed, final QueueWriter writer)
    {
        this.feed = feed;
        this.writer = writer;
    }

    @Override
    public long append(
        final long ingestTimeNs,
        final long eventTimeNs,
        final int source,
        final DirectBuffer buffer,
        final int offset,
        final int length)
    {
        final Frame record = feed.record();
        return null != record && isOf(record, buffer, offset, length) &&
            isTimed(record, ingestTimeNs, eventTimeNs, source) ?
            writer.append(record) :
            writer.append(FrameLayout.NULL_SEQUENCE, eventTimeNs, ingestTimeNs, source, buffer, offset, length);
    }

    private static boolean isOf(final Frame record, final DirectBuffer buffer, final int offset, final int length)
    {
        return record.buffer() == buffer && record.bodyOffset() == offset && record.bodyLength() == length;
    }

    private static boolean isTimed(
        final Frame record, final long ingestTimeNs, final long eventTimeNs, final int source)
    {
        return record.ingestTimeNs() == ingestTimeNs && record.eventTimeNs() == eventTimeNs &&
            record.source() == source;
    }
}
