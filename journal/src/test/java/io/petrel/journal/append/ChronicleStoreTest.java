package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.HEADER_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleStoreTest
{
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BODY_BYTES_MAX = 300;
    /** More than one index document of Chronicle's holds, so that it puts a second one among the records. */
    private static final int RECORDS = (1 << 20) + 700;
    /** Twice, with the record between that Chronicle indexes. */
    private static final int REOPENED_AT = 300 * 256;

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveTheFileThatChronicleItselfWouldLeave() throws IOException
    {
        final long seed = 20261;
        final SplittableRandom random = new SplittableRandom(seed);
        append(random, REOPENED_AT);
        append(random, 1);
        final long end = append(random, RECORDS - REOPENED_AT - 1);
        appendByChronicle(new SplittableRandom(seed));
        assertThat(Arrays.mismatch(start("ours", end), start("theirs", end))).as("first byte that differs, of %s", end)
            .isEqualTo(-1);
    }

    @Test
    void shouldGoOnWhenTheThreadThatAppendsIsInterrupted()
    {
        final SplittableRandom random = new SplittableRandom(11);
        final UnsafeBuffer record = new UnsafeBuffer(new byte[HEADER_LENGTH + BODY_BYTES_MAX]);
        try (ChronicleStore store = new ChronicleStore(folder.resolve("ours"), BLOCK_BYTES))
        {
            Thread.currentThread().interrupt();
            for (int i = 0; i < REOPENED_AT; i++)
            {
                final int length = next(random, record);
                store.append(record, record, HEADER_LENGTH, length - HEADER_LENGTH);
            }
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(store.count()).isEqualTo(REOPENED_AT);
        }
    }

    /** Opens the store, appends so many records and closes it; returns where the next would go. */
    private long append(final SplittableRandom random, final int records)
    {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[HEADER_LENGTH + BODY_BYTES_MAX]);
        try (ChronicleStore store = new ChronicleStore(folder.resolve("ours"), BLOCK_BYTES))
        {
            final long before = store.count();
            for (int i = 0; i < records; i++)
            {
                final int length = next(random, record);
                store.append(record, record, HEADER_LENGTH, length - HEADER_LENGTH);
            }
            assertThat(store.count()).isEqualTo(before + records);
            return store.endPosition();
        }
    }

    private void appendByChronicle(final SplittableRandom random)
    {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[HEADER_LENGTH + BODY_BYTES_MAX]);
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(folder.resolve("theirs"))
            .timeProvider(() -> 0L).rollCycle(RollCycles.FAST_DAILY).blockSize(BLOCK_BYTES).build();
            ExcerptAppender appender = queue.createAppender())
        {
            for (int i = 0; i < RECORDS; i++)
            {
                final int length = next(random, record);
                try (DocumentContext context = appender.writingDocument())
                {
                    final Bytes<?> bytes = context.wire().bytes();
                    bytes.write(record.byteArray(), 0, length);
                }
            }
        }
    }

    private static int next(final SplittableRandom random, final UnsafeBuffer record)
    {
        final int length = HEADER_LENGTH + random.nextInt(0 == random.nextInt(100) ? BODY_BYTES_MAX : 24);
        for (int i = 0; i < length; i++)
        {
            record.putByte(i, (byte)(1 + i));
        }
        return length;
    }

    private byte[] start(final String queue, final long end) throws IOException
    {
        return Arrays.copyOf(Files.readAllBytes(folder.resolve(queue).resolve(StoreLayout.QUEUE_FILE)), (int)end + 4);
    }
}
