package io.petrel.journal.append;

import java.io.IOException;
import java.nio.file.Path;

/** Takes space of the file system for a queue file before the mapped file is written there. */
interface SpaceReserve extends AutoCloseable
{
    /** How a writer comes by the reserve of its file. */
    @FunctionalInterface
    interface Factory
    {
        /** Opens the reserve of an existing file. */
        SpaceReserve open(Path file) throws IOException;
    }

    /** Makes bytes that hold nothing yet really exist, as zeros; an IOException says there is no room. */
    void fill(long from, long to) throws IOException;

    /** Makes bytes that may be holes of a sparse file really exist, keeping what they hold. */
    void materialise(long from, long to) throws IOException;

    /** Gives back what was taken behind a position, when the writer is done. */
    void trim(long to) throws IOException;

    /** What the file system has left. */
    long freeBytes();

    @Override
    void close();
}
