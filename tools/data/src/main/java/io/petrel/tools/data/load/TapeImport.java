package io.petrel.tools.data.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.RecordSource;
import io.petrel.tools.data.tape.TapeWriter;

/**
 * Imports files of one format into a new tape, in two passes: the first learns symbols, units and the recorder's
 * clock, the second writes. The tape appears under its name only when it is whole; after any failure nothing is left.
 * One thread.
 */
public final class TapeImport
{
    private static final long MAX_LATENCY_NS = 3_600_000_000_000L;
    private static final int LATENCY_DIGITS = 3;
    private static final int PASSES = 2;
    private static final char DELETE = 0x7f;

    private final ImportFormat format;
    private final BadLinePolicy policy;
    private final Map<String, StatedInstrument> stated;
    private final ImportProgress progress;
    private final Histogram latency = new Histogram(1, MAX_LATENCY_NS, LATENCY_DIGITS);
    private long doneBytes;

    /**
     * An import to be done once.
     *
     * @param format      of the files.
     * @param policy      for malformed lines.
     * @param stated      instruments by symbol that win over what the data shows.
     * @param progress    told how far it is.
     */
    public TapeImport(
        final ImportFormat format,
        final BadLinePolicy policy,
        final Map<String, StatedInstrument> stated,
        final ImportProgress progress)
    {
        this.format = format;
        this.policy = policy;
        this.stated = stated;
        this.progress = progress;
    }

    /**
     * Imports.
     *
     * @param files     in the order of time where they continue one another.
     * @param tape      folder that must not exist yet.
     * @param createdNs time of creation for the manifest, ns of the epoch.
     * @return what was done.
     * @throws ImportException when the input or the place is refused.
     * @throws IOException     when a file cannot be read or written.
     */
    public ImportSummary run(final List<Path> files, final Path tape, final long createdNs) throws IOException
    {
        final List<RecordSource> sources = format.sources(files);
        final ByteCount bytes = byteCount(sources);
        final Survey survey = new Survey(policy);

        // a place that is refused should be known before hours of reading
        TapeWriter.requireFree(tape);
        survey.read(sources, bytes);

        try (TapeWriter writer = TapeWriter.create(tape, provenance(files), createdNs))
        {
            final ImportSummary summary = write(survey, writer, bytes, tape);
            writer.commit();
            return summary;
        }
    }

    private ImportSummary write(
        final Survey survey, final TapeWriter writer, final ByteCount bytes, final Path tape) throws IOException
    {
        final ImportCounts counts = new ImportCounts();
        final BadLines badLines = new BadLines(policy);
        final TapePublisher publisher = new TapePublisher(writer, counts);
        long firstNs = Units.NULL_TIME_NS;

        try (MergedSources records = new MergedSources(survey, bytes, badLines, counts))
        {
            for (MarketRecord record = records.next(); null != record; record = records.next())
            {
                if (Units.NULL_TIME_NS == firstNs)
                {
                    firstNs = record.ingestNs();
                    defineAll(survey, publisher, firstNs);
                }

                publish(record, records, publisher, badLines);
            }
        }

        return new ImportSummary(tape, format.name(), counts.written(), counts.skipped(), badLines.count(),
            badLines.first(), firstNs, writer.lastIngestNs(), writer.raisedTimes(), survey.clock(),
            latency(), publisher.instruments().stream().map(TapeImport::describe).toList());
    }

    private void publish(
        final MarketRecord record, final MergedSources records, final TapePublisher publisher, final BadLines badLines)
    {
        try
        {
            publisher.publish(record);
        }
        catch (final IllegalArgumentException | ArithmeticException bad)
        {
            badLines.add(records.bad(bad));
            return;
        }

        if (Units.NULL_TIME_NS != record.sentTimeNs())
        {
            latency.recordValue(Math.max(0, Math.min(MAX_LATENCY_NS, record.ingestNs() - record.sentTimeNs())));
        }
    }

    private void defineAll(final Survey survey, final TapePublisher publisher, final long timeNs)
    {
        int id = 1;

        for (final Map.Entry<String, SymbolSurvey> entry : survey.symbols().entrySet())
        {
            final Listing known = format.listing(entry.getKey());
            final StatedInstrument said = stated.get(known.symbol());
            final Listing listing = checked(null == said ? known : said.listing());
            publisher.define(entry.getKey(), new TapeInstrument(id, listing, entry.getValue(), said), timeNs);
            id++;
        }
    }

    /**
     * Names on a tape are ASCII of a fixed length; cutting one would make two instruments look the same. A base that is
     * too long ("1000000MOG") stays empty, which is its null: the symbol says it, and no money is counted in it.
     */
    private static Listing checked(final Listing listing)
    {
        final int longest = InstrumentDefinitionEncoder.baseCurrencyLength();
        requireName(listing.symbol(), InstrumentDefinitionEncoder.symbolLength());
        requireName(listing.venue(), InstrumentDefinitionEncoder.venueLength());
        requireName(listing.quote(), longest);
        requireName(listing.settlement(), longest);
        return listing.base().length() <= longest ? listing : new Listing(listing.symbol(), listing.venue(),
            listing.contractType(), listing.sequenceRule(), "", listing.quote(), listing.settlement(),
            listing.contractSize());
    }

    private static void requireName(final String name, final int longest)
    {
        if (name.length() > longest || !name.chars().allMatch(character -> character > ' ' && character < DELETE))
        {
            throw new ImportException("name \"" + name + "\" cannot be on a tape: at most " + longest +
                " printable ASCII characters (give a short one: --symbol, or --instruments)");
        }
    }

    private Map<String, String> provenance(final List<Path> files)
    {
        final Map<String, String> extra = new LinkedHashMap<>();
        extra.put("format", format.name());

        for (int i = 0; i < files.size(); i++)
        {
            extra.put("file." + (i + 1), files.get(i).getFileName().toString());
        }

        return extra;
    }

    private ByteCount byteCount(final List<RecordSource> sources) throws IOException
    {
        long total = 0;

        for (final RecordSource source : sources)
        {
            for (final Path file : source.files())
            {
                total += Files.size(file);
            }
        }

        final long totalBytes = PASSES * total;
        return count ->
        {
            doneBytes += count;
            progress.at(doneBytes, totalBytes);
        };
    }

    private ImportSummary.Latency latency()
    {
        return new ImportSummary.Latency(latency.getTotalCount(), latency.getValueAtPercentile(50),
            latency.getValueAtPercentile(99), latency.getMaxValue());
    }

    private static ImportSummary.Instrument describe(final TapeInstrument instrument)
    {
        final Listing listing = instrument.listing();
        return new ImportSummary.Instrument(instrument.id(), listing.symbol(), listing.venue(),
            listing.contractType(), instrument.depthKind(), instrument.tick().toString(), instrument.lot().toString(),
            instrument.contractSize().toString());
    }
}
