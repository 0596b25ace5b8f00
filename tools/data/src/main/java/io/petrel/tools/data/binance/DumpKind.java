package io.petrel.tools.data.binance;

import java.util.List;
import java.util.Map;

import io.petrel.tools.data.source.Columns;

/** The dump files of data.binance.vision that can be read, with their columns when a file has no header. */
public enum DumpKind
{
    /** Aggregated trades. */
    AGG_TRADES("binance-aggtrades", "aggTrades", "id", "price", "size", "first", "last", "time", "maker"),
    /** Single trades. */
    TRADES("binance-trades", "trades", "id", "price", "size", "quote", "time", "maker"),
    /** Bars. */
    KLINES("binance-klines", "klines", "open_time", "open", "high", "low", "close", "volume", "close_time", "quote",
        "count", "buy_volume"),
    /** Best bid and ask. */
    BOOK_TICKER("binance-bookticker", "bookTicker", "update_id", "bid", "bid_size", "ask", "ask_size", "time",
        "event_time");

    private static final Map<String, List<String>> ALIASES = Map.ofEntries(
        Map.entry("id", List.of("agg_trade_id", "id", "trade_id", "a")),
        Map.entry("price", List.of("price", "p")),
        Map.entry("size", List.of("quantity", "qty", "q")),
        Map.entry("time", List.of("transact_time", "transaction_time", "time", "timestamp", "t")),
        Map.entry("maker", List.of("is_buyer_maker", "isbuyermaker", "m")),
        Map.entry("open_time", List.of("open_time")),
        Map.entry("open", List.of("open")),
        Map.entry("high", List.of("high")),
        Map.entry("low", List.of("low")),
        Map.entry("close", List.of("close")),
        Map.entry("volume", List.of("volume")),
        Map.entry("close_time", List.of("close_time")),
        Map.entry("count", List.of("count", "number_of_trades", "trades")),
        Map.entry("buy_volume", List.of("taker_buy_volume", "taker_buy_base_volume", "taker_buy_base_asset_volume")),
        Map.entry("update_id", List.of("update_id")),
        Map.entry("bid", List.of("best_bid_price")),
        Map.entry("bid_size", List.of("best_bid_qty")),
        Map.entry("ask", List.of("best_ask_price")),
        Map.entry("ask_size", List.of("best_ask_qty")),
        Map.entry("event_time", List.of("event_time")));

    private final String formatName;
    private final String fileLabel;
    private final String[] positions;

    DumpKind(final String formatName, final String fileLabel, final String... positions)
    {
        this.formatName = formatName;
        this.fileLabel = fileLabel;
        this.positions = positions;
    }

    /**
     * Name on the command line.
     *
     * @return the name.
     */
    public String formatName()
    {
        return formatName;
    }

    /** What the files are called: SYMBOL-label-DATE. */
    String fileLabel()
    {
        return fileLabel;
    }

    Columns withoutHeader()
    {
        return Columns.ofPositions(positions);
    }

    Columns fromHeader(final List<String> header, final String where)
    {
        final Columns columns = Columns.ofHeader(header, ALIASES, Map.of());
        return switch (this)
        {
            case AGG_TRADES, TRADES -> columns.needing(where, "id", "price", "size", "time", "maker");
            case KLINES -> columns.needing(where, "open_time", "open", "high", "low", "close", "volume", "close_time");
            case BOOK_TICKER -> columns.needing(where, "update_id", "bid", "bid_size", "ask", "ask_size", "time");
        };
    }
}
