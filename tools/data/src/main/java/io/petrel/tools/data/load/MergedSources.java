package io.petrel.tools.data.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;
import io.petrel.tools.data.source.BadLineException;
import io.petrel.tools.data.source.ByteCount;
import io.petrel.tools.data.source.RecordReader;

/**
 * Second pass: all sources as one stream ordered by ingest time. Sources that hold the same stream of an instrument
 * are read one after the other in the order given; sources of different streams are merged, ties by that order.
 */
final class MergedSources implements AutoCloseable
{
    private final Survey survey;
    private final ByteCount progress;
    private final BadLines badLines;
    private final ImportCounts counts;
    private final PriorityQueue<Chain> ready = new PriorityQueue<>(
        Comparator.<Chain>comparingLong(chain -> chain.timeNs).thenComparingInt(chain -> chain.rank));
    private final List<Chain> chains = new ArrayList<>();
    private Chain current;

    MergedSources(final Survey survey, final ByteCount progress, final BadLines badLines, final ImportCounts counts)
        throws IOException
    {
        this.survey = survey;
        this.progress = progress;
        this.badLines = badLines;
        this.counts = counts;
        survey.sources().forEach(this::chain);

        for (final Chain chain : chains)
        {
            offer(chain);
        }
    }

    /** The next record, or null at the end. */
    MarketRecord next() throws IOException
    {
        if (null != current)
        {
            offer(current);
        }

        current = ready.poll();
        return null == current ? null : current.record;
    }

    /** A complaint about the record just returned. */
    BadLineException bad(final RuntimeException cause)
    {
        return new BadLineException(current.reader.place(), current.reader.text(), cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException
    {
        for (final Chain chain : chains)
        {
            if (null != chain.reader)
            {
                chain.reader.close();
            }
        }
    }

    private void chain(final SourceSurvey source)
    {
        Chain home = null;

        for (final Chain chain : chains)
        {
            home = null == home && chain.members.stream().anyMatch(source::continues) ? chain : home;
        }

        if (null == home)
        {
            home = new Chain(chains.size());
            chains.add(home);
        }

        home.members.add(source);
        home.waiting.add(source);
    }

    private void offer(final Chain chain) throws IOException
    {
        if (advance(chain))
        {
            ready.add(chain);
        }
    }

    private boolean advance(final Chain chain) throws IOException
    {
        while (null != chain.reader || !chain.waiting.isEmpty())
        {
            if (null == chain.reader)
            {
                chain.source = chain.waiting.remove();
                chain.reader = chain.source.source().open(progress);
            }

            if (take(chain))
            {
                return true;
            }
        }

        return false;
    }

    /** Reads on in the chain's open source; false at its end, and then it is closed. */
    private boolean take(final Chain chain) throws IOException
    {
        while (true)
        {
            try
            {
                final MarketRecord record = chain.reader.next();

                if (null == record)
                {
                    chain.reader.close();
                    chain.reader = null;
                    return false;
                }

                if (record.payload() instanceof Payload.Skipped skipped)
                {
                    counts.skipped(skipped.kind());
                }
                else
                {
                    complete(chain, record);
                    return true;
                }
            }
            catch (final BadLineException bad)
            {
                badLines.add(bad);
            }
        }
    }

    private void complete(final Chain chain, final MarketRecord record)
    {
        try
        {
            chain.record = survey.complete(record, chain.source);
            chain.timeNs = Math.max(chain.timeNs, chain.record.ingestNs());
        }
        catch (final IllegalArgumentException incomplete)
        {
            throw new BadLineException(chain.reader.place(), chain.reader.text(), incomplete.getMessage(), incomplete);
        }
    }

    /** Sources read one after the other. */
    private static final class Chain
    {
        private final int rank;
        private final List<SourceSurvey> members = new ArrayList<>();
        private final Deque<SourceSurvey> waiting = new ArrayDeque<>();
        private SourceSurvey source;
        private RecordReader reader;
        private MarketRecord record;
        private long timeNs = Long.MIN_VALUE;

        Chain(final int rank)
        {
            this.rank = rank;
        }
    }
}
