package io.petrel.bench.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.core.market.L2Book;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.app.TapeFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopedFeedTest
{
    private static final int LOOPS = 2;

    @Test
    void shouldGoOnWithAWholeBookAndRisingTime(@TempDir final Path folder) throws IOException
    {
        final Path tape = MarketTape.make(folder.resolve("tape"));
        final RecordedEvents events =
            RecordedEvents.of(Path.of(System.getProperty("petrel.root")).resolve("config").resolve("parent.yaml"),
                tape, folder.resolve("journal"), Map.of());
        final Pipeline core = new Pipeline((templateId, eventTimeNs, buffer, offset, length) ->
        {
        });
        core.onEvent(1, events.ingestTimeNs(0), events.bytes(), events.offset(0), events.length(0));
        final long records = TapeFacts.of(tape).records();
        long lastNs = Long.MIN_VALUE;
        try (LoopedFeed feed = new LoopedFeed(tape))
        {
            for (long i = 0; i < LOOPS * records + 1_000; i++)
            {
                assertThat(feed.next()).isTrue();
                assertThat(feed.ingestTimeNs()).isGreaterThanOrEqualTo(lastNs);
                lastNs = feed.ingestTimeNs();
                core.onEvent(i + 2, lastNs, feed.buffer(), feed.offset(), feed.length());
            }
        }
        final L2Book book = core.market(0).book();

        assertThat(book.isTradable()).isTrue();
        assertThat(book.gaps()).as("one a loop, mended by the snapshot that follows").isLessThanOrEqualTo(LOOPS);
        assertThat(core.market(0).staleQuotes()).isZero();
    }
}
