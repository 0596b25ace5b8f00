package io.petrel.sim;

/**
 * What goes wrong at the venue, by seeded schedule: the same seed and calls give the same faults. Times between faults
 * are exponential about their mean.
 *
 * @param seed               of all draws.
 * @param rejectRateE8       share of new orders that an overloaded venue refuses with VENUE_BUSY, E8, from 0 to 1.
 * @param outageEveryNs      mean time from the end of an outage of order entry to the next, ns; 0 for none.
 * @param outageNs           mean length of an outage, ns.
 * @param losesRequests      whether messages of ours in flight when it begins, or sent during it, never arrive; else
 *                           they arrive when it is over.
 * @param losesReports       whether reports in flight are lost; else they are told when it is over.
 * @param cancelsOnDisconnect whether the venue cancels what rests when it begins.
 * @param haltEveryNs        mean time from the end of a trading halt to the next, ns; 0 for none.
 * @param haltNs             mean length of a halt, ns.
 */
public record FaultSettings(
    long seed,
    long rejectRateE8,
    long outageEveryNs,
    long outageNs,
    boolean losesRequests,
    boolean losesReports,
    boolean cancelsOnDisconnect,
    long haltEveryNs,
    long haltNs)
{
    /** Nothing. */
    public static final FaultSettings DEFAULT = new FaultSettings(1, 0, 0, 1, true, false, false, 0, 1);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public FaultSettings
    {
        SettingRange.require("rejectRateE8", rejectRateE8, 0, SettingRange.ONE_E8);
        SettingRange.require("outageEveryNs", outageEveryNs, 0, SettingRange.YEAR_NS);
        SettingRange.require("outageNs", outageNs, 1, SettingRange.YEAR_NS);
        SettingRange.require("haltEveryNs", haltEveryNs, 0, SettingRange.YEAR_NS);
        SettingRange.require("haltNs", haltNs, 1, SettingRange.YEAR_NS);
    }
}
