package io.petrel.tools.data.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** Bytes of a file, unpacked; its first bytes tell how, not its name. */
public final class SourceStream extends FilterInputStream
{
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZIP_MAGIC = 0x504b;

    private final ByteCount progress;

    private SourceStream(final InputStream input, final ByteCount progress)
    {
        super(input);
        this.progress = progress;
    }

    /**
     * Opens a file.
     *
     * @param file     to read.
     * @param progress told of bytes taken from disk.
     * @return a {@link ZipInputStream} before its first entry for a zip, else the content.
     * @throws IOException when it cannot be opened.
     */
    public static InputStream open(final Path file, final ByteCount progress) throws IOException
    {
        if (Files.isDirectory(file))
        {
            throw new IOException("is a folder, not a file: " + file);
        }

        final BufferedInputStream raw =
            new BufferedInputStream(new SourceStream(Files.newInputStream(file), progress), BUFFER_BYTES);
        raw.mark(2);
        final int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return ZIP_MAGIC == magic ? new ZipInputStream(raw) :
            GZIP_MAGIC == magic ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    }

    @Override
    public int read(final byte[] bytes, final int offset, final int count) throws IOException
    {
        final int read = super.read(bytes, offset, count);
        progress.add(Math.max(read, 0));
        return read;
    }
}
