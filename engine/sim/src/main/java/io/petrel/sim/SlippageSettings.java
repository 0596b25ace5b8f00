package io.petrel.sim;

/**
 * Slippage of takers on feeds without depth; a feed with depth is walked and has none of this.
 *
 * @param model which one.
 * @param rate  FIXED and VOLUME: fraction of price, from 0 to 1; VOLATILITY: multiple of it, from 0 to 1,000.
 */
public record SlippageSettings(SlippageModel model, double rate)
{
    /** Only what the assumed levels cost. */
    public static final SlippageSettings DEFAULT = new SlippageSettings(SlippageModel.BOOK_WALK, 0.0);

    /**
     * Checks every range.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range.
     */
    public SlippageSettings
    {
        SettingRange.require("slippage rate", rate, 0.0, SlippageModel.VOLATILITY == model ? 1_000.0 : 1.0);
    }
}
