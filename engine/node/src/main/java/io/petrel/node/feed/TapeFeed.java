package io.petrel.node.feed;

import io.petrel.journal.frame.Frame;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** One tape, in its order. */
public final class TapeFeed implements Feed
{
    private final Path tape;
    private final QueueReader reader;

    /**
     * Opens a tape.
     *
     * @param tape folder of the tape.
     */
    public TapeFeed(final Path tape)
    {
        this.tape = tape;
        reader = Queues.inbound(tape);
    }

    @Override
    public boolean next()
    {
        final boolean hasNext = reader.next();
        if (!hasNext)
        {
            Queues.requireWhole(tape, reader);
        }
        return hasNext;
    }

    @Override
    public long ingestTimeNs()
    {
        return reader.ingestTimeNs();
    }

    @Override
    public DirectBuffer buffer()
    {
        return reader.buffer();
    }

    @Override
    public int offset()
    {
        return reader.offset();
    }

    @Override
    public int length()
    {
        return reader.length();
    }

    @Override
    public Frame record()
    {
        return reader.frame();
    }

    @Override
    public void close()
    {
        reader.close();
    }
}
