package io.petrel.sim;

/**
 * How the replayed book answers our own taking. With Q lots taken and V lots that the market trades in a window, price
 * moves against our next taker of the same direction by {@code temporary * sqrt(Q / V)}, which decays by half in each
 * half-life, and by {@code permanent * Q / V}, which stays. It never moves in our favour.
 *
 * @param temporaryRate  square-root part, fraction of price at Q = V, from 0 (none) to 1.
 * @param permanentRate  linear part, fraction of price at Q = V, from 0 (none) to 1.
 * @param halfLifeNs     of the square-root part, ns, from a microsecond to a year.
 * @param volumeWindowNs window of V, ns, from a millisecond to a year; V is measured on the tape.
 */
public record ImpactSettings(double temporaryRate, double permanentRate, long halfLifeNs, long volumeWindowNs)
{
    /** None. */
    public static final ImpactSettings DEFAULT =
        new ImpactSettings(0.0, 0.0, 60_000_000_000L, SettingRange.HOUR_NS);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public ImpactSettings
    {
        SettingRange.require("temporaryRate", temporaryRate, 0.0, 1.0);
        SettingRange.require("permanentRate", permanentRate, 0.0, 1.0);
        SettingRange.require("halfLifeNs", halfLifeNs, 1_000L, SettingRange.YEAR_NS);
        SettingRange.require("volumeWindowNs", volumeWindowNs, 1_000_000L, SettingRange.YEAR_NS);
    }

    boolean isOn()
    {
        return temporaryRate > 0.0 || permanentRate > 0.0;
    }
}
