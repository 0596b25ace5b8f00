package io.petrel.journal.append;

import static io.petrel.journal.store.StoreLayout.QUEUE_FILE;
import static io.petrel.journal.store.StoreLayout.WRITE_POSITION_OFFSET;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.Records;
import io.petrel.journal.read.JournalVerifier;
import io.petrel.journal.store.RecordCursor;
import io.petrel.journal.store.ScanProgress;
import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A writer that died between two stores of an append: of a record that it put itself, and of one that is indexed. */
class TornAppendTest
{
    private static final int INDEX_SPACING = 256;
    private static final int[] LASTS = {1, INDEX_SPACING - 1, INDEX_SPACING, INDEX_SPACING + 1};
    private static final int RECORDS = 2 * INDEX_SPACING + 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Death.class)
    void shouldGoOnAsIfTheWriterHadNotDied(final Death death) throws IOException
    {
        final Path whole = folder.resolve("whole");
        create(whole, RECORDS);
        for (final int last : LASTS)
        {
            final Path torn = folder.resolve("torn" + last);
            create(torn, last);
            tear(torn.resolve("inbound"), death);
            try (Journal journal = Journal.open(torn, JournalSettings.SMALL))
            {
                Records.append(journal, RECORDS - (int)journal.inbound().lastSequence());
            }

            final String what = death + " at record " + last;
            assertThat(JournalVerifier.verify(torn, ScanProgress.NONE).findings()).as(what).isEmpty();
            assertThat(Records.read(torn.resolve("inbound"))).as(what).hasSize(RECORDS);
            assertThat(Arrays.mismatch(bytes(torn), bytes(whole))).as(what).isEqualTo(-1);
        }
    }

    private static void create(final Path dir, final int records)
    {
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL))
        {
            Records.append(journal, records);
        }
    }

    private static byte[] bytes(final Path dir) throws IOException
    {
        return Files.readAllBytes(dir.resolve("inbound").resolve(QUEUE_FILE));
    }

    private static void tear(final Path queueDir, final Death death) throws IOException
    {
        final long last;
        final long before;
        final long sequence;
        try (RecordCursor cursor = new RecordCursor(queueDir))
        {
            while (cursor.next())
            {
                continue;
            }
            last = cursor.recordPosition();
            before = cursor.previousPosition();
            sequence = cursor.expectedSequence() - 1;
        }
        try (RandomAccessFile file = new RandomAccessFile(queueDir.resolve(QUEUE_FILE).toFile(), "rw"))
        {
            if (death.isWordLost)
            {
                file.seek(last);
                file.writeInt(0);
            }
            putLong(file, WRITE_POSITION_OFFSET, death.isPlaceLost ? before : last);
            putLong(file, WRITE_POSITION_OFFSET + Long.BYTES, death.isCountLost ?
                StoreLayout.countOf(before, sequence - 1) : StoreLayout.countOf(last, sequence));
        }
    }

    private static void putLong(final RandomAccessFile file, final long position, final long value) throws IOException
    {
        file.seek(position);
        file.writeLong(Long.reverseBytes(value));
    }

    /** What the writer had not stored yet. */
    private enum Death
    {
        BEFORE_THE_COUNT(false, false, true),
        BEFORE_THE_PLACE(false, true, true),
        BEFORE_THE_WORD(true, true, true);

        private final boolean isWordLost;
        private final boolean isPlaceLost;
        private final boolean isCountLost;

        Death(final boolean isWordLost, final boolean isPlaceLost, final boolean isCountLost)
        {
            this.isWordLost = isWordLost;
            this.isPlaceLost = isPlaceLost;
            this.isCountLost = isCountLost;
        }
    }
}
