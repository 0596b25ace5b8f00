package io.petrel.tools.data.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.tape.BookCheckpoints;
import io.petrel.tools.data.tape.TapeProgress;
import io.petrel.tools.data.tape.TapeText;

/** Captures as other recorders, instruments and years write them. */
class CaptureVariantsTest
{
    private static final BinanceCapture SPOT = new BinanceCapture(BinanceMarket.SPOT);
    private static final BinanceCapture USDM = new BinanceCapture(BinanceMarket.USDM);
    private static final BinanceCapture COINM = new BinanceCapture(BinanceMarket.COINM);

    @TempDir
    private Path folder;

    @Test
    void shouldReadBareMessagesWithFieldsInAnyOrder() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 {\"a\":[[\"0.00001240\",\"7\"]]," +
                "\"b\":[[\"0.00001234\",\"100\"],[\"0.0000120\",\"0\"]],\"u\":12," +
                "\"U\":10,\"s\":\"PEPEUSDT\",\"E\":1700000000090,\"e\":\"depthUpdate\"}",
            "1700000000200000000 {\"q\":\"1500\",\"m\":true,\"p\":\"0.00001234\",\"t\":9,\"T\":1700000000189," +
                "\"e\":\"trade\",\"E\":1700000000190,\"s\":\"PEPEUSDT\"}",
            "1700000000300000000 {\"A\":\"7\",\"a\":\"0.00001240\",\"B\":\"100\",\"b\":\"0.00001234\"," +
                "\"s\":\"PEPEUSDT\",\"u\":12}");
        Imports.strict(SPOT, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).containsExactly(
            "instrument 1 PEPEUSDT binance SPOT BINANCE_SPOT DEPTH tick 1e-8 lot 1e0 size 1e0 PEPE/USDT/USDT",
            "delta 1 10-12 after - bids 1234@100 1200@0 asks 1240@7",
            "trade 1 9 1234@1500 SELLER",
            "quote 1 12 1234@100 / 1240@7");
    }

    @Test
    void shouldReadWindowsLineEndsBlankLinesMarksAndSeveralGzipMembers() throws IOException
    {
        final String first = "\uFEFF1700000000100000000 " + trade("ABCUSDT", 1, "1.5", "2") + "\r\n\r\n  \r\n";
        final String second = "1700000000200000000\t" + trade("ABCUSDT", 2, "1.6", "2") + "\r\n";
        final String third = "1700000000300000000 " + trade("ABCUSDT", 3, "1.7", "2");
        final Path file = Imports.gzip(folder, "a.bin", first, second, third);
        final ImportSummary summary = Imports.strict(SPOT, folder.resolve("t"), file);

        assertThat(summary.written().get("Trade")).isEqualTo(3);
    }

    @Test
    void shouldSendAgainBehindASnapshotWhatItDoesNotInclude() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 " + delta("abcusdt", 1, 2, "1.0", "1"),
            "1700000000200000000 " + delta("abcusdt", 3, 4, "1.1", "1"),
            "1700000000300000000 " + delta("abcusdt", 5, 6, "1.2", "1"),
            "1700000000400000000 {\"lastUpdateId\":3,\"bids\":[[\"1.0\",\"2\"]],\"asks\":[[\"2.0\",\"5\"]]}",
            "1700000000500000000 " + delta("abcusdt", 7, 8, "1.3", "1"));
        Imports.strict(SPOT, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).containsExactly(
            "instrument 1 ABCUSDT binance SPOT BINANCE_SPOT DEPTH tick 1e-1 lot 1e0 size 1e0 ABC/USDT/USDT",
            "delta 1 1-2 after - bids 10@1 asks",
            "delta 1 3-4 after - bids 11@1 asks",
            "delta 1 5-6 after - bids 12@1 asks",
            "snapshot 1 3 bids 10@2 asks 20@5",
            "resent 1 3-4 after - bids 11@1 asks",
            "resent 1 5-6 after - bids 12@1 asks",
            "delta 1 7-8 after - bids 13@1 asks");
        assertThat(BookCheckpoints.run(folder.resolve("t"), "", 1, point ->
            assertThat(point.bid()).isEqualTo("1.3"), TapeProgress.NONE).applied()).isEqualTo(1);
    }

    @Test
    void shouldRecoverFromAGapAtTheNextSnapshot() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 {\"lastUpdateId\":2,\"bids\":[[\"1.0\",\"2\"]],\"asks\":[[\"2.0\",\"5\"]]}",
            "1700000000200000000 " + delta("abcusdt", 3, 4, "1.1", "1"),
            "1700000000300000000 " + delta("abcusdt", 9, 10, "1.2", "1"),
            "1700000000400000000 " + delta("abcusdt", 11, 12, "1.3", "1"),
            "1700000000500000000 {\"lastUpdateId\":11,\"bids\":[[\"1.0\",\"2\"]],\"asks\":[[\"2.0\",\"5\"]]}",
            "1700000000600000000 " + delta("abcusdt", 13, 14, "1.4", "1"));
        Imports.strict(SPOT, folder.resolve("t"), file);
        final BookCheckpoints.Result result = BookCheckpoints.run(folder.resolve("t"), "ABCUSDT", 10,
            point -> Assertions.fail("only two deltas were applied"), TapeProgress.NONE);

        assertThat(result.gaps()).isEqualTo(1);
        assertThat(result.snapshots()).isEqualTo(2);
        assertThat(result.applied()).isEqualTo(2);
        assertThat(result.last().bid()).isEqualTo("1.4");
        assertThat(result.last().bidLevels()).isEqualTo(3);
    }

    @Test
    void shouldReadInverseContractsOfBothSizes() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 {\"stream\":\"btcusd_perp@bookTicker\",\"data\":{\"u\":5,\"e\":\"bookTicker\"," +
                "\"s\":\"BTCUSD_PERP\",\"ps\":\"BTCUSD\",\"b\":\"60000.1\",\"B\":\"24\",\"a\":\"60000.2\"," +
                "\"A\":\"669\",\"T\":1700000000064,\"E\":1700000000071}}",
            "1700000000200000000 {\"stream\":\"ethusd_240927@depth@0ms\",\"data\":{\"e\":\"depthUpdate\"," +
                "\"E\":1700000000180,\"T\":1700000000179,\"s\":\"ETHUSD_240927\",\"ps\":\"ETHUSD\",\"U\":8,\"u\":9," +
                "\"pu\":7,\"b\":[[\"2500.05\",\"12\"]],\"a\":[]}}",
            "1700000000300000000 {\"lastUpdateId\":8,\"E\":1700000000280,\"T\":1700000000279," +
                "\"symbol\":\"ETHUSD_240927\",\"pair\":\"ETHUSD\",\"bids\":[[\"2500.00\",\"1\"]],\"asks\":[]}");
        Imports.strict(COINM, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).containsExactly(
            "instrument 1 BTCUSD_PERP binance-coinm INVERSE NONE TOP_OF_BOOK tick 1e-1 lot 1e0 size 1e2 BTC/USD/BTC",
            "instrument 2 ETHUSD_240927 binance-coinm INVERSE BINANCE_FUTURES DEPTH tick 1e-2 lot 1e0 size 1e1 " +
                "ETH/USD/ETH",
            "quote 1 5 600001@24 / 600002@669",
            "delta 2 8-9 after 7 bids 250005@12 asks",
            "snapshot 2 8 bids 250000@1 asks",
            "resent 2 8-9 after 7 bids 250005@12 asks");
    }

    @Test
    void shouldTellWhatEachTradeWas() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 " + futuresTrade(1, "10.5", "0.3", "MARKET"),
            "1700000000200000000 " + futuresTrade(2, "10.6", "0.4", "INSURANCE_FUND"),
            "1700000000300000000 " + futuresTrade(3, "0", "0", "NA"),
            "1700000000400000000 " + futuresTrade(4, "10.7", "0.5", "NA"));
        final ImportSummary summary = Imports.strict(USDM, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t")).subList(1, 4)).containsExactly(
            "trade 1 1 105@3 BUYER", "trade 1 2 106@4 BUYER not market", "trade 1 4 107@5 BUYER not market");
        assertThat(summary.skipped()).containsExactly(java.util.Map.entry("trade NA without price or size", 1L));
    }

    @Test
    void shouldCountWhatItDoesNotImport() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000000000000 {\"result\":null,\"id\":1}",
            "1700000000100000000 " + trade("ABCUSDT", 1, "1.5", "2"),
            "1700000000200000000 {\"stream\":\"abcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1700000000190," +
                "\"s\":\"ABCUSDT\",\"a\":1,\"p\":\"1.5\",\"q\":\"2\",\"f\":1,\"l\":1,\"T\":1700000000189,\"m\":true}}",
            "1700000000300000000 {\"e\":\"kline\",\"E\":1700000000290,\"s\":\"ABCUSDT\",\"k\":{\"o\":\"1\"}}",
            "1700000000400000000 {\"e\":\"forceOrder\",\"E\":1700000000390,\"o\":{\"s\":\"ABCUSDT\"}}",
            "1700000000500000000 {\"stream\":\"!ticker@arr\",\"data\":[{\"e\":\"24hrTicker\"}]}",
            "1700000000600000000 {\"stream\":\"abcusdt@depth5@100ms\",\"data\":{\"lastUpdateId\":3,\"bids\":[]," +
                "\"asks\":[]}}",
            "1700000000700000000 {\"zeta\":1,\"alpha\":2}");
        final ImportSummary summary = Imports.strict(SPOT, folder.resolve("t"), file);

        assertThat(summary.skipped().keySet()).containsExactly("aggTrade, its trades are on the tape one by one",
            "array !ticker@arr", "forceOrder", "kline", "partial depth", "subscription answer",
            "unknown {alpha,zeta}");
        assertThat(summary.written()).containsEntry("Trade", 1L);
    }

    @Test
    void shouldPublishTheFundingRateOnceItsBoundaryHasPassed() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 " + futuresTrade(1, "10.5", "0.3", "MARKET"),
            "1700000000200000000 " + mark("10.44", "0.00010000", 1_700_000_000_150L),
            "1700000000300000000 " + mark("10.46", "0.00020000", 1_700_028_800_000L));
        Imports.strict(USDM, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).contains("mark 1 104 index 105", "mark 1 105 index 105",
            "funding 1 100000000 at 1700000000150000000");
    }

    @Test
    void shouldGiveASnapshotWithoutSymbolToTheBookItFits() throws IOException
    {
        final String snapshot =
            " {\"lastUpdateId\":1003,\"bids\":[[\"20.123\",\"1\"]],\"asks\":[[\"21.0\",\"1\"]]}";
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 " + delta("aaausdt", 1, 4, "1.0", "1"),
            "1700000000200000000 " + delta("bbbusdt", 1001, 1004, "20.1", "1"),
            "1700000000300000000" + snapshot);
        Imports.strict(SPOT, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).contains(
            "snapshot 2 1003 bids 20123@1 asks 21000@1", "resent 2 1001-1004 after - bids 20100@1 asks");
    }

    @Test
    void shouldGiveASnapshotWithoutSymbolThatComesFirstToTheBookItBegins() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000050000000 {\"lastUpdateId\":1000,\"bids\":[[\"20.0\",\"1\"]],\"asks\":[[\"21.0\",\"1\"]]}",
            "1700000000100000000 " + delta("aaausdt", 1, 4, "1.0", "1"),
            "1700000000200000000 " + delta("bbbusdt", 1001, 1004, "20.1", "1"));
        Imports.strict(SPOT, folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).contains("snapshot 2 1000 bids 200@1 asks 210@1");
    }

    @Test
    void shouldTakeTheLongNamesOfScaledCoinsAndRefuseThoseThatDoNotFit() throws IOException
    {
        final Path file = Imports.file(folder, "a", "1700000000100000000 " + trade("1000000MOGUSDT", 1, "1.5", "2"));
        Imports.strict(SPOT, folder.resolve("t"), file);
        final Path tooLong =
            Imports.file(folder, "b", "1700000000100000000 " + trade("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1, "1.5", "2"));

        assertThat(TapeText.of(folder.resolve("t")).get(0)).contains("1000000MOGUSDT", " /USDT/USDT");
        Assertions.assertThrows(ImportException.class, () -> Imports.strict(SPOT, folder.resolve("u"), tooLong));
    }

    @Test
    void shouldSayWhenTheMarketIsTheWrongOne() throws IOException
    {
        final Path file = Imports.file(folder, "a", "1700000000100000000 " + delta("abcusdt", 1, 2, "1.0", "1"));

        assertThat(Assertions.assertThrows(ImportException.class, () ->
            Imports.strict(USDM, folder.resolve("t"), file))).hasMessageContaining("this is a delta of spot");
    }

    @Test
    void shouldCountBadLinesAndKeepTheRest() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1700000000100000000 " + trade("ABCUSDT", 1, "1.5", "2"),
            "garbage",
            "1700000000200000000 {\"e\":\"trade\",\"s\":\"ABCUSDT\",\"t\":2,\"p\":\"x\",\"q\":\"1\",\"m\":true}",
            "1700000000300000000 {\"e\":\"trade\"",
            "1700000000400000000 " + trade("ABCUSDT", 2, "-1.5", "2"),
            "1700000000500000000 " + trade("ABCUSDT", 3, "1.7", "2") + " trailing",
            "1700000000600000000 " + trade("ABCUSDT", 4, "1.8", "2"));
        final ImportSummary summary = Imports.lenient(SPOT, folder.resolve("t"), file);

        assertThat(summary.badLines()).isEqualTo(5);
        assertThat(summary.firstBadLines().get(0).place()).endsWith("a:2");
        assertThat(summary.firstBadLines().get(0).text()).isEqualTo("garbage");
        assertThat(summary.firstBadLines().get(1).reason()).contains("not a number: \"x\"");
        assertThat(summary.written()).containsEntry("Trade", 2L);
    }

    @Test
    void shouldCountACutOffFileAsOneBadLine() throws IOException
    {
        final StringBuilder text = new StringBuilder();

        for (int i = 0; i < 5000; i++)
        {
            text.append(1_700_000_000_100_000_000L + i).append(' ')
                .append(trade("ABCUSDT", i, "1." + (100 + i * 7919 % 900), "2")).append('\n');
        }

        final Path whole = Imports.gzip(folder, "whole", text.toString());
        final byte[] bytes = java.nio.file.Files.readAllBytes(whole);
        final Path cut =
            java.nio.file.Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        final ImportSummary summary = Imports.lenient(SPOT, folder.resolve("t"), cut);

        assertThat(summary.badLines()).isEqualTo(1);
        assertThat(summary.firstBadLines().get(0).reason()).contains("cut off");
        assertThat(summary.written().get("Trade")).isBetween(1000L, 4999L);
    }

    @Test
    void shouldMergeFilesOfDifferentInstrumentsByTime() throws IOException
    {
        final Path first = Imports.file(folder, "a",
            "1700000000100000000 " + trade("AAAUSDT", 1, "1", "1"),
            "1700000000300000000 " + trade("AAAUSDT", 2, "1", "1"));
        final Path second = Imports.file(folder, "b",
            "1700000000200000000 " + trade("BBBUSDT", 1, "1", "1"),
            "1700000000400000000 " + trade("BBBUSDT", 2, "1", "1"));
        Imports.strict(SPOT, folder.resolve("t"), first, second);

        assertThat(TapeText.of(folder.resolve("t")).subList(2, 6)).containsExactly("trade 1 1 1@1 SELLER",
            "trade 2 1 1@1 SELLER", "trade 1 2 1@1 SELLER", "trade 2 2 1@1 SELLER");
    }

    @Test
    void shouldReadFilesOfOneStreamInTheOrderGiven() throws IOException
    {
        final Path first = Imports.file(folder, "a", "1700000000500000000 " + trade("AAAUSDT", 1, "1", "1"));
        final Path second = Imports.file(folder, "b", "1700000000400000000 " + trade("AAAUSDT", 2, "1", "1"));
        final ImportSummary summary = Imports.strict(SPOT, folder.resolve("t"), first, second);

        assertThat(TapeText.of(folder.resolve("t")).subList(1, 3))
            .containsExactly("trade 1 1 1@1 SELLER", "trade 1 2 1@1 SELLER");
        assertThat(summary.steppedBack()).isEqualTo(1);
    }

    @Test
    void shouldKeepBothTimesAndEstimateTheOneThatIsMissing() throws IOException
    {
        final Path file = Imports.file(folder, "a",
            "1699999999100000000 " + trade("ABCUSDT", 1, "1.5", "2"),
            "1699999999105000000 {\"u\":1,\"s\":\"ABCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
            "1699999999110000000 " + trade("ABCUSDT", 2, "1.6", "2"));
        final ImportSummary summary = Imports.strict(SPOT, folder.resolve("t"), file);

        // the first trade, sent at ...090, is the fastest: the recorder is 990 ms behind
        assertThat(summary.clock().offsetNs()).isEqualTo(-990_000_000L);
        assertThat(TapeText.times(folder.resolve("t"))).containsExactly(
            "1700000000089000000 1700000000090000000",
            "1700000000095000000 1700000000095000000",
            "1700000000089000000 1700000000100000000");
        assertThat(summary.latency().maxNs()).isBetween(9_990_000L, 10_010_000L);
    }

    @Test
    void shouldReadReceiveTimesOfAnyUnitAndCryptofeedLines() throws IOException
    {
        final List<String> starts = List.of("1700000000100 ", "1700000000100000 ", "1700000000.1: ");

        for (int i = 0; i < starts.size(); i++)
        {
            final Path file = Imports.file(folder, "f" + i,
                "wss://stream.binance.com:9443/stream?streams=abcusdt@trade <-> 1700000000.05",
                starts.get(i) + trade("ABCUSDT", 1, "1.5", "2"));
            final Path tape = folder.resolve("t" + i);
            Imports.strict(SPOT, tape, file);

            assertThat(TapeText.times(tape)).containsExactly("1700000000089000000 1700000000090000000");
        }
    }

    private static String trade(final String symbol, final int id, final String price, final String size)
    {
        return "{\"stream\":\"" + symbol.toLowerCase(java.util.Locale.ROOT) + "@trade\",\"data\":{\"e\":\"trade\"," +
            "\"E\":1700000000090,\"s\":\"" + symbol + "\",\"t\":" + id + ",\"p\":\"" + price + "\",\"q\":\"" + size +
            "\",\"T\":1700000000089,\"m\":true,\"M\":true}}";
    }

    private static String futuresTrade(final int id, final String price, final String size, final String origin)
    {
        return "{\"e\":\"trade\",\"E\":1700000000090,\"T\":1700000000089,\"s\":\"XYZUSDT\",\"t\":" + id + ",\"p\":\"" +
            price + "\",\"q\":\"" + size + "\",\"X\":\"" + origin + "\",\"m\":false}";
    }

    private static String delta(
        final String symbol, final int first, final int last, final String price, final String size)
    {
        return "{\"stream\":\"" + symbol + "@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1700000000090," +
            "\"s\":\"" + symbol.toUpperCase(java.util.Locale.ROOT) + "\",\"U\":" + first + ",\"u\":" + last +
            ",\"b\":[[\"" + price + "\",\"" + size + "\"]],\"a\":[]}}";
    }

    private static String mark(final String price, final String rate, final long fundingMs)
    {
        return "{\"e\":\"markPriceUpdate\",\"E\":1700000000190,\"s\":\"XYZUSDT\",\"p\":\"" + price +
            "000000\",\"i\":\"10.45000001\",\"P\":\"10.4\",\"r\":\"" + rate + "\",\"T\":" + fundingMs + "}";
    }
}
