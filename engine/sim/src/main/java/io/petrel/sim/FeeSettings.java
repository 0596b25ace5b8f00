package io.petrel.sim;

import java.util.List;

/**
 * What trading costs. A fee is notional times rate, rounded half-even to 1e-8 of the settlement currency; positive is
 * paid, negative a rebate. The tier of an account is decided at each 00:00 UTC by what it traded in the days before.
 *
 * @param tiers        ascending by volume; the first from 0.
 * @param windowDays   whole UTC days that count, 1 to 366.
 * @param priorVolumeE8 notional traded before the tape, assumed spread evenly over those days, E8, 0 or more.
 * @param buyRateE8    added to the rate of every buy (stamp duty), E8, from -1 to 1.
 * @param sellRateE8   added to the rate of every sell (transaction tax), E8, from -1 to 1.
 */
public record FeeSettings(List<Tier> tiers, int windowDays, long priorVolumeE8, long buyRateE8, long sellRateE8)
{
    /** Two basis points to make, five to take, whatever the volume. */
    public static final FeeSettings DEFAULT = flat(20_000L, 50_000L);

    private static final int TIER_LIMIT = 32;
    private static final int DAY_LIMIT = 366;

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public FeeSettings
    {
        tiers = List.copyOf(tiers);
        SettingRange.require("number of fee tiers", tiers.size(), 1, TIER_LIMIT);
        SettingRange.require("volume of the first fee tier", tiers.get(0).volumeE8(), 0, 0);
        for (int i = 1; i < tiers.size(); i++)
        {
            SettingRange.require(
                "volume of fee tier " + i, tiers.get(i).volumeE8(), tiers.get(i - 1).volumeE8() + 1, Long.MAX_VALUE);
        }
        SettingRange.require("windowDays", windowDays, 1, DAY_LIMIT);
        SettingRange.require("priorVolumeE8", priorVolumeE8, 0, Long.MAX_VALUE);
        SettingRange.require("buyRateE8", buyRateE8, -SettingRange.ONE_E8, SettingRange.ONE_E8);
        SettingRange.require("sellRateE8", sellRateE8, -SettingRange.ONE_E8, SettingRange.ONE_E8);
    }

    /**
     * The same rates at any volume.
     *
     * @param makerRateE8 of resting fills, E8; negative is a rebate.
     * @param takerRateE8 of taking fills, E8.
     * @return the settings.
     */
    public static FeeSettings flat(final long makerRateE8, final long takerRateE8)
    {
        return new FeeSettings(List.of(new Tier(0, makerRateE8, takerRateE8)), 30, 0, 0, 0);
    }

    /**
     * Rates from a volume on.
     *
     * @param volumeE8    notional traded in the window at which they begin, E8, inclusive.
     * @param makerRateE8 of resting fills as a fraction of notional, E8 (10,000 is one basis point), from -1 to 1.
     * @param takerRateE8 of taking fills, likewise.
     */
    public record Tier(long volumeE8, long makerRateE8, long takerRateE8)
    {
        /**
         * Checks every range.
         *
         * @throws IllegalArgumentException naming the setting, its value and its range.
         */
        public Tier
        {
            SettingRange.require("volumeE8", volumeE8, 0, Long.MAX_VALUE);
            SettingRange.require("makerRateE8", makerRateE8, -SettingRange.ONE_E8, SettingRange.ONE_E8);
            SettingRange.require("takerRateE8", takerRateE8, -SettingRange.ONE_E8, SettingRange.ONE_E8);
        }
    }
}
