package io.petrel.tools.cli;

import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.tape.TapeInfo;
import io.petrel.tools.data.tape.TapeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel tape info}: counts, time span, gaps and sums of a tape. */
@Command(
    name = "info",
    description = "Count a tape: events by type and instrument, time span, gaps, exact sums of trades.",
    footer = {"", "Example:", "  ./petrel tape info data/tapes/bitstamp-btcusd-2013-11 --gap 10s",
        "", "Gaps are reported, they are no failure."})
final class TapeInfoCommand extends PetrelCommand
{
    private static final int SHOWN_GAPS = 5;

    @Parameters(paramLabel = "TAPE", description = "Folder of a tape, or of a journal: then its inbound queue.")
    private Path tape;

    @Option(names = "--gap", paramLabel = "LENGTH", converter = PeriodConverter.class, defaultValue = "1m",
        description = "Pauses of an instrument longer than this are gaps (default: ${DEFAULT-VALUE}).")
    private long gapNs;

    @Override
    protected int run(final Output output) throws IOException
    {
        final TapeReport report;
        try (Progress progress = output.progress("tape info"))
        {
            report = TapeInfo.of(tape, gapNs, (done, total) -> progress.at(done, total, "records"));
        }
        if (output.isJson())
        {
            Output.write(output.json(), document(report));
        }
        else
        {
            print(output, report);
        }
        return ExitCode.DONE;
    }

    private static void print(final Output output, final TapeReport report)
    {
        output.line("tape %s: %,d events", report.tape(), report.events());
        output.line("%s to %s (ingest time)", output.time(report.firstIngestNs()), output.time(report.lastIngestNs()));
        output.line("");
        final Table counts = new Table("TYPE", "COUNT");
        report.counts().forEach((kind, count) -> counts.row(kind, count));
        output.table(counts);
        report.instruments().forEach(instrument -> print(output, instrument));
    }

    private static void print(final Output output, final TapeReport.Instrument instrument)
    {
        output.line("");
        output.line("%d %s at %s: %s, %s, tick %s, lot %s", instrument.id(), instrument.symbol(), instrument.venue(),
            instrument.contractType(), instrument.depthKind(), instrument.tick(), instrument.lot());
        output.line("  %s to %s (event time)",
            output.time(instrument.firstEventNs()), output.time(instrument.lastEventNs()));
        instrument.counts().forEach((kind, count) -> output.line("  %,d %s", count, kind));
        output.line("  %,d depth gaps, %,d time gaps%s", instrument.depthGaps(), instrument.timeGaps(),
            instrument.timeGaps() > 0 ? ", the longest " + instrument.longestGapNs() / 1_000_000 + " ms" : "");
        instrument.gaps().stream().limit(SHOWN_GAPS).forEach(gap ->
            output.line("    %s to %s: %s", output.time(gap.fromNs()), output.time(gap.toNs()), gap.what()));
        if (null != instrument.trades())
        {
            print(output, instrument.trades());
        }
    }

    private static void print(final Output output, final TapeReport.Trades trades)
    {
        output.line("  trades: size %s, price x size %s, vwap %s", trades.size(), trades.notional(), trades.vwap());
        if (Units.NULL_ID != trades.firstId())
        {
            output.line("  trade ids %d to %d, %,d gaps (%,d ids missing), %,d backward", trades.firstId(),
                trades.lastId(), trades.idGaps(), trades.missingIds(), trades.idsBackward());
        }
        output.line("  takers: %,d sold, %,d unknown; %,d aggregates, %,d not of the market", trades.buyerIsMaker(),
            trades.unknownTakers(), trades.aggregated(), trades.notMarket());
    }

    private static Map<String, Object> document(final TapeReport report)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", report.tape().toString());
        document.put("events", report.events());
        document.put("firstIngestNs", time(report.firstIngestNs()));
        document.put("lastIngestNs", time(report.lastIngestNs()));
        document.put("counts", report.counts());
        document.put("instruments", report.instruments().stream().map(TapeInfoCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(final TapeReport.Instrument instrument)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", instrument.id());
        document.put("symbol", instrument.symbol());
        document.put("venue", instrument.venue());
        document.put("contractType", instrument.contractType().name());
        document.put("depthKind", instrument.depthKind().name());
        document.put("tick", instrument.tick());
        document.put("lot", instrument.lot());
        document.put("counts", instrument.counts());
        document.put("firstEventNs", time(instrument.firstEventNs()));
        document.put("lastEventNs", time(instrument.lastEventNs()));
        document.put("depthGaps", instrument.depthGaps());
        document.put("timeGaps", instrument.timeGaps());
        document.put("longestGapNs", instrument.longestGapNs());
        document.put("gaps", gaps(instrument.gaps()));
        document.put("trades", null == instrument.trades() ? null : document(instrument.trades()));
        return document;
    }

    private static List<Map<String, Object>> gaps(final List<TapeReport.Gap> gaps)
    {
        return gaps.stream().map(gap -> Map.<String, Object>of(
            "fromNs", gap.fromNs(), "toNs", gap.toNs(), "what", gap.what())).toList();
    }

    private static Map<String, Object> document(final TapeReport.Trades trades)
    {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("n", trades.count());
        document.put("qty", trades.size());
        document.put("notional", trades.notional());
        document.put("vwap", trades.vwap());
        document.put("first_id", Units.NULL_ID == trades.firstId() ? null : trades.firstId());
        document.put("last_id", Units.NULL_ID == trades.lastId() ? null : trades.lastId());
        document.put("id_contiguous", 0 == trades.idGaps() && 0 == trades.idsBackward());
        document.put("id_gaps", trades.idGaps());
        document.put("ids_missing", trades.missingIds());
        document.put("ids_backward", trades.idsBackward());
        document.put("buyer_is_maker", trades.buyerIsMaker());
        document.put("unknown_takers", trades.unknownTakers());
        document.put("aggregated", trades.aggregated());
        document.put("not_market", trades.notMarket());
        return document;
    }

    private static Object time(final long timeNs)
    {
        return Units.NULL_TIME_NS == timeNs ? null : timeNs;
    }
}
