package io.petrel.tools.data.forex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Ohlc;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.BadLineException;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.Columns;
import io.petrel.tools.data.source.CsvRow;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordReader;

/** Joins the rows of a bid and an ask file by their time; a row that only one of them has is a bad line. */
final class BidAskReader implements RecordReader
{
    private static final int CELLS = 5;

    private final EpochText time;
    private final String symbol;
    private final LineReader bidLines;
    private final LineReader askLines;
    private List<String> bid;
    private List<String> ask;
    private boolean isBidNext;

    BidAskReader(
        final Path bidFile, final Path askFile, final ByteCount progress, final EpochText time, final String symbol)
        throws IOException
    {
        this.time = time;
        this.symbol = symbol;
        this.bidLines = new LineReader(bidFile, progress);
        this.askLines = new LineReader(askFile, progress);
    }

    @Override
    public MarketRecord next() throws IOException
    {
        bid = null == bid ? read(bidLines) : bid;
        ask = null == ask ? read(askLines) : ask;

        if (null == bid && null == ask)
        {
            return null;
        }

        isBidNext = null == ask || null != bid && timeNs(bidLines, bid) <= timeNs(askLines, ask);
        final boolean isPair = null != bid && null != ask && timeNs(bidLines, bid) == timeNs(askLines, ask);
        return isPair ? join() : refuseSingle();
    }

    @Override
    public String place()
    {
        return isBidNext ? bidLines.place() : askLines.place();
    }

    @Override
    public String text()
    {
        return BadLineException.shorten(isBidNext ? bidLines.text() : askLines.text());
    }

    @Override
    public void close() throws IOException
    {
        bidLines.close();
        askLines.close();
    }

    private static List<String> read(final LineReader lines) throws IOException
    {
        while (lines.next())
        {
            final List<String> cells = CsvRow.split(lines.text(), ',');

            if (1 != lines.number() || !Columns.isHeader(cells))
            {
                return cells;
            }
        }

        return null;
    }

    private MarketRecord join()
    {
        final long timeNs = timeNs(bidLines, bid);
        final List<String> bidCells = bid;
        final List<String> askCells = ask;
        bid = null;
        ask = null;
        final Payload payload = new Payload.Candle(timeNs, Units.NULL_TIME_NS, prices(bidLines, bidCells),
            prices(askLines, askCells), Decimal.NONE, Decimal.NONE, Integer.MIN_VALUE);
        return MarketRecord.ofHistory(symbol, timeNs, payload);
    }

    private MarketRecord refuseSingle()
    {
        final LineReader lines = isBidNext ? bidLines : askLines;
        bid = isBidNext ? null : bid;
        ask = isBidNext ? ask : null;
        throw lines.bad("the other file of the pair has no row of this time", null);
    }

    /** A malformed time drops its row: the next call goes on behind it. */
    private long timeNs(final LineReader lines, final List<String> cells)
    {
        try
        {
            return time.toNs(cells.get(0));
        }
        catch (final IllegalArgumentException malformed)
        {
            bid = lines == bidLines ? null : bid;
            ask = lines == askLines ? null : ask;
            throw lines.bad(malformed.getMessage(), malformed);
        }
    }

    private static Ohlc prices(final LineReader lines, final List<String> cells)
    {
        try
        {
            if (cells.size() < CELLS)
            {
                throw new IllegalArgumentException(cells.size() + " cells; needed are time, open, high, low, close");
            }

            return new Ohlc(Decimal.parse(cells.get(1)), Decimal.parse(cells.get(2)),
                Decimal.parse(cells.get(3)), Decimal.parse(cells.get(4))).checked();
        }
        catch (final IllegalArgumentException malformed)
        {
            throw lines.bad(malformed.getMessage(), malformed);
        }
    }
}
