package io.petrel.tools.data.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.BadLineException;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.RecordReader;
import io.petrel.tools.data.source.RecordSource;

/** First pass: symbols in the order they appear, their units, the streams of each source, the recorder's clock. */
final class Survey
{
    private final Map<String, SymbolSurvey> symbols = new LinkedHashMap<>();
    private final List<SourceSurvey> sources = new ArrayList<>();
    private final ClockFit clockFit = new ClockFit();
    private final BadLines badLines;
    private ClockLine clock = ClockLine.NONE;

    Survey(final BadLinePolicy policy)
    {
        badLines = new BadLines(policy);
    }

    void read(final List<RecordSource> all, final ByteCount progress) throws IOException
    {
        for (final RecordSource source : all)
        {
            final SourceSurvey survey = new SourceSurvey(source);
            sources.add(survey);

            try (RecordReader reader = source.open(progress))
            {
                readAll(reader, survey);
            }
        }

        clock = clockFit.fit();
        settleNameless();

        if (symbols.isEmpty())
        {
            throw new ImportException("nothing to import in " + all.get(0).files().get(0) +
                (all.size() > 1 ? " and " + (all.size() - 1) + " more" : "") + " (is the format the right one?)");
        }
    }

    Map<String, SymbolSurvey> symbols()
    {
        return symbols;
    }

    List<SourceSurvey> sources()
    {
        return sources;
    }

    ClockLine clock()
    {
        return clock;
    }

    /** The record with its symbol, its corrected times, and for a bar both of its ends. */
    MarketRecord complete(final MarketRecord record, final SourceSurvey source)
    {
        if (record.payload() instanceof Payload.Skipped)
        {
            return record;
        }

        final String symbol = record.symbol().isEmpty() ? symbolOf(record.payload(), source) : record.symbol();

        if (record.payload() instanceof Payload.Candle bar)
        {
            final Payload.Candle whole = withTimes(bar, symbols.get(symbol).barPeriodNs());
            return MarketRecord.ofHistory(symbol, whole.endNs(), whole);
        }

        final long ingestNs = Math.max(clock.correctedNs(record.ingestNs()), record.eventTimeNs());
        final long eventTimeNs = Units.NULL_TIME_NS == record.eventTimeNs() ? ingestNs : record.eventTimeNs();
        return new MarketRecord(symbol, ingestNs, eventTimeNs, record.sentTimeNs(), record.payload());
    }

    private void readAll(final RecordReader reader, final SourceSurvey source) throws IOException
    {
        MarketRecord record = null;

        do
        {
            try
            {
                record = reader.next();

                if (null != record)
                {
                    observe(record, source);
                }
            }
            catch (final BadLineException bad)
            {
                badLines.add(bad);
                record = MarketRecord.skipped("bad line");
            }
        }
        while (null != record);
    }

    private void observe(final MarketRecord record, final SourceSurvey source)
    {
        if (record.payload() instanceof Payload.Skipped)
        {
            return;
        }

        source.observe(record);
        clockFit.observe(record.ingestNs(), record.sentTimeNs());

        if (!record.symbol().isEmpty())
        {
            symbols.computeIfAbsent(record.symbol(), symbol -> new SymbolSurvey()).observe(record);
        }
    }

    /** Now that all symbols are known, snapshots that named none can count for their instrument's units. */
    private void settleNameless()
    {
        for (final SourceSurvey source : sources)
        {
            for (final Payload.Snapshot snapshot : source.nameless())
            {
                owners(snapshot, source).forEach(symbol -> symbols.get(symbol).observe(snapshot));
            }
        }
    }

    private String symbolOf(final Payload payload, final SourceSurvey source)
    {
        final List<String> owners = owners(payload, source);

        if (1 != owners.size())
        {
            throw new IllegalArgumentException("the record names no symbol and may belong to any of " +
                (owners.isEmpty() ? symbols.keySet() : owners));
        }

        return owners.get(0);
    }

    /** A snapshot need not name its symbol: it is the only one of its source, or the only one whose book it fits. */
    private List<String> owners(final Payload payload, final SourceSurvey source)
    {
        final List<String> near = List.copyOf(source.symbols().isEmpty() ? symbols.keySet() : source.symbols());
        return near.size() > 1 && payload instanceof Payload.Snapshot snapshot ?
            near.stream().filter(symbol -> symbols.get(symbol).couldOwn(snapshot)).toList() : near;
    }

    private static Payload.Candle withTimes(final Payload.Candle bar, final long periodNs)
    {
        if (Units.NULL_TIME_NS != bar.startNs() && Units.NULL_TIME_NS != bar.endNs())
        {
            return bar;
        }

        if (Units.NULL_TIME_NS == periodNs)
        {
            throw new IllegalArgumentException("the length of the bar is not known (name it: --period)");
        }

        final long startNs = Units.NULL_TIME_NS == bar.startNs() ? bar.endNs() - periodNs : bar.startNs();
        return new Payload.Candle(startNs, startNs + periodNs, bar.prices(), bar.askPrices(), bar.volume(),
            bar.buyVolume(), bar.tradeCount());
    }
}
