package io.petrel.node.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What a training of the regime's models labels, fits and asks for. A file of its own: no run reads it.
 *
 * @param horizonBars    bars after a row that its label looks at.
 * @param panicRatio     volatility of the horizon over long-run volatility from which it is PANIC.
 * @param trendRatio     |net move| over sqrt(sum of squared moves) from which it is TREND.
 * @param ridge          of the logistic regression.
 * @param states         of the hidden Markov model.
 * @param isLeveraged    whether falls get a weight of their own in the volatility model.
 * @param rowsMin        rows to learn from below which nothing is trained.
 * @param arrivalsMin    arrivals of trades below which their intensity is not fitted.
 * @param arrivalsMax    newest arrivals that the fit reads.
 * @param confidenceMin  below which a fit is reported but not written.
 */
public record TrainingConfig(
    int horizonBars,
    double panicRatio,
    double trendRatio,
    double ridge,
    int states,
    boolean isLeveraged,
    int rowsMin,
    int arrivalsMin,
    int arrivalsMax,
    double confidenceMin)
{
    private static final String NAME = "training";
    private static final String HORIZON_BARS = "horizon_bars";
    private static final String PANIC_RATIO = "panic_ratio";
    private static final String TREND_RATIO = "trend_ratio";
    private static final String RIDGE = "ridge";
    private static final String STATES = "states";
    private static final String LEVERAGE = "leverage";
    private static final String ROWS_MIN = "rows_min";
    private static final String ARRIVALS_MIN = "arrivals_min";
    private static final String ARRIVALS_MAX = "arrivals_max";
    private static final String CONFIDENCE_MIN = "confidence_min";
    private static final int COUNT_LIMIT = 10_000_000;
    private static final int RATIO_LIMIT = 1_000;
    private static final int STATES_LIMIT = 8;

    /**
     * Reads a file.
     *
     * @param file such as {@code config/training/regime.yaml}.
     * @return what it says.
     * @throws ConfigException with everything that is wrong with it.
     */
    public static TrainingConfig load(final Path file)
    {
        final Section section = SectionReader.only(spec(), file);
        return new TrainingConfig(
            section.intValue(HORIZON_BARS),
            section.realValue(PANIC_RATIO),
            section.realValue(TREND_RATIO),
            section.realValue(RIDGE),
            section.intValue(STATES),
            0 != section.longValue(LEVERAGE),
            section.intValue(ROWS_MIN),
            section.intValue(ARRIVALS_MIN),
            section.intValue(ARRIVALS_MAX),
            section.realValue(CONFIDENCE_MIN));
    }

    private static SectionSpec spec()
    {
        return new SectionSpec(NAME, List.of(
            count(HORIZON_BARS, 2, "Bars after a row that its label looks at"),
            ratio(PANIC_RATIO, "Volatility of the horizon over the long run from which it is PANIC"),
            ratio(TREND_RATIO, "Net move over that of a random walk from which it is TREND"),
            ratio(RIDGE, "Ridge of the logistic regression"),
            KeySpec.number(STATES, ValueType.LONG, "1", 2, STATES_LIMIT, "States of the hidden Markov model"),
            KeySpec.number(LEVERAGE, ValueType.BOOL, "flag", 0, 1, "Whether falls weigh differently in the volatility"),
            count(ROWS_MIN, 1, "Rows to learn from below which nothing is trained"),
            count(ARRIVALS_MIN, 2, "Arrivals of trades below which their intensity is not fitted"),
            count(ARRIVALS_MAX, 2, "Newest arrivals that the fit reads"),
            KeySpec.number(CONFIDENCE_MIN, ValueType.DOUBLE, "1", 0, 1, "Below which a fit is not written")));
    }

    private static KeySpec count(final String key, final int min, final String text)
    {
        return KeySpec.number(key, ValueType.LONG, "1", min, COUNT_LIMIT, text);
    }

    private static KeySpec ratio(final String key, final String text)
    {
        return KeySpec.number(key, ValueType.DOUBLE, "1", 0, RATIO_LIMIT, text);
    }
}
