package io.petrel.tools.data.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.petrel.tools.data.record.Level;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.RecordSource;

/** What the first pass learns about one source: which instruments and which of their streams it holds. */
final class SourceSurvey
{
    private final RecordSource source;
    private final Set<String> symbols = new TreeSet<>();
    private final Set<String> streams = new TreeSet<>();

    private final List<Payload.Snapshot> nameless = new ArrayList<>();

    SourceSurvey(final RecordSource source)
    {
        this.source = source;
    }

    void observe(final MarketRecord record)
    {
        if (!record.symbol().isEmpty())
        {
            symbols.add(record.symbol());
            streams.add(record.symbol() + '@' + record.payload().getClass().getSimpleName());
        }
        else if (record.payload() instanceof Payload.Snapshot snapshot)
        {
            nameless.add(reduced(snapshot));
        }
    }

    /** Snapshots that name no symbol, reduced to what tells whose they are and which units they need. */
    List<Payload.Snapshot> nameless()
    {
        return nameless;
    }

    RecordSource source()
    {
        return source;
    }

    Set<String> symbols()
    {
        return symbols;
    }

    /** Sources that share a stream of an instrument follow one another; others may run side by side. */
    boolean continues(final SourceSurvey other)
    {
        return streams.stream().anyMatch(other.streams::contains);
    }

    /** The best bid, which tells whose it is, and of all other levels the ones with most decimals. */
    private static Payload.Snapshot reduced(final Payload.Snapshot snapshot)
    {
        final List<Level> all = new ArrayList<>(snapshot.bids());
        all.addAll(snapshot.asks());
        final List<Level> kept = new ArrayList<>(snapshot.bids().subList(0, Math.min(1, snapshot.bids().size())));
        all.stream().max(Comparator.comparingInt(level -> level.price().scale())).ifPresent(kept::add);
        all.stream().max(Comparator.comparingInt(level -> level.size().scale())).ifPresent(kept::add);
        return new Payload.Snapshot(snapshot.lastUpdateId(), kept, List.of());
    }
}
