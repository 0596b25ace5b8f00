package io.petrel.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest
{
    private static final String PREFIX = "petrel-test-";

    @TempDir
    private Path parent;

    @Test
    void shouldLeaveNothingBehind() throws IOException
    {
        try (Scratch scratch = Scratch.make(parent, PREFIX))
        {
            Files.createDirectories(scratch.folder().resolve("a/b"));
            Files.writeString(scratch.folder().resolve("a/b/c"), "c");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.folder())))
                .isEqualTo("rwx------");
            assertThat(Scratch.sweep(parent, PREFIX)).as("it is in use").isZero();
            assertThat(scratch.folder().resolve("a/b/c")).exists();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeftAndNothingElse() throws IOException
    {
        final Path left = left("1-1");
        final Path elsewhere = Files.createDirectory(parent.resolve("petrel-other-1-1"));
        final Path precious = Files.writeString(Files.createDirectory(parent.resolve("precious")).resolve("p"), "p");
        Files.createSymbolicLink(left.resolve("link"), precious.getParent());
        final Path linked = parent.resolve(PREFIX + "2-2");
        Files.createSymbolicLink(linked, precious.getParent());
        Files.createFile(parent.resolve(PREFIX + "2-2.lock"));

        assertThat(Scratch.sweep(parent, PREFIX)).isEqualTo(2);

        assertThat(left).doesNotExist();
        assertThat(precious).exists();
        assertThat(elsewhere).exists();
        assertThat(linked).as("a link is none of ours").exists();
        assertThat(parent.resolve(PREFIX + "1-1.lock")).doesNotExist();
    }

    @Test
    void shouldLeaveAloneWhatAnotherProcessUses() throws Exception
    {
        final Path used = left("1-1");
        final Process other = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m", "-cp",
            System.getProperty("java.class.path"), Holder.class.getName(),
            parent.resolve(PREFIX + "1-1.lock").toString())
            .redirectErrorStream(true).start();
        try
        {
            assertThat((char)other.getInputStream().read()).isEqualTo('!');
            assertThat(Scratch.sweep(parent, PREFIX)).isZero();
            assertThat(used).exists();
        }
        finally
        {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Scratch.sweep(parent, PREFIX)).as("once it was killed").isEqualTo(1);
        assertThat(used).doesNotExist();
    }

    private Path left(final String name) throws IOException
    {
        Files.createFile(parent.resolve(PREFIX + name + ".lock"));
        final Path folder = Files.createDirectory(parent.resolve(PREFIX + name));
        Files.write(folder.resolve("file"), List.of("x"));
        return folder;
    }

    /** Another process that holds a lock until it is killed. */
    static final class Holder
    {
        private Holder()
        {
        }

        public static void main(final String[] args) throws IOException
        {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE))
            {
                System.out.print(null == channel.tryLock() ? '?' : '!');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
