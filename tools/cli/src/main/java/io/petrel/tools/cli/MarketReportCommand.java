package io.petrel.tools.cli;

import io.petrel.node.app.EmbeddedMarket;
import io.petrel.node.config.PetrelConfig;
import io.petrel.sim.agents.MarketParam;
import io.petrel.sim.agents.MarketSettings;
import io.petrel.sim.facts.Curve;
import io.petrel.sim.facts.MarketReport;
import io.petrel.sim.facts.StylisedFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code petrel market report}: stylised facts of the synthetic market, each against its band. */
@Command(
    name = "report",
    description = {"Run the synthetic market alone and measure whether it is like real ones.",
        "Measured are spread, memory of returns and signs, tails, clustering, shape of the book, impact of metaorders.",
        "Exit code 3 when one is out of its band."},
    footer = {"", "Example:", "  ./petrel market report --seed 7", "  ./petrel market report --seconds 14400 --json"})
final class MarketReportCommand extends PetrelCommand
{
    private static final int BAR_MAX = 50;
    /** A week: what is measured is kept in memory, a number a second. */
    private static final int SECONDS_MAX = 604_800;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Configuration with a section market (default: config/synthetic.yaml of this installation).")
    private Path config;

    @InRange(from = 0, to = MarketOptions.SEED_MAX)
    @Option(names = "--seed", paramLabel = "N", description = "Seed of the market (default: market.seed).")
    private Long seed;

    @InRange(from = MarketReport.SECONDS / 2.0, to = SECONDS_MAX)
    @Option(names = "--seconds", paramLabel = "N", defaultValue = "" + MarketReport.SECONDS,
        description = "Market time to measure, after ten minutes of warm-up (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    protected int run(final Output output) throws IOException
    {
        final PetrelConfig resolved = PetrelConfig.load(null == config ? MarketOptions.CONFIG : config);
        final MarketSettings market = EmbeddedMarket.of(resolved).market();
        final MarketReport report =
            MarketReport.measure(null == seed ? market : market.with(MarketParam.SEED, seed), seconds);
        print(output, report);
        return report.isWithin() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private void print(final Output output, final MarketReport report) throws IOException
    {
        final List<Map<String, Object>> facts = new ArrayList<>();
        for (final StylisedFact fact : report.facts())
        {
            output.line(String.format(Locale.ROOT, "%-48s %9.3f   %7.2f to %6.2f   %-4s %s", fact.name(), fact.value(),
                fact.low(), fact.high(), fact.isWithin() ? "ok" : "OUT", fact.says()));
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", fact.name());
            fields.put("value", fact.value());
            fields.put("low", fact.low());
            fields.put("high", fact.high());
            fields.put("within", fact.isWithin());
            facts.add(fields);
        }
        report.curves().forEach(curve -> plot(output, curve));
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seed", report.seed());
        fields.put("seconds", seconds);
        fields.put("within", report.isWithin());
        fields.put("facts", facts);
        output.fields(fields);
    }

    /** Bars of text: the longest is the greatest value. */
    private static void plot(final Output output, final Curve curve)
    {
        output.line("");
        output.line(curve.name());
        final double greatest = curve.points().stream().mapToDouble(Curve.Point::value).max().orElse(0);
        for (final Curve.Point point : curve.points())
        {
            final int length = greatest > 0 ? (int)Math.max(0, Math.round(BAR_MAX * point.value() / greatest)) : 0;
            output.line(String.format(
                Locale.ROOT, "%6.0f %10.3f  %s", point.at(), point.value(), "#".repeat(length)));
        }
    }
}
