package io.petrel.tools.data.binance;

import java.util.List;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Ohlc;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.Columns;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RowReader;

/** Rows of one kind of Binance dump. Times are milliseconds, in spot dumps since 2025 microseconds: magnitude tells. */
final class DumpRows implements RowReader.RowFormat
{
    private final DumpKind kind;
    private final String symbol;
    private Columns columns;

    DumpRows(final DumpKind kind, final String symbol)
    {
        this.kind = kind;
        this.symbol = symbol;
        this.columns = kind.withoutHeader();
    }

    @Override
    public void header(final List<String> cells, final String where)
    {
        columns = kind.fromHeader(cells, where);
    }

    @Override
    public MarketRecord row(final List<String> cells, final LineReader lines)
    {
        return switch (kind)
        {
            case AGG_TRADES -> trade(cells, true);
            case TRADES -> trade(cells, false);
            case KLINES -> kline(cells);
            case BOOK_TICKER -> quote(cells);
        };
    }

    private MarketRecord trade(final List<String> cells, final boolean isAggregated)
    {
        final Decimal price = decimal(cells, "price");
        final Decimal size = decimal(cells, "size");

        if (!price.isPositive() || !size.isPositive())
        {
            throw new IllegalArgumentException("trade of " + size + " at " + price + " is impossible");
        }

        final Payload payload = new Payload.Print(
            number(cells, "id"), price, size, aggressor(columns.cell(cells, "maker")), isAggregated, false);
        return MarketRecord.ofHistory(symbol, EpochText.ofEpoch(number(cells, "time")), payload);
    }

    private static AggressorSide aggressor(final String isBuyerMaker)
    {
        if (!isBuyerMaker.equalsIgnoreCase("true") && !isBuyerMaker.equalsIgnoreCase("false"))
        {
            throw new IllegalArgumentException("buyer-is-maker is neither true nor false: " + isBuyerMaker);
        }

        return isBuyerMaker.equalsIgnoreCase("true") ? AggressorSide.SELLER : AggressorSide.BUYER;
    }

    /** The close time of a kline is its last millisecond or microsecond; its end is one unit later. */
    private MarketRecord kline(final List<String> cells)
    {
        final long closeTime = number(cells, "close_time");
        final long startNs = EpochText.ofEpoch(number(cells, "open_time"));
        final long endNs = EpochText.ofEpoch(closeTime) + EpochText.unitNs(closeTime);
        final Ohlc prices = new Ohlc(
            decimal(cells, "open"), decimal(cells, "high"), decimal(cells, "low"), decimal(cells, "close")).checked();
        final String count = columns.optional(cells, "count");
        final String buyVolume = columns.optional(cells, "buy_volume");
        final Payload payload = new Payload.Candle(startNs, endNs, prices, Ohlc.NONE, decimal(cells, "volume"),
            buyVolume.isEmpty() ? Decimal.NONE : Decimal.parse(buyVolume),
            count.isEmpty() ? Integer.MIN_VALUE : Integer.parseInt(count));
        return MarketRecord.ofHistory(symbol, endNs, payload);
    }

    /** The quote was sent at its event time, which is when it could be known. */
    private MarketRecord quote(final List<String> cells)
    {
        final long timeNs = EpochText.ofEpoch(number(cells, "time"));
        final String sent = columns.optional(cells, "event_time");
        final long sentNs = sent.isEmpty() ? timeNs : EpochText.ofEpoch(Long.parseLong(sent));
        final Payload payload = new Payload.Quote(
            number(cells, "update_id"), side(cells, "bid", "bid_size"), side(cells, "ask", "ask_size"));
        return new MarketRecord(symbol, Math.max(timeNs, sentNs), timeNs, Units.NULL_TIME_NS, payload);
    }

    private Level side(final List<String> cells, final String price, final String size)
    {
        final Decimal value = decimal(cells, price);
        return value.isZero() ? Level.NONE : new Level(value, decimal(cells, size));
    }

    private Decimal decimal(final List<String> cells, final String role)
    {
        return Decimal.parse(columns.cell(cells, role));
    }

    private long number(final List<String> cells, final String role)
    {
        final String text = columns.cell(cells, role);

        try
        {
            return Long.parseLong(text);
        }
        catch (final NumberFormatException malformed)
        {
            throw new IllegalArgumentException(role + " is no whole number: " + text, malformed);
        }
    }
}
