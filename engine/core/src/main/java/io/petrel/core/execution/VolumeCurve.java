package io.petrel.core.execution;

import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import io.petrel.core.time.EventClock;
import java.util.List;

/**
 * Volume that a market trades by time of day (UTC), learned from its trades as they come. A day has buckets of equal
 * length; each remembers the volume of its earlier days with weights that decay from day to day, and leans towards the
 * mean of all buckets by as much as a number of prior days would:
 * <pre>
 *   expected = (sum of weighted volumes + prior days x mean) / (sum of weights + prior days)
 * </pre>
 * Only a bucket that was followed from its start to its end is learned from, so that neither the first nor one that the
 * feed broke off counts as quiet. A trade costs the same whatever was learned. Pipeline thread only; allocates when the
 * length of a bucket changes, never else.
 */
final class VolumeCurve implements Stateful
{
    private static final long DAY_NS = EventClock.DAY_NS;

    private static final ParamSpec BUCKET_NS = ParamSpec.ofLong("execution.curve.bucket_ns", "ns",
        EventClock.SECOND_NS, DAY_NS, "Bucket of the intraday volume curve; structural");
    private static final ParamSpec DAY_DECAY = ParamSpec.ofShare("execution.curve.day_decay",
        "Weight of a bucket's past volume after one more day");
    private static final ParamSpec PRIOR_DAYS = ParamSpec.ofNonNegative("execution.curve.prior_days", "days",
        "Days by which a bucket leans towards the mean of all");

    static final List<ParamSpec> SPECS = List.of(BUCKET_NS, DAY_DECAY, PRIOR_DAYS);

    private final Param dayDecay;
    private final Param priorDays;
    private final Parameters parameters;
    private final Param length;
    private long seenChanges = -1;
    private long bucketNs;
    private int bucketsPerDay;
    private double[] volumes;
    private double[] weights;
    private double volumeSum;
    private double weightSum;
    private long bucket = Units.NULL_ID;
    private double bucketLots;
    private boolean whole;

    /** When the bucket starts and ends, so that most events need no division. Not state; empty: not known. */
    private long startNs;
    private long endNs = Long.MIN_VALUE;

    VolumeCurve(final Parameters parameters)
    {
        this.parameters = parameters;
        length = parameters.param(BUCKET_NS);
        dayDecay = parameters.param(DAY_DECAY);
        priorDays = parameters.param(PRIOR_DAYS);
        begin(length.isSet() ? length.asLong() : DAY_NS);
    }

    /**
     * Takes the length of a bucket as it is configured now; true if it is another one, and all that was learned is
     * forgotten: buckets of two lengths are not mixed. One that is no longer configured stays.
     */
    boolean adoptLength()
    {
        if (seenChanges == parameters.changes())
        {
            return false;
        }
        seenChanges = parameters.changes();
        final boolean isOther = length.isSet() && length.asLong() != bucketNs;
        if (isOther)
        {
            begin(length.asLong());
        }
        return isOther;
    }

    /** Moves on to the bucket of this time, learning from the one that ended; false while it goes on. */
    boolean advance(final long nowNs)
    {
        if (nowNs < endNs && nowNs >= startNs)
        {
            return false;
        }
        startNs = startOf(nowNs);
        endNs = endOf(nowNs);
        final long now = bucketOf(nowNs);
        if (now == bucket)
        {
            return false;
        }
        final boolean isNext = now == bucket + 1;
        if (isNext && whole && dayDecay.isSet())
        {
            learn((int)Math.floorMod(bucket, (long)bucketsPerDay));
        }
        bucket = now;
        bucketLots = 0;
        whole = isNext;
        return true;
    }

    /** Whether the bucket advanced to is followed from its start: it came right after the one before. */
    boolean isWhole()
    {
        return whole;
    }

    /** A trade in the bucket advanced to. */
    void onVolume(final long lots)
    {
        bucketLots += lots;
    }

