package io.petrel.sim;

/** Refuses a setting out of its range, by name. */
final class SettingRange
{
    /** A fraction of 1, the largest rate of anything: a rate in another unit is the likely mistake. */
    static final long ONE_E8 = 100_000_000L;

    /** An hour. */
    static final long HOUR_NS = 3_600_000_000_000L;

    /** A year. */
    static final long YEAR_NS = 365L * 24 * HOUR_NS;

    private SettingRange()
    {
    }

    static void require(final String name, final long value, final long min, final long max)
    {
        if (value < min || value > max)
        {
            throw new IllegalArgumentException(
                "sim setting " + name + " is " + value + ", must be from " + min + " to " + max);
        }
    }

    static void require(final String name, final double value, final double min, final double max)
    {
        if (!(value >= min && value <= max))
        {
            throw new IllegalArgumentException(
                "sim setting " + name + " is " + value + ", must be from " + min + " to " + max);
        }
    }
}
