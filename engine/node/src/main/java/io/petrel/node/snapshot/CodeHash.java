package io.petrel.node.snapshot;

import io.petrel.core.param.TextHash;
import io.petrel.core.state.StateHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Names the code that writes and reads a state by its content: every class of the jars or folders that given classes
 * come from. The same classes give the same hash from a jar and from a folder, whenever they were built; a changed
 * class, be it only recompiled to other bytes, gives another. Start-up only.
 */
public final class CodeHash
{
    private static final String CLASS = ".class";

    private CodeHash()
    {
    }

    /**
     * Hashes.
     *
     * @param roots one class of each jar or folder.
     * @return the hash.
     * @throws UncheckedIOException when one cannot be read.
     */
    public static long of(final Class<?>... roots)
    {
        final SortedMap<String, Long> crcByClass = new TreeMap<>();
        for (final Class<?> root : roots)
        {
            try
            {
                final Path source = Path.of(root.getProtectionDomain().getCodeSource().getLocation().toURI());
                read(source, crcByClass);
            }
            catch (final URISyntaxException ex)
            {
                throw new IllegalStateException(ex);
            }
            catch (final IOException ex)
            {
                throw new UncheckedIOException(ex);
            }
        }
        final StateHash hash = new StateHash();
        crcByClass.forEach((name, crc) -> hash.add(TextHash.of(name)).add(crc));
        return hash.value();
    }

    private static void read(final Path source, final SortedMap<String, Long> crcByClass) throws IOException
    {
        if (Files.isDirectory(source))
        {
            readFolder(source, crcByClass);
        }
        else
        {
            readJar(source, crcByClass);
        }
    }

    private static void readFolder(final Path folder, final SortedMap<String, Long> crcByClass) throws IOException
    {
        try (Stream<Path> files = Files.walk(folder))
        {
            for (final Path file : files.filter(path -> path.toString().endsWith(CLASS)).toList())
            {
                final CRC32 crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                crcByClass.put(folder.relativize(file).toString().replace('\\', '/'), crc.getValue());
            }
        }
    }

    /** The jar's directory holds the checksums. */
    private static void readJar(final Path file, final SortedMap<String, Long> crcByClass) throws IOException
    {
        try (JarFile jar = new JarFile(file.toFile()))
        {
            final Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements())
            {
                final JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(CLASS))
                {
                    crcByClass.put(entry.getName(), entry.getCrc());
                }
            }
        }
    }
}
