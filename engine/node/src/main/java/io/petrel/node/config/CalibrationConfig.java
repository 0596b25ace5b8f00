package io.petrel.node.config;

import java.nio.file.Path;
import java.util.List;

/**
 * When parameters are calibrated beside the engine, and on what. The section is absent where nothing is.
 *
 * @param instrumentId  whose bars are read, or {@link #FIRST}.
 * @param seriesId      which of its bar series.
 * @param everyBars     bars from one calibration to the next.
 * @param windowBars    newest bars that a calibration reads.
 * @param barsMin       bars before the first calibration.
 * @param shiftShare    share of returns by which the market must have shifted to be calibrated anew at once.
 * @param shiftBars     newest returns that are compared with those of the last calibration.
 * @param validBars     bars for which a value holds.
 * @param significance  chance at which noise still passes for a finding.
 * @param forwardBars   horizon of the labels.
 * @param confidenceMin below which a value is not sent.
 * @param recentBars    newest returns of the volatility scalar.
 * @param deviationBars window of the distance from the mean.
 */
public record CalibrationConfig(
    int instrumentId,
    int seriesId,
    int everyBars,
    int windowBars,
    int barsMin,
    double shiftShare,
    int shiftBars,
    int validBars,
    double significance,
    int forwardBars,
    double confidenceMin,
    int recentBars,
    int deviationBars)
{
    /** The instrument whose bar closes first. */
    public static final int FIRST = -1;

    static final String NAME = "calibration";

    private static final String INSTRUMENT = "instrument";
    private static final String SERIES = "series";
    private static final String EVERY_BARS = "every_bars";
    private static final String WINDOW_BARS = "window_bars";
    private static final String BARS_MIN = "bars_min";
    private static final String SHIFT_SHARE = "shift_share";
    private static final String SHIFT_BARS = "shift_bars";
    private static final String VALID_BARS = "valid_bars";
    private static final String SIGNIFICANCE = "significance";
    private static final String FORWARD_BARS = "forward_bars";
    private static final String CONFIDENCE_MIN = "confidence_min";
    private static final String RECENT_BARS = "recent_bars";
    private static final String DEVIATION_BARS = "deviation_bars";
    private static final String FIRST_WORD = "first";
    private static final int SERIES_LIMIT = 65_534;
    private static final int BARS_LIMIT = 1_000_000;
    private static final int BARS_FLOOR = 100;

    /**
     * Reads a file that is such a section.
     *
     * @param file such as {@code config/calibration/companion.yaml}.
     * @return what it says.
     * @throws ConfigException with everything that is wrong with it.
     */
    public static CalibrationConfig load(final Path file)
    {
        return of(SectionReader.only(spec(), file));
    }

    static SectionSpec spec()
    {
        return new SectionSpec(NAME, List.of(
            KeySpec.number(INSTRUMENT, ValueType.LONG, "1", 0, Integer.MAX_VALUE, "Id of the instrument that is read")
                .orWord(FIRST_WORD),
            KeySpec.number(SERIES, ValueType.LONG, "1", 0, SERIES_LIMIT, "Its bars: 0 of decisions, 1 by the clock"),
            bars(EVERY_BARS, 1, "Bars from one calibration to the next"),
            bars(WINDOW_BARS, BARS_FLOOR, "Newest bars that a calibration reads"),
            bars(BARS_MIN, BARS_FLOOR, "Bars before the first calibration"),
            share(SHIFT_SHARE, "Share of returns that must have moved for a calibration at once"),
            bars(SHIFT_BARS, 2, "Newest returns compared with those of the last calibration"),
            bars(VALID_BARS, 1, "Bars for which a value holds"),
            share(SIGNIFICANCE, "Chance at which noise still passes for a finding"),
            bars(FORWARD_BARS, 1, "Horizon of the labels"),
            share(CONFIDENCE_MIN, "Confidence below which a value is not sent"),
            bars(RECENT_BARS, 2, "Newest returns of the volatility scalar"),
            bars(DEVIATION_BARS, 2, "Window of the distance from the mean")));
    }

    static CalibrationConfig of(final Section section)
    {
        return new CalibrationConfig(
            section.isWord(INSTRUMENT) ? FIRST : section.intValue(INSTRUMENT),
            section.intValue(SERIES),
            section.intValue(EVERY_BARS),
            section.intValue(WINDOW_BARS),
            section.intValue(BARS_MIN),
            section.realValue(SHIFT_SHARE),
            section.intValue(SHIFT_BARS),
            section.intValue(VALID_BARS),
            section.realValue(SIGNIFICANCE),
            section.intValue(FORWARD_BARS),
            section.realValue(CONFIDENCE_MIN),
            section.intValue(RECENT_BARS),
            section.intValue(DEVIATION_BARS));
    }

    private static KeySpec bars(final String key, final int min, final String text)
    {
        return KeySpec.number(key, ValueType.LONG, "bars", min, BARS_LIMIT, text);
    }

    private static KeySpec share(final String key, final String text)
    {
        return KeySpec.number(key, ValueType.DOUBLE, "1", 0, 1, text);
    }
}
