package io.petrel.bench.stage;

import io.petrel.bench.path.RecordedEvents;
import io.petrel.core.pipeline.Pipeline;

/**
 * The whole core for every event of the tape, from inbound bytes to the last outbound message, without ring, journal
 * and venue; reports are those of the recorded run. A pass begins with a new core.
 */
final class PathWork implements StageWork
{
    private static final int OPERATIONS = 64;

    private final RecordedEvents events;
    private Pipeline pipeline;
    private int next;
    private long messages;
    private long hashOfPass;

    PathWork(final RecordedEvents events)
    {
        this.events = events;
        pipeline = newPipeline();
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
            pipeline.onEvent(next + 1, events.ingestTimeNs(next), events.bytes(), events.offset(next),
                events.length(next));
            if (++next == events.count())
            {
                endPass();
            }
        }
        return messages;
    }

    @Override
    public boolean isWhole()
    {
        return 0 != hashOfPass;
    }

    @Override
    public boolean isSteady()
    {
        return next - OPERATIONS >= events.count() / 2;
    }

    @Override
    public void check()
    {
        if (0 == hashOfPass)
        {
            throw new IllegalStateException("no pass ended");
        }
    }

    private void endPass()
    {
        final long hash = pipeline.stateHash();
        if (0 != hashOfPass && hash != hashOfPass)
        {
            throw new IllegalStateException("two passes ended in different states");
        }
        hashOfPass = hash;
        pipeline = newPipeline();
        next = 0;
    }

    private Pipeline newPipeline()
    {
        return new Pipeline((templateId, eventTimeNs, buffer, offset, length) -> messages += length);
    }
}
