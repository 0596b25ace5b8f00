package io.petrel.journal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.journal.Records;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest
{
    private static final int RECORDS = 200;
    private static final int STATE_BYTES = 300;

    @TempDir
    private Path temp;

    private Path journal;
    private SnapshotFolder folder;

    @BeforeEach
    void makeJournal()
    {
        journal = temp.resolve("j");
        fill(journal, "c", RECORDS);
        folder = new SnapshotFolder(journal);
    }

    @Test
    void shouldReadBackWhatWasWritten()
    {
        final byte[] state = state(1);
        final Path file = folder.write(JournalPlace.of(journal, 120, 119), 7, 8, 9, 10, state, STATE_BYTES);
        final Snapshot snapshot = Snapshot.read(file);
        final byte[] body = new byte[STATE_BYTES];
        snapshot.body().getBytes(0, body);

        assertThat(file).isEqualTo(journal.resolve("snapshots").resolve("120.snapshot"));
        assertThat(body).isEqualTo(Arrays.copyOf(state, STATE_BYTES));
        assertThat(snapshot.header().place()).isEqualTo(JournalPlace.of(journal, 120, 119));
        assertThat(snapshot.header().ingestTimeNs()).isEqualTo(7);
        assertThat(snapshot.header().buildHash()).isEqualTo(8);
        assertThat(snapshot.header().configHash()).isEqualTo(9);
        assertThat(snapshot.header().stateHash()).isEqualTo(10);
        assertThat(SnapshotCheck.of(journal)).singleElement().matches(SnapshotCheck::isGood);
    }

    @Test
    void shouldRefuseAFileOfWhichAnyOneByteIsChanged() throws IOException
    {
        final Path file = write(150);
        final byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++)
        {
            final byte[] bad = good.clone();
            bad[i] ^= (byte)(1 << i % Byte.SIZE);
            Files.write(file, bad);
            assertThatThrownBy(() -> Snapshot.read(file)).as("byte %d", i).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void shouldRefuseAFileThatIsCutAnywhereOrLonger() throws IOException
    {
        final Path file = write(150);
        final byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++)
        {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> Snapshot.read(file)).as("%d bytes", length).isInstanceOf(JournalException.class);
        }
        Files.write(file, Arrays.copyOf(good, good.length + 1));
        assertThatThrownBy(() -> Snapshot.read(file)).hasMessageContaining("its header says " + good.length);
    }

    @Test
    void shouldSayThatItIsNewerThanTheJournal()
    {
        final Path file = write(RECORDS);
        final Path shorter = temp.resolve("shorter");
        fill(shorter, "c", RECORDS - 1);

        assertThatThrownBy(() -> Snapshot.read(file).requirePlaceIn(shorter))
            .isInstanceOf(JournalException.class)
            .hasMessage("the journal has no inbound record 200 (its last is 199)");
    }

    @Test
    void shouldSayThatItWasTakenInAnotherJournal()
    {
        final Path file = write(RECORDS);
        final Path other = temp.resolve("other");
        fill(other, "another configuration", RECORDS);

        assertThatThrownBy(() -> Snapshot.read(file).requirePlaceIn(other))
            .isInstanceOf(JournalException.class).hasMessage("it was taken in a journal with another manifest");
    }

    @Test
    void shouldSayThatTheJournalLostItsEndAndWentOnOtherwise()
    {
        final Path file = write(RECORDS);
        final Path other = temp.resolve("other");
        try (Journal otherwise = Journal.create(other, Records.manifest("c"), JournalSettings.SMALL))
        {
            Records.append(otherwise, RECORDS - 1);
            Records.appendOther(otherwise);
        }

        assertThatThrownBy(() -> Snapshot.read(file).requirePlaceIn(other))
            .isInstanceOf(JournalException.class)
            .hasMessage("record 200 of the journal is not the one it was taken after");
    }

    @Test
    void shouldListByNumberTheNewestFirstAndKeepTheNewest() throws IOException
    {
        write(9);
        write(100);
        write(20);
        Files.write(journal.resolve("snapshots").resolve("150.snapshot.tmp"), new byte[3]);
        Files.write(journal.resolve("snapshots").resolve("notes.txt"), new byte[3]);

        assertThat(names()).containsExactly("100.snapshot", "20.snapshot", "9.snapshot");
        folder.keepNewest(2);
        assertThat(names()).containsExactly("100.snapshot", "20.snapshot");
        assertThat(Files.exists(journal.resolve("snapshots").resolve("150.snapshot.tmp"))).isFalse();
        assertThat(Files.exists(journal.resolve("snapshots").resolve("notes.txt"))).isTrue();
    }

    @Test
    void shouldHoldNoneWhereThereIsNoFolder()
    {
        assertThat(folder.newestFirst()).isEmpty();
        folder.keepNewest(1);
        assertThat(SnapshotCheck.of(journal)).isEmpty();
    }

    @Test
    void shouldNameEachProblemOfSeveralFiles() throws IOException
    {
        write(9);
        final Path cut = write(20);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 40));
        final Path renamed = write(100);
        Files.move(renamed, renamed.resolveSibling("101.snapshot"));

        final List<SnapshotCheck> checks = SnapshotCheck.of(journal);
        assertThat(checks).extracting(SnapshotCheck::problem).containsExactly(
            "its name says 101, its header 100",
            "it is cut: 40 bytes, the header alone takes 88",
            null);
    }

    private Path write(final long sequence)
    {
        return folder.write(
            JournalPlace.of(journal, sequence, sequence), 7, 8, 9, 10, state(sequence), STATE_BYTES);
    }

    private List<String> names()
    {
        return folder.newestFirst().stream().map(file -> file.getFileName().toString()).toList();
    }

    private static byte[] state(final long seed)
    {
        final byte[] state = new byte[STATE_BYTES + 50];
        new SplittableRandom(seed).nextBytes(state);
        return state;
    }

    private static void fill(final Path dir, final String configHash, final int records)
    {
        try (Journal journal = Journal.create(dir, Records.manifest(configHash), JournalSettings.SMALL))
        {
            Records.append(journal, records);
        }
    }
}
