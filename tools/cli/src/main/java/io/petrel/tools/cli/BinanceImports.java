package io.petrel.tools.cli;

import io.petrel.tools.data.binance.BinanceCapture;
import io.petrel.tools.data.binance.BinanceDump;
import io.petrel.tools.data.binance.BinanceMarket;
import io.petrel.tools.data.binance.DumpKind;
import io.petrel.tools.data.load.ImportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The import commands of Binance's formats. */
final class BinanceImports
{
    private BinanceImports()
    {
    }

    /** Raw captures. */
    @Command(
        name = "binance-capture",
        description = "Raw WebSocket capture of Binance, '<receive time> <json>' per line, or of cryptofeed.",
        footer = {"", "Example:",
            "  ./petrel import binance-capture --market usdm btcusdt_0808.gz btcusdt_0809.gz --out data/tapes/usdm"})
    static final class Capture extends ImportJob
    {
        @Option(names = "--market", paramLabel = "spot|usdm|coinm", required = true,
            description = "Market that was recorded.")
        private BinanceMarket market;

        @Override
        protected ImportFormat format()
        {
            return new BinanceCapture(market);
        }
    }

    /** What the dump commands share. */
    abstract static class Dump extends ImportJob
    {
        private final DumpKind kind;

        @Option(names = "--market", paramLabel = "spot|usdm|coinm", required = true,
            description = "Market that the files are from.")
        private BinanceMarket market;

        @Option(names = "--symbol", paramLabel = "SYMBOL", defaultValue = "",
            description = "Symbol of all files (default: the name of each file up to its first dash).")
        private String symbol;

        Dump(final DumpKind kind)
        {
            this.kind = kind;
        }

        @Override
        protected ImportFormat format()
        {
            return new BinanceDump(kind, market, symbol);
        }
    }

    /** Aggregated trades. */
    @Command(name = "binance-aggtrades", description = "Public dump of aggregated trades.",
        footer = {"", "Example:",
            "  ./petrel import binance-aggtrades --market spot BTCUSDT-aggTrades-2024-08-08.zip --out data/tapes/agg"})
    static final class AggTrades extends Dump
    {
        AggTrades()
        {
            super(DumpKind.AGG_TRADES);
        }
    }

    /** Single trades. */
    @Command(name = "binance-trades", description = "Public dump of single trades.",
        footer = {"", "Example:",
            "  ./petrel import binance-trades --market usdm BTCUSDT-trades-2024-08-08.zip --out data/tapes/trades"})
    static final class Trades extends Dump
    {
        Trades()
        {
            super(DumpKind.TRADES);
        }
    }

    /** Bars. */
    @Command(name = "binance-klines", description = "Public dump of bars.",
        footer = {"", "Example:",
            "  ./petrel import binance-klines --market spot BTCUSDT-1h-2019-*.zip --out data/tapes/2019",
            "  ./petrel import binance-klines --market spot BTCUSDT-1h-2020-*.zip --out data/tapes/2020"})
    static final class Klines extends Dump
    {
        Klines()
        {
            super(DumpKind.KLINES);
        }
    }

    /** Best bid and ask. */
    @Command(name = "binance-bookticker", description = "Public dump of best bids and asks.",
        footer = {"", "Example:",
            "  ./petrel import binance-bookticker --market usdm BTCUSDT-bookTicker-2024-03-01.zip --out data/tapes/bt"})
    static final class BookTicker extends Dump
    {
        BookTicker()
        {
            super(DumpKind.BOOK_TICKER);
        }
    }
}
