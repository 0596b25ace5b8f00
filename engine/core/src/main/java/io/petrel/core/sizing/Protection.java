package io.petrel.core.sizing;

import io.petrel.codecs.event.Regime;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.regime.ParamByRegime;
import java.util.ArrayList;
import java.util.List;

/**
 * Factors that make a size smaller and never larger:
 * <pre>
 *   regime factor    as configured for the regime; panic halves
 *   toxicity factor  1 up to a VPIN of calm, falling evenly to factor_min at full; 1 while VPIN is not known
 * </pre>
 * Holds no state but its parameter handles.
 */
final class Protection
{
    private static final ParamSpec TOXICITY_CALM =
        ParamSpec.ofShare("sizing.toxicity_calm", "VPIN up to which order flow is not held to be toxic");
    private static final ParamSpec TOXICITY_FULL =
        ParamSpec.ofShare("sizing.toxicity_full", "VPIN from which order flow is held to be wholly toxic");
    private static final ParamSpec TOXICITY_FACTOR_MIN =
        ParamSpec.ofShare("sizing.toxicity_factor_min", "Factor of a size in wholly toxic flow");

    private final Param calm;
    private final Param full;
    private final Param factorMin;
    private final ParamByRegime regimeFactors;

    Protection(final Parameters parameters)
    {
        calm = parameters.param(TOXICITY_CALM);
        full = parameters.param(TOXICITY_FULL);
        factorMin = parameters.param(TOXICITY_FACTOR_MIN);
        regimeFactors = new ParamByRegime(parameters, regimeFactorSpecs());
    }

    static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = regimeFactorSpecs();
        specs.addAll(List.of(TOXICITY_CALM, TOXICITY_FULL, TOXICITY_FACTOR_MIN));
        return specs;
    }

    double regimeFactor(final Regime regime)
    {
        return regimeFactors.of(regime).asDouble();
    }

    double toxicityFactor(final FeatureVector features)
    {
        if (!features.isReady(Feature.VPIN) || features.value(Feature.VPIN) <= calm.asDouble())
        {
            return 1;
        }
        final double reach = full.asDouble() - calm.asDouble();
        final double excess = features.value(Feature.VPIN) - calm.asDouble();
        return excess < reach ? 1 - (1 - factorMin.asDouble()) * (excess / reach) : factorMin.asDouble();
    }

    private static List<ParamSpec> regimeFactorSpecs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        for (final String regime : ParamByRegime.WORDS)
        {
            specs.add(ParamSpec.ofShare("sizing.regime_factor." + regime, "Factor of a size in this regime"));
        }
        return specs;
    }
}
