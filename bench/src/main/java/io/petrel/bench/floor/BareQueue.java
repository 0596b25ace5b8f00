package io.petrel.bench.floor;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A Chronicle queue with nothing of ours around it: no frame, no checksum, no rules, no space reserved. */
final class BareQueue implements AutoCloseable
{
    private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    BareQueue(final Path folder, final int blockBytes)
    {
        queue = SingleChronicleQueueBuilder.binary(folder).rollCycle(RollCycles.FAST_DAILY)
            .timeProvider(() -> 0L).blockSize(blockBytes).build();
        appender = queue.createAppender();
        // One thread after another: JMH has a new one for each iteration, while the last may not have ended yet.
        appender.singleThreadedCheckDisabled(true);
    }

    long append(final DirectBuffer record, final int offset, final int length)
    {
        try (DocumentContext context = appender.writingDocument())
        {
            final Bytes<?> bytes = context.wire().bytes();
            final long position = bytes.writePosition();
            target.wrap(bytes.addressForWrite(position), length);
            target.putBytes(0, record, offset, length);
            bytes.writeSkip(length);
            return position;
        }
    }

    /** Reads all of it: the count that the queue keeps may lag behind its own index. */
    long entries()
    {
        long read = 0;
        try (ExcerptTailer tailer = queue.createTailer())
        {
            boolean isPresent = true;
            while (isPresent)
            {
                try (DocumentContext context = tailer.readingDocument())
                {
                    isPresent = context.isPresent();
                }
                read += isPresent ? 1 : 0;
            }
        }
        return read;
    }

    @Override
    public void close()
    {
        appender.close();
        queue.close();
    }
}
