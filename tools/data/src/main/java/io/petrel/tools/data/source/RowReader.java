package io.petrel.tools.data.source;

import java.io.IOException;
import java.util.List;

import io.petrel.tools.data.record.MarketRecord;

/** Reads lines of separated cells; a first line (of a file or of an entry of a zip) without numbers is a header. */
public final class RowReader implements RecordReader
{
    private final LineReader lines;
    private final char separator;
    private final RowFormat format;

    /** What the cells of a line mean. */
    public interface RowFormat
    {
        /**
         * A header line.
         *
         * @param cells its names.
         * @param where to name in a message.
         */
        void header(List<String> cells, String where);

        /**
         * A line of data.
         *
         * @param cells its texts.
         * @param lines where it was read, for its place.
         * @return its record.
         * @throws IllegalArgumentException when it is malformed.
         */
        MarketRecord row(List<String> cells, LineReader lines);
    }

    /**
     * A reader.
     *
     * @param lines     to read.
     * @param separator between cells.
     * @param format    what they mean.
     */
    public RowReader(final LineReader lines, final char separator, final RowFormat format)
    {
        this.lines = lines;
        this.separator = separator;
        this.format = format;
    }

    @Override
    public MarketRecord next() throws IOException
    {
        while (lines.next())
        {
            final List<String> cells = CsvRow.split(lines.text(), separator);

            if (1 == lines.number() && Columns.isHeader(cells))
            {
                format.header(cells, lines.place());
            }
            else
            {
                return row(cells);
            }
        }

        return null;
    }

    @Override
    public String place()
    {
        return lines.place();
    }

    @Override
    public String text()
    {
        return BadLineException.shorten(lines.text());
    }

    @Override
    public void close() throws IOException
    {
        lines.close();
    }

    private MarketRecord row(final List<String> cells)
    {
        try
        {
            return format.row(cells, lines);
        }
        catch (final IllegalArgumentException | ArithmeticException malformed)
        {
            throw lines.bad(malformed.getMessage(), malformed);
        }
    }
}
