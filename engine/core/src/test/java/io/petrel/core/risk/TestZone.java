package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;

/** A zone one hour east of Greenwich whose clocks go forward on day 80 and back on day 300 of years of 365 days. */
final class TestZone implements LocalTime
{
    static final long ID = 77;

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long YEAR_NS = 365 * DayClock.DAY_NS;
    private static final long FORWARD_NS = 80 * DayClock.DAY_NS + HOUR_NS;
    private static final long BACK_NS = 300 * DayClock.DAY_NS + HOUR_NS;

    @Override
    public long toLocalNs(final long zoneId, final long utcNs)
    {
        return ID == zoneId ? utcNs + offsetNs(utcNs) : Units.NULL_TIME_NS;
    }

    @Override
    public long toUtcNs(final long zoneId, final long localNs)
    {
        if (ID != zoneId)
        {
            return Units.NULL_TIME_NS;
        }
        final long bySummer = localNs - 2 * HOUR_NS;
        return 2 * HOUR_NS == offsetNs(bySummer) ? bySummer : localNs - HOUR_NS;
    }

    static long offsetNs(final long utcNs)
    {
        final long ofYear = Math.floorMod(utcNs, YEAR_NS);
        return ofYear >= FORWARD_NS && ofYear < BACK_NS ? 2 * HOUR_NS : HOUR_NS;
    }
}
