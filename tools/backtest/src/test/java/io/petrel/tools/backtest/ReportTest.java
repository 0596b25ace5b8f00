package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.app.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReportFromTheJournalWhatTheEngineSays() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final RunSummary run = RealTapes.run(journal, RealTapes.bitstamp(folder), 60_000);
        final RunReport report = ReportScan.of(journal);

        assertThat(report.fills()).hasSize((int)run.fills());
        assertThat(report.outboundEvents().get("NewOrder")).isEqualTo(run.orders());
        assertThat(report.outboundEvents().get("BarClosed")).isEqualTo(run.bars());
        assertThat(report.feesE8()).isEqualTo(run.accounts().get(0).feesE8());
        assertThat(report.realisedPnlE8()).isEqualTo(run.accounts().get(0).realisedPnlE8());
        assertThat(report.fills().stream().mapToLong(Fill::feeE8).sum()).isEqualTo(run.accounts().get(0).feesE8());
        assertThat(report.startEquityE8()).isEqualTo(10_000_000_000_000L);
        assertThat(report.winningTrips()).isBetween(0L, report.roundTrips());
        assertThat(report.roundTrips()).isPositive();
    }

    @Test
    void shouldWriteEveryFileOfTheReport() throws IOException
    {
        final Path journal = folder.resolve("journal");
        RealTapes.run(journal, RealTapes.bitstamp(folder), 30_000);
        final RunReport report = ReportScan.of(journal);
        new ReportWriter(report, folder).write();

        assertThat(Files.readAllLines(folder.resolve("fills.csv"))).hasSize(1 + report.fills().size());
        assertThat(Files.readAllLines(folder.resolve("equity.csv"))).hasSize(1 + report.equity().points().size());
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<polyline", "</html>");
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"netPnl\"");
    }

    @Test
    void shouldKeepTheExactDrawdownWhateverIsThinnedAway()
    {
        final EquityCurve curve = new EquityCurve();
        for (int i = 0; i < 100_000; i++)
        {
            curve.add(i, 77_777 == i ? 400 : 1_000 + i % 3);
        }

        assertThat(curve.points()).hasSizeLessThan(5_000);
        assertThat(curve.points().get(curve.points().size() - 1)).isEqualTo(new EquityCurve.Point(99_999, 1_000));
        assertThat(curve.maxDrawdownE8()).isEqualTo(602);
        assertThat(curve.maxDrawdownFraction()).isEqualTo(602 / 1002.0);
    }
}
