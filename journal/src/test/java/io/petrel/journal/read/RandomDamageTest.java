package io.petrel.journal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.Records;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.store.ScanProgress;
import io.petrel.journal.store.StoreLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the bytes: only true records are delivered, in order, and what a repair saves is good. So many
 * times, {@code -Dpetrel.sweep=N}.
 */
class RandomDamageTest
{
    private static final int ROUNDS = Integer.getInteger("petrel.sweep", 50);
    private static final int COUNT = 400;

    @TempDir
    private Path folder;

    @Test
    void shouldNeverDeliverFalseRecordNorSaveOne() throws IOException
    {
        final long seed = Long.getLong("petrel.test.seed", 424_242L);
        final SplittableRandom random = new SplittableRandom(seed);
        final Path good = folder.resolve("good");
        try (Journal journal = Journal.create(good, Records.manifest("c"), JournalSettings.SMALL))
        {
            Records.append(journal, COUNT);
        }
        for (int round = 0; round < ROUNDS; round++)
        {
            final Path dir = folder.resolve("damaged" + round);
            copy(good, dir);
            final String what = "seed " + seed + ", round " + round + ": " + damage(dir, random);
            final VerifyReport verified = JournalVerifier.verify(dir, ScanProgress.NONE);
            final List<Long> inbound = assertPrefix(dir, QueueRole.INBOUND, what);
            assertPrefix(dir, QueueRole.OUTBOUND, what);
            assertThat((long)inbound.size()).as(what)
                .isEqualTo(verified.journal().inbound().readableSequence())
                .isLessThanOrEqualTo(verified.journal().inbound().savableSequence());
            assertOpens(dir, verified, what);
            assertRepairs(dir, folder.resolve("saved" + round), what);
        }
    }

    private static String damage(final Path dir, final SplittableRandom random) throws IOException
    {
        final QueueRole role = random.nextBoolean() ? QueueRole.INBOUND : QueueRole.OUTBOUND;
        final String name = 0 == random.nextInt(8) ? StoreLayout.TABLE_FILE : StoreLayout.QUEUE_FILE;
        try (RandomAccessFile file = new RandomAccessFile(dir.resolve(role.folder()).resolve(name).toFile(), "rw"))
        {
            final long at = StoreLayout.TABLE_FILE.equals(name) ? random.nextLong(0x200) :
                random.nextBoolean() ? 65_000 + random.nextLong(60_000) : random.nextLong(130_000);
            final int length = 1 << random.nextInt(14);
            final int kind = random.nextInt(4);
            switch (kind)
            {
                case 0 -> flip(file, at, 1 << random.nextInt(8));
                case 1 -> write(file, at, new byte[length]);
                case 2 -> write(file, at, random(random, length));
                default -> file.setLength(at);
            }
            return role.folder() + " " + name + " kind " + kind + " at " + at + " length " + length;
        }
    }

    private static void flip(final RandomAccessFile file, final long at, final int mask) throws IOException
    {
        file.seek(at);
        final int value = file.read();
        file.seek(at);
        file.write(value ^ mask);
    }

    private static void write(final RandomAccessFile file, final long at, final byte[] bytes) throws IOException
    {
        file.seek(at);
        file.write(bytes, 0, (int)Math.max(0, Math.min(bytes.length, file.length() - at)));
    }

    private static byte[] random(final SplittableRandom random, final int length)
    {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.nextInt();
        }
        return bytes;
    }

    private static List<Long> assertPrefix(final Path dir, final QueueRole role, final String what)
    {
        final List<Long> found = Records.read(dir.resolve(role.folder()));
        assertThat(found).as(what)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, found.size()).boxed().toList());
        return found;
    }

    /** Opens exactly when the verifier found nothing, unless only Chronicle itself can tell. */
    private static void assertOpens(final Path dir, final VerifyReport verified, final String what)
    {
        boolean isOpened = false;
        try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
        {
            isOpened = true;
            assertThat(journal.inbound().lastSequence()).as(what).isEqualTo(COUNT);
            assertThat(journal.outbound().lastSequence()).as(what).isEqualTo(COUNT);
            Records.append(journal, 300);
        }
        catch (final JournalException refused)
        {
            assertThat(refused.getMessage()).as(what).contains("petrel repair");
        }
        if (isOpened)
        {
            assertThat(verified.findings()).as(what).isEmpty();
            assertThat(JournalVerifier.verify(dir, ScanProgress.NONE).findings()).as(what).isEmpty();
        }
    }

    private static void assertRepairs(final Path dir, final Path out, final String what)
    {
        final RepairReport report = JournalRepair.repair(dir, out, ScanProgress.NONE);
        assertThat(JournalVerifier.verify(out, ScanProgress.NONE).findings()).as(what).isEmpty();
        assertThat((long)assertPrefix(out, QueueRole.INBOUND, what).size()).as(what)
            .isEqualTo(report.inbound().saved());
        assertThat((long)assertPrefix(out, QueueRole.OUTBOUND, what).size()).as(what)
            .isEqualTo(report.outbound().saved()).isLessThanOrEqualTo(report.inbound().saved());
    }

    private static void copy(final Path from, final Path to) throws IOException
    {
        try (Stream<Path> all = Files.walk(from))
        {
            for (final Path path : all.toList())
            {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
