package io.petrel.tools.cli;

import io.petrel.tools.data.load.ClockLine;
import io.petrel.tools.data.load.ImportSummary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what an import did, as lines and tables or as JSON. */
final class ImportReport
{
    private static final double NS_PER_MS = 1e6;
    private static final double PARTS_PER_MILLION = 1e6;

    private final Output output;

    ImportReport(final Output output)
    {
        this.output = output;
    }

    void print(final ImportSummary summary) throws IOException
    {
        if (output.isJson())
        {
            Output.write(output.json(), document(summary));
            return;
        }
        output.line("tape %s", summary.tape());
        output.line("%s to %s (ingest time)",
            output.time(summary.firstIngestNs()), output.time(summary.lastIngestNs()));
        printInstruments(summary.instruments());
        printCounts(summary);
        printClock(summary);
        printBadLines(summary);
    }

    private void printInstruments(final List<ImportSummary.Instrument> instruments)
    {
        output.line("");
        final Table table = new Table("ID", "SYMBOL", "VENUE", "CONTRACT", "DATA", "TICK", "LOT", "CONTRACT SIZE");
        instruments.forEach(instrument -> table.row(instrument.id(), instrument.symbol(), instrument.venue(),
            instrument.contractType(), instrument.depthKind(), instrument.tick(), instrument.lot(),
            instrument.contractSize()));
        output.table(table);
    }

    private void printCounts(final ImportSummary summary)
    {
        output.line("");
        final Table written = new Table("ON THE TAPE", "COUNT");
        summary.written().forEach((kind, count) -> written.row(kind, count));
        output.table(written);
        if (!summary.skipped().isEmpty())
        {
            output.line("");
            final Table skipped = new Table("READ, NOT ON THE TAPE", "COUNT");
            summary.skipped().forEach((kind, count) -> skipped.row(kind, count));
            output.table(skipped);
        }
    }

    private void printClock(final ImportSummary summary)
    {
        final ClockLine clock = summary.clock();
        final ImportSummary.Latency latency = summary.latency();
        if (clock.observations() > 0)
        {
            output.line("");
            output.line("recorder's clock: %.3f ms against the venue's at %s, drift %.2f ppm (removed)",
                clock.offsetNs() / NS_PER_MS, output.time(clock.baseNs()), clock.driftPerNs() * PARTS_PER_MILLION);
            output.line("feed latency above the fastest: p50 %.3f ms, p99 %.3f ms, max %.3f ms of %,d messages",
                latency.p50Ns() / NS_PER_MS, latency.p99Ns() / NS_PER_MS, latency.maxNs() / NS_PER_MS, latency.count());
        }
        if (summary.steppedBack() > 0)
        {
            output.line("%,d times stepped back and were raised to the time before them", summary.steppedBack());
        }
    }

    private void printBadLines(final ImportSummary summary)
    {
        if (summary.badLines() > 0)
        {
            output.line("");
            output.line("%,d bad lines left out%s:", summary.badLines(),
                summary.badLines() > summary.firstBadLines().size() ?
                String.format(Locale.ROOT, ", the first %d", summary.firstBadLines().size()) : "");
            summary.firstBadLines().forEach(bad ->
                output.line("  " + bad.place() + ": " + bad.reason() + ": " + bad.text()));
        }
    }

    private static Map<String, Object> document(final ImportSummary summary)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", summary.tape().toString());
        document.put("format", summary.format());
        document.put("firstIngestNs", summary.firstIngestNs());
        document.put("lastIngestNs", summary.lastIngestNs());
        document.put("instruments", summary.instruments().stream().map(ImportReport::instrument).toList());
        document.put("written", summary.written());
        document.put("skipped", summary.skipped());
        document.put("clock", clock(summary.clock()));
        document.put("latency", latency(summary.latency()));
        document.put("steppedBack", summary.steppedBack());
        document.put("badLines", summary.badLines());
        document.put("firstBadLines", summary.firstBadLines().stream().map(bad -> Map.of(
            "place", bad.place(), "reason", bad.reason(), "text", bad.text())).toList());
        return document;
    }

    private static Map<String, Object> instrument(final ImportSummary.Instrument instrument)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", instrument.id());
        document.put("symbol", instrument.symbol());
        document.put("venue", instrument.venue());
        document.put("contractType", instrument.contractType().name());
        document.put("depthKind", instrument.depthKind().name());
        document.put("tick", instrument.tick());
        document.put("lot", instrument.lot());
        document.put("contractSize", instrument.contractSize());
        return document;
    }

    private static Map<String, Object> clock(final ClockLine clock)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("observations", clock.observations());
        document.put("offsetNs", clock.offsetNs());
        document.put("atNs", clock.baseNs());
        document.put("driftPpm", clock.driftPerNs() * PARTS_PER_MILLION);
        return document;
    }

    private static Map<String, Object> latency(final ImportSummary.Latency latency)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("count", latency.count());
        document.put("p50Ns", latency.p50Ns());
        document.put("p99Ns", latency.p99Ns());
        document.put("maxNs", latency.maxNs());
        return document;
    }
}
