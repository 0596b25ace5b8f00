package io.petrel.tools.data.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.record.Decimal;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.Columns;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RowReader;

/** Rows of a table of trades. */
final class TradeRows implements RowReader.RowFormat
{
    private static final Map<String, List<String>> ALIASES = Map.of(
        "time", List.of("time", "timestamp", "date", "datetime", "transact_time", "unix", "ts"),
        "price", List.of("price", "p", "px"),
        "size", List.of("size", "amount", "qty", "quantity", "volume", "vol", "q"),
        "side", List.of("side", "taker_side", "aggressor", "direction"),
        "maker", List.of("is_buyer_maker", "isbuyermaker"),
        "id", List.of("id", "trade_id", "tradeid", "tid"));

    private final TableOptions options;
    private final String symbol;
    private Columns columns;

    TradeRows(final TableOptions options, final String symbol)
    {
        this.options = options;
        this.symbol = symbol;
        this.columns = Columns.withoutHeader(options.columns(), "time", "price", "size");
    }

    @Override
    public void header(final List<String> cells, final String where)
    {
        columns = Columns.ofHeader(cells, ALIASES, options.columns()).needing(where, "time", "price", "size");
    }

    @Override
    public MarketRecord row(final List<String> cells, final LineReader lines)
    {
        final Decimal price = Decimal.parse(columns.cell(cells, "price"));
        final Decimal size = Decimal.parse(columns.cell(cells, "size"));

        if (!price.isPositive() || size.mantissa() < 0)
        {
            throw new IllegalArgumentException("trade of " + size + " at " + price + " is impossible");
        }

        // venues list trades below their smallest unit as 0: nothing that could be traded
        if (size.isZero())
        {
            return MarketRecord.skipped("trade of size zero");
        }

        final String id = columns.optional(cells, "id");
        final Payload payload = new Payload.Print(
            id.isEmpty() ? Units.NULL_ID : Long.parseLong(id), price, size, aggressor(cells), false, false);
        return MarketRecord.ofHistory(symbol, options.time().toNs(columns.cell(cells, "time")), payload);
    }

    private AggressorSide aggressor(final List<String> cells)
    {
        final String side = columns.optional(cells, "side").toLowerCase(Locale.ROOT);
        final String maker = columns.optional(cells, "maker").toLowerCase(Locale.ROOT);

        if (side.isEmpty() && maker.isEmpty())
        {
            return AggressorSide.UNKNOWN;
        }

        return switch (side.isEmpty() ? maker : side)
        {
            case "buy", "b", "bid", "buyer", "1", "false" -> AggressorSide.BUYER;
            case "sell", "s", "ask", "seller", "-1", "2", "true" -> AggressorSide.SELLER;
            case "unknown", "none", "0", "n" -> AggressorSide.UNKNOWN;
            default -> throw new IllegalArgumentException("no side of a taker: " + side + maker);
        };
    }
}
