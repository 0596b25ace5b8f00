package io.petrel.journal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.journal.Records;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.frame.JournalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueReaderTest
{
    private static final int COUNT = 20_000;

    @TempDir
    private Path folder;
    private Path dir;
    private Path inbound;

    @BeforeEach
    void name()
    {
        dir = folder.resolve("j");
        inbound = dir.resolve("inbound");
    }

    @Test
    void shouldFollowGrowingQueue()
    {
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL);
            QueueReader reader = new QueueReader(inbound))
        {
            long expected = 0;
            final SplittableRandom random = new SplittableRandom(3);
            assertThat(reader.next()).isFalse();
            while (expected < COUNT)
            {
                Records.append(journal, 1 + random.nextInt(700));
                while (reader.next())
                {
                    expected++;
                    assertThat(Records.check(reader)).isEqualTo(expected);
                }
                assertThat(reader.damage()).isNull();
                assertThat(expected).isEqualTo(journal.inbound().lastSequence());
                assertThat(reader.lastSequence()).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldFollowWriterInAnotherThread() throws Exception
    {
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL);
            QueueReader reader = new QueueReader(inbound))
        {
            final int count = 10 * COUNT;
            final Thread writer = new Thread(() -> Records.append(journal, count));
            writer.start();
            long read = 0;
            while (read < count && null == reader.damage() && (writer.isAlive() || reader.lastSequence() > read))
            {
                if (reader.next())
                {
                    read++;
                    assertThat(reader.sequence()).isEqualTo(read);
                }
            }
            writer.join();
            assertThat(reader.damage()).isNull();
            assertThat(read).isEqualTo(count);
        }
    }

    @Test
    void shouldSeekAnyRecord()
    {
        make(COUNT);
        final SplittableRandom random = new SplittableRandom(5);
        try (QueueReader reader = new QueueReader(inbound))
        {
            for (int i = 0; i < 2000; i++)
            {
                final long sequence = 1 + random.nextLong(COUNT);
                assertThat(reader.seek(sequence)).isTrue();
                assertThat(reader.next()).isTrue();
                assertThat(Records.check(reader)).isEqualTo(sequence);
                assertThat(reader.next()).isEqualTo(sequence < COUNT);
                assertThat(reader.damage()).isNull();
            }
            assertThat(reader.seek(1)).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.sequence()).isEqualTo(1);
            assertThat(reader.seek(COUNT + 2)).isFalse();
        }
    }

    @Test
    void shouldWaitForTheRecordAfterTheLast()
    {
        make(10);
        try (QueueReader reader = new QueueReader(inbound))
        {
            assertThat(reader.lastSequence()).isEqualTo(10);
            assertThat(reader.seek(11)).isFalse();
            assertThat(reader.next()).isFalse();
            try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
            {
                Records.append(journal, 1);
            }
            assertThat(reader.next()).isTrue();
            assertThat(reader.sequence()).isEqualTo(11);
        }
    }

    @Test
    void shouldReadEmptyQueue()
    {
        make(0);
        try (QueueReader reader = new QueueReader(inbound))
        {
            assertThat(reader.lastSequence()).isZero();
            assertThat(reader.next()).isFalse();
            assertThat(reader.seek(1)).isFalse();
            assertThat(reader.damage()).isNull();
        }
    }

    @Test
    void shouldRefuseFolderThatIsNotThere()
    {
        assertThatThrownBy(() -> new QueueReader(folder.resolve("x")))
            .isInstanceOf(JournalException.class).hasMessageContaining("no queue at");
    }

    @Test
    void shouldSeeTheSameRecordsAsChronicle()
    {
        make(COUNT);
        final List<Integer> lengths = new ArrayList<>();
        final TimeProvider stopped = () -> 0L;
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(inbound).readOnly(true)
            .timeProvider(stopped).rollCycle(RollCycles.FAST_DAILY).build();
            ExcerptTailer tailer = queue.createTailer();
            QueueReader reader = new QueueReader(inbound))
        {
            final UnsafeBuffer excerpt = new UnsafeBuffer(0, 0);
            tailer.readingDocument().close();
            while (reader.next())
            {
                try (DocumentContext context = tailer.readingDocument())
                {
                    assertThat(context.isPresent()).isTrue();
                    final int length = (int)context.wire().bytes().readRemaining();
                    excerpt.wrap(context.wire().bytes().addressForRead(context.wire().bytes().readPosition()), length);
                    final int start = reader.offset() - (length - reader.length());
                    assertThat(new UnsafeBuffer(reader.buffer(), start, length).compareTo(excerpt)).isZero();
                    assertThat(RollCycles.FAST_DAILY.toSequenceNumber(context.index())).isEqualTo(reader.sequence());
                    lengths.add(length);
                }
            }
        }
        assertThat(lengths).hasSize(COUNT);
    }

    private void make(final int count)
    {
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL))
        {
            Records.append(journal, count);
        }
    }
}
