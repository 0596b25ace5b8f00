package io.petrel.tools.cli;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real market data beside the project: missing data fails in CI and skips the test elsewhere. */
final class SharedData
{
    private SharedData()
    {
    }

    /** The file of that path below the shared folder. */
    static Path file(final String path)
    {
        final Path root = Path.of(System.getProperty("petrel.root", System.getProperty("user.dir"))).toAbsolutePath();
        for (Path folder = root; null != folder; folder = folder.getParent())
        {
            final Path file = folder.resolveSibling("shared").resolve(path);
            if (Files.isReadable(file))
            {
                return file;
            }
        }
        if (Boolean.parseBoolean(System.getenv("CI")))
        {
            throw new AssertionError("shared data is missing in CI: " + path);
        }
        return Assumptions.abort("skipped: no ../shared/" + path + " beside the project");
    }
}
