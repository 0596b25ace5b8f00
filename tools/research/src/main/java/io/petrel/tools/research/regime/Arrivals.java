package io.petrel.tools.research.regime;

import io.petrel.codecs.event.InstrumentDefinitionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.TradeDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.node.host.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** The newest trades of one instrument before a cut, and which instrument that is. */
final class Arrivals
{
    private static final int PROGRESS_MASK = 0x3FFF;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final Map<Integer, String> seen = new TreeMap<>();
    private final String wanted;
    private final long untilNs;
    private final long[] newest;

    private int instrumentId = Units.NULL_INSTRUMENT;
    private long count;

    private Arrivals(final String wanted, final long untilNs, final int most)
    {
        this.wanted = wanted;
        this.untilNs = untilNs;
        newest = new long[most];
    }

    /**
     * Reads tapes.
     *
     * @throws IllegalArgumentException when the instrument is not on them.
     */
    static Arrivals read(
        final List<Path> tapes,
        final String instrument,
        final long untilNs,
        final int most,
        final LongConsumer progress)
    {
        final Arrivals arrivals = new Arrivals(instrument, untilNs, most);
        try (Feed feed = MergedFeed.of(tapes))
        {
            for (long done = 1; feed.next(); done++)
            {
                arrivals.onEvent(feed);
                if (0 == (done & PROGRESS_MASK))
                {
                    progress.accept(done);
                }
            }
        }
        if (Units.NULL_INSTRUMENT == arrivals.instrumentId)
        {
            throw new IllegalArgumentException(
                "no instrument " + instrument + " on the tapes, they have " + arrivals.seen);
        }
        return arrivals;
    }

    int instrumentId()
    {
        return instrumentId;
    }

    String symbol()
    {
        return seen.get(instrumentId);
    }

    /** Event times, oldest first. */
    long[] timesNs()
    {
        final int kept = (int)Math.min(count, newest.length);
        final long[] times = new long[kept];
        for (int i = 0; i < kept; i++)
        {
            times[i] = newest[(int)((count - kept + i) % newest.length)];
        }
        return times;
    }

    /** Time of the last trade; null time without one. */
    long lastNs()
    {
        return 0 == count ? Units.NULL_TIME_NS : newest[(int)((count - 1) % newest.length)];
    }

    private void onEvent(final Feed feed)
    {
        switch (Messages.templateId(feed.buffer(), feed.offset()))
        {
            case InstrumentDefinitionDecoder.TEMPLATE_ID:
                onDefinition(definition.wrapAndApplyHeader(feed.buffer(), feed.offset(), header));
                break;
            case TradeDecoder.TEMPLATE_ID:
                onTrade(trade.wrapAndApplyHeader(feed.buffer(), feed.offset(), header), feed.ingestTimeNs());
                break;
            default:
                break;
        }
    }

    private void onDefinition(final InstrumentDefinitionDecoder event)
    {
        final int id = event.instrumentId();
        final String symbol = event.symbol();
        seen.put(id, symbol);
        final boolean isWanted =
            wanted.isEmpty() || wanted.equalsIgnoreCase(symbol) || wanted.equals(Integer.toString(id));
        if (Units.NULL_INSTRUMENT == instrumentId && isWanted)
        {
            instrumentId = id;
        }
    }

    /** Trades that print out of order are put in order: arrivals do not go back. */
    private void onTrade(final TradeDecoder event, final long ingestTimeNs)
    {
        if (event.instrumentId() == instrumentId && ingestTimeNs <= untilNs && event.eventTimeNs() <= untilNs)
        {
            newest[(int)(count % newest.length)] = Math.max(event.eventTimeNs(), lastNs());
            count++;
        }
    }
}
