package io.petrel.tools.data.lobster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Step;
import io.petrel.tools.data.ImportException;
import io.petrel.tools.data.load.ImportFormat;
import io.petrel.tools.data.record.Listing;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.RecordReader;
import io.petrel.tools.data.source.RecordSource;

/**
 * LOBSTER pairs {@code SYMBOL_DATE_FROM_TO_message_LEVELS.csv} and {@code ..._orderbook_LEVELS.csv}.
 * Times are seconds after midnight in New York on the day in the name, daylight saving observed.
 */
public final class Lobster implements ImportFormat
{
    /** Where the exchange is. */
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Override
    public String name()
    {
        return "lobster";
    }

    @Override
    public List<RecordSource> sources(final List<Path> files)
    {
        final List<RecordSource> pairs = new ArrayList<>();
        final List<Path> left = new ArrayList<>(files);

        while (!left.isEmpty())
        {
            final Path one = left.remove(0);
            final String name = one.toString();
            final boolean isMessages = name.contains("_message_");
            final String partner = isMessages ?
                name.replace("_message_", "_orderbook_") : name.replace("_orderbook_", "_message_");
            final Path other = left.stream().filter(file -> file.toString().equals(partner)).findFirst()
                .orElseThrow(() -> new ImportException("no partner for " + one +
                    " (give the message and the orderbook file of the same day and number of levels)"));
            left.remove(other);
            pairs.add(isMessages ? new Pair(one, other) : new Pair(other, one));
        }

        return pairs;
    }

    @Override
    public Listing listing(final String symbol)
    {
        return new Listing(
            symbol, "nasdaq", ContractType.SPOT, SequenceRule.NONE, symbol, "USD", "USD", Step.of(1, 0));
    }

    /**
     * The two files of one day.
     *
     * @param messages what happened.
     * @param books    the book after it.
     */
    private record Pair(Path messages, Path books) implements RecordSource
    {
        @Override
        public List<Path> files()
        {
            return List.of(messages, books);
        }

        @Override
        public RecordReader open(final ByteCount progress) throws IOException
        {
            return new LobsterReader(messages, books, progress);
        }
    }
}
