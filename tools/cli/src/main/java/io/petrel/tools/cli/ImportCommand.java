package io.petrel.tools.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code petrel import FORMAT}: outside data to a tape. Each format is a command of its own with its own options. */
@Command(
    name = "import",
    description = "Turn outside market data into a tape.",
    synopsisSubcommandLabel = "FORMAT",
    subcommands = {
        BinanceImports.Capture.class,
        BinanceImports.AggTrades.class,
        BinanceImports.Trades.class,
        BinanceImports.Klines.class,
        BinanceImports.BookTicker.class,
        TableImports.TradesCsv.class,
        TableImports.BarsCsv.class,
        TableImports.BarsJson.class,
        QuoteImports.LeanQuotesCommand.class,
        QuoteImports.BidAskBarsCommand.class,
        QuoteImports.LobsterCommand.class},
    footer = {"", "Example:", "  ./petrel import binance-capture --market usdm btcusdt.gz --out data/tapes/usdm", "",
        "Files may be plain, gzip or zip. See docs/tapes.md for the formats and the rules of time."})
final class ImportCommand extends PetrelCommand
{
    @Spec
    private CommandSpec command;

    @Override
    protected int run(final Output output)
    {
        throw new ParameterException(command.commandLine(), "Name a format");
    }
}
