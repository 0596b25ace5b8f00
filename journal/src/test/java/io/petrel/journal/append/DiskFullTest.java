package io.petrel.journal.append;

import static io.petrel.journal.frame.FrameLayout.NULL_SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.journal.Records;
import io.petrel.journal.frame.JournalFullException;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.JournalVerifier;
import io.petrel.journal.store.ScanProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldRefuseBeforeWritingAndContinueOnceThereIsRoom()
    {
        final Path dir = folder.resolve("j");
        final Limit limit = new Limit();
        limit.endPosition = 900 << 10;
        final long written;
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL, limit::open))
        {
            final JournalFullException full = fill(journal);
            written = journal.inbound().lastSequence();
            assertThat(written).isGreaterThan(1000);
            assertThat(full.freeBytes()).isEqualTo(77);
            assertThat(full.neededBytes()).isEqualTo(64 << 10);
            assertThat(full).hasMessageContaining("journal full at inbound record " + (written + 1))
                .hasMessageContaining(dir.toString()).hasMessageContaining("77 are free")
                .hasMessageContaining("everything journaled so far is kept");
            assertThatThrownBy(() -> Records.append(journal, 1)).isInstanceOf(JournalFullException.class);
            assertThat(Records.read(dir.resolve("inbound"))).hasSize((int)written);
            limit.endPosition = Long.MAX_VALUE;
            Records.append(journal, 5000);
        }
        assertThat(JournalVerifier.verify(dir, ScanProgress.NONE).findings()).isEmpty();
        assertThat(Records.read(dir.resolve("inbound"))).hasSize((int)written + 5000);
    }

    @Test
    void shouldRefuseToOpenOnFullDiskAndKeepEverything()
    {
        final Path dir = folder.resolve("j");
        final Limit limit = new Limit();
        try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.SMALL, limit::open))
        {
            Records.append(journal, 3000);
        }
        limit.endPosition = 0;
        assertThatThrownBy(() -> Journal.open(dir, JournalSettings.SMALL, limit::open))
            .isInstanceOf(JournalFullException.class);
        try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
        {
            assertThat(journal.inbound().lastSequence()).isEqualTo(3000);
        }
    }

    @Test
    void shouldSurviveRealFullFileSystem() throws Exception
    {
        final Path mount = folder.resolve("disk");
        Files.createDirectories(mount);
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount.toString()),
            "mounting a small file system is not allowed here: the injected probe alone was tested");
        try
        {
            final Path dir = mount.resolve("j");
            final Path other = mount.resolve("other");
            Files.write(other, new byte[200 << 10]);
            final int written;
            try (Journal journal = Journal.create(dir, Records.tape(), JournalSettings.DEFAULT))
            {
                assertThat(fill(journal)).hasMessageContaining("No space left");
                written = (int)journal.inbound().lastSequence();
                assertThat(Records.read(dir.resolve("inbound"))).hasSize(written);
            }
            assertThat(JournalVerifier.verify(dir, ScanProgress.NONE).findings()).isEmpty();
            Files.delete(other);
            try (Journal journal = Journal.open(dir, JournalSettings.SMALL))
            {
                Records.append(journal, 10);
            }
            assertThat(Records.read(dir.resolve("inbound"))).hasSize(written + 10);
        }
        finally
        {
            run("umount", "-l", mount.toString());
        }
    }

    private static JournalFullException fill(final Journal journal)
    {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[256]);
        try
        {
            while (journal.inbound().lastSequence() < 1_000_000)
            {
                final long next = journal.inbound().lastSequence() + 1;
                final int length = Records.encode(body, next);
                journal.inbound().append(NULL_SEQUENCE, next, next * 10 + 1, Source.FEED, body, 0, length);
            }
        }
        catch (final JournalFullException full)
        {
            return full;
        }
        throw new AssertionError("the disk never was full");
    }

    private static boolean run(final String... command) throws Exception
    {
        try
        {
            final Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && 0 == process.exitValue();
        }
        catch (final IOException ex)
        {
            return false;
        }
    }

    /** A file system that ends at a position of the file. */
    private static final class Limit
    {
        private long endPosition = Long.MAX_VALUE;

        SpaceReserve open(final Path file) throws IOException
        {
            final SpaceReserve real = new FileSpaceReserve(file);
            return new SpaceReserve()
            {
                @Override
                public void fill(final long from, final long to) throws IOException
                {
                    if (to > endPosition)
                    {
                        throw new IOException("No space left on device");
                    }
                    real.fill(from, to);
                }

                @Override
                public void materialise(final long from, final long to) throws IOException
                {
                    real.materialise(from, to);
                }

                @Override
                public void trim(final long to) throws IOException
                {
                    real.trim(to);
                }

                @Override
                public long freeBytes()
                {
                    return 77;
                }

                @Override
                public void close()
                {
                    real.close();
                }
            };
        }
    }
}
