package io.petrel.bench.stage;

import io.petrel.bench.path.FeatureLane;
import io.petrel.bench.path.RecordedEvents;

/** Decode, book and bars of every event of the tape and, if asked for, all features. A pass begins with a new lane. */
final class LaneWork implements StageWork
{
    private static final int OPERATIONS = 64;

    private final RecordedEvents events;
    private final boolean hasFeatures;
    private final int barTrades;
    private FeatureLane lane;
    private int next;
    private long barsOfPass;

    LaneWork(final RecordedEvents events, final boolean hasFeatures, final int barTrades)
    {
        this.events = events;
        this.hasFeatures = hasFeatures;
        this.barTrades = barTrades;
        lane = new FeatureLane(hasFeatures, barTrades);
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
            lane.onEvent(events.ingestTimeNs(next), events.bytes(), events.offset(next));
            if (++next == events.count())
            {
                endPass();
            }
        }
        return lane.closedBars();
    }

    @Override
    public boolean isWhole()
    {
        return 0 != barsOfPass;
    }

    @Override
    public boolean isSteady()
    {
        return next - OPERATIONS >= events.count() / 2;
    }

    @Override
    public void check()
    {
        if (0 == barsOfPass)
        {
            throw new IllegalStateException("no pass ended, or no bar closed in it");
        }
    }

    private void endPass()
    {
        if (0 != barsOfPass && barsOfPass != lane.closedBars())
        {
            throw new IllegalStateException("two passes closed " + barsOfPass + " and " + lane.closedBars() + " bars");
        }
        barsOfPass = lane.closedBars();
        lane = new FeatureLane(hasFeatures, barTrades);
        next = 0;
    }
}
