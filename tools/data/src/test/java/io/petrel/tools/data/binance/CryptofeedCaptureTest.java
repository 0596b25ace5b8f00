package io.petrel.tools.data.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TopOfBookDecoder;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.BookState;
import io.petrel.core.market.Instruments;
import io.petrel.core.market.L2Book;
import io.petrel.tools.data.Imports;
import io.petrel.tools.data.load.ImportSummary;
import io.petrel.tools.data.tape.TapeInfo;
import io.petrel.tools.data.tape.TapeProgress;
import io.petrel.tools.data.tape.TapeReader;
import io.petrel.tools.data.tape.TapeReport;

/**
 * Captures of 22 other instruments by another recorder, in another line format, with stream and REST answers in two
 * files: wherever the venue's quote and the book stand at the same update, they must agree.
 */
class CryptofeedCaptureTest
{
    private static final String FOLDER = "data/exchange-wire-captures/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "BINANCE, SPOT, 4, 177, 84, 2",
        "BINANCE_US, SPOT, 4, 336, 128, 11",
        "BINANCE_FUTURES, USDM, 4, 764, 613, 91",
        "BINANCE_DELIVERY, COINM, 10, 2047, 2240, 51"})
    void shouldAgreeWithTheVenuesQuotes(
        final String venue,
        final BinanceMarket market,
        final int instruments,
        final long deltas,
        final long quotes,
        final long trades) throws IOException
    {
        final Path tape = folder.resolve("t");
        final ImportSummary summary = Imports.strict(new BinanceCapture(market), tape,
            SharedData.file(FOLDER + venue + ".ws.1.0.gz"), SharedData.file(FOLDER + venue + ".http.0.0.gz"));
        final TapeReport report = TapeInfo.of(tape, TapeInfo.DEFAULT_GAP_NS, TapeProgress.NONE);

        assertThat(report.instruments()).hasSize(instruments).allMatch(instrument -> 0 == instrument.depthGaps());
        assertThat(summary.written()).containsEntry("BookDelta", deltas).containsEntry("TopOfBook", quotes)
            .containsEntry("Trade", trades).containsEntry("BookSnapshot", (long)instruments);
        assertThat(new Comparison().run(tape)).isEqualTo(instruments);
    }

    /** Runs the book of every instrument and holds each quote of its update against it. */
    private static final class Comparison
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final Instruments instruments = new Instruments();
        private final BookAdapter adapter = new BookAdapter();
        private final Map<Integer, L2Book> books = new HashMap<>();

        /** Books that ended safe and uncrossed. */
        int run(final Path tape)
        {
            try (TapeReader reader = new TapeReader(tape))
            {
                while (reader.next())
                {
                    onEvent(reader);
                }
            }

            books.values().forEach(book -> assertThat(book.state()).isEqualTo(BookState.SAFE));
            books.values().forEach(book -> assertThat(book.isTradable()).isTrue());
            return books.size();
        }

        private void onEvent(final TapeReader reader)
        {
            switch (reader.templateId())
            {
                case InstrumentDefinitionDecoder.TEMPLATE_ID ->
                {
                    final var definition = new InstrumentDefinitionDecoder()
                        .wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    final var instrument = instruments.define(definition);
                    books.put(instrument.id(), new L2Book(instrument.sequenceRule()));
                }
                case BookSnapshotDecoder.TEMPLATE_ID ->
                {
                    final var snapshot =
                        new BookSnapshotDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    adapter.onSnapshot(snapshot, books.get(snapshot.instrumentId()));
                }
                case BookDeltaDecoder.TEMPLATE_ID ->
                {
                    final var delta =
                        new BookDeltaDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    adapter.onDelta(delta, books.get(delta.instrumentId()));
                }
                case TopOfBookDecoder.TEMPLATE_ID ->
                    compare(new TopOfBookDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                default ->
                {
                    // trades and notes have no say here
                }
            }
        }

        private void compare(final TopOfBookDecoder quote)
        {
            final L2Book book = books.get(quote.instrumentId());

            if (BookState.SAFE == book.state() && book.lastUpdateId() == quote.updateId())
            {
                assertThat(book.bestBidTicks()).isEqualTo(quote.bidPriceTicks());
                assertThat(book.bestBidLots()).isEqualTo(quote.bidSizeLots());
                assertThat(book.bestAskTicks()).isEqualTo(quote.askPriceTicks());
                assertThat(book.bestAskLots()).isEqualTo(quote.askSizeLots());
            }
        }
    }
}
