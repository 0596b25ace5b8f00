package io.petrel.sim;

/**
 * Which orders the venue takes at all.
 *
 * @param tickMultiple    prices must be a multiple of so many ticks, 1 or more.
 * @param lotMultiple     sizes must be a multiple of so many lots, 1 or more.
 * @param minLots         smallest size, 1 or more.
 * @param maxLots         largest size.
 * @param minNotionalE8   smallest notional, at the limit or else the best price it would meet, E8; 0 for none.
 * @param maxNotionalE8   largest notional, E8.
 * @param priceBandRateE8 limit and stop prices must be within this fraction of the mark, or else the reference price,
 *                        E8, from 0 (no band) to 1.
 * @param maxOpenOrders   orders of an account in one instrument, 1 or more.
 */
public record FilterSettings(
    long tickMultiple,
    long lotMultiple,
    long minLots,
    long maxLots,
    long minNotionalE8,
    long maxNotionalE8,
    long priceBandRateE8,
    int maxOpenOrders)
{
    /** Whatever has a tick and a lot. */
    public static final FilterSettings DEFAULT =
        new FilterSettings(1, 1, 1, Long.MAX_VALUE, 0, Long.MAX_VALUE, 0, Integer.MAX_VALUE);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public FilterSettings
    {
        SettingRange.require("tickMultiple", tickMultiple, 1, Long.MAX_VALUE);
        SettingRange.require("lotMultiple", lotMultiple, 1, Long.MAX_VALUE);
        SettingRange.require("minLots", minLots, 1, Long.MAX_VALUE);
        SettingRange.require("maxLots", maxLots, minLots, Long.MAX_VALUE);
        SettingRange.require("minNotionalE8", minNotionalE8, 0, Long.MAX_VALUE);
        SettingRange.require("maxNotionalE8", maxNotionalE8, minNotionalE8, Long.MAX_VALUE);
        SettingRange.require("priceBandRateE8", priceBandRateE8, 0, SettingRange.ONE_E8);
        SettingRange.require("maxOpenOrders", maxOpenOrders, 1, Integer.MAX_VALUE);
    }
}
