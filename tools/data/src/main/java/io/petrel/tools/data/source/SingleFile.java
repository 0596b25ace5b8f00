package io.petrel.tools.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A source of one file read line by line.
 *
 * @param file   to read.
 * @param format makes the reader of its lines.
 */
public record SingleFile(Path file, Opener format) implements RecordSource
{
    /** Makes a reader of one format. */
    @FunctionalInterface
    public interface Opener
    {
        /**
         * Opens a file.
         *
         * @param file     to read.
         * @param progress counts bytes taken from disk.
         * @return its reader.
         * @throws IOException when it cannot be opened.
         */
        RecordReader open(Path file, ByteCount progress) throws IOException;
    }

    @Override
    public List<Path> files()
    {
        return List.of(file);
    }

    @Override
    public RecordReader open(final ByteCount progress) throws IOException
    {
        return format.open(file, progress);
    }
}
