package io.petrel.core.risk;

import io.petrel.core.time.Zones;

/** A zone one hour east of Greenwich whose clocks go forward on day 80 and back on day 300 of years of 365 days. */
final class TestZone
{
    static final long ID = 77;

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long YEAR_NS = 365 * DayClock.DAY_NS;
    private static final long FORWARD_NS = 80 * DayClock.DAY_NS + HOUR_NS;
    private static final long BACK_NS = 300 * DayClock.DAY_NS + HOUR_NS;
    private static final int YEARS = 12;

    private TestZone()
    {
    }

    static Zones zones()
    {
        final Zones zones = new Zones();
        long fromNs = 0;
        for (int year = 0; year < YEARS; year++)
        {
            zones.onOffset(ID, fromNs, year * YEAR_NS + FORWARD_NS, 3600);
            zones.onOffset(ID, year * YEAR_NS + FORWARD_NS, year * YEAR_NS + BACK_NS, 7200);
            fromNs = year * YEAR_NS + BACK_NS;
        }
        return zones;
    }

    static long offsetNs(final long utcNs)
    {
        final long ofYear = Math.floorMod(utcNs, YEAR_NS);
        return ofYear >= FORWARD_NS && ofYear < BACK_NS ? 2 * HOUR_NS : HOUR_NS;
    }
}
