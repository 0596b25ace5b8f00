package io.petrel.journal.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.journal.Records;
import io.petrel.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalBirthTest
{
    @TempDir
    private Path folder;

    private Path dir;

    @BeforeEach
    void name()
    {
        dir = folder.resolve("j");
    }

    @Test
    void shouldStartOverWhereAProcessWasKilledWhileItMadeAJournal() throws IOException
    {
        create();
        Files.delete(dir.resolve(ManifestFile.NAME));
        Files.createFile(dir.resolve(JournalBirth.MARK));

        assertThat(Journal.exists(dir)).isFalse();
        create();

        assertThat(Journal.exists(dir)).isTrue();
        assertThat(dir.resolve(JournalBirth.MARK)).doesNotExist();
        assertThat(Records.read(dir.resolve("inbound"))).hasSize(3);
    }

    @Test
    void shouldOpenAJournalWhoseMakerWasKilledJustAfterItsManifest() throws IOException
    {
        create();
        Files.createFile(dir.resolve(JournalBirth.MARK));

        assertThat(Journal.exists(dir)).isTrue();
        try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
        {
            assertThat(journal.inbound().lastSequence()).isEqualTo(3);
        }
        assertThat(dir.resolve(JournalBirth.MARK)).doesNotExist();
    }

    @Test
    void shouldMakeAJournalInAnEmptyFolder() throws IOException
    {
        Files.createDirectories(dir);

        assertThat(Journal.exists(dir)).isFalse();
        create();
        assertThat(Journal.exists(dir)).isTrue();
    }

    @Test
    void shouldNotTouchAFolderThatHoldsAnythingElse() throws IOException
    {
        Files.createDirectories(dir);
        Files.writeString(dir.resolve("thesis.txt"), "mine");

        assertThat(Journal.exists(dir)).isTrue();
        assertThatThrownBy(this::create).isInstanceOf(JournalException.class).hasMessageContaining("is not empty");
        assertThat(dir.resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void shouldNotStartOverWhereOnlyTheManifestIsLost() throws IOException
    {
        create();
        Files.delete(dir.resolve(ManifestFile.NAME));

        assertThat(Journal.exists(dir)).isTrue();
        assertThatThrownBy(this::create).isInstanceOf(JournalException.class);
        assertThat(Records.read(dir.resolve("inbound"))).hasSize(3);
    }

    private void create()
    {
        try (Journal journal = Journal.create(dir, Records.manifest("c"), JournalSettings.SMALL))
        {
            Records.append(journal, 3);
        }
    }
}
