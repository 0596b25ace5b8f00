package io.petrel.sim;

/**
 * What leveraged contracts (LINEAR, INVERSE) ask for and cost to hold.
 *
 * @param initialRateE8        collateral that an order needs as a fraction of notional (1 / leverage), E8, from 0 (no
 *                             margin is kept, nothing is liquidated) to 1.
 * @param maintenanceRateE8    equity below this fraction of the notional at the mark is liquidated, E8, at most the
 *                             initial rate.
 * @param liquidationFeeRateE8 added to the taker's rate in a liquidation, E8, from 0 to 1.
 * @param collateralE8         of each wallet at the start, E8 of its settlement currency, 0 or more.
 * @param isCross              whether all LINEAR instruments of an account share one wallet; else each has its own.
 *                             INVERSE ones settle in their own coin and always have their own.
 * @param chargesFunding       whether FundingRate events on the tape are charged.
 */
public record MarginSettings(
    long initialRateE8,
    long maintenanceRateE8,
    long liquidationFeeRateE8,
    long collateralE8,
    boolean isCross,
    boolean chargesFunding)
{
    /** No margin, but funding where the tape has it. */
    public static final MarginSettings DEFAULT = new MarginSettings(0, 0, 0, 0, true, true);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public MarginSettings
    {
        SettingRange.require("initialRateE8", initialRateE8, 0, SettingRange.ONE_E8);
        SettingRange.require("maintenanceRateE8", maintenanceRateE8, 0, initialRateE8);
        SettingRange.require("liquidationFeeRateE8", liquidationFeeRateE8, 0, SettingRange.ONE_E8);
        SettingRange.require("collateralE8", collateralE8, 0, Long.MAX_VALUE);
    }

    boolean isOn()
    {
        return initialRateE8 > 0;
    }
}
