package io.petrel.core.time;

import io.petrel.codecs.unit.Units;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;
import java.util.Arrays;

/**
 * Local time of the zones that accounts count their days in. The core has no zone database: the host publishes every
 * change of a zone's offset over a wide span, and this keeps the table. A zone is named by the FNV-1a hash of its name.
 * A zone nobody published, or a moment outside its table, has no local time: whoever needs it must not act. Pipeline
 * thread only; allocates when an offset is published, never after.
 */
public final class Zones implements Stateful
{
    private static final int SECTION = StateVisitor.tag("ZONE");

    private Zone[] zones = new Zone[0];

    /**
     * Takes one stretch of constant offset. A zone's come in order of time, each where the last one ended; one that is
     * known already (published again after a restart) or does not fit is refused.
     *
     * @param zoneId        hash of the zone's name.
     * @param fromNs        first moment it holds, UTC.
     * @param untilNs       first moment it no longer holds, UTC.
     * @param offsetSeconds local time less UTC, within a day.
     * @return whether it was taken.
     */
    public boolean onOffset(final long zoneId, final long fromNs, final long untilNs, final int offsetSeconds)
    {
        final long offsetNs = offsetSeconds * Zone.SECOND_NS;
        if (fromNs >= untilNs || Math.abs(offsetNs) >= Zone.DAY_NS)
        {
            return false;
        }
        final Zone known = find(zoneId);
        return (null == known ? add(zoneId) : known).append(fromNs, untilNs, offsetNs);
    }

    /**
     * Local time as it stands on a clock of the zone.
     *
     * @param zoneId hash of the zone's name.
     * @param utcNs  moment, ns since the epoch.
     * @return ns since 1970-01-01 00:00 of local time, or {@link Units#NULL_TIME_NS} if it is not known.
     */
    public long localNs(final long zoneId, final long utcNs)
    {
        final Zone zone = find(zoneId);
        return null == zone ? Units.NULL_TIME_NS : zone.localNs(utcNs);
    }

    /**
     * The next moment after one at which a clock of the zone shows a time of day. Where clocks go forward over it, the
     * moment they do; where they go back and show it twice, the first: so it comes once on every local day.
     *
     * @param zoneId        hash of the zone's name.
     * @param utcNs         moment, ns since the epoch; the answer is later.
     * @param secondsOfDay local time of day, from 0 to 86,399.
     * @return ns since the epoch, UTC, or {@link Units#NULL_TIME_NS} if it is not known.
     */
    public long nextLocalTime(final long zoneId, final long utcNs, final int secondsOfDay)
    {
        final Zone zone = find(zoneId);
        return null == zone ? Units.NULL_TIME_NS : zone.next(utcNs, secondsOfDay * Zone.SECOND_NS);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.section(SECTION);
        final int count = state.visit(zones.length);
        if (state.isRestoring())
        {
            zones = new Zone[0];
        }
        for (int i = 0; i < count; i++)
        {
            final long zoneId = state.visit(i < zones.length ? zones[i].id() : 0);
            (i < zones.length ? zones[i] : add(zoneId)).visitState(state);
        }
    }

    private Zone find(final long zoneId)
    {
        for (final Zone zone : zones)
        {
            if (zone.id() == zoneId)
            {
                return zone;
            }
        }
        return null;
    }

    private Zone add(final long zoneId)
    {
        final Zone zone = new Zone(zoneId);
        zones = Arrays.copyOf(zones, zones.length + 1);
        zones[zones.length - 1] = zone;
        return zone;
    }
}
