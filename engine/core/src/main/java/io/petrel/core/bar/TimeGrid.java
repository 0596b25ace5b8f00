package io.petrel.core.bar;

/**
 * Boundaries of a period in UTC: whole multiples since the epoch. Periods of whole weeks start on Mondays (the epoch
 * was a Thursday), as exchanges and ISO 8601 count weeks; periods of several weeks count from
 * Monday 1970-01-05.
 */
public final class TimeGrid
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long WEEK_NS = 7 * DAY_NS;
    private static final long FIRST_MONDAY_NS = 4 * DAY_NS;

    private final long periodNs;
    private final long originNs;

    /**
     * A grid.
     *
     * @param periodNs positive.
     */
    public TimeGrid(final long periodNs)
    {
        if (periodNs <= 0)
        {
            throw new IllegalArgumentException("bar period " + periodNs + " ns is not positive");
        }
        this.periodNs = periodNs;
        originNs = 0 == periodNs % WEEK_NS ? FIRST_MONDAY_NS : 0;
    }

    /**
     * Distance of the boundaries.
     *
     * @return ns.
     */
    public long periodNs()
    {
        return periodNs;
    }

    /**
     * Newest boundary at or before a time.
     *
     * @param timeNs since the epoch.
     * @return ns since the epoch.
     */
    public long floor(final long timeNs)
    {
        return Math.floorDiv(timeNs - originNs, periodNs) * periodNs + originNs;
    }
}
