package io.petrel.tools.data.source;

import java.io.IOException;

import io.petrel.tools.data.record.MarketRecord;

/** Reads one source record by record. One thread; closed by whoever opened it. */
public interface RecordReader extends AutoCloseable
{
    /**
     * The next record.
     *
     * @return a record, or null at the end of the source.
     * @throws BadLineException when the record is malformed; the reader stays usable and goes on behind it.
     * @throws IOException      when the source cannot be read further.
     */
    MarketRecord next() throws IOException;

    /**
     * Place of the record just returned, to name it in a message.
     *
     * @return file and line.
     */
    String place();

    /**
     * Text of the record just returned, shortened.
     *
     * @return the text.
     */
    String text();

    @Override
    void close() throws IOException;
}
