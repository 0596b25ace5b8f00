package io.petrel.tools.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Numbered lines of a file: plain text, gzip with one or more members, or every entry of a zip in its order. What a
 * file is shows in its first bytes, not in its name. Line ends may be LF or CRLF; blank lines and a byte order mark
 * are passed over. Memory is one line and two buffers, whatever the size of the file.
 */
public final class LineReader implements AutoCloseable
{
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream input;
    private final ZipInputStream zip;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[1 << 12];
    private int position;
    private int limit;
    private int length;
    private long number;
    private String entry = "";
    private boolean isDamaged;

    /**
     * Opens a file at its first line.
     *
     * @param file     to read.
     * @param progress told of bytes taken from disk.
     * @throws IOException when it cannot be opened.
     */
    public LineReader(final Path file, final ByteCount progress) throws IOException
    {
        this.file = file;
        input = SourceStream.open(file, progress);
        zip = input instanceof ZipInputStream archive ? archive : null;

        if (null != zip)
        {
            nextEntry();
        }
    }

    /**
     * Goes to the next line that is not blank.
     *
     * @return false at the end.
     * @throws BadLineException when the file ends in the middle of its compressed data; call again to end.
     * @throws IOException      when it cannot be read.
     */
    public boolean next() throws IOException
    {
        while (readLine())
        {
            if (!isBlank())
            {
                return true;
            }
        }

        return false;
    }

    /**
     * Bytes of the line.
     *
     * @return valid up to {@link #length()} and until the next call of {@link #next()}.
     */
    public byte[] bytes()
    {
        return line;
    }

    /**
     * Length of the line.
     *
     * @return bytes without its end.
     */
    public int length()
    {
        return length;
    }

    /**
     * The line as text.
     *
     * @return its text.
     */
    public String text()
    {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Name of the zip entry being read.
     *
     * @return its name; empty outside of zips.
     */
    public String entry()
    {
        return entry;
    }

    /**
     * Number of the line in its file or entry.
     *
     * @return 1 for the first.
     */
    public long number()
    {
        return number;
    }

    /**
     * Where the line is.
     *
     * @return file, entry and number.
     */
    public String place()
    {
        return file + (entry.isEmpty() ? "" : "!" + entry) + ":" + number;
    }

    /**
     * A complaint about this line.
     *
     * @param reason what is wrong.
     * @param cause  behind it, or null.
     * @return the exception to throw.
     */
    public BadLineException bad(final String reason, final Throwable cause)
    {
        return new BadLineException(place(), text(), reason, cause);
    }

    @Override
    public void close() throws IOException
    {
        input.close();
    }

    private boolean readLine() throws IOException
    {
        length = 0;
        number++;

        while (true)
        {
            if (position == limit && !fill())
            {
                if (length > 0)
                {
                    return true;
                }

                if (isDamaged || null == zip || !nextEntry())
                {
                    return false;
                }

                number = 1;
                continue;
            }

            if (takeUntilNewLine())
            {
                return true;
            }
        }
    }

    private boolean takeUntilNewLine()
    {
        int end = position;

        while (end < limit && '\n' != buffer[end])
        {
            end++;
        }

        append(end - position);
        final boolean isComplete = end < limit;
        position = isComplete ? end + 1 : end;

        if (isComplete && length > 0 && '\r' == line[length - 1])
        {
            length--;
        }

        return isComplete;
    }

    private void append(final int count)
    {
        if (length + count > line.length)
        {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }

        System.arraycopy(buffer, position, line, length, count);
        length += count;
    }

    private boolean fill() throws IOException
    {
        position = 0;
        limit = 0;

        if (isDamaged)
        {
            return false;
        }

        try
        {
            final int count = input.read(buffer, 0, buffer.length);
            limit = Math.max(count, 0);
            return count > 0;
        }
        catch (final EOFException | ZipException cut)
        {
            final BadLineException complaint = bad("compressed data is cut off or damaged here", cut);
            isDamaged = true;
            length = 0;
            throw complaint;
        }
    }

    private boolean nextEntry() throws IOException
    {
        ZipEntry next = zip.getNextEntry();

        while (null != next && next.isDirectory())
        {
            next = zip.getNextEntry();
        }

        entry = null == next ? entry : next.getName();
        number = 0;
        return null != next;
    }

    private boolean isBlank()
    {
        if (1 == number && length >= 3 && (byte)0xEF == line[0] && (byte)0xBB == line[1] && (byte)0xBF == line[2])
        {
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }

        for (int i = 0; i < length; i++)
        {
            if (line[i] > ' ' || line[i] < 0)
            {
                return false;
            }
        }

        return true;
    }
}
