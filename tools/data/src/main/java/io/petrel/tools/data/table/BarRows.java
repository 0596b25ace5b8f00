package io.petrel.tools.data.table;

import java.util.List;
import java.util.Map;

import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Ohlc;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.Columns;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RowReader;

/** Rows of a table of bars. */
final class BarRows implements RowReader.RowFormat
{
    private static final Map<String, List<String>> ALIASES = Map.of(
        "time", List.of("time", "timestamp", "date", "datetime", "open_time", "opentime", "start", "unix", "ts"),
        "open", List.of("open", "o"),
        "high", List.of("high", "h"),
        "low", List.of("low", "l"),
        "close", List.of("close", "c"),
        "volume", List.of("volume", "vol", "v", "base_volume"),
        "buy_volume", List.of("buy_volume", "taker_buy_volume"),
        "count", List.of("count", "trades", "trade_count"));

    private final TableOptions options;
    private final String symbol;
    private Columns columns;

    BarRows(final TableOptions options, final String symbol)
    {
        this.options = options;
        this.symbol = symbol;
        this.columns =
            Columns.withoutHeader(options.columns(), "time", "open", "high", "low", "close", "volume");
    }

    @Override
    public void header(final List<String> cells, final String where)
    {
        columns = Columns.ofHeader(cells, ALIASES, options.columns())
            .needing(where, "time", "open", "high", "low", "close");
    }

    @Override
    public MarketRecord row(final List<String> cells, final LineReader lines)
    {
        final Ohlc prices = new Ohlc(
            Decimal.parse(columns.cell(cells, "open")),
            Decimal.parse(columns.cell(cells, "high")),
            Decimal.parse(columns.cell(cells, "low")),
            Decimal.parse(columns.cell(cells, "close"))).checked();
        final String count = columns.optional(cells, "count");
        return bar(options, symbol, options.time().toNs(columns.cell(cells, "time")), prices,
            volume(columns.optional(cells, "volume")), volume(columns.optional(cells, "buy_volume")),
            count.isEmpty() ? Integer.MIN_VALUE : Integer.parseInt(count));
    }

    static Decimal volume(final String text)
    {
        final Decimal volume = text.isEmpty() ? Decimal.NONE : Decimal.parse(text);

        if (volume.mantissa() < 0)
        {
            throw new IllegalArgumentException("negative volume " + text);
        }

        return volume;
    }

    static MarketRecord bar(
        final TableOptions options,
        final String symbol,
        final long timeNs,
        final Ohlc prices,
        final Decimal volume,
        final Decimal buyVolume,
        final int tradeCount)
    {
        final boolean isOpen = TableOptions.BarTime.OPEN == options.timeIs();
        final boolean hasPeriod = Units.NULL_TIME_NS != options.periodNs();
        final long otherNs = !hasPeriod ? Units.NULL_TIME_NS : timeNs + (isOpen ? 1 : -1) * options.periodNs();
        final Payload payload = new Payload.Candle(
            isOpen ? timeNs : otherNs, isOpen ? otherNs : timeNs, prices, Ohlc.NONE, volume, buyVolume, tradeCount);
        return MarketRecord.ofHistory(symbol, timeNs, payload);
    }
}
