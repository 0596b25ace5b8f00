package io.petrel.journal.append;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Reserves by writing zeros ahead of the mapped writer, through the same page cache: {@code write} reports a full disk
 * as an error, a store into a mapped hole would kill the process with SIGBUS. Not a FileChannel, because an interrupt
 * of the engine thread would close that. Allocates nothing on the heap after construction.
 * <p>
 * In chunks that ext4 keeps as one piece in the page cache: a page then costs 0.9 us to reserve and 0.15 us to map at
 * its first store; in chunks of 8 KiB it was 2.4 and 1.1 us (docs/speed.md).
 */
final class FileSpaceReserve implements SpaceReserve
{
    private static final int CHUNK_LENGTH = 256 << 10;
    private static final byte[] ZEROS = new byte[CHUNK_LENGTH];

    private final File path;
    private final RandomAccessFile file;

    FileSpaceReserve(final Path path) throws IOException
    {
        this.path = path.toFile();
        this.file = new RandomAccessFile(this.path, "rw");
    }

    @Override
    public void fill(final long from, final long to) throws IOException
    {
        file.seek(from);
        for (long at = from; at < to;)
        {
            final int length = (int)Math.min(CHUNK_LENGTH - (at & (CHUNK_LENGTH - 1)), to - at);
            file.write(ZEROS, 0, length);
            at += length;
        }
    }

    @Override
    public void materialise(final long from, final long to) throws IOException
    {
        final byte[] kept = new byte[CHUNK_LENGTH];
        final long end = Math.min(to, file.length());
        for (long at = from; at < end;)
        {
            final int length = (int)Math.min(CHUNK_LENGTH, end - at);
            file.seek(at);
            file.readFully(kept, 0, length);
            file.seek(at);
            file.write(kept, 0, length);
            at += length;
        }
    }

    @Override
    public void trim(final long to) throws IOException
    {
        if (to < file.length())
        {
            file.setLength(to);
        }
    }

    @Override
    public long freeBytes()
    {
        return path.getUsableSpace();
    }

    @Override
    public void close()
    {
        try
        {
            file.close();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
