package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.snapshot.CodeHash;
import io.petrel.node.snapshot.SnapshotSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hash of a folder of two classes, of which one is loaded from it to name it. */
class CodeHashTest
{
    private static final Class<?> LOADED = CodeHash.class;
    private static final Class<?> BESIDE = SnapshotSettings.class;

    @TempDir
    private Path temp;

    private Path folder;
    private long hash;

    @BeforeEach
    void copyClasses() throws Exception
    {
        folder = Files.createDirectories(temp.resolve("classes"));
        for (final Class<?> type : List.of(LOADED, BESIDE))
        {
            final Path file = folder.resolve(fileName(type));
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(type));
        }
        hash = hashOf(folder);
    }

    @Test
    void shouldNotKnowWhenAClassWasBuiltNorWhatLiesBesideTheClasses() throws Exception
    {
        Files.setLastModifiedTime(folder.resolve(fileName(BESIDE)), FileTime.fromMillis(1_000_000));
        Files.writeString(folder.resolve("notes.txt"), "no class");

        assertThat(hashOf(folder)).isEqualTo(hash);
    }

    @Test
    void shouldBeTheSameFromAJarAndFromAFolder() throws Exception
    {
        assertThat(hashOf(jar())).isEqualTo(hash);
    }

    @Test
    void shouldChangeWithAnyClass() throws Exception
    {
        final Path file = folder.resolve(fileName(BESIDE));
        final byte[] bytes = bytes(BESIDE);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(hashOf(folder)).isNotEqualTo(hash);

        Files.write(file, bytes(BESIDE));
        assertThat(hashOf(folder)).isEqualTo(hash);

        Files.move(file, file.resolveSibling("Renamed.class"));
        assertThat(hashOf(folder)).isNotEqualTo(hash);

        Files.delete(file.resolveSibling("Renamed.class"));
        assertThat(hashOf(folder)).isNotEqualTo(hash);
    }

    private static long hashOf(final Path source) throws Exception
    {
        try (URLClassLoader loader = new URLClassLoader(
            new URL[]{source.toUri().toURL()}, ClassLoader.getPlatformClassLoader()))
        {
            return CodeHash.of(loader.loadClass(LOADED.getName()));
        }
    }

    private Path jar() throws IOException
    {
        final Path file = temp.resolve("classes.jar");
        try (OutputStream out = Files.newOutputStream(file);
            JarOutputStream jar = new JarOutputStream(out))
        {
            for (final Class<?> type : List.of(BESIDE, LOADED))
            {
                jar.putNextEntry(new JarEntry(fileName(type)));
                jar.write(bytes(type));
                jar.closeEntry();
            }
        }
        return file;
    }

    private static byte[] bytes(final Class<?> type) throws IOException
    {
        try (InputStream in = type.getResourceAsStream("/" + fileName(type)))
        {
            return in.readAllBytes();
        }
    }

    private static String fileName(final Class<?> type)
    {
        return type.getName().replace('.', '/') + ".class";
    }
}
