package io.petrel.tools.data.forex;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.LineReader;
import io.petrel.tools.data.source.RecordSource;
import io.petrel.tools.data.source.RowReader;
import io.petrel.tools.data.source.SingleFile;

/**
 * Quotes and quote bars as QuantConnect Lean stores them: {@code VENUE/tick|second|minute/SYMBOL/DATE_quote.zip} and
 * {@code VENUE/hour|daily/SYMBOL.zip}.
 *
 * @param zone   of the times in the files; a bar's time is its begin.
 * @param symbol of all files; empty: taken from each file's name.
 * @param venue  name of the venue.
 */
public record LeanQuotes(ZoneId zone, String symbol, String venue) implements ImportFormat
{
    @Override
    public String name()
    {
        return "lean-quotes";
    }

    @Override
    public List<RecordSource> sources(final List<Path> files)
    {
        return files.stream().<RecordSource>map(file -> new SingleFile(file, (path, progress) -> new RowReader(
            new LineReader(path, progress), ',', new LeanRows(path, zone, symbol.toUpperCase(Locale.ROOT))))).toList();
    }

    @Override
    public boolean isContractKnown()
    {
        return false;
    }

    @Override
    public Listing listing(final String name)
    {
        return ForexListing.of(name, venue);
    }
}
