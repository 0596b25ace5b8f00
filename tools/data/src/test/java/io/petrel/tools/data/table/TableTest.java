package io.petrel.tools.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.source.Columns;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.tape.TapeBars;
import io.petrel.tools.data.tape.TapeInfo;
import io.petrel.tools.data.tape.TapeProgress;
import io.petrel.tools.data.tape.TapeReport;
import io.petrel.tools.data.tape.TapeText;

class TableTest
{
    private static final long HOUR_NS = 3_600_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldReadHourlyBarsOfSeveralInstrumentsInTheOrderOfTheirEnds() throws IOException
    {
        final Path tape = folder.resolve("t");
        Imports.strict(bars(Map.of(), Units.NULL_TIME_NS), tape,
            SharedData.file("data/crypto-1h-2020-2024/BTCUSDT_1h.csv.gz"),
            SharedData.file("data/crypto-1h-2020-2024/DOGEUSDT_1h.csv.gz"));
        final TapeReport report = TapeInfo.of(tape, HOUR_NS, TapeProgress.NONE);

        assertThat(report.counts()).containsEntry("Bar", 37_660L + 33_067L);
        assertThat(report.instruments()).allMatch(instrument -> 0 == instrument.timeGaps());
        assertThat(TapeText.of(tape).get(2)).isEqualTo("bar 1 1577836800000000000-1577840400000000000 718943 719052 " +
            "717015 717155 volume 2449049 bought - ask - - - - n -");
        assertThat(TapeText.times(tape).get(0)).isEqualTo("1577840400000000000 1577840400000000000");
    }

    @Test
    void shouldReadTheJsonOfCoinbaseAndOfTa4j() throws IOException
    {
        final TableFormat json = new TableFormat(TableFormat.Kind.BARS_JSON, options(Map.of(), Units.NULL_TIME_NS));
        final ImportSummary coinbase = Imports.strict(json, folder.resolve("c"),
            SharedData.file("data/crypto-4h-2016-2024/Coinbase-BTC-USD-PT4H-20160518_20240913.json"));
        final ImportSummary binance = Imports.strict(json, folder.resolve("b"),
            SharedData.file("data/crypto-4h-2016-2024/Binance-ETH-USD-PT5M-20230313_20230315.json"));

        assertThat(coinbase.written()).containsEntry("Bar", 18_241L);
        assertThat(coinbase.instruments().get(0).symbol()).isEqualTo("BTC-USD");
        assertThat(coinbase.firstIngestNs()).isEqualTo(1_463_544_000_000_000_000L + 4 * HOUR_NS);
        assertThat(binance.written()).containsEntry("Bar", 580L);
        // its end is written as ...299999 ms
        assertThat(TapeText.of(folder.resolve("b")).get(1))
            .startsWith("bar 1 1678730400000000000-1678730700000000000 ");
    }

    @Test
    void shouldReadAnyColumnsZonesAndEnds() throws IOException
    {
        final Path file = Imports.file(folder, "x.csv",
            "when;vol;last;lo;hi;first", "2024-01-05 09:31;7;2;1;3;1.5", "2024-01-05 09:32;8;2;1;3;2");
        final TableOptions options = new TableOptions(
            Columns.parseMapping("time=when,open=first,high=hi,low=lo,close=last,volume=2"), ';',
            new EpochText(ZoneId.of("America/New_York"), null), TableOptions.BarTime.END, Units.NULL_TIME_NS,
            "SPY", "arca", ContractType.SPOT);
        Imports.strict(new TableFormat(TableFormat.Kind.BARS_CSV, options), folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t")).subList(1, 3)).containsExactly(
            "bar 1 1704465000000000000-1704465060000000000 15 30 10 20 volume 7 bought - ask - - - - n -",
            "bar 1 1704465060000000000-1704465120000000000 20 30 10 20 volume 8 bought - ask - - - - n -");
    }

    @Test
    void shouldRoundTheNoiseOfBinaryFractionsInBarsOnly() throws IOException
    {
        final Path file = Imports.file(folder, "abcusdt.csv",
            "0,1.5,1.5,1.5,1.5,0.30000000000000004", "60,1.5,1.5,1.5,1.5,6.0E+5");
        Imports.strict(bars(Map.of(), Units.NULL_TIME_NS), folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).contains(
            "bar 1 0-60000000000 15 15 15 15 volume 3 bought - ask - - - - n -",
            "bar 1 60000000000-120000000000 15 15 15 15 volume 6000000 bought - ask - - - - n -");
    }

