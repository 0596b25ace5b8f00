package io.petrel.tools.data.forex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.EpochText;
import io.petrel.tools.data.source.RecordReader;
import io.petrel.tools.data.source.RecordSource;

/**
 * Bars of bid and of ask in two CSV files whose names differ in "bid" and "ask" only ({@code gbpusd-m1-bid-2012.csv}).
 * Columns time, open, high, low, close; the time is the begin of the bar.
 *
 * @param time   how times are written.
 * @param symbol of all files; empty: the first word of each file's name.
 * @param venue  name of the venue.
 */
public record BidAskBars(EpochText time, String symbol, String venue) implements ImportFormat
{
    @Override
    public String name()
    {
        return "bid-ask-bars";
    }

    @Override
    public List<RecordSource> sources(final List<Path> files)
    {
        final List<Path> left = new ArrayList<>(files);
        final List<RecordSource> pairs = new ArrayList<>();

        while (!left.isEmpty())
        {
            final Path one = left.remove(0);
            final Path other = left.stream().filter(file -> arePair(one, file)).findFirst().orElseThrow(() ->
                new ImportException("no partner for " + one + " (give the bid and the ask file; their names differ " +
                    "in \"bid\" and \"ask\")"));
            left.remove(other);
            pairs.add(isBid(one) ? new Pair(one, other) : new Pair(other, one));
        }

        return pairs;
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

    private static boolean isBid(final Path file)
    {
        return nameOf(file).contains("bid");
    }

    private static boolean arePair(final Path one, final Path other)
    {
        final Path bid = isBid(one) ? one : other;
        final Path ask = isBid(one) ? other : one;
        return nameOf(bid).replace("bid", "ask").equals(nameOf(ask));
    }

    private static String nameOf(final Path file)
    {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private String symbolOf(final Path file)
    {
        final String name = symbol.isEmpty() ? nameOf(file).split("[^a-z0-9]", 2)[0] : symbol;
        return name.toUpperCase(Locale.ROOT);
    }

    /** The two files of one instrument. */
    private final class Pair implements RecordSource
    {
        private final Path bid;
        private final Path ask;

        Pair(final Path bid, final Path ask)
        {
            this.bid = bid;
            this.ask = ask;
        }

        @Override
        public List<Path> files()
        {
            return List.of(bid, ask);
        }

        @Override
        public RecordReader open(final ByteCount progress) throws IOException
        {
            return new BidAskReader(bid, ask, progress, time, symbolOf(bid));
        }
    }
}
