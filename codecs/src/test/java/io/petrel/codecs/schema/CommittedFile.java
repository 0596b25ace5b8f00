package io.petrel.codecs.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that a test derives from the schema, compares, and writes anew when asked to. */
final class CommittedFile
{
    private static final boolean IS_UPDATE = Boolean.getBoolean("petrel.update");

    private final Path path;
    private final String updateCommand;

    CommittedFile(final String path, final Class<?> test)
    {
        this.path = Path.of(System.getProperty("petrel.root", "..")).resolve(path);
        updateCommand = "mvn -q -pl codecs test -Dtest=" + test.getSimpleName() + " -Dpetrel.update=true";
    }

    String updateCommand()
    {
        return updateCommand;
    }

    /** Content, empty when there is no such file. */
    String read()
    {
        try
        {
            return Files.exists(path) ? Files.readString(path) : "";
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    void writeIfAsked(final String content)
    {
        if (IS_UPDATE)
        {
            try
            {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            catch (final IOException ex)
            {
                throw new UncheckedIOException(ex);
            }
        }
    }
}
