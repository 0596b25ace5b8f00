package io.petrel.tools.data.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.petrel.codecs.unit.Units;

/**
 * Finds the recorder's clock offset and drift from receive time minus send time of every dated message.
 * <p>
 * That difference is offset plus latency, and latency is never negative, so the offset is a line below all points. Of
 * all such lines the one with the least sum of distances is taken: the edge of the lower convex hull that spans the
 * middle of the capture (Moon, Skelly, Towsley, "Estimation and removal of clock skew from network delay
 * measurements", INFOCOM 1999). The fastest messages then have latency 0: what the network's floor was is not
 * knowable from one side. A capture below one minute, or a slope that no quartz has, gives a constant: the minimum.
 * <p>
 * Keeps the lowest point of each second, not all points.
 */
final class ClockFit
{
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MIN_SPAN_NS = 60 * NS_PER_SECOND;
    private static final double MAX_DRIFT = 500e-6;

    private final Map<Long, long[]> lowestOfSecond = new TreeMap<>();
    private long observations;

    void observe(final long receivedNs, final long sentNs)
    {
        if (Units.NULL_TIME_NS == receivedNs || Units.NULL_TIME_NS == sentNs)
        {
            return;
        }

        observations++;
        final long difference = receivedNs - sentNs;
        final long[] lowest = lowestOfSecond.computeIfAbsent(
            Math.floorDiv(receivedNs, NS_PER_SECOND), second -> new long[] {receivedNs, difference});

        if (difference < lowest[1])
        {
            lowest[0] = receivedNs;
            lowest[1] = difference;
        }
    }

    ClockLine fit()
    {
        if (lowestOfSecond.isEmpty())
        {
            return ClockLine.NONE;
        }

        final List<long[]> points = new ArrayList<>(lowestOfSecond.values());
        final long spanNs = points.get(points.size() - 1)[0] - points.get(0)[0];
        final ClockLine line = spanNs < MIN_SPAN_NS ? constant(points) : spanning(hull(points), middleNs(points));
        return Math.abs(line.driftPerNs()) > MAX_DRIFT ? constant(points) : line;
    }

    private ClockLine constant(final List<long[]> points)
    {
        long[] lowest = points.get(0);

        for (final long[] point : points)
        {
            lowest = point[1] < lowest[1] ? point : lowest;
        }

        return new ClockLine(lowest[0], lowest[1], 0.0, observations);
    }

    private static long middleNs(final List<long[]> points)
    {
        final long firstNs = points.get(0)[0];
        double sum = 0;

        for (final long[] point : points)
        {
            sum += point[0] - firstNs;
        }

        return firstNs + (long)(sum / points.size());
    }

    /** The edge of the hull above which the middle lies. */
    private ClockLine spanning(final List<long[]> hull, final long middleNs)
    {
        int right = 1;

        while (right < hull.size() - 1 && hull.get(right)[0] < middleNs)
        {
            right++;
        }

        final long[] from = hull.get(right - 1);
        final long[] to = hull.get(right);
        return new ClockLine(from[0], from[1], (double)(to[1] - from[1]) / (to[0] - from[0]), observations);
    }

    /** Lower convex hull, left to right; points come ordered by time. */
    private static List<long[]> hull(final List<long[]> points)
    {
        final List<long[]> hull = new ArrayList<>();

        for (final long[] point : points)
        {
            while (hull.size() >= 2 && !isConvex(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point))
            {
                hull.remove(hull.size() - 1);
            }

            hull.add(point);
        }

        return hull;
    }

    private static boolean isConvex(final long[] left, final long[] middle, final long[] right)
    {
        final double slopeIn = (double)(middle[1] - left[1]) / (middle[0] - left[0]);
        final double slopeOut = (double)(right[1] - middle[1]) / (right[0] - middle[0]);
        return slopeIn < slopeOut;
    }
}
