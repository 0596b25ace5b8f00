package io.petrel.tools.data.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.tape.TapeText;

class ForexTest
{
    private static final String LEAN = "data/forex-oanda-utc/oanda/";
    private static final String FXCM = "data/forex-minute/fxcm/";

    @TempDir
    private Path folder;

    @Test
    void shouldReadTicksOfADay() throws IOException
    {
        final ImportSummary summary = Imports.strict(new LeanQuotes(ZoneOffset.UTC, "", "oanda"), folder.resolve("t"),
            SharedData.file(LEAN + "tick/eurusd/20140507_quote.zip"));

        assertThat(summary.badLines()).isZero();
        assertThat(TapeText.of(folder.resolve("t")).subList(0, 2)).containsExactly(
            "instrument 1 EURUSD oanda SPOT NONE TOP_OF_BOOK tick 1e-5 lot 1e0 size 1e0 EUR/USD/USD",
            "quote 1 - 139286@- / 139298@-");
        // 7135 ms after midnight UTC
        assertThat(TapeText.times(folder.resolve("t")).get(0)).startsWith("1399420807135000000 ");
    }

    @Test
    void shouldReadMinutesHoursAndDaysWithTheirEnds() throws IOException
    {
        final LeanQuotes lean = new LeanQuotes(ZoneOffset.UTC, "", "oanda");
        Imports.strict(lean, folder.resolve("m"), SharedData.file(LEAN + "minute/nzdusd/20140507_quote.zip"));
        final ImportSummary hours =
            Imports.strict(lean, folder.resolve("h"), SharedData.file(LEAN + "hour/eurusd.zip"));
        final ImportSummary days =
            Imports.strict(lean, folder.resolve("d"), SharedData.file(LEAN + "daily/gbpusd.zip"));

        assertThat(TapeText.of(folder.resolve("m")).get(1)).isEqualTo("bar 1 1399420800000000000-1399420860000000000 " +
            "87078 87079 87075 87078 volume - bought - ask 87103 87104 87100 87102 n -");
        assertThat(hours.written()).containsEntry("Bar", 74_439L);
        assertThat(TapeText.times(folder.resolve("h")).get(0)).isEqualTo("1167688800000000000 1167688800000000000");
        assertThat(TapeText.of(folder.resolve("d")).get(1))
            .startsWith("bar 1 1167609600000000000-1167696000000000000 ");
        assertThat(days.instruments().get(0).symbol()).isEqualTo("GBPUSD");
    }

    @Test
    void shouldJoinBidAndAskFiles() throws IOException
    {
        final BidAskBars pairs = new BidAskBars(EpochText.UTC, "", "fxcm");
        final ImportSummary summary = Imports.strict(pairs, folder.resolve("t"),
            SharedData.file(FXCM + "gbpusd-m1-ask-2012.csv"), SharedData.file(FXCM + "usdjpy-m1-bid-2013.csv"),
            SharedData.file(FXCM + "usdjpy-m1-ask-2013.csv"), SharedData.file(FXCM + "gbpusd-m1-bid-2012.csv"));

        assertThat(summary.written()).containsEntry("Bar", 30_117L + 28_761L);
        assertThat(TapeText.of(folder.resolve("t")).subList(1, 3)).containsExactly(
            "instrument 2 USDJPY fxcm SPOT NONE BARS_ONLY tick 1e-3 lot 1e0 size 1e0 USD/JPY/JPY",
            "bar 1 1328054400000000000-1328054460000000000 157597 157606 157576 157576 volume - bought - " +
                "ask 157608 157610 157585 157585 n -");
    }

    @Test
    void shouldNameRowsThatOnlyOneFileHas() throws IOException
    {
        final Path bid = Imports.file(folder, "abcdef-bid.csv", "timestamp,open,high,low,close",
            "2024-01-01 00:00:00+00:00,1.1,1.2,1.0,1.1", "2024-01-01 00:01:00+00:00,1.1,1.2,1.0,1.1",
            "2024-01-01 00:02:00+00:00,1.1,1.2,1.0,1.1");
        final Path ask = Imports.file(folder, "abcdef-ask.csv", "timestamp,open,high,low,close",
            "2024-01-01 00:00:00+00:00,1.1,1.2,1.0,1.1", "2024-01-01 00:02:00+00:00,1.1,1.2,1.0,1.1",
            "2024-01-01 00:03:00+00:00,1.1,1.2,1.0,1.1");
        final ImportSummary summary =
            Imports.lenient(new BidAskBars(EpochText.UTC, "", "fxcm"), folder.resolve("t"), bid, ask);

        assertThat(summary.written()).containsEntry("Bar", 2L);
        assertThat(summary.firstBadLines()).extracting(bad -> bad.place().replaceAll(".*abc", "abc"))
            .containsExactly("abcdef-bid.csv:3", "abcdef-ask.csv:4");
    }

    @Test
    void shouldShiftAFixedOffset() throws IOException
    {
        final Path file = Imports.file(folder, "20140507_eurusd_tick_quote.csv", "1000,1.1,1.2");
        Imports.strict(new LeanQuotes(ZoneId.of("-05:00"), "", "fxcm"), folder.resolve("t"), file);

        assertThat(TapeText.times(folder.resolve("t")).get(0)).startsWith("1399438801000000000 ");
    }

    @Test
    void shouldReadTicksByTheClockOnTheWallWhereItIsChanged() throws IOException
    {
        // 2014-03-09: New York went from 02:00 EST to 03:00 EDT; the market opens at 17:00 EDT, 21:00 UTC
        final Path file = Imports.file(folder, "20140309_eurusd_tick_quote.csv", "61200000,1.1,1.2");
        Imports.strict(new LeanQuotes(ZoneId.of("America/New_York"), "", "fxcm"), folder.resolve("t"), file);

        assertThat(TapeText.times(folder.resolve("t")).get(0)).startsWith("1394398800000000000 ");
    }

    @Test
    void shouldNameBarsThatLackASide() throws IOException
    {
        final Path file = Imports.file(folder, "eurusd.csv", "20140507 00:00,1.1,1.2,1.0,1.1,0,1.1,1.2,1.0,1.1,0",
            "20140507 01:00,,,,,,1.1,1.2,1.0,1.1,0", "20140507 02:00,1.1,1.2,1.0,1.1,0,,,,,",
            "20140507 03:00,1.1,1.2,1.0,1.1,0,1.1,1.2,1.0,1.1,0");
        final ImportSummary summary =
            Imports.lenient(new LeanQuotes(ZoneOffset.UTC, "", "oanda"), folder.resolve("t"), file);

        assertThat(summary.written()).containsEntry("Bar", 2L);
        assertThat(summary.firstBadLines()).extracting(ImportSummary.BadLine::reason)
            .containsExactly("a bar without bid", "a bar without ask");
    }

    @Test
    void shouldRefuseMillisecondsBeyondTheDay() throws IOException
    {
        final Path file = Imports.file(folder, "20140507_eurusd_tick_quote.csv", "1000,1.1,1.2", "86400000,1.1,1.2");
        final ImportSummary summary =
            Imports.lenient(new LeanQuotes(ZoneOffset.UTC, "", "fxcm"), folder.resolve("t"), file);

        assertThat(summary.badLines()).isEqualTo(1);
    }
}
