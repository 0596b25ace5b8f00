package io.petrel.journal.read;

import static io.petrel.journal.frame.FrameLayout.BODY_OFFSET;
import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static io.petrel.journal.store.StoreLayout.QUEUE_FILE;
import static io.petrel.journal.store.StoreLayout.TABLE_FILE;
import static io.petrel.journal.store.StoreLayout.WORD_LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.journal.Records;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.RawQueue;
import io.petrel.journal.frame.DamageKind;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.Source;
import io.petrel.journal.store.RecordCursor;
import io.petrel.journal.store.ScanProgress;
import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way in which a journal can be damaged: the reader delivers no bad record, opening refuses with one line, the
 * verifier names it, and a repair saves exactly the good records.
 */
class DamageTest
{
    private static final int COUNT = 200;
    private static final int SCHEMA = MessageHeaderEncoder.SCHEMA_ID | MessageHeaderEncoder.SCHEMA_VERSION << 16;
    private static final int BAD = 100;

    @TempDir
    private Path folder;
    private Path dir;
    private Path inbound;
    private Path outbound;
    private int repairs;

    @BeforeEach
    void makeJournal()
    {
        dir = folder.resolve("journal");
        inbound = dir.resolve("inbound");
        outbound = dir.resolve("outbound");
        try (Journal journal = Journal.create(dir, Records.manifest("c"), JournalSettings.SMALL))
        {
            Records.append(journal, COUNT);
        }
    }