    boolean isKnown()
    {
        return weightSum > 0 && priorDays.isSet();
    }

    /** Mean volume of one bucket in lots; not-a-number until known. */
    double meanLots()
    {
        return isKnown() ? volumeSum / weightSum : Double.NaN;
    }

    /** Volume expected from one time to another in lots, in parts of buckets pro rata; not-a-number until known. */
    double expectedLots(final long fromNs, final long toNs)
    {
        if (!isKnown())
        {
            return Double.NaN;
        }
        final long lengthNs = toNs - fromNs;
        return lengthNs < DAY_NS ? lotsWithinDay(fromNs, toNs) :
            lengthNs / DAY_NS * lotsWithinDay(fromNs, fromNs + DAY_NS) +
                lotsWithinDay(fromNs, fromNs + lengthNs % DAY_NS);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        final long visitedNs = state.visit(bucketNs);
        if (visitedNs != bucketNs)
        {
            begin(visitedNs);
        }
        state.visit(volumes, bucketsPerDay);
        state.visit(weights, bucketsPerDay);
        volumeSum = state.visit(volumeSum);
        weightSum = state.visit(weightSum);
        bucket = state.visit(bucket);
        bucketLots = state.visit(bucketLots);
        whole = state.visit(whole);
        if (state.isRestoring())
        {
            forget();
        }
    }

    private void begin(final long newBucketNs)
    {
        bucketNs = newBucketNs;
        bucketsPerDay = (int)((DAY_NS + bucketNs - 1) / bucketNs);
        volumes = new double[bucketsPerDay];
        weights = new double[bucketsPerDay];
        volumeSum = 0;
        weightSum = 0;
        bucket = Units.NULL_ID;
        bucketLots = 0;
        whole = false;
        forget();
    }

    /** Looks again at the next event. */
    private void forget()
    {
        endNs = Long.MIN_VALUE;
        seenChanges = -1;
    }

    private void learn(final int index)
    {
        final double volume = dayDecay.asDouble() * volumes[index] + bucketLots;
        final double weight = dayDecay.asDouble() * weights[index] + 1;
        volumeSum += volume - volumes[index];
        weightSum += weight - weights[index];
        volumes[index] = volume;
        weights[index] = weight;
    }

    /** Every day is expected to be like the next, so at most one is walked through, however long the time. */
    private double lotsWithinDay(final long fromNs, final long toNs)
    {
        double lots = 0;
        long atNs = fromNs;
        while (atNs < toNs)
        {
            final long endNs = Math.min(toNs, endOf(atNs));
            lots += expectedLots(indexOf(atNs)) * ((double)(endNs - atNs) / lengthOf(atNs));
            atNs = endNs;
        }
        return lots;
    }

    private double expectedLots(final int index)
    {
        final double prior = priorDays.asDouble();
        final double mean = volumeSum / weightSum;
        final double weight = weights[index] + prior;
        return weight > 0 ? (volumes[index] + prior * mean) / weight : mean;
    }

    private long bucketOf(final long timeNs)
    {
        return Math.floorDiv(timeNs, DAY_NS) * bucketsPerDay + indexOf(timeNs);
    }

    private int indexOf(final long timeNs)
    {
        return (int)(Math.floorMod(timeNs, DAY_NS) / bucketNs);
    }

    private long startOf(final long timeNs)
    {
        return Math.floorDiv(timeNs, DAY_NS) * DAY_NS + indexOf(timeNs) * bucketNs;
    }

    private long endOf(final long timeNs)
    {
        final long dayNs = Math.floorDiv(timeNs, DAY_NS) * DAY_NS;
        return dayNs + Math.min(DAY_NS, (indexOf(timeNs) + 1) * bucketNs);
    }

    /** The last bucket of the day is shorter where the day is no multiple of the others. */
    private long lengthOf(final long timeNs)
    {
        return endOf(timeNs) - startOf(timeNs);
    }
}
