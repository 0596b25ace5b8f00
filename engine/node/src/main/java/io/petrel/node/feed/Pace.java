package io.petrel.node.feed;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a recorded feed is published: as fast as the ring takes it, or at a multiple of the speed it was recorded
 * at. Feed thread only.
 */
public final class Pace
{
    /** A parked thread wakes late by more than the timer's slack of 50 us; what is left is spun away. */
    private static final long SPIN_BELOW_NS = 500_000;
    private static final long PARK_NS_MAX = 1_000_000;
    /** A plain decimal above 0, as all numbers of the command line are. */
    private static final Pattern MULTIPLE = Pattern.compile("x([0-9]+(?:_[0-9]+)*(?:\\.[0-9]+)?)");

    private final double multiple;

    private long firstIngestNs;
    private long startNs;
    private boolean started;

    private Pace(final double multiple)
    {
        this.multiple = multiple;
    }

    /**
     * Parses {@code max}, {@code real} or {@code xN}.
     *
     * @param text as given on the command line.
     * @return the pace.
     */
    public static Pace parse(final String text)
    {
        if ("max".equals(text))
        {
            return new Pace(Double.POSITIVE_INFINITY);
        }
        final double multiple = "real".equals(text) ? 1 : multipleOf(text);
        return new Pace(multiple);
    }

    /**
     * Whether the feed is held back at all.
     *
     * @return false for {@code max}.
     */
    public boolean isPaced()
    {
        return !Double.isInfinite(multiple);
    }

    /**
     * Waits until an event is due.
     *
     * @param ingestTimeNs of the event, as recorded.
     * @param stopping     ends the wait at once when it says so.
     * @return the time it was due on the clock of {@link System#nanoTime}: latency is measured from here.
     */
    public long await(final long ingestTimeNs, final BooleanSupplier stopping)
    {
        if (!isPaced())
        {
            return System.nanoTime();
        }
        if (!started)
        {
            started = true;
            firstIngestNs = ingestTimeNs;
            startNs = System.nanoTime();
        }
        final long dueNs = startNs + (long)((ingestTimeNs - firstIngestNs) / multiple);
        for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime())
        {
            if (leftNs > SPIN_BELOW_NS)
            {
                if (stopping.getAsBoolean())
                {
                    break;
                }
                LockSupport.parkNanos(Math.min(PARK_NS_MAX, leftNs - SPIN_BELOW_NS));
            }
            else
            {
                Thread.onSpinWait();
            }
        }
        return dueNs;
    }

    /**
     * What time it is for the feed.
     *
     * @return ns since the epoch on the clock of its events, or {@code Long.MIN_VALUE} before the first wait and where
     *         nothing is held back: then only events say what time it is.
     */
    public long nowNs()
    {
        return started ? firstIngestNs + (long)((System.nanoTime() - startNs) * multiple) : Long.MIN_VALUE;
    }

    private static double multipleOf(final String text)
    {
        final Matcher multiple = MULTIPLE.matcher(text);
        if (multiple.matches())
        {
            final double times = Double.parseDouble(multiple.group(1).replace("_", ""));
            if (times > 0 && times < Double.POSITIVE_INFINITY)
            {
                return times;
            }
        }
        throw new IllegalArgumentException("speed '" + text + "' is none of max, real, xN: try --speed x10");
    }
}
