package io.petrel.tools.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files that are read together as one source, twice: once to learn units and clock, once to write. */
public interface RecordSource
{
    /**
     * The files behind it.
     *
     * @return one, or the two of a pair.
     */
    List<Path> files();

    /**
     * Opens it at its begin.
     *
     * @param progress counts the bytes taken from disk.
     * @return a new reader.
     * @throws IOException when a file cannot be opened.
     */
    RecordReader open(ByteCount progress) throws IOException;
}
