package io.petrel.journal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A file mapped read-only through one moving window of at most 1 GiB, which also follows a file that another process is
 * growing. Allocates when the window moves, never otherwise. One thread.
 */
final class StoreFile implements AutoCloseable
{
    private static final long WINDOW_LENGTH = 1L << 30;

    private final FileChannel channel;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private MappedByteBuffer bytes;
    private long windowStart;
    private long windowEnd;

    StoreFile(final Path path) throws IOException
    {
        channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Brings bytes into the window; false when the file ends before them. */
    boolean covers(final long position, final long length)
    {
        return (position >= windowStart && position + length <= windowEnd) || moveTo(position, length);
    }

    /** The window; see {@link #index}. */
    UnsafeBuffer buffer()
    {
        return buffer;
    }

    /** The window, for checksums; whoever uses it moves its position and limit. */
    ByteBuffer bytes()
    {
        return bytes;
    }

    /** Where a covered position lies in the window. */
    int index(final long position)
    {
        return (int)(position - windowStart);
    }

    /** A number that another process may be changing; 0 when the file is too short. */
    long readVolatile(final long position)
    {
        return covers(position, Long.BYTES) ? buffer.getLongVolatile(index(position)) : 0;
    }

    /** Present size; a growing file grows. */
    long size()
    {
        try
        {
            return channel.size();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    private boolean moveTo(final long position, final long length)
    {
        final long size = size();
        if (position < 0 || length > WINDOW_LENGTH - StoreLayout.PAGE_LENGTH || position + length > size)
        {
            return false;
        }
        final long start = position & -StoreLayout.PAGE_LENGTH;
        map(start, Math.min(size - start, WINDOW_LENGTH));
        return true;
    }

    private void map(final long start, final long length)
    {
        unmap();
        try
        {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
        buffer.wrap(bytes, 0, (int)length);
        windowStart = start;
        windowEnd = start + length;
    }

    private void unmap()
    {
        windowEnd = windowStart;
        buffer.wrap(0, 0);
        if (null != bytes)
        {
            IoUtil.unmap(bytes);
            bytes = null;
        }
    }

    @Override
    public void close()
    {
        unmap();
        try
        {
            channel.close();
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
