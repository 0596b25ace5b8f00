package io.petrel.tools.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The journal that a run creates or continues. One that the user did not name becomes the latest, but only once it is
 * there: a run that was refused leaves the link on the run before.
 */
record RunFolder(Path path, RunFolders newIn)
{
    /** Of a journal that the user named. */
    static RunFolder named(final Path path)
    {
        return new RunFolder(path, null);
    }

    /** The journal is open. */
    void opened() throws IOException
    {
        if (null != newIn)
        {
            newIn.latest(path);
        }
    }
}