    @Test
    void shouldFindNothingInGoodJournal()
    {
        assertThat(verify().findings()).isEmpty();
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldStopAtFlippedPayloadByte() throws IOException
    {
        flip(inbound.resolve(QUEUE_FILE), position(inbound, BAD) + WORD_LENGTH + BODY_OFFSET + 9);
        assertDamaged(DamageKind.CHECKSUM, "inbound record 100 at byte " + position(inbound, BAD), BAD - 1, COUNT);
        assertSaved(BAD - 1, BAD - 1);
    }

    @Test
    void shouldStopAtAnyFlippedBitOfRecord() throws IOException
    {
        final SplittableRandom random = new SplittableRandom(7);
        final Path file = inbound.resolve(QUEUE_FILE);
        final long first = position(inbound, BAD) + WORD_LENGTH;
        final long length = position(inbound, BAD + 1) - first - WORD_LENGTH;
        for (int i = 0; i < 200; i++)
        {
            final long at = first + random.nextLong(length);
            final byte mask = (byte)(1 << random.nextInt(8));
            flip(file, at, mask);
            assertThat(Records.read(inbound)).as("bit %s of byte %s", mask, at).hasSize(BAD - 1);
            flip(file, at, mask);
        }
        assertThat(Records.read(inbound)).hasSize(COUNT);
    }

    @Test
    void shouldStopAtFlippedHeaderByte() throws IOException
    {
        flip(inbound.resolve(QUEUE_FILE), position(inbound, BAD) + WORD_LENGTH + 17);
        assertDamaged(DamageKind.CHECKSUM, "inbound record 100", BAD - 1, COUNT);
        assertSaved(BAD - 1, BAD - 1);
    }

    @Test
    void shouldKeepWholeRecordBehindBadWord() throws IOException
    {
        final long at = position(inbound, BAD);
        final int word = read(inbound.resolve(QUEUE_FILE), at);
        final int[] bad = {0xFFFFFFFF, 0x80000000 | word, 0x40000000 | word, word + 4, word - 4, 1, 0x3FFFFFFF, 0};
        for (final int value : bad)
        {
            write(inbound.resolve(QUEUE_FILE), at, value);
            assertThat(Records.read(inbound)).as("word %08X", value).hasSize(BAD - 1);
            assertRefused("inbound record 100");
            assertThat(verify().journal().inbound().readableSequence()).isEqualTo(BAD - 1);
            assertThat(verify().isGood()).isFalse();
            assertSaved(COUNT, COUNT);
        }
    }

    @Test
    void shouldStopAtZeroedPage() throws IOException
    {
        final long page = position(inbound, BAD) / 4096 * 4096 + 4096;
        final int first = firstAt(inbound, page);
        zero(inbound.resolve(QUEUE_FILE), page, 4096);
        assertThat(Records.read(inbound)).hasSizeBetween(first - 2, first - 1);
        final int good = Records.read(inbound).size();
        assertRefused("inbound record " + (good + 1));
        assertSaved(good, good);
        final RepairReport report = repair();
        assertThat(report.inbound().lost()).isEqualTo(COUNT - good);
    }

    @Test
    void shouldSeeHoleWhereWordAndRecordAreZero() throws IOException
    {
        final long from = position(inbound, BAD);
        zero(inbound.resolve(QUEUE_FILE), from, (int)(position(inbound, BAD + 1) - from));
        assertDamaged(DamageKind.HOLE, "inbound record 100 at byte " + from, BAD - 1, COUNT);
        assertSaved(BAD - 1, BAD - 1);
    }

    @Test
    void shouldStopAtRecordCutInTheMiddle() throws IOException
    {
        final long from = position(inbound, COUNT);
        zero(inbound.resolve(QUEUE_FILE), from + WORD_LENGTH + 30, 300);
        assertDamaged(DamageKind.BAD_FRAME, "inbound record 200 at byte " + from, COUNT - 1, COUNT);
        assertSaved(COUNT - 1, COUNT - 1);
    }

    @Test
    void shouldStopWhereFileWasTruncated() throws IOException
    {
        for (final long offset : new long[]{WORD_LENGTH + 60, WORD_LENGTH + 20, 0})
        {
            truncate(inbound.resolve(QUEUE_FILE), position(inbound, BAD) + offset);
            assertThat(Records.read(inbound)).hasSize(BAD - 1);
            assertRefused("inbound record 100");
            assertSaved(BAD - 1, BAD - 1);
        }
    }

    @Test
    void shouldContinueWhenOnlyUnusedEndWasTruncated() throws IOException
    {
        final Path file = inbound.resolve(QUEUE_FILE);
        truncate(file, position(inbound, COUNT) + WORD_LENGTH + 256);
        assertThat(verify().findings()).isEmpty();
        try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
        {
            Records.append(journal, 5000);
        }
        assertThat(Records.read(inbound)).hasSize(COUNT + 5000);
    }

    @Test
    void shouldRefuseEmptiedFile() throws IOException
    {
        truncate(inbound.resolve(QUEUE_FILE), 0);
        assertDamaged(DamageKind.EMPTY_FILE, "inbound: " + QUEUE_FILE + " holds no bytes", 0, COUNT);
        assertSaved(0, 0);
    }

    @Test
    void shouldRefuseMissingFile() throws IOException
    {
        Files.delete(outbound.resolve(QUEUE_FILE));
        assertDamaged(DamageKind.MISSING_FILE, "outbound: " + QUEUE_FILE + " is missing", COUNT, 0);
        assertSaved(COUNT, 0);
    }

    @Test
    void shouldReadEverythingWithoutMetadata() throws IOException
    {
        final Path table = inbound.resolve(TABLE_FILE);
        Files.move(table, folder.resolve("kept"));
        assertDamaged(DamageKind.METADATA, "inbound: metadata.cq4t is missing", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
        Files.copy(folder.resolve("kept"), table);
        truncate(table, 0x90);
        assertDamaged(DamageKind.METADATA, "inbound: the header of metadata.cq4t", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
        truncate(table, 0);
        assertDamaged(DamageKind.METADATA, "inbound: the header of metadata.cq4t", COUNT, COUNT);
        Files.delete(table);
        Files.copy(folder.resolve("kept"), table);
        flip(table, 0x60);
        assertDamaged(DamageKind.METADATA, "inbound: the header of metadata.cq4t", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldRebuildManifestFromQueue() throws IOException
    {
        final Path manifest = dir.resolve("manifest.json");
        final byte[] good = Files.readAllBytes(manifest);
        Files.delete(manifest);
        assertDamaged(DamageKind.MANIFEST, "manifest.json: cannot be read", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
        Files.write(manifest, Arrays.copyOf(good, 100));
        assertDamaged(DamageKind.MANIFEST, "manifest.json: cannot be read", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
        Files.writeString(manifest, "\0\1garbage");
        assertDamaged(DamageKind.MANIFEST, "manifest.json: cannot be read", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldNoticeChangedManifest() throws IOException
    {
        final Path manifest = dir.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"c\"", "\"d\""));
        assertRefused("made with another manifest");
        assertThat(verify().findings()).extracting(finding -> finding.damage().kind())
            .contains(DamageKind.FOREIGN);
    }

    @Test
    void shouldNoticeQueueOfAnotherJournal() throws IOException
    {
        final Path other = folder.resolve("other");
        try (Journal journal = Journal.create(other, Records.manifest("x"), JournalSettings.SMALL))
        {
            Records.append(journal, COUNT);
        }
        Files.copy(other.resolve("outbound").resolve(QUEUE_FILE), outbound.resolve(QUEUE_FILE),
            StandardCopyOption.REPLACE_EXISTING);
        assertRefused("outbound: the queue was made with another manifest");
        assertThat(verify().findings()).singleElement()
            .satisfies(finding -> assertThat(finding.damage().kind()).isEqualTo(DamageKind.FOREIGN));
        assertSaved(COUNT, 0);
    }

    @Test
    void shouldNoticeQueuesSwapped() throws IOException
    {
        Files.move(inbound.resolve(QUEUE_FILE), folder.resolve("kept"));
        Files.move(outbound.resolve(QUEUE_FILE), inbound.resolve(QUEUE_FILE));
        Files.move(folder.resolve("kept"), outbound.resolve(QUEUE_FILE));
        assertRefused("inbound: the queue is an outbound queue");
    }

    @Test
    void shouldStopAtMissingRecord()
    {
        try (RawQueue queue = new RawQueue(outbound))
        {
            queue.append(COUNT + 2, COUNT, 10_000, Source.CORE, SCHEMA);
        }
        assertDamaged(DamageKind.SEQUENCE, "outbound record 201", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldStopAtDoubledRecordAndSaveWhatFollows()
    {
        try (RawQueue queue = new RawQueue(outbound))
        {
            queue.append(COUNT, COUNT, 10_000, Source.CORE, SCHEMA);
            queue.append(COUNT + 1, COUNT, 10_000, Source.CORE, SCHEMA);
        }
        assertDamaged(DamageKind.SEQUENCE, "outbound record 201", COUNT, COUNT);
        assertSaved(COUNT, COUNT + 1);
    }

    @Test
    void shouldStopAtRecordOfOtherSchema()
    {
        try (RawQueue queue = new RawQueue(inbound))
        {
            queue.append(COUNT + 1, NULL_SEQUENCE, 10_000, Source.FEED, 99);
        }
        assertDamaged(DamageKind.SCHEMA, "inbound record 201", COUNT, COUNT);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldStopAtRecordOfNewerSchema()
    {
        try (RawQueue queue = new RawQueue(inbound))
        {
            queue.append(COUNT + 1, NULL_SEQUENCE, 10_000, Source.FEED, SCHEMA + (1 << 16));
        }
        assertDamaged(DamageKind.SCHEMA, "inbound record 201", COUNT, COUNT);
    }

    @Test
    void shouldStopAtFrameOfOtherTypeThanItsBody()
    {
        try (RawQueue queue = new RawQueue(inbound))
        {
            queue.append(COUNT + 1, NULL_SEQUENCE, 10_000, Source.FEED, SCHEMA, 5);
        }
        assertDamaged(DamageKind.SCHEMA, "inbound record 201", COUNT, COUNT);
    }

    @Test
    void shouldStopWhereTimeOrCauseGoesBack()
    {
        try (RawQueue queue = new RawQueue(inbound); RawQueue second = new RawQueue(outbound))
        {
            queue.append(COUNT + 1, NULL_SEQUENCE, 3, Source.FEED, SCHEMA);
            second.append(COUNT + 1, 3, 10_000, Source.CORE, SCHEMA);
        }
        assertDamaged(DamageKind.ORDER, "inbound record 201", COUNT, COUNT);
        assertThat(verify().findings()).hasSize(2);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldNoticeCauseThatIsNotThere()
    {
        try (RawQueue second = new RawQueue(outbound))
        {
            second.append(COUNT + 1, COUNT, 10_000, Source.CORE, SCHEMA);
            second.append(COUNT + 2, COUNT + 1, 10_000, Source.CORE, SCHEMA);
            second.append(COUNT + 3, COUNT + 7, 10_000, Source.CORE, SCHEMA);
        }
        assertRefused("outbound record 202");
        assertThat(verify().findings()).singleElement()
            .satisfies(finding -> assertThat(finding.damage().kind()).isEqualTo(DamageKind.CAUSALITY));
        assertSaved(COUNT, COUNT + 1);
        assertThat(repair().outbound().toString()).contains("records 1 to 201 saved", "202 to 203 lost");
    }

    @Test
    void shouldNoticeFlippedByteOfStoreHeader() throws IOException
    {
        final Path file = inbound.resolve(QUEUE_FILE);
        for (int at = 0; at < StoreLayout.STORE_HEADER_LENGTH; at++)
        {
            if (at >= StoreLayout.LAST_INDEX_OFFSET && at < StoreLayout.LAST_INDEX_OFFSET + Long.BYTES)
            {
                continue;
            }
            flip(file, at);
            assertThat(verify().isGood()).as("byte %s", at).isFalse();
            assertThatThrownBy(() -> Journal.open(dir, JournalSettings.SMALL)).isInstanceOf(JournalException.class);
            flip(file, at);
        }
        flip(file, 2);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldContinueWhenOnlyTheIndexCounterIsWrong() throws IOException
    {
        flip(inbound.resolve(QUEUE_FILE), StoreLayout.LAST_INDEX_OFFSET + 1);
        try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
        {
            Records.append(journal, 2000);
        }
        assertThat(verify().findings()).isEmpty();
        assertSaved(COUNT + 2000, COUNT + 2000);
    }

    @Test
    void shouldNoticeLastRecordWhoseWordIsLost() throws IOException
    {
        write(inbound.resolve(QUEUE_FILE), position(inbound, COUNT), 0);
        assertDamaged(DamageKind.HOLE, "inbound record 200", COUNT - 1, COUNT);
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldSaveRecordsWhenHeadIsDamaged() throws IOException
    {
        flip(inbound.resolve(QUEUE_FILE), position(inbound, 1) - 20);
        assertRefused("inbound record 0");
        assertThat(Records.read(inbound)).isEmpty();
        assertSaved(COUNT, COUNT);
    }

    @Test
    void shouldSayThatAFirstRecordMayBeOfAnotherFormatAndNoOther() throws IOException
    {
        flip(inbound.resolve(QUEUE_FILE), position(inbound, BAD) + WORD_LENGTH + BODY_OFFSET + 9);
        assertThat(damage()).doesNotContain("another format");
        flip(inbound.resolve(QUEUE_FILE), position(inbound, 1) - 20);
        assertThat(damage()).contains("another format", "manifest.json", "imported again");
    }

    private String damage()
    {
        return verify().findings().stream().filter(finding -> DamageKind.CHECKSUM == finding.damage().kind())
            .map(finding -> finding.damage().toString()).findFirst().orElseThrow();
    }

    @Test
    void shouldRefuseFolderWithoutJournal()
    {
        assertThatThrownBy(() -> JournalVerifier.verify(folder, ScanProgress.NONE))
            .isInstanceOf(JournalException.class).hasMessageContaining("no journal at");
    }

    private void assertDamaged(final DamageKind kind, final String line, final int readableIn, final int readableOut)
    {
        assertThat(readable(inbound)).isEqualTo(readableIn);
        assertThat(readable(outbound)).isEqualTo(readableOut);
        assertThat(verify().findings()).anySatisfy(finding -> assertThat(finding.damage().kind()).isEqualTo(kind));
        assertRefused(line);
    }

    private static int readable(final Path queue)
    {
        return Records.read(queue).size();
    }

    private void assertRefused(final String line)
    {
        assertThatThrownBy(() -> Journal.open(dir, JournalSettings.SMALL))
            .isInstanceOf(JournalException.class)
            .hasMessageContaining(line).hasMessageContaining("petrel repair").hasMessageContaining(dir.toString())
            .satisfies(failure -> assertThat(failure.getMessage().lines().count()).isEqualTo(1));
    }

    private void assertSaved(final int wantedIn, final int wantedOut)
    {
        final List<byte[]> before = files();
        final RepairReport report = repair();
        assertThat(report.inbound().saved()).isEqualTo(wantedIn);
        assertThat(report.outbound().saved()).isEqualTo(wantedOut);
        final Path saved = folder.resolve("saved" + repairs);
        assertThat(JournalVerifier.verify(saved, ScanProgress.NONE).findings()).isEmpty();
        assertThat(Records.read(saved.resolve("inbound")))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, wantedIn).boxed().toList());
        assertThat(Records.read(saved.resolve("outbound")))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, wantedOut).boxed().toList());
        final List<byte[]> after = files();
        for (int i = 0; i < before.size(); i++)
        {
            assertThat(after.get(i)).isEqualTo(before.get(i));
        }
    }

    private RepairReport repair()
    {
        repairs++;
        return JournalRepair.repair(dir, folder.resolve("saved" + repairs), ScanProgress.NONE);
    }

    private VerifyReport verify()
    {
        return JournalVerifier.verify(dir, ScanProgress.NONE);
    }

    private List<byte[]> files()
    {
        try (Stream<Path> all = Files.walk(dir))
        {
            return all.filter(Files::isRegularFile).sorted().map(DamageTest::bytes).toList();
        }
        catch (final IOException ex)
        {
            throw new AssertionError(ex);
        }
    }

    private static byte[] bytes(final Path file)
    {
        try
        {
            return Files.readAllBytes(file);
        }
        catch (final IOException ex)
        {
            throw new AssertionError(ex);
        }
    }

    /** Position of a record's word in the undamaged part of a queue. */
    private static long position(final Path queue, final int sequence)
    {
        try (RecordCursor cursor = new RecordCursor(queue))
        {
            assertThat(cursor.head()).isNotNull();
            while (cursor.expectedSequence() < sequence)
            {
                assertThat(cursor.next()).isTrue();
            }
            cursor.next();
            return null == cursor.damage() ? cursor.recordPosition() : cursor.damage().position();
        }
    }

    private int firstAt(final Path queue, final long from)
    {
        int sequence = 1;
        while (position(queue, sequence) < from)
        {
            sequence++;
        }
        return sequence;
    }

    private static void flip(final Path file, final long at) throws IOException
    {
        flip(file, at, (byte)0x10);
    }

    private static void flip(final Path file, final long at, final byte mask) throws IOException
    {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw"))
        {
            raw.seek(at);
            final int value = raw.read();
            raw.seek(at);
            raw.write(value ^ mask);
        }
    }

    private static int read(final Path file, final long at) throws IOException
    {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "r"))
        {
            raw.seek(at);
            return Integer.reverseBytes(raw.readInt());
        }
    }

    private static void write(final Path file, final long at, final int word) throws IOException
    {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw"))
        {
            raw.seek(at);
            raw.writeInt(Integer.reverseBytes(word));
        }
    }

    private static void zero(final Path file, final long at, final int length) throws IOException
    {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw"))
        {
            raw.seek(at);
            raw.write(new byte[length]);
        }
    }

    private static void truncate(final Path file, final long length) throws IOException
    {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw"))
        {
            raw.setLength(length);
        }
    }
}
