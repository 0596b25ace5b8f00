package io.petrel.tools.data.tape;

import java.util.ArrayList;
import java.util.List;

import io.petrel.codecs.event.BookDeltaDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.unit.Units;

/**
 * Whether the deltas of one instrument chain, from the first on, whether or not a snapshot has come: another route than
 * the book's own, which starts at the snapshot.
 */
final class DepthTally
{
    private static final int SHOWN = 20;

    private final SequenceRule rule;
    private final List<TapeReport.Gap> first = new ArrayList<>();
    private long previousUpdateId = Units.NULL_ID;
    private long previousTimeNs;
    private long gaps;

    DepthTally(final SequenceRule rule)
    {
        this.rule = rule;
    }

    void onDelta(final BookDeltaDecoder delta)
    {
        final long timeNs = delta.eventTimeNs();
        final long firstUpdateId = delta.firstUpdateId();
        final long lastUpdateId = delta.lastUpdateId();
        final long statedPrevious = delta.previousUpdateId();

        if (delta.flags().resent())
        {
            return;
        }

        final boolean isChained = Units.NULL_ID == previousUpdateId || switch (rule)
        {
            case BINANCE_SPOT -> firstUpdateId == previousUpdateId + 1;
            case BINANCE_FUTURES -> statedPrevious == previousUpdateId;
            default -> true;
        };

        if (!isChained)
        {
            gaps++;

            if (first.size() < SHOWN)
            {
                first.add(new TapeReport.Gap(previousTimeNs, timeNs, "update ids after " + previousUpdateId));
            }
        }

        previousUpdateId = lastUpdateId;
        previousTimeNs = timeNs;
    }

    long gaps()
    {
        return gaps;
    }

    List<TapeReport.Gap> first()
    {
        return first;
    }
}
