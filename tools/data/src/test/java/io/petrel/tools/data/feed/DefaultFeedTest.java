package io.petrel.tools.data.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.codecs.event.DepthKind;
import io.petrel.tools.data.load.ImportProgress;
import io.petrel.tools.data.tape.TapeInfo;
import io.petrel.tools.data.tape.TapeProgress;
import io.petrel.tools.data.tape.TapeReport;

class DefaultFeedTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldImportTheTradesOnceAndFindThemAgain() throws IOException
    {
        final Path tape = DefaultFeed.tape(folder, ImportProgress.NONE);
        final TapeReport report = TapeInfo.of(tape, 3_600_000_000_000L, TapeProgress.NONE);
        final TapeReport.Instrument instrument = report.instruments().get(0);

        assertThat(instrument.symbol()).isEqualTo("BTCUSD");
        assertThat(instrument.depthKind()).isEqualTo(DepthKind.TRADES_ONLY);
        assertThat(instrument.tick()).isEqualTo("0.01");
        assertThat(instrument.lot()).isEqualTo("0.00000001");
        assertThat(instrument.trades().count()).isEqualTo(99_982);
        assertThat(instrument.trades().unknownTakers()).isEqualTo(99_982);
        assertThat(instrument.timeGaps()).isZero();
        assertThat(report.firstIngestNs()).isEqualTo(1_385_337_600_000_000_000L);
        assertThat(report.lastIngestNs()).isEqualTo(1_385_913_725_000_000_000L);

        final long writtenAt = Files.getLastModifiedTime(tape.resolve("manifest.json")).toMillis();
        assertThat(DefaultFeed.tape(folder, ImportProgress.NONE)).isEqualTo(tape);
        assertThat(Files.getLastModifiedTime(tape.resolve("manifest.json")).toMillis()).isEqualTo(writtenAt);
    }
}
