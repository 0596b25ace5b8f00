package io.petrel.core.regime;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;

import java.util.List;

/**
 * One number for how stressed the market is: weighted mean of the score of PANIC, forecast over long-run volatility
 * from a floor to a full mark, thin liquidity (1 at a liquidity score of 0, 0 from the usual 0.5 on), and mean
 * correlation from a floor to a full mark. What is not known gives its weight to the others. Holds no state.
 */
final class Stress
{
    private static final ParamSpec PANIC_WEIGHT =
        ParamSpec.ofShare("regime.stress.weight.panic", "Weight of the score of PANIC in the stress score");
    private static final ParamSpec VOLATILITY_WEIGHT =
        ParamSpec.ofShare("regime.stress.weight.volatility", "Weight of the volatility ratio in the stress score");
    private static final ParamSpec ILLIQUIDITY_WEIGHT =
        ParamSpec.ofShare("regime.stress.weight.illiquidity", "Weight of thin liquidity in the stress score");
    private static final ParamSpec CORRELATION_WEIGHT =
        ParamSpec.ofShare("regime.stress.weight.correlation", "Weight of the mean correlation in the stress score");
    private static final ParamSpec RATIO_FLOOR =
        ParamSpec.ofNonNegative("regime.stress.ratio_floor", "1", "Volatility ratio that is no stress");
    private static final ParamSpec RATIO_FULL =
        ParamSpec.ofNonNegative("regime.stress.ratio_full", "1", "Volatility ratio that is full stress");
    private static final ParamSpec CORRELATION_FLOOR =
        ParamSpec.ofDouble("regime.stress.correlation_floor", "1", -1, 1, "Mean correlation that is no stress");
    private static final ParamSpec CORRELATION_FULL =
        ParamSpec.ofDouble("regime.stress.correlation_full", "1", -1, 1, "Mean correlation that is full stress");

    static final List<ParamSpec> SPECS = List.of(
        PANIC_WEIGHT, VOLATILITY_WEIGHT, ILLIQUIDITY_WEIGHT, CORRELATION_WEIGHT,
        RATIO_FLOOR, RATIO_FULL, CORRELATION_FLOOR, CORRELATION_FULL);

    private final ParamSet required;
    private final Param panicWeight;
    private final Param volatilityWeight;
    private final Param illiquidityWeight;
    private final Param correlationWeight;
    private final Ramp ratioStress;
    private final Ramp correlationStress;
    private final WeightedMean mean = new WeightedMean();

    Stress(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        panicWeight = parameters.param(PANIC_WEIGHT);
        volatilityWeight = parameters.param(VOLATILITY_WEIGHT);
        illiquidityWeight = parameters.param(ILLIQUIDITY_WEIGHT);
        correlationWeight = parameters.param(CORRELATION_WEIGHT);
        ratioStress = new Ramp(parameters, RATIO_FLOOR, RATIO_FULL);
        correlationStress = new Ramp(parameters, CORRELATION_FLOOR, CORRELATION_FULL);
    }

    /** In [0, 1], or not-a-number; so may be each input. */
    double of(final double panic, final double volatilityRatio, final double liquidity, final double correlation)
    {
        if (!required.isSet())
        {
            return Double.NaN;
        }
        return mean.begin()
            .add(panicWeight.asDouble(), panic)
            .add(volatilityWeight.asDouble(), ratioStress.of(volatilityRatio))
            .add(illiquidityWeight.asDouble(), Ramp.cut(1 - 2 * liquidity))
            .add(correlationWeight.asDouble(), correlationStress.of(correlation))
            .value(0);
    }
}
