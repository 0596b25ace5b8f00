package io.petrel.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All product classes and sources, read once per test class. */
final class Rooms
{
    private Rooms()
    {
    }

    static JavaClasses classes()
    {
        return new ClassFileImporter()
            .withImportOption(Rooms::isProduct)
            .importPackages("io.petrel");
    }

    /** Whatever the build folder is called. */
    private static boolean isProduct(final Location location)
    {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    /** Root of the repository. */
    static Path root()
    {
        return Path.of(System.getProperty("petrel.root", "../.."));
    }

    /** Java sources below a folder of the repository, by path, in order; empty when the folder is not there. */
    static TreeMap<String, String> sources(final String folder) throws IOException
    {
        final TreeMap<String, String> sources = new TreeMap<>();
        final Path start = root().resolve(folder);
        if (Files.isDirectory(start))
        {
            try (Stream<Path> paths = Files.walk(start))
            {
                final List<Path> files = paths.filter(path -> path.toString().endsWith(".java")).toList();
                for (final Path file : files)
                {
                    sources.put(root().relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
