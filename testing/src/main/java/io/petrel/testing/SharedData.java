package io.petrel.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the real market data beside the project: missing data fails in CI and skips the test elsewhere. */
public final class SharedData
{
    private SharedData()
    {
    }

    /**
     * A file below the shared folder.
     *
     * @param path of it, below the folder.
     * @return the file, which can be read.
     */
    public static Path file(final String path)
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