    @Test
    void shouldNameBarsThatAreImpossibleOrOverlap() throws IOException
    {
        final Path file = Imports.file(folder, "abcusdt.csv", "time,open,high,low,close,volume",
            "1704067200,1,2,0.5,1,1", "1704067260,1,0.9,0.5,1,1", "1704067260,1,2,0.5,1,-1",
            "1704067260,1,2,0.5,1,1", "1704067230,1,2,0.5,1,1", "1704067320,1,2,0.5,1,1");
        final ImportSummary summary = Imports.lenient(bars(Map.of(), 60_000_000_000L), folder.resolve("t"), file);

        assertThat(summary.firstBadLines()).extracting(ImportSummary.BadLine::reason).containsExactly(
            "open 1, high 0.9, low 0.5, close 1 are no bar", "negative volume -1",
            "the bar begins before the one above it ends");
        assertThat(summary.written()).containsEntry("Bar", 3L);
    }

    @Test
    void shouldReadTradesWithAndWithoutSides() throws IOException
    {
        final Path file = Imports.file(folder, "eth-usd.csv", "tid,side,amount,price,timestamp",
            "5,sell,1.25,2000.5,1704067200.250", "6,BUY,0,2000.5,1704067200.250", "7,b,1,2001,1704067201");
        final ImportSummary summary = Imports.strict(
            new TableFormat(TableFormat.Kind.TRADES_CSV, options(Map.of(), Units.NULL_TIME_NS)),
            folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t")).subList(1, 3))
            .containsExactly("trade 1 5 20005@125 SELLER", "trade 1 7 20010@100 BUYER");
        assertThat(TapeText.times(folder.resolve("t")).get(0)).startsWith("1704067200250000000 ");
        assertThat(summary.skipped()).containsEntry("trade of size zero", 1L);
    }

    @Test
    void shouldNotTellWhatTakersBoughtInABarWhereATradeLeavesItOpen() throws IOException
    {
        final Path file = Imports.file(folder, "eth-usd.csv", "tid,side,amount,price,timestamp",
            "5,buy,1.25,2000.5,1704067200", "6,unknown,1,2000.5,1704067201", "7,buy,1,2001,1704067261",
            "8,sell,2,2001,1704067262");
        Imports.strict(new TableFormat(TableFormat.Kind.TRADES_CSV, options(Map.of(), Units.NULL_TIME_NS)),
            folder.resolve("t"), file);
        final List<String> bought = new ArrayList<>();
        TapeBars.run(folder.resolve("t"), "", 60_000_000_000L, bar -> bought.add(bar.size() + " " + bar.buySize()),
            TapeProgress.NONE);

        assertThat(bought).containsExactly("2.25 ", "3 1");
    }

    @Test
    void shouldSayWhichColumnIsMissing() throws IOException
    {
        final Path file = Imports.file(folder, "abcusdt.csv", "date,o,h,l,last", "2024-01-01,1,2,0.5,1");

        assertThatThrownBy(() -> Imports.strict(bars(Map.of(), HOUR_NS), folder.resolve("t"), file))
            .isInstanceOf(ImportException.class).hasMessageContaining("no column for close")
            .hasMessageContaining("--columns close=COLUMN");
        assertThatThrownBy(() -> Imports.strict(bars(Map.of("close", "fin"), HOUR_NS), folder.resolve("t"), file))
            .isInstanceOf(ImportException.class).hasMessageContaining("no column \"fin\" among");
        Imports.strict(bars(Map.of("close", "last"), HOUR_NS), folder.resolve("t"), file);
        assertThat(List.of(folder.toFile().list())).containsExactlyInAnyOrder("abcusdt.csv", "t");
    }

    private static TableFormat bars(final Map<String, String> columns, final long periodNs)
    {
        return new TableFormat(TableFormat.Kind.BARS_CSV, options(columns, periodNs));
    }

    private static TableOptions options(final Map<String, String> columns, final long periodNs)
    {
        return new TableOptions(columns, ',', new EpochText(ZoneOffset.UTC, null), TableOptions.BarTime.OPEN, periodNs,
            "", "file", ContractType.SPOT);
    }
}
