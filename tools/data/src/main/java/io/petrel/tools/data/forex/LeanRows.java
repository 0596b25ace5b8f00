package io.petrel.tools.data.forex;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Ohlc;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RowReader;

/**
 * Rows of Lean. By the number of cells:
 * <pre>
 *   ms,bid,ask                                        tick
 *   ms,bid,bidSize,ask,askSize                        tick
 *   time,bid o,h,l,c,size,ask o,h,l,c,size            bar; time is ms of the day, or "yyyyMMdd HH:mm" (hour, daily)
 * </pre>
 * Milliseconds count from local midnight of the day in the file's name. A bar of one side only is a bad line: there is
 * no middle of it, and the other side's last price is of another time.
 */
final class LeanRows implements RowReader.RowFormat
{
    private static final Pattern DAY = Pattern.compile("(?:^|\\D)(\\d{8})(?:\\D|$)");
    private static final Pattern ENTRY_SYMBOL = Pattern.compile("(?i)^(?:\\d{8}_)?([a-z0-9]+)(?:_[a-z_]+)?\\.csv$");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm", Locale.ROOT);
    private static final Step NANOSECOND_OF_MS = Step.of(1, -6);
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_SECOND = 1_000 * NS_PER_MS;
    private static final int TICK_CELLS = 3;
    private static final int SIZED_TICK_CELLS = 5;
    private static final int BAR_CELLS = 11;

    private final Path file;
    private final ZoneId zone;
    private final String statedSymbol;
    private String entry = "";
    private String symbol = "";
    /** Day of the file, null when its name tells none. */
    private LocalDate day;

    LeanRows(final Path file, final ZoneId zone, final String statedSymbol)
    {
        this.file = file;
        this.zone = zone;
        this.statedSymbol = statedSymbol;
    }

    @Override
    public void header(final List<String> cells, final String where)
    {
        throw new IllegalArgumentException(
            where + " is a header, but Lean files have none; is lean-quotes the right format?");
    }

    @Override
    public MarketRecord row(final List<String> cells, final LineReader lines)
    {
        if (symbol.isEmpty() || !entry.equals(lines.entry()))
        {
            enter(lines.entry());
        }

        return switch (cells.size())
        {
            case TICK_CELLS -> tick(cells, 1, 2);
            case SIZED_TICK_CELLS -> sizedTick(cells);
            case BAR_CELLS -> bar(cells);
            default -> throw new IllegalArgumentException(cells.size() + " cells; Lean quotes have 3, 5 or 11");
        };
    }

    private void enter(final String newEntry)
    {
        entry = newEntry;
        final String name = entry.isEmpty() ? file.getFileName().toString() : entry;
        final Matcher symbolName = ENTRY_SYMBOL.matcher(name.substring(name.lastIndexOf('/') + 1));
        final Matcher dayName = DAY.matcher(name);
        final boolean hasDay = dayName.find() || dayName.reset(file.getFileName().toString()).find();

        if (statedSymbol.isEmpty() && !symbolName.matches())
        {
            throw new IllegalArgumentException("no symbol in the name " + name);
        }

        symbol = statedSymbol.isEmpty() ? symbolName.group(1).toUpperCase(Locale.ROOT) : statedSymbol;
        day = hasDay ? LocalDate.parse(dayName.group(1), DateTimeFormatter.BASIC_ISO_DATE) : null;
    }

    private MarketRecord tick(final List<String> cells, final int bid, final int ask)
    {
        return quote(cells, new Level(positive(cells.get(bid)), Decimal.NONE),
            new Level(positive(cells.get(ask)), Decimal.NONE));
    }

    private MarketRecord sizedTick(final List<String> cells)
    {
        return quote(cells, new Level(positive(cells.get(1)), Decimal.parse(cells.get(2))),
            new Level(positive(cells.get(3)), Decimal.parse(cells.get(4))));
    }

    private MarketRecord quote(final List<String> cells, final Level bid, final Level ask)
    {
        return MarketRecord.ofHistory(symbol, timeNs(cells.get(0)), new Payload.Quote(Units.NULL_ID, bid, ask));
    }

    private MarketRecord bar(final List<String> cells)
    {
        final Ohlc bids = prices(cells, 1);
        final Ohlc asks = prices(cells, 6);

        if (bids.isNone() || asks.isNone())
        {
            throw new IllegalArgumentException("a bar without " + (bids.isNone() ? "bid" : "ask"));
        }

        final long timeNs = timeNs(cells.get(0));
        final Payload payload = new Payload.Candle(
            timeNs, Units.NULL_TIME_NS, bids, asks, Decimal.NONE, Decimal.NONE, Integer.MIN_VALUE);
        return MarketRecord.ofHistory(symbol, timeNs, payload);
    }

    /** Lean leaves the cells of a side without quotes empty. */
    private static Ohlc prices(final List<String> cells, final int first)
    {
        return cells.get(first).isEmpty() ? Ohlc.NONE : new Ohlc(
            Decimal.parse(cells.get(first)), Decimal.parse(cells.get(first + 1)),
            Decimal.parse(cells.get(first + 2)), Decimal.parse(cells.get(first + 3))).checked();
    }

    private static Decimal positive(final String text)
    {
        final Decimal price = Decimal.parse(text);

        if (!price.isPositive())
        {
            throw new IllegalArgumentException("price " + text + " is impossible");
        }

        return price;
    }

    private long timeNs(final String text)
    {
        if (text.indexOf(' ') > 0)
        {
            return minuteNs(text);
        }

        if (null == day)
        {
            throw new IllegalArgumentException("milliseconds of a day, but no day in the name of the file");
        }

        return wallClockNs(Decimal.parse(text).units(NANOSECOND_OF_MS));
    }

    /** Milliseconds are those of the clock on the wall, also on the two days a year when it is changed. */
    private long wallClockNs(final long nsOfDay)
    {
        if (nsOfDay < 0 || nsOfDay > LocalTime.MAX.toNanoOfDay())
        {
            throw new IllegalArgumentException("not milliseconds of a day: " + nsOfDay / NS_PER_MS);
        }

        final LocalDateTime local = LocalDateTime.of(day, LocalTime.ofNanoOfDay(nsOfDay));
        return local.atZone(zone).toEpochSecond() * NS_PER_SECOND + local.getNano();
    }

    private long minuteNs(final String text)
    {
        try
        {
            return LocalDateTime.parse(text, MINUTE).atZone(zone).toEpochSecond() * NS_PER_SECOND;
        }
        catch (final DateTimeParseException malformed)
        {
            throw new IllegalArgumentException("not a time: \"" + text + "\"", malformed);
        }
    }
}
