package io.petrel.tools.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.petrel.tools.data.load.BadLinePolicy;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.load.ImportProgress;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.load.TapeImport;

/** Imports as tests need them: hand-made lines to files, files to tapes. */
public final class Imports
{
    private Imports()
    {
    }

    /** Imports and refuses bad lines. */
    public static ImportSummary strict(final ImportFormat format, final Path tape, final Path... files)
        throws IOException
    {
        return new TapeImport(format, BadLinePolicy.REFUSE, Map.of(), ImportProgress.NONE)
            .run(List.of(files), tape, 0);
    }

    /** Imports and counts bad lines. */
    public static ImportSummary lenient(final ImportFormat format, final Path tape, final Path... files)
        throws IOException
    {
        return new TapeImport(format, BadLinePolicy.COUNT, Map.of(), ImportProgress.NONE)
            .run(List.of(files), tape, 0);
    }

    /** Writes lines as they are, joined by LF. */
    public static Path file(final Path folder, final String name, final String... lines) throws IOException
    {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /** Writes each text as a gzip member of its own. */
    public static Path gzip(final Path folder, final String name, final String... members) throws IOException
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        for (final String member : members)
        {
            try (OutputStream gzip = new GZIPOutputStream(bytes))
            {
                gzip.write(member.getBytes(StandardCharsets.UTF_8));
            }
        }

        return Files.write(folder.resolve(name), bytes.toByteArray());
    }
}
