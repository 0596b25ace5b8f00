package io.petrel.tools.data.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.tape.TapeText;

/** Rows as data.binance.vision publishes them: spot without header, futures with one, microseconds since 2025. */
class DumpTest
{
    @TempDir
    private Path folder;

    @Test
    void shouldReadAggregatedTradesOfSpotWithoutHeader() throws IOException
    {
        final Path file = Imports.file(folder, "BTCUSDT-aggTrades-2024-08-08.csv",
            "3107218261,61837.63000000,0.02000000,3735683259,3735683260,1723161255342,True,True",
            "3107218262,61837.64000000,0.50000000,3735683261,3735683261,1723161255350,false,True");
        Imports.strict(dump(DumpKind.AGG_TRADES, BinanceMarket.SPOT), folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).containsExactly(
            "instrument 1 BTCUSDT binance SPOT NONE TRADES_ONLY tick 1e-2 lot 1e-2 size 1e0 BTC/USDT/USDT",
            "trade 1 3107218261 6183763@2 SELLER aggregated", "trade 1 3107218262 6183764@50 BUYER aggregated");
        assertThat(TapeText.times(folder.resolve("t")).get(0)).isEqualTo("1723161255342000000 1723161255342000000");
    }

    @Test
    void shouldReadAZipOfMicrosecondsWithHeader() throws IOException
    {
        final Path file = zip("BTCUSD_PERP-trades-2025-02-01.zip",
            "id,price,qty,base_qty,time,is_buyer_maker\n917,96000.1,12,0.0125,1738368000123456,true\n");
        Imports.strict(dump(DumpKind.TRADES, BinanceMarket.COINM), folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).containsExactly(
            "instrument 1 BTCUSD_PERP binance-coinm INVERSE NONE TRADES_ONLY tick 1e-1 lot 1e0 size 1e2 BTC/USD/BTC",
            "trade 1 917 960001@12 SELLER");
        assertThat(TapeText.times(folder.resolve("t"))).containsExactly("1738368000123456000 1738368000123456000");
    }

    @Test
    void shouldKnowABarOnlyAtItsEnd() throws IOException
    {
        final Path file = Imports.file(folder, "ETHUSDT-1m-2024-01.csv",
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume," +
                "taker_buy_quote_volume,ignore",
            "1704067200000,2281.87,2282.5,2280.00,2281.0,100.5,1704067259999,229000.1,321,60.25,137000.5,0");
        Imports.strict(dump(DumpKind.KLINES, BinanceMarket.USDM), folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).contains(
            "bar 1 1704067200000000000-1704067260000000000 228187 228250 228000 228100 volume 10050 bought 6025 " +
                "ask - - - - n 321");
        assertThat(TapeText.times(folder.resolve("t"))).containsExactly("1704067260000000000 1704067260000000000");
    }

    @Test
    void shouldReadQuotesWithBothTimes() throws IOException
    {
        final Path file = Imports.file(folder, "BTCUSDT-bookTicker-2024-03-01.csv",
            "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time",
            "4000,61000.1,3.5,61000.2,1,1709251200005,1709251200009");
        Imports.strict(dump(DumpKind.BOOK_TICKER, BinanceMarket.USDM), folder.resolve("t"), file);

        assertThat(TapeText.of(folder.resolve("t"))).contains("quote 1 4000 610001@35 / 610002@10");
        assertThat(TapeText.times(folder.resolve("t"))).containsExactly("1709251200005000000 1709251200009000000");
    }

    @Test
    void shouldRefuseAFileWithoutSymbolAndARowThatIsNone() throws IOException
    {
        final Path nameless = Imports.file(folder, "dump.csv", "1,2,3,4,5,1723161255342,true");
        final Path wrong = Imports.file(folder, "BTCUSDT-aggTrades-x.csv",
            "1,61837.63,0.02,1,1,1723161255342,True", "2,61837.63,0.02,1,1,1723161255342,Maybe");

        assertThatThrownBy(() -> Imports.strict(
            dump(DumpKind.AGG_TRADES, BinanceMarket.SPOT), folder.resolve("t"), nameless))
            .isInstanceOf(ImportException.class).hasMessageContaining("--symbol");
        assertThatThrownBy(() -> Imports.strict(
            dump(DumpKind.AGG_TRADES, BinanceMarket.SPOT), folder.resolve("t"), wrong))
            .isInstanceOf(ImportException.class).hasMessageContaining("x.csv:2").hasMessageContaining("Maybe");
        assertThat(folder.resolve("t")).doesNotExist();
    }

    private static ImportFormat dump(final DumpKind kind, final BinanceMarket market)
    {
        return new BinanceDump(kind, market, "");
    }

    private Path zip(final String name, final String content) throws IOException
    {
        final Path file = folder.resolve(name);

        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out))
        {
            zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        return file;
    }
}
