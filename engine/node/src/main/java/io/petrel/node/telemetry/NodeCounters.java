package io.petrel.node.telemetry;

import io.petrel.codecs.event.BarClosedDecoder;
import io.petrel.codecs.event.DecisionDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.node.host.RunCounters;
import java.io.File;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * Agrona counters in a mapped file beside the journal, so that other processes can watch a node without asking it.
 * The engine thread writes with ordered stores.
 */
public final class NodeCounters implements AutoCloseable
{
    /** Name of the file in the journal folder. */
    public static final String FILE_NAME = "counters.dat";

    private static final int VALUES_BYTES = 16 * CountersReader.COUNTER_LENGTH;
    private static final int METADATA_BYTES = 16 * CountersReader.METADATA_LENGTH;

    private final MappedByteBuffer file;
    private final AtomicCounter feedEvents;
    private final AtomicCounter inboundEvents;
    private final AtomicCounter outboundMessages;
    private final AtomicCounter barsClosed;
    private final AtomicCounter decisions;
    private final AtomicCounter ordersSent;
    private final AtomicCounter fills;

    /**
     * Maps the counters of a journal, from zero.
     *
     * @param journal folder that exists.
     */
    public NodeCounters(final Path journal)
    {
        final File path = journal.resolve(FILE_NAME).toFile();
        IoUtil.deleteIfExists(path);
        file = IoUtil.mapNewFile(path, METADATA_BYTES + VALUES_BYTES);
        final CountersManager manager = new CountersManager(
            new UnsafeBuffer(file, 0, METADATA_BYTES), new UnsafeBuffer(file, METADATA_BYTES, VALUES_BYTES));
        feedEvents = manager.newCounter("feed events");
        inboundEvents = manager.newCounter("inbound events");
        outboundMessages = manager.newCounter("outbound messages");
        barsClosed = manager.newCounter("bars closed");
        decisions = manager.newCounter("decisions");
        ordersSent = manager.newCounter("orders sent");
        fills = manager.newCounter("fills");
    }

    /**
     * Events of the feed so far. Any thread.
     *
     * @return their count.
     */
    public long feedEvents()
    {
        return feedEvents.get();
    }

    /**
     * Orders sent so far. Any thread.
     *
     * @return their count.
     */
    public long orders()
    {
        return ordersSent.get();
    }

    /**
     * Fills reported so far. Any thread.
     *
     * @return their count.
     */
    public long fills()
    {
        return fills.get();
    }

    void update(final RunCounters run)
    {
        feedEvents.setOrdered(run.feedEvents());
        inboundEvents.setOrdered(run.inboundEvents());
        outboundMessages.setOrdered(run.outboundMessages());
        barsClosed.setOrdered(run.count(BarClosedDecoder.TEMPLATE_ID));
        decisions.setOrdered(run.count(DecisionDecoder.TEMPLATE_ID));
        ordersSent.setOrdered(run.count(NewOrderDecoder.TEMPLATE_ID));
        fills.setOrdered(run.fills());
    }

    /** Unmaps the file, which stays with the last values; nobody may read a counter afterwards. */
    @Override
    public void close()
    {
        IoUtil.unmap(file);
    }
}
