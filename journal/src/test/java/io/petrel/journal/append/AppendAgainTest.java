package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.journal.Records;
import io.petrel.journal.frame.FrameChecksum;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.JournalVerifier;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of one queue appended to another as they stand. */
class AppendAgainTest
{
    private static final int RECORDS = 3_000;

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveTheBytesThatFramingThemAnewWouldLeave() throws IOException
    {
        final Path tape = tape();
        final Path again = copy(tape, "again", true);
        assertThat(Files.mismatch(file(again), file(copy(tape, "anew", false)))).isEqualTo(-1);
        assertThat(JournalVerifier.verify(again, (what, done, all) ->
        {
        }).isGood()).isTrue();
    }

    @Test
    void shouldKeepTheRulesOfTheQueue()
    {
        try (Journal journal = Journal.create(folder.resolve("j"), Records.manifest("c"), JournalSettings.SMALL);
            QueueReader reader = new QueueReader(tape().resolve("inbound")))
        {
            reader.next();
            assertThatThrownBy(() -> journal.outbound().append(reader.frame()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("FEED");
            reader.next();
            journal.inbound().append(reader.frame());
            reader.seek(1);
            reader.next();
            assertThatThrownBy(() -> journal.inbound().append(reader.frame()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ingest time");
        }
    }

    @Test
    void shouldKnowTheChecksumUnderAnotherSequence()
    {
        final SplittableRandom random = new SplittableRandom(5);
        final ByteBuffer bytes = ByteBuffer.allocateDirect(100);
        final FrameChecksum checksum = new FrameChecksum();
        for (int i = 0; i < 10_000; i++)
        {
            final long sequence = random.nextLong();
            final long other = 0 == i % 2 ? sequence ^ 1L << random.nextInt(Long.SIZE) : random.nextLong();
            bytes.put(20 + random.nextInt(60), (byte)random.nextInt());
            final int known = checksum.ofRecord(bytes, 0, 100, sequence);
            assertThat(FrameChecksum.renumbered(known, sequence, other)).as("%d as %d", sequence, other)
                .isEqualTo(checksum.ofRecord(bytes, 0, 100, other)).isNotEqualTo(known);
        }
    }

    private Path tape()
    {
        final Path dir = folder.resolve("tape");
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL))
        {
            Records.append(journal, RECORDS);
        }
        return dir;
    }

    /** Behind each hundredth record another one, so that no sequence stays what it was. */
    private Path copy(final Path tape, final String name, final boolean isAsItStands)
    {
        final Path dir = folder.resolve(name);
        final UnsafeBuffer other = new UnsafeBuffer(new byte[256]);
        final int length = Records.encode(other, -1);
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL);
            QueueReader reader = new QueueReader(tape.resolve("inbound")))
        {
            final QueueWriter writer = journal.inbound();
            while (reader.next())
            {
                if (1 == reader.sequence() % 100)
                {
                    writer.append(NULL_SEQUENCE, 0, reader.ingestTimeNs(), Source.TIMER, other, 0, length);
                }
                if (isAsItStands)
                {
                    writer.append(reader.frame());
                }
                else
                {
                    writer.append(NULL_SEQUENCE, reader.eventTimeNs(), reader.ingestTimeNs(), reader.source(),
                        reader.buffer(), reader.offset(), reader.length());
                }
            }
        }
        return dir;
    }

    private static Path file(final Path dir)
    {
        return dir.resolve("inbound").resolve(StoreLayout.QUEUE_FILE);
    }
}
