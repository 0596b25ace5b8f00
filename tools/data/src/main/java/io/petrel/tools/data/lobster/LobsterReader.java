package io.petrel.tools.data.lobster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.MarketOrderAction;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.BadLineException;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.CsvRow;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordReader;

/**
 * Turns messages and book rows into trades, deltas and a first snapshot. The book on the tape is the window of levels
 * that LOBSTER shows: a level that leaves the window is removed although it may live on below it, because nothing is
 * told of it there. So after message n the book equals row n. An update's id is the number of its message;
 * trades have no ids.
 *
 * <pre>
 *   type 1 new, 2 partial cancel, 3 delete    the order by its name, then delta
 *   type 4 execution of a displayed order     trade, the order by its name, then delta
 *   type 5 execution of a hidden order        trade that took no displayed liquidity
 *   type 6 cross (auction)                    trade that took no displayed liquidity, taker unknown
 *   type 7 halt: price -1 halted, 0 quoting resumed, 1 trading resumed
 * </pre>
 */
final class LobsterReader implements RecordReader
{
    private static final Pattern NAME = Pattern.compile("^([A-Za-z.]+)_(\\d{4}-\\d{2}-\\d{2})_.*");
    private static final Step NANOSECOND = Step.of(1, -9);
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int MESSAGE_CELLS = 6;

    private final LineReader messages;
    private final LineReader books;
    private final String symbol;
    private final LocalDate day;
    private final Deque<MarketRecord> pending = new ArrayDeque<>();
    private BookRow book;
    private long number;

    LobsterReader(final Path messageFile, final Path bookFile, final ByteCount progress) throws IOException
    {
        final Matcher name = NAME.matcher(messageFile.getFileName().toString());

        if (!name.matches())
        {
            throw new ImportException("no symbol and day in the name of " + messageFile +
                " (LOBSTER calls it SYMBOL_YYYY-MM-DD_FROM_TO_message_LEVELS.csv)");
        }

        symbol = name.group(1).toUpperCase(Locale.ROOT);
        day = LocalDate.parse(name.group(2));
        messages = new LineReader(messageFile, progress);
        books = new LineReader(bookFile, progress);
    }

    @Override
    public MarketRecord next() throws IOException
    {
        while (pending.isEmpty())
        {
            final boolean hasMessage = messages.next();

            if (hasMessage != books.next())
            {
                throw new ImportException(messages.place() + " and " + books.place() +
                    ": one file has more lines than the other (they belong together line by line)");
            }

            if (!hasMessage)
            {
                return null;
            }

            number++;
            readPair();
        }

        return pending.removeFirst();
    }

    @Override
    public String place()
    {
        return messages.place();
    }

    @Override
    public String text()
    {
        return BadLineException.shorten(messages.text());
    }

    @Override
    public void close() throws IOException
    {
        messages.close();
        books.close();
    }

    private void readPair()
    {
        final BookRow row;

        try
        {
            row = BookRow.parse(CsvRow.split(books.text(), ','));
        }
        catch (final IllegalArgumentException malformed)
        {
            throw books.bad(malformed.getMessage(), malformed);
        }

        try
        {
            addMessage(CsvRow.split(messages.text(), ','), row);
        }
        catch (final IllegalArgumentException | ArithmeticException malformed)
        {
            throw messages.bad(malformed.getMessage(), malformed);
        }
    }

    private void addMessage(final List<String> cells, final BookRow row)
    {
        if (cells.size() < MESSAGE_CELLS)
        {
            throw new IllegalArgumentException(cells.size() + " cells; a message has 6");
        }

        final long timeNs = timeNs(cells.get(0));

        switch (cells.get(1))
        {
            case "1" -> add(timeNs, order(cells, MarketOrderAction.ADD));
            case "2" -> add(timeNs, order(cells, MarketOrderAction.REDUCE));
            case "3" -> add(timeNs, order(cells, MarketOrderAction.REMOVE));
            case "4" ->
            {
                add(timeNs, trade(cells, aggressor(cells.get(5)), false));
                add(timeNs, order(cells, MarketOrderAction.EXECUTE));
            }
            case "5" -> add(timeNs, trade(cells, aggressor(cells.get(5)), true));
            case "6" -> add(timeNs, trade(cells, AggressorSide.UNKNOWN, true));
            case "7" -> add(timeNs, new Payload.Status(halt(cells.get(4))));
            default -> throw new IllegalArgumentException("no message type " + cells.get(1));
        }

        addBook(timeNs, row);
    }

    private void addBook(final long timeNs, final BookRow row)
    {
        if (null == book)
        {
            add(timeNs, new Payload.Snapshot(number, row.bidLevels(), row.askLevels()));
        }
        else
        {
            final List<Level> bids = BookRow.changes(book.bids(), row.bids());
            final List<Level> asks = BookRow.changes(book.asks(), row.asks());

            if (!bids.isEmpty() || !asks.isEmpty())
            {
                add(timeNs, new Payload.Delta(number, number, number - 1, bids, asks));
            }
        }

        book = row;
    }

    private void add(final long timeNs, final Payload payload)
    {
        pending.addLast(MarketRecord.ofHistory(symbol, timeNs, payload));
    }

    private Payload trade(final List<String> cells, final AggressorSide aggressor, final boolean isNotMarket)
    {
        final Decimal size = Decimal.parse(cells.get(3));
        final Decimal price = Decimal.of(Long.parseLong(cells.get(4)), BookRow.PRICE_DECIMALS);

        if (!size.isPositive() || !price.isPositive())
        {
            throw new IllegalArgumentException("trade of " + size + " at " + price + " is impossible");
        }

        return new Payload.Print(Units.NULL_ID, price, size, aggressor, false, isNotMarket);
    }

    private Payload order(final List<String> cells, final MarketOrderAction action)
    {
        final Decimal size = Decimal.parse(cells.get(3));
        final Decimal price = Decimal.of(Long.parseLong(cells.get(4)), BookRow.PRICE_DECIMALS);

        if (!size.isPositive() || !price.isPositive())
        {
            throw new IllegalArgumentException("order of " + size + " at " + price + " is impossible");
        }

        final Side side = AggressorSide.SELLER == aggressor(cells.get(5)) ? Side.BUY : Side.SELL;
        return new Payload.NamedOrder(Long.parseLong(cells.get(2)), action, side, price, size);
    }

    /** The direction is that of the resting order; the taker is on the other side. */
    private static AggressorSide aggressor(final String direction)
    {
        return switch (direction)
        {
            case "1" -> AggressorSide.SELLER;
            case "-1" -> AggressorSide.BUYER;
            default -> throw new IllegalArgumentException("no direction " + direction);
        };
    }

    /** While only quoting has resumed nothing trades. */
    private static InstrumentState halt(final String price)
    {
        return switch (price)
        {
            case "-1", "0" -> InstrumentState.HALTED;
            case "1" -> InstrumentState.TRADING;
            default -> throw new IllegalArgumentException("no kind of halt " + price);
        };
    }

    /** The time is that of the clock on the wall, also on the two days a year when it is changed. */
    private long timeNs(final String text)
    {
        final long nsOfDay = Decimal.parse(text).units(NANOSECOND);

        if (nsOfDay < 0 || nsOfDay >= LocalTime.MAX.toNanoOfDay())
        {
            throw new IllegalArgumentException("not a time of day: " + text);
        }

        final LocalDateTime local = LocalDateTime.of(day, LocalTime.ofNanoOfDay(nsOfDay));
        return local.atZone(Lobster.NEW_YORK).toEpochSecond() * NS_PER_SECOND + local.getNano();
    }
}
