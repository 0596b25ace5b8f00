package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.Records;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.testing.Allocation;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("allocation")
class AllocationTest
{
    /** Beyond the first index document of the store, and what is measured ends before the second is full. */
    private static final int WARM_UP = 1_060_000;
    private static final int MEASURED = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void shouldAllocateNothingPerRecordWithinBlock()
    {
        final Path dir = folder.resolve("j");
        final JournalSettings oneBlock = new JournalSettings(512 << 20, 256 << 10);
        try (Journal journal = Journal.create(dir, Records.tape(), oneBlock))
        {
            append(journal.inbound(), WARM_UP);
            Allocation.bytes();
            long collections = -Allocation.collections();
            final long before = Allocation.bytes();
            append(journal.inbound(), MEASURED);
            final long bytes = Allocation.bytes() - before;
            collections += Allocation.collections();
            assertThat(bytes).as("bytes for %s appends and %s collections", MEASURED, collections)
                .isLessThanOrEqualTo(Allocation.clearedBy(collections));
        }
        try (QueueReader reader = new QueueReader(dir.resolve("inbound")))
        {
            assertThat(read(reader, WARM_UP)).isEqualTo(WARM_UP);
            final long before = Allocation.bytes();
            final int read = read(reader, MEASURED);
            final long bytes = Allocation.bytes() - before;
            assertThat(read).isEqualTo(MEASURED);
            assertThat(bytes).as("bytes for %s reads", MEASURED).isZero();
        }
    }

    @Test
    void shouldAllocateOnlyWhereBlocksAreMapped()
    {
        final int maxBytesPerBlock = 1024;
        try (Journal journal = Journal.create(folder.resolve("j"), Records.tape(), JournalSettings.DEFAULT))
        {
            final QueueWriter writer = journal.inbound();
            append(writer, WARM_UP);
            Allocation.bytes();
            long collections = -Allocation.collections();
            final long start = Allocation.bytes();
            final long startPosition = writer.endPosition();
            int dirty = 0;
            for (int i = 0; i < MEASURED / 1000; i++)
            {
                final long before = Allocation.bytes();
                append(writer, 1000);
                dirty += Allocation.bytes() == before ? 0 : 1;
            }
            final long bytes = Allocation.bytes() - start;
            collections += Allocation.collections();
            final long blocks = (writer.endPosition() - startPosition) / JournalSettings.DEFAULT.blockBytes() + 1;
            assertThat(dirty).as("batches that allocated").isLessThanOrEqualTo((int)(blocks + collections));
            assertThat(bytes).isLessThanOrEqualTo(blocks * maxBytesPerBlock + Allocation.clearedBy(collections));
        }
    }

    private static void append(final QueueWriter writer, final int count)
    {
        final UnsafeBuffer body = Body.BUFFER;
        for (int i = 0; i < count; i++)
        {
            writer.append(NULL_SEQUENCE, i, writer.lastIngestTimeNs() < 0 ? 1 : writer.lastIngestTimeNs() + 1,
                Source.FEED, body, 0, Body.LENGTH);
        }
    }

    private static int read(final QueueReader reader, final int count)
    {
        int read = 0;
        while (read < count && reader.next())
        {
            read++;
        }
        return read;
    }

    /** One body for all. */
    private static final class Body
    {
        static final UnsafeBuffer BUFFER = new UnsafeBuffer(new byte[256]);
        static final int LENGTH = Records.encode(BUFFER, 1);
    }
}
