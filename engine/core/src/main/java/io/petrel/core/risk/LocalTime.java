package io.petrel.core.risk;

/** Local time of the zones that rules name; the table of {@code core.time} stands behind it. Pipeline thread only. */
public interface LocalTime
{
    /**
     * Local time of a moment.
     *
     * @param zoneId FNV-1a of the zone's name.
     * @param utcNs  moment, ns since the epoch.
     * @return ns since the epoch's local midnight, or the null of time where the zone is not known then.
     */
    long toLocalNs(long zoneId, long utcNs);

    /**
     * First moment at which the clocks of a zone show a local time, or have passed it.
     *
     * @param zoneId  FNV-1a of the zone's name.
     * @param localNs ns since the epoch's local midnight.
     * @return ns since the epoch, or the null of time where the zone is not known then.
     */
    long toUtcNs(long zoneId, long localNs);
}
