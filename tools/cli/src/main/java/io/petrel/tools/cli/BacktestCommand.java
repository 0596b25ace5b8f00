package io.petrel.tools.cli;

import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.node.host.Companion;
import io.petrel.tools.backtest.Backtest;
import io.petrel.tools.backtest.DrillFeed;
import io.petrel.tools.backtest.ParentDrill;
import io.petrel.tools.backtest.ReportScan;
import io.petrel.tools.backtest.ReportWriter;
import io.petrel.tools.backtest.RunReport;
import io.petrel.tools.research.calibrate.CalibrationCompanion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code petrel backtest}: the engine of a live node over tapes at full speed, with a report. */
@Command(
    name = "backtest",
    description = "Run tapes through the engine as fast as it goes; journal and report in one folder.",
    footer = {"", "Examples:",
        "  ./petrel backtest --tape data/tapes/bitstamp-btcusd-2013-11 --out data/backtests/first",
        "  ./petrel backtest --tape data/tapes/usdm --parent \"BUY 60 BTCUSDT TWAP 3m\" --out data/backtests/twap", "",
        "OUT gets journal/, report.json, report.html, fills.csv and equity.csv."})
final class BacktestCommand extends PetrelCommand
{
    private static final long NS_PER_MS = 1_000_000L;

    @Mixin
    private FeedOptions options = new FeedOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "New folder for journal and report.")
    private Path out;

    @Option(names = "--parent", paramLabel = "ORDER",
        description = "Work one large order: \"BUY 60 BTCUSDT TWAP 3m AFTER 2m\", by MARKET, TWAP, VWAP, ICEBERG or" +
            " ADAPTIVE, or by plan if none is named. The default configuration is then config/parent.yaml, which" +
            " trades nothing else.")
    private String parent;

    @Override
    protected int run(final Output output) throws IOException
    {
        final ParentDrill drill = drill();
        final PetrelConfig config = options.config(RunFolders.config(null == drill ? "paper.yaml" : "parent.yaml"));
        final List<Path> tapes = options.tapes(output, config);
        final TapeFacts facts = TapeFacts.of(tapes);
        if (null != drill)
        {
            NamedInstrument.of(drill.symbol(), tapes).lots("--parent", new BigDecimal(drill.size()));
        }
        final Path journal = newJournal();
        final SessionSettings settings = options.withParameters(
            Setup.session(config, journal, facts, BuildVersion.text(), WallClock.nowNs()));
        final Companion companion = FeedOptions.companion(config, settings);
        Files.createDirectories(out);
        final Backtest.Result result;
        try (Feed feed = feed(tapes, drill, settings);
            Progress progress = output.progress("backtesting"))
        {
            result = Backtest.run(settings, feed, companion, done -> progress.at(done, facts.records(), "events"));
            requireGiven(feed);
        }
        final RunReport report = ReportScan.of(journal);
        new ReportWriter(report, out).write();
        final Map<String, Object> fields =
            SummaryText.of(output, journal, result.summary(), facts.settlementCurrency(),
                result.summary().inboundEvents(), result.elapsedNs());
        if (companion instanceof CalibrationCompanion calibrator)
        {
            fields.put("calibrations", calibrator.calibrations());
            fields.put("calibrationsAfterShift", calibrator.shifts());
            fields.put("calibrationMs", calibrator.elapsedNs() / NS_PER_MS);
        }
        fields.put("roundTrips", report.roundTrips());
        fields.put("winningTrips", report.winningTrips());
        fields.put("maxDrawdownPercent", Math.round(report.equity().maxDrawdownFraction() * 1e6) / 1e4);
        fields.put("report", out.resolve("report.html").toString());
        output.fields(fields);
        return ExitCode.DONE;
    }

    private ParentDrill drill()
    {
        try
        {
            return null == parent ? null : ParentDrill.parse(parent);
        }
        catch (final IllegalArgumentException e)
        {
            throw usageError("--parent: " + e.getMessage());
        }
    }

    /** The order is that of the first account which the configuration names. */
    private static Feed feed(final List<Path> tapes, final ParentDrill drill, final SessionSettings settings)
    {
        final Feed feed = MergedFeed.of(tapes);
        final int accountId = settings.values().stream().mapToInt(ConfigValue::accountId)
            .filter(id -> Units.NULL_ACCOUNT != id).min().orElse(Units.NULL_ACCOUNT);
        return null == drill ? feed : new DrillFeed(feed, drill, accountId);
    }

    private void requireGiven(final Feed feed)
    {
        if (feed instanceof DrillFeed drilled && !drilled.wasGiven())
        {
            throw new CliError("the order was never given", parent,
                "the tape ends before AFTER; see ./petrel tape info");
        }
    }

    private Path newJournal()
    {
        final Path journal = out.resolve("journal");
        if (Journal.exists(out))
        {
            throw new CliError(Files.exists(journal) ? "a backtest is there already" :
                Files.isDirectory(out) ? "not an empty folder" : "a file, not a folder", out.toString(),
                "name a new folder with --out");
        }
        return journal;
    }
}
