package io.petrel.tools.research.calibrate;

import io.petrel.node.config.CalibrationConfig;

/**
 * What the calibrator looks at and how sure it must be.
 *
 * @param barsMin       bars below which nothing is derived.
 * @param validBars     bars, of average length, for which a value holds.
 * @param significance  chance at which noise still passes for a finding.
 * @param forwardBars   horizon of the labels; a label counts only when its horizon has ended.
 * @param confidenceMin below which a value is reported but not sent.
 * @param recentBars    that are compared with all, in the volatility scalar.
 * @param deviationBars window of the distance from the mean.
 */
public record CalibrationSettings(
    int barsMin,
    int validBars,
    double significance,
    int forwardBars,
    double confidenceMin,
    int recentBars,
    int deviationBars)
{
    /**
     * Settings of a configuration.
     *
     * @param config its section.
     * @return the settings.
     */
    public static CalibrationSettings of(final CalibrationConfig config)
    {
        return new CalibrationSettings(config.barsMin(), config.validBars(), config.significance(),
            config.forwardBars(), config.confidenceMin(), config.recentBars(), config.deviationBars());
    }
}
