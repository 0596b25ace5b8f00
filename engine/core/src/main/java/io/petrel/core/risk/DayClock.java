package io.petrel.core.risk;

import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.time.Zones;

/**
 * Local days and minutes as an account's parameters name their zones; UTC where they name none. Holds no state.
 * Pipeline thread only.
 */
final class DayClock
{
    static final long MINUTE_NS = 60_000_000_000L;
    static final long SECOND_NS = MINUTE_NS / 60;
    static final long DAY_NS = 24 * 60 * MINUTE_NS;

    private static final int DAYS_PER_WEEK = 7;
    /** The epoch began on a Thursday. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private final Param dayZone;
    private final Param resetMinute;
    private final Param sessionZone;
    private Zones zones;

    DayClock(final Parameters parameters)
    {
        dayZone = parameters.param(FloorParams.DAY_ZONE_ID);
        resetMinute = parameters.param(FloorParams.DAY_RESET_MINUTE);
        sessionZone = parameters.param(ConductParams.SESSION_ZONE_ID);
    }

    void zones(final Zones newZones)
    {
        zones = newZones;
    }

    boolean isAnyZoneSet()
    {
        return dayZone.isSet() || sessionZone.isSet();
    }

    /** Zones that are named but not known now. */
    int unknownZones(final long nowNs)
    {
        return (Units.NULL_TIME_NS == toLocalNs(dayZone, nowNs) ? 1 : 0) +
            (Units.NULL_TIME_NS == toLocalNs(sessionZone, nowNs) ? 1 : 0);
    }

    /** Local date of the account's day as days since the epoch, or the null of time. */
    long localDay(final long nowNs)
    {
        final long localNs = toLocalNs(dayZone, nowNs);
        return Units.NULL_TIME_NS == localNs ? localNs : Math.floorDiv(localNs - resetNs(), DAY_NS);
    }

    /** When the account's day after this moment's begins, or the null of time; later than now. */
    long nextResetNs(final long nowNs)
    {
        if (!dayZone.isSet())
        {
            return (localDay(nowNs) + 1) * DAY_NS + resetNs();
        }
        return null == zones ? Units.NULL_TIME_NS :
            zones.nextLocalTime(dayZone.asLong(), nowNs, (int)(resetNs() / SECOND_NS));
    }

    /** Local minute of the week, 0 on Monday midnight, or -1 when the zone of sessions is not known. */
    int minuteOfWeek(final long nowNs)
    {
        final long localNs = toLocalNs(sessionZone, nowNs);
        if (Units.NULL_TIME_NS == localNs)
        {
            return -1;
        }
        final long day = Math.floorDiv(localNs, DAY_NS);
        final long minute = Math.floorMod(localNs, DAY_NS) / MINUTE_NS;
        final long dayOfWeek = Math.floorMod(day + EPOCH_DAY_OF_WEEK, DAYS_PER_WEEK);
        return (int)(dayOfWeek * (DAY_NS / MINUTE_NS) + minute);
    }

    private long resetNs()
    {
        return resetMinute.isSet() ? resetMinute.asLong() * MINUTE_NS : 0;
    }

    private long toLocalNs(final Param zone, final long nowNs)
    {
        if (!zone.isSet())
        {
            return nowNs;
        }
        return null == zones ? Units.NULL_TIME_NS : zones.localNs(zone.asLong(), nowNs);
    }
}
