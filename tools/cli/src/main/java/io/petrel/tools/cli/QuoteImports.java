package io.petrel.tools.cli;

import io.petrel.tools.data.forex.BidAskBars;
import io.petrel.tools.data.forex.LeanQuotes;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.lobster.Lobster;
import io.petrel.tools.data.source.EpochText;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The import commands of foreign exchange and of LOBSTER. */
final class QuoteImports
{
    private QuoteImports()
    {
    }

    /** What the forex commands share. */
    abstract static class Forex extends ImportJob
    {
        @Option(names = "--data-zone", paramLabel = "ZONE", defaultValue = "UTC",
            description = "Zone of the times in the files, such as UTC or -05:00 (default: ${DEFAULT-VALUE}).")
        private ZoneId dataZone;

        @Option(names = "--symbol", paramLabel = "SYMBOL", defaultValue = "",
            description = "Symbol of all files (default: from the name of each file).")
        private String symbol;

        @Option(names = "--venue", paramLabel = "NAME", defaultValue = "fx",
            description = "Name of the venue on the tape (default: ${DEFAULT-VALUE}).")
        private String venue;

        protected final ZoneId dataZone()
        {
            return dataZone;
        }

        protected final String symbol()
        {
            return symbol;
        }

        protected final String venue()
        {
            return venue;
        }
    }

    /** Lean. */
    @Command(name = "lean-quotes", description = "Quotes and quote bars in the zip files of QuantConnect Lean.",
        footer = {"", "Example:",
            "  ./petrel import lean-quotes --venue oanda tick/eurusd/2014050*_quote.zip --out data/tapes/eurusd"})
    static final class LeanQuotesCommand extends Forex
    {
        @Override
        protected ImportFormat format()
        {
            return new LeanQuotes(dataZone(), symbol(), venue());
        }
    }

    /** Pairs of bid and ask files. */
    @Command(name = "bid-ask-bars", description = "Bars of bid and of ask in two CSV files each (FXCM).",
        footer = {"", "Example:",
            "  ./petrel import bid-ask-bars gbpusd-m1-bid-2012.csv gbpusd-m1-ask-2012.csv --out data/tapes/gbpusd"})
    static final class BidAskBarsCommand extends Forex
    {
        @Override
        protected ImportFormat format()
        {
            return new BidAskBars(new EpochText(dataZone(), null), symbol(), venue());
        }
    }

    /** LOBSTER. */
    @Command(name = "lobster", description = "LOBSTER message and orderbook files of one stock and day.",
        footer = {"", "Example:",
            "  ./petrel import lobster AAPL_2012-06-21_*_message_10.csv AAPL_2012-06-21_*_orderbook_10.csv " +
            "--out data/tapes/aapl"})
    static final class LobsterCommand extends ImportJob
    {
        @Override
        protected ImportFormat format()
        {
            return new Lobster();
        }
    }
}
