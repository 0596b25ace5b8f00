package io.petrel.core.regime;

import io.petrel.codecs.event.VolatilityRegime;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

import java.util.List;

/**
 * Forecast of the next bar's volatility by GARCH(1,1), with the extra weight of falls of Glosten, Jagannathan and
 * Runkle (1993) where gamma is above zero:
 * <pre>
 *   h' = omega + (alpha + gamma [r &lt; 0]) r^2 + beta h        r: LOG_RETURN, its mean taken as zero
 *   long-run variance = omega / (1 - alpha - beta - gamma / 2)
 * </pre>
 * An omega of 0 means variance targeting: the long-run variance is REALISED_SIGMA_LONG squared. The recursion starts
 * with the long-run variance. Parameters that give none (alpha + beta + gamma / 2 of 1 or more) count as not
 * calibrated. Pipeline thread only; allocates nothing after construction.
 */
final class GarchVolatility implements Stateful
{
    private static final ParamSpec OMEGA = ParamSpec.ofNonNegative("regime.garch.omega", "squared log return",
        "Constant of the variance; 0 targets the long-run variance that was realised");
    private static final ParamSpec ALPHA =
        ParamSpec.ofShare("regime.garch.alpha", "Weight of the last squared return in the variance");
    private static final ParamSpec BETA =
        ParamSpec.ofShare("regime.garch.beta", "Weight of the last variance in the variance");
    private static final ParamSpec GAMMA =
        ParamSpec.ofShare("regime.garch.gamma", "Additional weight of the last squared return if it was a fall");
    private static final ParamSpec NORMAL = ParamSpec.ofPositive("regime.volatility.normal", "1",
        "Forecast over long-run volatility from which it is no longer LOW");
    private static final ParamSpec HIGH = ParamSpec.ofPositive("regime.volatility.high", "1",
        "Forecast over long-run volatility from which it is HIGH");
    private static final ParamSpec EXTREME = ParamSpec.ofPositive("regime.volatility.extreme", "1",
        "Forecast over long-run volatility from which it is EXTREME");
    private static final ParamSpec MARGIN = ParamSpec.ofShare("regime.volatility.margin",
        "How far beyond such a mark the ratio must be before the volatility regime changes");

    static final List<ParamSpec> SPECS = List.of(OMEGA, ALPHA, BETA, GAMMA, NORMAL, HIGH, EXTREME, MARGIN);

    private static final List<VolatilityRegime> LEVELS = List.of(
        VolatilityRegime.LOW, VolatilityRegime.NORMAL, VolatilityRegime.HIGH, VolatilityRegime.EXTREME);

    private final ParamSet required;
    private final Param omega;
    private final Param alpha;
    private final Param beta;
    private final Param gamma;
    private final Bands bands;

    private double variance = Double.NaN;
    private double ratio = Double.NaN;
    private int level = Bands.NONE;

    GarchVolatility(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        omega = parameters.param(OMEGA);
        alpha = parameters.param(ALPHA);
        beta = parameters.param(BETA);
        gamma = parameters.param(GAMMA);
        bands = new Bands(parameters, MARGIN, List.of(NORMAL, HIGH, EXTREME));
    }

    void onBar(final FeatureVector features)
    {
        final double longRun = required.isSet() ? longRunVariance(features) : Double.NaN;
        if (longRun > 0)
        {
            proceed(features, longRun);
            ratio = Math.sqrt(variance / longRun);
        }
        else
        {
            variance = Double.NaN;
            ratio = Double.NaN;
        }
        level = required.isSet() ? bands.onValue(ratio) : Bands.NONE;
    }

    /** Deviation of the next bar's log return, or not-a-number. */
    double forecast()
    {
        return Math.sqrt(variance);
    }

    /** Forecast over long-run deviation, or not-a-number. */
    double ratio()
    {
        return ratio;
    }

    VolatilityRegime regime()
    {
        return Bands.NONE == level ? VolatilityRegime.UNKNOWN : LEVELS.get(level);
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        variance = state.visit(variance);
        ratio = state.visit(ratio);
        level = state.visit(level);
        bands.visitState(state);
    }

    private double longRunVariance(final FeatureVector features)
    {
        final double rest = 1 - persistence();
        if (!(rest > 0))
        {
            return Double.NaN;
        }
        if (omega.asDouble() > 0)
        {
            return omega.asDouble() / rest;
        }
        final double sigma = RegimeScores.valueOf(features, Feature.REALISED_SIGMA_LONG);
        return sigma * sigma;
    }

    private void proceed(final FeatureVector features, final double longRun)
    {
        final double last = Double.isNaN(variance) ? longRun : variance;
        if (!features.isReady(Feature.LOG_RETURN))
        {
            variance = last;
            return;
        }
        final double move = features.value(Feature.LOG_RETURN);
        final double weight = alpha.asDouble() + (move < 0 ? gamma.asDouble() : 0);
        variance = longRun * (1 - persistence()) + weight * move * move + beta.asDouble() * last;
    }

    private double persistence()
    {
        return alpha.asDouble() + beta.asDouble() + gamma.asDouble() / 2;
    }
}
