package io.petrel.journal.append;

import io.petrel.journal.store.StoreLayout;
import java.nio.file.Path;
import java.util.function.Supplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.threads.Pauser;
import net.openhft.chronicle.threads.TimingPauser;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends to a Chronicle queue by copying a record to the excerpt's address. One cycle for life: Chronicle's clock
 * stands at zero, so no roll, name or order depends on the time of day. FAST_DAILY indexes each 256th record, in
 * documents of 32 KiB for a million records each, and holds four billion records.
 */
final class ChronicleStore implements RecordStore
{
    /** We hold our own lock, so nothing of Chronicle's is ever waited for but what a killed process left behind. */
    private static final long TIMEOUT_MS = 100;
    private static final TimeProvider STOPPED_CLOCK = () -> 0L;
    private static final Supplier<TimingPauser> PAUSER = Pauser::balanced;

    private final Path file;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
    private long endPosition;

    ChronicleStore(final Path queueDir, final int blockBytes)
    {
        file = queueDir.resolve(StoreLayout.QUEUE_FILE);
        queue = SingleChronicleQueueBuilder.binary(queueDir)
            .timeProvider(STOPPED_CLOCK)
            .rollCycle(RollCycles.FAST_DAILY)
            .blockSize(blockBytes)
            .timeoutMS(TIMEOUT_MS)
            .checkInterrupts(false)
            .pauserSupplier(PAUSER)
            .build();
        appender = queue.createAppender();
        // recovery and configuration append on the thread that opens, the engine thread goes on; never two at once
        appender.singleThreadedCheckDisabled(true);
        endPosition = findEnd();
    }

    @Override
    public long append(final DirectBuffer record, final int length)
    {
        final DocumentContext context = appender.writingDocument();
        boolean isWritten = false;
        try
        {
            final Bytes<?> bytes = context.wire().bytes();
            final long position = bytes.writePosition();
            target.wrap(bytes.addressForWrite(position), length);
            target.putBytes(0, record, 0, length);
            bytes.writeSkip(length);
            endPosition = StoreLayout.align(position + length);
            isWritten = true;
        }
        finally
        {
            if (!isWritten)
            {
                context.rollbackOnClose();
            }
            context.close();
        }
        return endPosition;
    }

    @Override
    public long count()
    {
        return queue.rollCycle().toSequenceNumber(queue.lastIndex()) + 1;
    }

    @Override
    public long endPosition()
    {
        return endPosition;
    }

    @Override
    public Path file()
    {
        return file;
    }

    @Override
    public void close()
    {
        appender.close();
        queue.close();
    }

    /** Begins a record and drops it: creates the file where there is none, and shows where the next record goes. */
    private long findEnd()
    {
        try (DocumentContext context = appender.writingDocument())
        {
            final long position = context.wire().bytes().writePosition() - StoreLayout.WORD_LENGTH;
            context.rollbackOnClose();
            return position;
        }
    }
}
