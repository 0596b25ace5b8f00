package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.BODY_OFFSET;
import static io.petrel.journal.frame.FrameLayout.HEADER_LENGTH;
import static io.petrel.journal.store.StoreLayout.WORD_LENGTH;
import static io.petrel.journal.store.StoreLayout.WRITE_POSITION_OFFSET;

import io.petrel.journal.store.StoreLayout;
import java.nio.MappedByteBuffer;
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
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends to a Chronicle queue by copying a record to where the next one goes. One cycle for life: Chronicle's clock
 * stands at zero, so no roll, name or order depends on the time of day. FAST_DAILY indexes each 256th record, in
 * documents of 32 KiB for a million records each, and holds four billion records.
 * <p>
 * The first record that Chronicle would index after the store is opened, and the first of each million, are appended by
 * Chronicle, which makes its index documents with them. All others are put by ourselves, as another appender of the
 * same queue would leave them: bytes, then the word that announces them, then the store's count of both, and each 256th
 * in the index ({@link RecordIndex}). So the files are the same, byte for byte, and an append costs a fifth
 * (docs/speed.md). No appender but this one is ever there: the journal's lock keeps other processes out, and Chronicle
 * reads its place from the file at each append.
 */
final class ChronicleStore implements RecordStore
{
    /** We hold our own lock, so nothing of Chronicle's is ever waited for but what a killed process left behind. */
    private static final long TIMEOUT_MS = 100;
    private static final int BLOCKS_PER_OVERLAP = 4;
    private static final TimeProvider STOPPED_CLOCK = () -> 0L;
    private static final Supplier<TimingPauser> PAUSER = Pauser::balanced;

    private final Path path;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final long indexMask;
    private final UnsafeBuffer target = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer block = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer counters = new UnsafeBuffer(0, 0);
    private final int blockBytes;
    /** Where {@link #block} begins in the file, and where the next mapped block does: there it must be found anew. */
    private long blockStart;
    private long blockEnd;
    private final MappedByteBuffer storeHeader;
    private final RecordIndex index;
    private Bytes<?> bytes;
    private long count;
    private long endPosition;

    ChronicleStore(final Path queueDir, final int blockBytes)
    {
        this.blockBytes = blockBytes;
        path = queueDir.resolve(StoreLayout.QUEUE_FILE);
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
        indexMask = queue.rollCycle().defaultIndexSpacing() - 1;
        endPosition = findEnd();
        count = count();
        storeHeader =
            IoUtil.mapExistingFile(path.toFile(), path.toString(), 0, RecordIndex.HEADER_BYTES);
        counters.wrap(storeHeader);
        index = new RecordIndex(path, counters);
    }

    @Override
    public long append(
        final DirectBuffer header, final DirectBuffer body, final int bodyOffset, final int bodyLength)
    {
        endPosition = 0 == (count & indexMask) ?
            putIndexed(header, body, bodyOffset, bodyLength) : put(header, body, bodyOffset, bodyLength);
        count++;
        return endPosition;
    }

    @Override
    public long count()
    {
        final long lastIndex = queue.lastIndex();
        return lastIndex < 0 ? 0 : queue.rollCycle().toSequenceNumber(lastIndex) + 1;
    }

    @Override
    public long endPosition()
    {
        return endPosition;
    }

    @Override
    public Path file()
    {
        return path;
    }

    @Override
    public void close()
    {
        index.close();
        block.wrap(0, 0);
        counters.wrap(0, 0);
        IoUtil.unmap(storeHeader);
        appender.close();
        queue.close();
    }

    /** Leaves a record, the word before it and the count of both; what lies behind is zero, which is no word. */
    private long put(
        final DirectBuffer header, final DirectBuffer body, final int bodyOffset, final int bodyLength)
    {
        final long position = endPosition;
        final int length = HEADER_LENGTH + bodyLength;
        if (position >= blockEnd)
        {
            findBlock(position);
        }
        final int at = (int)(position - blockStart);
        block.putBytes(at + WORD_LENGTH, header, 0, HEADER_LENGTH);
        block.putBytes(at + WORD_LENGTH + BODY_OFFSET, body, bodyOffset, bodyLength);
        block.putIntRelease(at, length);
        counters.putLongRelease(WRITE_POSITION_OFFSET, position);
        counters.putLongRelease(WRITE_POSITION_OFFSET + Long.BYTES, StoreLayout.countOf(position, count));
        return StoreLayout.align(position + WORD_LENGTH + length);
    }

    private long putIndexed(
        final DirectBuffer header, final DirectBuffer body, final int bodyOffset, final int bodyLength)
    {
        final long position = endPosition;
        final long end;
        if (index.includes(count))
        {
            end = put(header, body, bodyOffset, bodyLength);
            index.add(count, position);
        }
        else
        {
            end = appendByChronicle(header, body, bodyOffset, bodyLength);
            index.follow(count, position, end);
        }
        return end;
    }

    /** Chronicle maps blocks that begin at multiples of their size, each with room behind it for the longest record. */
    private void findBlock(final long position)
    {
        blockStart = position;
        blockEnd = (position / blockBytes + 1) * blockBytes;
        block.wrap(bytes.addressForWrite(position), (int)(blockEnd - position) + blockBytes / BLOCKS_PER_OVERLAP);
    }

    private long appendByChronicle(
        final DirectBuffer header, final DirectBuffer body, final int bodyOffset, final int bodyLength)
    {
        final int length = HEADER_LENGTH + bodyLength;
        final DocumentContext context = appender.writingDocument();
        long end = endPosition;
        boolean isWritten = false;
        try
        {
            final long position = bytes.writePosition();
            target.wrap(bytes.addressForWrite(position), length);
            target.putBytes(0, header, 0, HEADER_LENGTH);
            target.putBytes(BODY_OFFSET, body, bodyOffset, bodyLength);
            bytes.writeSkip(length);
            end = StoreLayout.align(position + length);
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
        // Chronicle may have moved on to the next block and let go of the one before
        blockEnd = 0;
        return behindDocuments(end);
    }

    /** Chronicle may have put a document of its own behind the record. */
    private long behindDocuments(final long position)
    {
        long end = position;
        for (int word = bytes.readInt(end); StoreLayout.isMetaData(word); word = bytes.readInt(end))
        {
            end = StoreLayout.align(end + WORD_LENGTH + StoreLayout.length(word));
        }
        return end;
    }

    /** Begins a record and drops it: creates the file where there is none, and shows where the next record goes. */
    private long findEnd()
    {
        try (DocumentContext context = appender.writingDocument())
        {
            bytes = context.wire().bytes();
            final long position = bytes.writePosition() - WORD_LENGTH;
            context.rollbackOnClose();
            return position;
        }
    }
}
