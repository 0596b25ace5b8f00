package io.petrel.tools.cli;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.source.Columns;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.table.TableFormat;
import io.petrel.tools.data.table.TableOptions;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The import commands of tables with any columns. */
final class TableImports
{
    private TableImports()
    {
    }

    /** Contracts that a table may be of. */
    enum Contract
    {
        SPOT(ContractType.SPOT),
        LINEAR(ContractType.LINEAR),
        INVERSE(ContractType.INVERSE);

        private final ContractType type;

        Contract(final ContractType type)
        {
            this.type = type;
        }
    }

    /** What the tables share. */
    abstract static class Table extends ImportJob
    {
        @Option(names = "--columns", paramLabel = "ROLE=COLUMN,...", defaultValue = "",
            description = "Which column holds what, by its name or its number from 1 (default: the usual names).")
        private String columns;

        @Option(names = "--separator", paramLabel = "CHAR", defaultValue = ",",
            description = "Between cells (default: ${DEFAULT-VALUE}).")
        private char separator;

        @Option(names = "--data-zone", paramLabel = "ZONE", defaultValue = "UTC",
            description = "Zone of times that name none (default: ${DEFAULT-VALUE}).")
        private ZoneId dataZone;

        @Option(names = "--time-format", paramLabel = "PATTERN",
            description = "Pattern of java.time for the times (default: epoch numbers and ISO dates).")
        private String timeFormat;

        @Option(names = "--symbol", paramLabel = "SYMBOL", defaultValue = "",
            description = "Symbol of all files (default: from the name of each file).")
        private String symbol;

        @Option(names = "--venue", paramLabel = "NAME", defaultValue = "file",
            description = "Name of the venue on the tape (default: ${DEFAULT-VALUE}).")
        private String venue;

        @Option(names = "--contract", paramLabel = "spot|linear|inverse", defaultValue = "spot",
            description = "How money follows from price and size (default: ${DEFAULT-VALUE}).")
        private Contract contract;

        protected final TableOptions options(final TableOptions.BarTime timeIs, final long periodNs)
        {
            return new TableOptions(asked("--columns", () -> Columns.parseMapping(columns)), separator,
                asked("--time-format", () -> new EpochText(dataZone, timeFormat)), timeIs, periodNs,
                symbol.toUpperCase(Locale.ROOT), venue, contract.type);
        }

        private <T> T asked(final String option, final Supplier<T> parser)
        {
            try
            {
                return parser.get();
            }
            catch (final ImportException | IllegalArgumentException wrong)
            {
                throw usageError(option + ": " + wrong.getMessage());
            }
        }
    }

    /** What tables of bars share. */
    abstract static class Bars extends Table
    {
        @Option(names = "--time-is", paramLabel = "open|end", defaultValue = "open",
            description = "Which end of the bar its time is (default: ${DEFAULT-VALUE}).")
        private TableOptions.BarTime timeIs;

        @Option(names = "--period", paramLabel = "LENGTH", converter = PeriodConverter.class,
            description = "Length of a bar, such as 1m, 4h, 1d (default: the most frequent distance of rows).")
        private Long periodNs;

        protected final TableOptions options()
        {
            return options(timeIs, null == periodNs ? Units.NULL_TIME_NS : periodNs);
        }
    }

    /** Trades. */
    @Command(name = "trades-csv", description = "Trades as separated text: time, price, size, and if given side, id.",
        footer = {"", "Example:",
            "  ./petrel import trades-csv --symbol BTC-USD --columns time=ts,size=vol trades.csv --out data/tapes/btc"})
    static final class TradesCsv extends Table
    {
        @Override
        protected ImportFormat format()
        {
            return new TableFormat(TableFormat.Kind.TRADES_CSV,
                options(TableOptions.BarTime.OPEN, Units.NULL_TIME_NS));
        }
    }

    /** Bars as separated text. */
    @Command(name = "bars-csv", description = "Bars as separated text: time, open, high, low, close, volume.",
        footer = {"", "Example:",
            "  ./petrel import bars-csv --contract linear BTCUSDT_1h.csv.gz --out data/tapes/btcusdt-1h"})
    static final class BarsCsv extends Bars
    {
        @Override
        protected ImportFormat format()
        {
            return new TableFormat(TableFormat.Kind.BARS_CSV, options());
        }
    }

    /** Bars as JSON. */
    @Command(name = "bars-json", description = "Bars as JSON array of objects or of arrays (Coinbase, Binance, ta4j).",
        footer = {"", "Example:",
            "  ./petrel import bars-json Coinbase-BTC-USD-PT4H.json --out data/tapes/btc-usd-4h"})
    static final class BarsJson extends Bars
    {
        @Override
        protected ImportFormat format()
        {
            return new TableFormat(TableFormat.Kind.BARS_JSON, options());
        }
    }
}
