package io.petrel.tools.data.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.tools.data.Expected;
import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.tape.BookCheckpoint;
import io.petrel.tools.data.tape.BookCheckpoints;
import io.petrel.tools.data.tape.TapeBars;
import io.petrel.tools.data.tape.TapeInfo;
import io.petrel.tools.data.tape.TapeProgress;
import io.petrel.tools.data.tape.TapeReport;

/** The two real captures against an independent replay of them. */
class RealCaptureTest
{
    private static final String FOLDER = "data/binance-l2-btcusdt/";
    private static final long MINUTE_NS = 60_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldReproduceTheSpotCapture() throws IOException
    {
        final Path tape = folder.resolve("spot");
        final ImportSummary summary = Imports.strict(new BinanceCapture(BinanceMarket.SPOT), tape,
            SharedData.file(FOLDER + "spot/btcusdt_20240808.gz"), SharedData.file(FOLDER + "spot/btcusdt_20240809.gz"));

        assertReproduces(tape, summary, SharedData.file(FOLDER + "spot_btcusdt.expected.json"));
        assertThat(summary.instruments().get(0).tick()).isEqualTo("0.01");
        assertThat(summary.instruments().get(0).lot()).as("one resting order has six decimals").isEqualTo("0.000001");
    }

    @Test
    void shouldReproduceTheUsdMarginedCapture() throws IOException
    {
        final Path tape = folder.resolve("usdm");
        final ImportSummary summary = Imports.strict(
            new BinanceCapture(BinanceMarket.USDM), tape, SharedData.file(FOLDER + "usdm/btcusdt_20240808.gz"));

        assertReproduces(tape, summary, SharedData.file(FOLDER + "usdm_btcusdt.expected.json"));
        assertThat(summary.instruments().get(0).tick()).isEqualTo("0.1");
        assertThat(summary.instruments().get(0).lot()).isEqualTo("0.001");
    }

    private static void assertReproduces(final Path tape, final ImportSummary summary, final Path expectedFile)
        throws IOException
    {
        final Map<String, Object> expected = Expected.object(expectedFile);
        assertThat(bars(tape)).isEqualTo(expectedBars(expected));
        assertThat(checkpoints(tape)).isEqualTo(Expected.starting(expected, "book_checkpoints"));
        assertInfo(TapeInfo.of(tape, TapeInfo.DEFAULT_GAP_NS, TapeProgress.NONE), expected);
        assertClock(summary);
    }

    @SuppressWarnings("unchecked")
    private static void assertInfo(final TapeReport report, final Map<String, Object> expected)
    {
        final Map<String, Object> messages = (Map<String, Object>)expected.get("message_counts");
        final Map<String, Object> sums = (Map<String, Object>)expected.get("trades");
        final TapeReport.Instrument instrument = report.instruments().get(0);
        final TapeReport.Trades trades = instrument.trades();

        assertThat(instrument.symbol()).isEqualTo("BTCUSDT");
        assertThat(instrument.counts().get("BookDelta")).isEqualTo(number(Expected.starting(messages, "depth")));
        assertThat(instrument.counts().get("TopOfBook")).isEqualTo(number(messages.get("bookTicker")));
        assertThat(instrument.counts().get("BookSnapshot")).isEqualTo(number(messages.get("rest_snapshot")));
        assertThat(instrument.depthGaps()).isZero();
        assertThat(instrument.timeGaps()).isZero();
        assertThat(trades.count()).isEqualTo(number(sums.get("n")));
        assertThat(trades.size()).isEqualTo(plain(sums.get("qty")));
        assertThat(trades.notional()).isEqualTo(plain(Expected.starting(sums, "notional")));
        assertThat(trades.vwap()).isEqualTo(plain(sums.get("vwap_qty_weighted")));
        assertThat(trades.firstId()).isEqualTo(number(sums.get("first_id")));
        assertThat(trades.lastId()).isEqualTo(number(sums.get("last_id")));
        assertThat(trades.idGaps()).isZero();
        assertThat(trades.buyerIsMaker()).isEqualTo(number(sums.get("buyer_is_maker")));
    }

    /** The recorder ran 1.27 s behind; what is left after the correction is the latency of a feed. */
    private static void assertClock(final ImportSummary summary)
    {
        assertThat(summary.clock().offsetNs()).isBetween(-1_278_000_000L, -1_268_000_000L);
        assertThat(summary.clock().driftPerNs()).isBetween(-10e-6, 0.0);
        assertThat(summary.latency().p50Ns()).isBetween(500_000L, 5_000_000L);
        assertThat(summary.steppedBack()).isZero();
    }

    private static List<Object> checkpoints(final Path tape)
    {
        final List<Object> checkpoints = new ArrayList<>();
        final BookCheckpoints.Result result =
            BookCheckpoints.run(tape, "", 250, point -> checkpoints.add(cells(point)), TapeProgress.NONE);
        assertThat(result.gaps()).isZero();
        assertThat(result.snapshots()).isEqualTo(1);
        return checkpoints;
    }

    private static List<String> cells(final BookCheckpoint point)
    {
        return List.of(Long.toString(point.count()), Long.toString(point.lastUpdateId()), point.bid(), point.bidSize(),
            point.ask(), point.askSize(), Integer.toString(point.bidLevels()), Integer.toString(point.askLevels()),
            Long.toString(point.crc32()));
    }

    private static Map<String, List<String>> bars(final Path tape)
    {
        final Map<String, List<String>> bars = new LinkedHashMap<>();
        final TapeBars.Result result = TapeBars.run(tape, "BTCUSDT", MINUTE_NS, bar -> bars.put(
            Long.toString(bar.startNs() / 1_000_000), List.of(bar.open(), bar.high(), bar.low(), bar.close(),
            bar.size(), Integer.toString(bar.count()), bar.buySize())), TapeProgress.NONE);
        assertThat(result.late()).isZero();
        return bars;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> expectedBars(final Map<String, Object> expected)
    {
        final Map<String, List<String>> bars = new LinkedHashMap<>();
        ((Map<String, Object>)Expected.starting(expected, "minute_bars")).forEach((start, cells) ->
            bars.put(start, ((List<Object>)cells).stream().map(RealCaptureTest::plain).toList()));
        return bars;
    }

    private static String plain(final Object decimal)
    {
        return new BigDecimal(decimal.toString()).stripTrailingZeros().toPlainString();
    }

    private static long number(final Object text)
    {
        return Long.parseLong(text.toString());
    }
}
