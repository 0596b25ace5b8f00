package io.petrel.core.sizing;

import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.signal.EngineStats;
import java.util.List;

/**
 * The share of equity that grows fastest in the long run, and the part of it that is taken:
 * <pre>
 *   kelly  = (p b - q) / b                    p win rate, q = 1 - p, b average win / average loss
 *   factor = fraction x kelly, at most factor_max
 *     0 full      1
 *     1 half      1 / 2
 *     2 quarter   1 / 4
 *     3 dynamic   e^2 / (e^2 + (b + 1)^2 s^2), cut to [dynamic_min, dynamic_max]
 *                 e = (b + 1) p - 1 the edge, s^2 = p q / n the variance of the win rate after n outcomes
 * </pre>
 * The dynamic fraction is the shrinkage of Baker and McHale ("Optimal Betting Under Parameter Uncertainty", Decision
 * Analysis 10, 2013): the less the win rate is known, the less is staked. It counts the engine's own outcomes only,
 * each by its decayed weight, and is the least allowed before the first. Holds no state but its parameter handles.
 */
final class Kelly
{
    private static final int HALF = 1;
    private static final int QUARTER = 2;
    private static final int DYNAMIC = QUARTER + 1;

    private static final ParamSpec MODE = ParamSpec.ofLong("sizing.kelly_mode", "1", 0, DYNAMIC,
        "Part of Kelly that is taken: 0 full, 1 half, 2 quarter, 3 dynamic");
    private static final ParamSpec DYNAMIC_MIN =
        ParamSpec.ofShare("sizing.kelly_dynamic_min", "Least part of Kelly in mode 3");
    private static final ParamSpec DYNAMIC_MAX =
        ParamSpec.ofShare("sizing.kelly_dynamic_max", "Greatest part of Kelly in mode 3");
    private static final ParamSpec FACTOR_MAX = ParamSpec.ofShare("sizing.kelly_factor_max", "Greatest Kelly factor");

    static final List<ParamSpec> SPECS = List.of(MODE, DYNAMIC_MIN, DYNAMIC_MAX, FACTOR_MAX);

    private final Param mode;
    private final Param dynamicMin;
    private final Param dynamicMax;
    private final Param factorMax;

    Kelly(final Parameters parameters)
    {
        mode = parameters.param(MODE);
        dynamicMin = parameters.param(DYNAMIC_MIN);
        dynamicMax = parameters.param(DYNAMIC_MAX);
        factorMax = parameters.param(FACTOR_MAX);
    }

    /** Full Kelly; without an edge it is 0 or less. Wins that are worth nothing lose all. */
    static double full(final double winRate, final double payoffRatio)
    {
        return payoffRatio > 0 ? (winRate * payoffRatio - (1 - winRate)) / payoffRatio : -1;
    }

    /** The Kelly factor of a size. */
    double factor(final double full, final EngineStats stats)
    {
        return Math.min(fraction(stats) * full, factorMax.asDouble());
    }

    private double fraction(final EngineStats stats)
    {
        switch (mode.asInt())
        {
            case HALF:
                return 1.0 / 2;
            case QUARTER:
                return 1.0 / (2 * 2);
            case DYNAMIC:
                final double shrinkage = shrinkage(stats.winRate(), stats.payoffRatio(), stats.weight());
                return Math.min(Math.max(shrinkage, dynamicMin.asDouble()), dynamicMax.asDouble());
            default:
                return 1;
        }
    }

    private static double shrinkage(final double winRate, final double payoffRatio, final double outcomes)
    {
        if (!(outcomes > 0))
        {
            return 0;
        }
        final double stake = payoffRatio + 1;
        final double edge = stake * winRate - 1;
        final double variance = winRate * (1 - winRate) / outcomes;
        return edge * edge / (edge * edge + stake * stake * variance);
    }
}
