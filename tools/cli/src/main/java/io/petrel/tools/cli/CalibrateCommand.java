package io.petrel.tools.cli;

import io.petrel.codecs.event.ValueKind;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.CalibrationConfig;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import io.petrel.tools.data.tape.TapeWriter;
import io.petrel.tools.research.calibrate.CalibratedValue;
import io.petrel.tools.research.calibrate.CalibrationSettings;
import io.petrel.tools.research.calibrate.Consumers;
import io.petrel.tools.research.calibrate.Lengths;
import io.petrel.tools.research.calibrate.MarketCalibrator;
import io.petrel.tools.research.calibrate.ParameterTape;
import io.petrel.tools.research.calibrate.TapeBarReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel calibrate}: what the bars of a tape say about the strategy's numbers. */
@Command(
    name = "calibrate",
    description = {"Derive parameters from the bars of a tape; looks at nothing after the last bar.",
        "What they are derived from: cycles, entropy, distributions, purged forward returns, excursions."},
    footer = {"", "Examples:", "  ./petrel calibrate data/tapes/2019 --config config/crypto-bars.yaml",
        "  ./petrel calibrate data/tapes/2019 --bars 1h --out data/params/2019",
        "  ./petrel backtest --tape data/tapes/2020 --parameters data/params/2019 --out data/backtests/2020", "",
        "--out writes the values that the core takes and that are sure enough as a tape of ParameterUpdate events."})
final class CalibrateCommand extends PetrelCommand
{
    private static final String DEFAULTS = "calibration/companion.yaml";

    @Parameters(paramLabel = "TAPE", description = "Folder of a tape.")
    private Path tape;

    @Option(names = "--instrument", paramLabel = "I", defaultValue = "",
        description = "Symbol or id (default: the first on the tape).")
    private String instrument;

    @Option(names = "--bars", paramLabel = "PERIOD", converter = PeriodConverter.class,
        description = "Length of time bars (default: the bars that decisions are made on).")
    private long periodNs;

    @InRange(from = 1)
    @Option(names = "--window", paramLabel = "N",
        description = "Newest bars to look at (default: window_bars of the calibration's configuration).")
    private Integer windowBars;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Configuration (default: config/paper.yaml of this installation). Where it has no section " +
            "calibration, config/calibration/companion.yaml stands in.")
    private Path config;

    @Option(names = "--out", paramLabel = "PARAMS", description = "New folder for the parameters.")
    private Path out;

    @Override
    protected int run(final Output output) throws IOException
    {
        if (null != out)
        {
            TapeWriter.requireFree(out);
        }
        final PetrelConfig resolved = PetrelConfig.load(null == config ? RunFolders.config() : config);
        final TapeFacts facts = TapeFacts.of(List.of(JournalInput.require(tape, FolderKind.TAPE)));
        final List<ConfigValue> configured = resolved.values(facts.settlementCurrency());
        final CalibrationConfig rules = null == resolved.calibration() ?
            CalibrationConfig.load(RunFolders.config(DEFAULTS)) : resolved.calibration();
        final CalibrationSettings settings = CalibrationSettings.of(rules);
        final TapeBarReader.Result read;
        try (Progress progress = output.progress("reading"))
        {
            read = TapeBarReader.read(tape, configured, instrument, periodNs,
                null == windowBars ? rules.windowBars() : windowBars,
                done -> progress.at(done, facts.records(), "events"));
        }
        final Map<String, Double> values = numbers(configured);
        final List<CalibratedValue> calibrated =
            new MarketCalibrator(settings).all(read.bars(), Lengths.of(values));
        final Consumers consumers = new Consumers(settings.confidenceMin(), true);
        final List<Consumers.Update> updates = consumers.updates(calibrated);
        print(output, read, documents(calibrated, values, updates, consumers));
        if (null != out)
        {
            ParameterTape.write(out, updates);
            output.line("%d parameters written to %s", updates.size(), out);
        }
        return ExitCode.DONE;
    }

    private static Map<String, Double> numbers(final List<ConfigValue> configured)
    {
        final Map<String, Double> numbers = new HashMap<>();
        configured.forEach(value -> numbers.put(value.key(),
            ValueKind.DOUBLE == value.kind() ? Double.longBitsToDouble(value.bits()) : (double)value.bits()));
        return numbers;
    }

    private static List<Map<String, Object>> documents(
        final List<CalibratedValue> calibrated,
        final Map<String, Double> configured,
        final List<Consumers.Update> updates,
        final Consumers consumers)
    {
        final List<Map<String, Object>> documents = new ArrayList<>();
        for (final CalibratedValue value : calibrated)
        {
            final boolean isSent = updates.stream().anyMatch(update -> update.value() == value);
            final String refusal = consumers.refusal(value);
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("quantity", value.quantity().name().toLowerCase(Locale.ROOT));
            document.put("key", value.quantity().key());
            document.put("unit", value.quantity().unit());
            document.put("configured", configured.get(value.quantity().key()));
            document.put("calibrated", value.isKnown() ? value.value() : null);
            document.put("method", value.method().words());
            document.put("confidence", value.confidence());
            document.put("confidenceIs", value.method().confidence());
            document.put("samples", value.samples());
            document.put("validFromNs", value.validFromNs());
            document.put("validUntilNs", value.validUntilNs());
            document.put("inputHash", String.format("%016x", value.inputHash()));
            document.put("sent", isSent);
            document.put("why", isSent ? "" : refusal.isEmpty() ? "sent only together with the slow length" : refusal);
            documents.add(document);
        }
        return documents;
    }

    private static void print(
        final Output output, final TapeBarReader.Result read, final List<Map<String, Object>> documents)
        throws IOException
    {
        if (output.isJson())
        {
            Output.write(output.json(), Map.of("symbol", read.symbol(), "bars", read.bars().length(),
                "values", documents));
            return;
        }
        final Table table = new Table(
            "QUANTITY", "KEY", "CONFIGURED", "CALIBRATED", "UNIT", "METHOD", "CONFIDENCE", "SAMPLES", "SENT");
        for (final Map<String, Object> value : documents)
        {
            table.row(value.get("quantity"), text(value.get("key")), number(value.get("configured")),
                number(value.get("calibrated")), value.get("unit"), value.get("method"),
                number(value.get("confidence")), value.get("samples"),
                Boolean.TRUE.equals(value.get("sent")) ? "yes" : "no: " + value.get("why"));
        }
        output.table(table);
        output.line("%s: the newest %,d of %,d bars, to %s; valid until %s", read.symbol(), read.bars().length(),
            read.closed(), output.time(read.bars().lastNs()),
            output.time((Long)documents.get(0).get("validUntilNs")));
    }

    private static String text(final Object value)
    {
        return value.toString().isEmpty() ? "-" : value.toString();
    }

    private static String number(final Object value)
    {
        return null == value ? "-" : String.format(Locale.ROOT, "%.4f", (Double)value);
    }
}
