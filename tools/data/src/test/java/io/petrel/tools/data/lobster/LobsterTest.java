package io.petrel.tools.data.lobster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.BookSnapshotDecoder;
import io.petrel.codecs.event.MarketOrderAction;
import io.petrel.codecs.event.MarketOrderDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.core.market.BookAdapter;
import io.petrel.core.market.L2Book;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.Imports;
import io.petrel.tools.data.tape.TapeReader;
import io.petrel.tools.data.tape.TapeText;

class LobsterTest
{
    private static final String NAME = "data/lobster-aapl/AAPL_2012-06-21_34200000_57600000_";
    private static final int LEVELS = 10;

    @TempDir
    private Path folder;

    @Test
    void shouldHoldAfterEveryMessageTheBookOfTheSameRow() throws IOException
    {
        final Path tape = folder.resolve("t");
        final Path bookFile = SharedData.file(NAME + "orderbook_10.csv");
        Imports.strict(new Lobster(), tape, SharedData.file(NAME + "message_10.csv"), bookFile);
        final List<String> rows = Files.readAllLines(bookFile);
        final L2Book book = new L2Book(SequenceRule.NONE);
        final BookAdapter adapter = new BookAdapter();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
        final BookDeltaDecoder delta = new BookDeltaDecoder();
        int compared = 0;

        try (TapeReader reader = new TapeReader(tape))
        {
            while (reader.next())
            {
                if (BookSnapshotDecoder.TEMPLATE_ID == reader.templateId())
                {
                    adapter.onSnapshot(snapshot.wrapAndApplyHeader(reader.buffer(), reader.offset(), header), book);
                }
                else if (BookDeltaDecoder.TEMPLATE_ID == reader.templateId())
                {
                    // rows of messages that changed no shown level have no delta: the book before is theirs too
                    delta.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    compared += compareUntil(rows, compared, (int)delta.lastUpdateId() - 1, book);
                    adapter.onDelta(delta, book);
                }
            }
        }

        compared += compareUntil(rows, compared, rows.size(), book);
        assertThat(compared).isEqualTo(rows.size()).isEqualTo(999);
    }

    @Test
    void shouldNameEveryOrderOfTheMessages() throws IOException
    {
        final Path tape = folder.resolve("t");
        final Path messages = SharedData.file(NAME + "message_10.csv");
        Imports.strict(new Lobster(), tape, messages, SharedData.file(NAME + "orderbook_10.csv"));
        final List<String> expected = new ArrayList<>();
        for (final String row : Files.readAllLines(messages))
        {
            final String[] cells = row.split(",");
            if (Integer.parseInt(cells[1]) <= 4)
            {
                expected.add(MarketOrderAction.get((short)Integer.parseInt(cells[1])) + " " + cells[2] + " " +
                    ("1".equals(cells[5]) ? "BUY " : "SELL ") + cells[3] + "@" + cells[4]);
            }
        }

        final List<String> found = new ArrayList<>();
        final MarketOrderDecoder order = new MarketOrderDecoder();
        try (TapeReader reader = new TapeReader(tape))
        {
            while (reader.next())
            {
                if (MarketOrderDecoder.TEMPLATE_ID == reader.templateId())
                {
                    order.wrapAndApplyHeader(reader.buffer(), reader.offset(), new MessageHeaderDecoder());
                    found.add(order.action() + " " + order.orderId() + " " + order.side() + " " + order.sizeLots() +
                        "@" + order.priceTicks() * 100);
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(900).isEqualTo(expected);
    }

    @Test
    void shouldReadTimesInNewYorkWithDaylightSaving() throws IOException
    {
        final Path winter = pair("XYZ_2012-01-17", "34200.5,1,1,100,1000000,1");
        Imports.strict(new Lobster(), folder.resolve("w"), winter, book(winter));
        final Path summer = pair("XYZ_2012-07-17", "34200.5,1,1,100,1000000,1");
        Imports.strict(new Lobster(), folder.resolve("s"), summer, book(summer));

        // 09:30:00.5 is 14:30 UTC in winter, 13:30 in summer
        assertThat(TapeText.times(folder.resolve("w")).get(0)).startsWith("1326810600500000000 ");
        assertThat(TapeText.times(folder.resolve("s")).get(0)).startsWith("1342531800500000000 ");
    }

    @Test
    void shouldTellVisibleFromHiddenExecutionsAndHalts() throws IOException
    {
        final Path file = pair("XYZ_2012-07-17",
            "34200.1,4,7,10,1000100,-1", "34200.2,5,0,20,1000050,1", "34200.3,7,0,0,-1,-1", "34200.4,7,0,0,1,-1");
        Imports.strict(new Lobster(), folder.resolve("t"), file, book(file));

        assertThat(TapeText.of(folder.resolve("t"))).containsExactly(
            "instrument 1 XYZ nasdaq SPOT NONE DEPTH tick 1e-3 lot 1e0 size 1e0 XYZ/USD/USD",
            "trade 1 - 100010@10 BUYER",
            "snapshot 1 1 bids 100000@100 asks 100010@50",
            "trade 1 - 100005@20 SELLER not market",
            "status 1 HALTED", "status 1 TRADING");
    }

    @Test
    void shouldRefuseAFileWithoutItsPartner()
    {
        assertThatThrownBy(() -> new Lobster().sources(List.of(Path.of("X_2012-01-17_1_2_message_10.csv"))))
            .isInstanceOf(ImportException.class).hasMessageContaining("no partner");
    }

    private static int compareUntil(final List<String> rows, final int from, final int until, final L2Book book)
    {
        for (int i = from; i < until; i++)
        {
            assertThat(text(book)).as("row %d", i + 1).isEqualTo(rows.get(i));
        }

        return until - from;
    }

    /** The book as LOBSTER writes it; its ticks are cents, a hundredth of LOBSTER's unit. */
    private static String text(final L2Book book)
    {
        final StringBuilder text = new StringBuilder();

        for (int i = 0; i < LEVELS; i++)
        {
            text.append(0 == i ? "" : ",").append(book.askTicksAt(i) * 100).append(',').append(book.askLotsAt(i))
                .append(',').append(book.bidTicksAt(i) * 100).append(',').append(book.bidLotsAt(i));
        }

        return text.toString();
    }

    private Path pair(final String name, final String... messages) throws IOException
    {
        final Path file = Imports.file(folder, name + "_1_2_message_1.csv", messages);
        final String[] rows = new String[messages.length];
        java.util.Arrays.fill(rows, "1000100,50,1000000,100");
        Imports.file(folder, name + "_1_2_orderbook_1.csv", rows);
        return file;
    }

    private static Path book(final Path messages)
    {
        return Path.of(messages.toString().replace("_message_", "_orderbook_"));
    }
}
