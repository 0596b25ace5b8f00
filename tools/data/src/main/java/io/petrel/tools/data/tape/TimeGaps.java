package io.petrel.tools.data.tape;

import java.util.ArrayList;
import java.util.List;

import io.petrel.codecs.unit.Units;

/** Pauses between events of one instrument that are longer than a threshold. */
final class TimeGaps
{
    private static final int SHOWN = 20;

    private final long thresholdNs;
    private final List<TapeReport.Gap> first = new ArrayList<>();
    private long lastNs = Units.NULL_TIME_NS;
    private long count;
    private long longestNs;

    TimeGaps(final long thresholdNs)
    {
        this.thresholdNs = thresholdNs;
    }

    /** Something covers the time from begin to end; the two are equal for all but bars. */
    void onSpan(final long beginNs, final long endNs)
    {
        if (Units.NULL_TIME_NS != lastNs && beginNs - lastNs > thresholdNs)
        {
            count++;
            longestNs = Math.max(longestNs, beginNs - lastNs);

            if (first.size() < SHOWN)
            {
                first.add(new TapeReport.Gap(lastNs, beginNs, "no events"));
            }
        }

        lastNs = Units.NULL_TIME_NS == lastNs ? endNs : Math.max(lastNs, endNs);
    }

    long count()
    {
        return count;
    }

    long longestNs()
    {
        return longestNs;
    }

    List<TapeReport.Gap> first()
    {
        return first;
    }
}
