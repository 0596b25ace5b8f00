package io.petrel.bench.stage;

import io.petrel.bench.floor.EventReader;
import io.petrel.bench.path.RecordedEvents;

/** Decode: header and every field of trades, quotes and book changes, level by level, in the order of the tape. */
final class DecodeWork implements StageWork
{
    private static final int OPERATIONS = 64;

    private final RecordedEvents events;
    private final EventReader reader = new EventReader();
    private int next;
    private long sum;
    private long passSum;
    private long firstPassSum;

    DecodeWork(final RecordedEvents events)
    {
        this.events = events;
    }

    @Override
    public int operations()
    {
        return OPERATIONS;
    }

    @Override
    public long batch()
    {
        for (int i = 0; i < OPERATIONS; i++)
        {
            passSum += reader.read(events.bytes(), events.offset(next));
            if (++next == events.count())
            {
                endPass();
            }
        }
        return sum + passSum;
    }

    @Override
    public boolean isWhole()
    {
        return 0 != firstPassSum;
    }

    @Override
    public void check()
    {
        if (0 == firstPassSum)
        {
            throw new IllegalStateException("the tape was not decoded whole, or holds nothing");
        }
    }

    private void endPass()
    {
        if (0 != firstPassSum && passSum != firstPassSum)
        {
            throw new IllegalStateException("two passes decoded " + firstPassSum + " and " + passSum);
        }
        firstPassSum = passSum;
        sum += passSum;
        passSum = 0;
        next = 0;
    }
}
