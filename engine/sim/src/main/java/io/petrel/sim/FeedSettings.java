package io.petrel.sim;

/**
 * What stands in for the book where a feed shows none.
 *
 * @param halfSpreadRateE8    trades-only and bars-only feeds: half of the assumed spread as a fraction of price, E8,
 *                            rounded up to whole ticks; 0 for no spread.
 * @param syntheticLevels     trades-only feeds: levels assumed on each side, one half spread apart, 1 to 64.
 * @param syntheticSizeRateE8 trades-only feeds: size of each assumed level as a fraction of the mean trade size, E8; at
 *                            least one lot results.
 * @param tradeSizeShift      weight of a new trade in that mean, and of a new return in the volatility that slippage
 *                            may use, is 2^-shift, 0 (last one only) to 16.
 * @param unsizedQuoteLots    lots available at a quote that states no size (OTC forex), once per quote, 1 or more.
 * @param barVolumeShareE8    bars-only feeds: share of a bar's volume that our fills may take, E8, above 0 and at most
 *                            1; a bar without volume is not limited.
 */
public record FeedSettings(
    long halfSpreadRateE8,
    int syntheticLevels,
    long syntheticSizeRateE8,
    int tradeSizeShift,
    long unsizedQuoteLots,
    long barVolumeShareE8)
{
    /** A half spread of 2 basis points, five levels of the mean trade size, a tenth of a bar. */
    public static final FeedSettings DEFAULT = new FeedSettings(
        20_000L, 5, SettingRange.ONE_E8, 4, Long.MAX_VALUE, SettingRange.ONE_E8 / 10);

    private static final int LEVEL_LIMIT = 64;
    private static final int SHIFT_LIMIT = 16;

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public FeedSettings
    {
        SettingRange.require("halfSpreadRateE8", halfSpreadRateE8, 0, SettingRange.ONE_E8 / 2);
        SettingRange.require("syntheticLevels", syntheticLevels, 1, LEVEL_LIMIT);
        SettingRange.require("syntheticSizeRateE8", syntheticSizeRateE8, 1, 1_000L * SettingRange.ONE_E8);
        SettingRange.require("tradeSizeShift", tradeSizeShift, 0, SHIFT_LIMIT);
        SettingRange.require("unsizedQuoteLots", unsizedQuoteLots, 1, Long.MAX_VALUE);
        SettingRange.require("barVolumeShareE8", barVolumeShareE8, 1, SettingRange.ONE_E8);
    }
}
