package io.petrel.tools.data.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.petrel.tools.data.record.MarketRecord;
import io.petrel.tools.data.record.Payload;

/**
 * Keeps the recent deltas of one book. A snapshot is taken at the venue some deltas before it arrives, so those later
 * than it must be applied again on top of it.
 */
final class DepthResend
{
    /** A snapshot comes within seconds; at a delta every 30 ms this is two minutes. */
    private static final int KEPT_DELTAS = 4_096;

    private final Deque<MarketRecord> recent = new ArrayDeque<>();

    void onDelta(final MarketRecord delta)
    {
        if (KEPT_DELTAS == recent.size())
        {
            recent.removeFirst();
        }

        recent.addLast(delta);
    }

    /** Deltas already received that the snapshot does not include, oldest first. */
    List<MarketRecord> after(final long lastUpdateId)
    {
        final List<MarketRecord> later = new ArrayList<>();

        for (final MarketRecord delta : recent)
        {
            if (((Payload.Delta)delta.payload()).lastUpdateId() > lastUpdateId)
            {
                later.add(delta);
            }
        }

        return later;
    }
}
