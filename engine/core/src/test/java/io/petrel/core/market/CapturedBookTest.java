package io.petrel.core.market;

import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;
import io.petrel.codecs.unit.Units;
import io.petrel.core.BinanceCapture;
import io.petrel.core.CaptureReplay;
import io.petrel.testing.SharedData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;

class CapturedBookTest
{
    private static final Pattern CHECKPOINT = Pattern.compile(
        "\\[\\s*(\\d+),\\s*(\\d+),\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*" +
        "(\\d+),\\s*(\\d+),\\s*(\\d+)\\s*\\]");

    @Test
    void shouldReproduceEveryCheckpointOfTheSpotCapture() throws IOException
    {
        final Replay replay = new Replay(new BinanceCapture("0.01", "0.00000001"), SequenceRule.BINANCE_SPOT);

        replay.run("spot/btcusdt_20240808.gz", "spot/btcusdt_20240809.gz");

        assertThat(replay.checkpoints).isEqualTo(expected("spot_btcusdt.expected.json")).hasSize(25);
        assertThat(replay.book.gaps()).isZero();
        assertThat(replay.book.bidLevels()).isEqualTo(1971);
        assertThat(replay.book.askLevels()).isEqualTo(2962);
        assertThat(replay.comparedQuotes).isGreaterThan(400);
    }

    @Test
    void shouldReproduceEveryCheckpointOfTheFuturesCapture() throws IOException
    {
        final Replay replay = new Replay(new BinanceCapture("0.1", "0.001"), SequenceRule.BINANCE_FUTURES);

        replay.run("usdm/btcusdt_20240808.gz");

        assertThat(replay.checkpoints).isEqualTo(expected("usdm_btcusdt.expected.json")).hasSize(26);
        assertThat(replay.book.gaps()).isZero();
        assertThat(replay.book.bidLevels()).isEqualTo(5018);
        assertThat(replay.book.askLevels()).isEqualTo(4578);
        assertThat(replay.comparedQuotes).isGreaterThan(400);
    }

    private static List<String> expected(final String file) throws IOException
    {
        final String json = Files.readString(SharedData.file("data/binance-l2-btcusdt/" + file));
        final Matcher matcher = CHECKPOINT.matcher(json.substring(json.indexOf("book_checkpoints")));
        final List<String> checkpoints = new ArrayList<>();
        while (matcher.find())
        {
            final StringBuilder text = new StringBuilder();
            for (int i = 1; i <= matcher.groupCount(); i++)
            {
                text.append(matcher.group(i)).append(' ');
            }
            checkpoints.add(text.toString());
        }
        return checkpoints;
    }

    /** Feeds a book as a feed adapter does: everything as received, and again after the snapshot what it may lack. */
    private static final class Replay implements BinanceCapture.Listener
    {
        private final BinanceCapture capture;
        private final L2Book book;
        private final List<Runnable> early = new ArrayList<>();
        private final List<String> checkpoints = new ArrayList<>();
        private boolean isResending;
        private int appliedLive;
        private int comparedQuotes;
        private long newestUpdateId;
        private long quoteUpdateId;
        private String quote = "";

        Replay(final BinanceCapture capture, final SequenceRule rule)
        {
            this.capture = capture;
            book = new L2Book(rule);
        }

        void run(final String... files)
        {
            capture.read(this, files);
        }

        @Override
        public void onSnapshot(final long lastUpdateId, final long[] bids, final long[] asks)
        {
            assertThat(book.beginSnapshot(lastUpdateId)).isTrue();
            CaptureReplay.send(bids, asks, book);
            book.endSnapshot();
            isResending = true;
            early.forEach(Runnable::run);
            isResending = false;
            assertThat(book.isTradable()).isTrue();
        }

        @Override
        public void onDelta(
            final long firstUpdateId,
            final long lastUpdateId,
            final long previousUpdateId,
            final long[] bids,
            final long[] asks)
        {
            newestUpdateId = Math.max(newestUpdateId, lastUpdateId);
            if (BookState.EMPTY == book.state())
            {
                early.add(() -> onDelta(firstUpdateId, lastUpdateId, previousUpdateId, bids, asks));
            }
            final DeltaVerdict verdict = book.beginDelta(
                firstUpdateId, lastUpdateId, previousUpdateId < 0 ? Units.NULL_ID : previousUpdateId);
            CaptureReplay.send(bids, asks, book);
            book.endDelta();
            if (DeltaVerdict.APPLY == verdict)
            {
                assertThat(book.isTradable()).isEqualTo(!isResending || lastUpdateId == newestUpdateId);
                compareQuote();
                if (!isResending && 0 == ++appliedLive % 250)
                {
                    checkpoints.add(checkpoint());
                }
            }
        }

        @Override
        public void onQuote(
            final long updateId, final long bidTicks, final long bidLots, final long askTicks, final long askLots)
        {
            quoteUpdateId = updateId;
            quote = bidTicks + " " + bidLots + " " + askTicks + " " + askLots;
            compareQuote();
        }

        private void compareQuote()
        {
            if (quoteUpdateId == book.lastUpdateId())
            {
                comparedQuotes++;
                assertThat(book.bestBidTicks() + " " + book.bestBidLots() + " " + book.bestAskTicks() + " " +
                    book.bestAskLots()).isEqualTo(quote);
            }
        }

        private String checkpoint()
        {
            final Step tick = capture.tick();
            final Step lot = capture.lot();
            return appliedLive + " " + book.lastUpdateId() + " " +
                tick.format(book.bestBidTicks()) + " " + lot.format(book.bestBidLots()) + " " +
                tick.format(book.bestAskTicks()) + " " + lot.format(book.bestAskLots()) + " " +
                book.bidLevels() + " " + book.askLevels() + " " + topCrc() + " ";
        }

        private long topCrc()
        {
            final StringBuilder text = new StringBuilder();
            for (int i = 0; i < 10; i++)
            {
                appendLevel(text, i, book.bidTicksAt(i), book.bidLotsAt(i));
            }
            text.append('#');
            for (int i = 0; i < 10; i++)
            {
                appendLevel(text, i, book.askTicksAt(i), book.askLotsAt(i));
            }
            final CRC32 crc = new CRC32();
            crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
            return crc.getValue();
        }

        private void appendLevel(final StringBuilder text, final int depth, final long ticks, final long lots)
        {
            text.append(0 == depth ? "" : "|").append(capture.tick().format(ticks)).append('@')
                .append(capture.lot().format(lots));
        }
    }
}
