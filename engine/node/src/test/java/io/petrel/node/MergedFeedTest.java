package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.node.host.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedFeedTest
{
    private static final int STEPS = 300;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final Map<Integer, String> symbolById = new HashMap<>();
    private final Map<String, Integer> tradesBySymbol = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void shouldGiveEventsInOrderOfTime()
    {
        final List<Long> times = new ArrayList<>();
        try (Feed feed = MergedFeed.of(List.of(tape("AUSDT", 1), tape("BUSDT", 2))))
        {
            while (feed.next())
            {
                times.add(feed.ingestTimeNs());
            }
        }

        assertThat(times).isSorted().hasSizeGreaterThan(2 * STEPS);
    }

    @Test
    void shouldTellInstrumentsApartThatTheirTapesNumberAlike()
    {
        read(List.of(tape("AUSDT", 1), tape("BUSDT", 2)));

        assertThat(symbolById).containsOnly(Map.entry(1, "AUSDT"), Map.entry(2, "BUSDT"));
        final Map<String, Integer> merged = Map.copyOf(tradesBySymbol);
        assertThat(merged)
            .containsOnly(Map.entry("AUSDT", tradesAlone("AUSDT", 1)), Map.entry("BUSDT", tradesAlone("BUSDT", 2)));
    }

    @Test
    void shouldJoinTheTapesOfOneInstrument()
    {
        read(List.of(tape("AUSDT", 1), tape("AUSDT", 2)));

        assertThat(symbolById).containsOnly(Map.entry(1, "AUSDT"));
    }

    private int tradesAlone(final String symbol, final long seed)
    {
        tradesBySymbol.clear();
        read(List.of(folder.resolve(symbol + seed)));
        return tradesBySymbol.get(symbol);
    }

    private Path tape(final String symbol, final long seed)
    {
        return SyntheticTape.write(folder.resolve(symbol + seed), symbol, seed, STEPS);
    }

    private void read(final List<Path> tapes)
    {
        symbolById.clear();
        try (Feed feed = MergedFeed.of(tapes))
        {
            while (feed.next())
            {
                read(feed);
            }
        }
    }

    private void read(final Feed feed)
    {
        switch (Messages.templateId(feed.buffer(), feed.offset()))
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                definition.wrapAndApplyHeader(feed.buffer(), feed.offset(), header);
                symbolById.put(definition.instrumentId(), definition.symbol());
                break;
            case TradeDecoder.TEMPLATE_ID:
                trade.wrapAndApplyHeader(feed.buffer(), feed.offset(), header);
                tradesBySymbol.merge(symbolById.get(trade.instrumentId()), 1, Integer::sum);
                break;
            default:
                break;
        }
    }
}
