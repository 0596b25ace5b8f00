package io.petrel.core.signal;

import io.petrel.codecs.unit.BasisPoints;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * What it costs to trade now (Huracan specification, cost estimation), in basis points of the order's value:
 * <pre>
 *   fee       as configured
 *   spread    SPREAD_BPS, or the configured one on a feed without quotes
 *   slippage  base x volatility factor x volume factor x participation factor
 *     volatility     1 + sensitivity x (REALISED_VOL / reference - 1)
 *     volume         1 - sensitivity x (VOLUME_RATIO - 1)
 *     participation  1 + sensitivity x (lots / VOLUME_MA)
 * </pre>
 * each factor cut to its bounds, and 1 while its feature is not ready. A trade pays fee and slippage on both sides and
 * half the spread on each. Mutable and reused. Pipeline thread only; allocates nothing after construction.
 */
public final class CostModel
{
    private static final ParamSpec FEE_BPS = bps("cost.fee_bps", "Fee of one order");
    private static final ParamSpec SPREAD_BPS = bps("cost.spread_bps", "Spread assumed on a feed without quotes");
    private static final ParamSpec SLIPPAGE_BPS =
        bps("cost.slippage_bps", "Slippage of one order at the reference volatility and mean volume");
    private static final ParamSpec REFERENCE_VOLATILITY = ParamSpec.ofPositive("cost.reference_volatility",
        Feature.REALISED_VOL.unit(), "Volatility at which its factor is 1");
    private static final ParamSpec VOLATILITY_SENSITIVITY = ParamSpec.ofNonNegative("cost.volatility_sensitivity", "1",
        "Growth of slippage with volatility, relative to the reference");
    private static final ParamSpec VOLUME_SENSITIVITY = ParamSpec.ofNonNegative("cost.volume_sensitivity", "1",
        "Fall of slippage with volume, relative to its mean");
    private static final ParamSpec PARTICIPATION_SENSITIVITY = ParamSpec.ofNonNegative(
        "cost.participation_sensitivity", "1", "Growth of slippage with the order's share of a bar's mean volume");
    private static final ParamSpec FACTOR_MIN =
        ParamSpec.ofNonNegative("cost.factor_min", "1", "Least factor of slippage");
    private static final ParamSpec FACTOR_MAX =
        ParamSpec.ofNonNegative("cost.factor_max", "1", "Greatest factor of slippage");

    private static final List<ParamSpec> SPECS = List.of(
        FEE_BPS, SPREAD_BPS, SLIPPAGE_BPS, REFERENCE_VOLATILITY, VOLATILITY_SENSITIVITY, VOLUME_SENSITIVITY,
        PARTICIPATION_SENSITIVITY, FACTOR_MIN, FACTOR_MAX);

    private final ParamSet required;
    private final Param fee;
    private final Param assumedSpread;
    private final Param baseSlippage;
    private final Param referenceVolatility;
    private final Param volatilitySensitivity;
    private final Param volumeSensitivity;
    private final Param participationSensitivity;
    private final Param factorMin;
    private final Param factorMax;
    private double feeBps;
    private double spreadBps;
    private double slippageBps;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public CostModel(final Parameters parameters)
    {
        required = new ParamSet(parameters, SPECS);
        fee = parameters.param(FEE_BPS);
        assumedSpread = parameters.param(SPREAD_BPS);
        baseSlippage = parameters.param(SLIPPAGE_BPS);
        referenceVolatility = parameters.param(REFERENCE_VOLATILITY);
        volatilitySensitivity = parameters.param(VOLATILITY_SENSITIVITY);
        volumeSensitivity = parameters.param(VOLUME_SENSITIVITY);
        participationSensitivity = parameters.param(PARTICIPATION_SENSITIVITY);
        factorMin = parameters.param(FACTOR_MIN);
        factorMax = parameters.param(FACTOR_MAX);
    }

    /**
     * Parameters the model needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * Whether costs can be estimated.
     *
     * @return false while a parameter is not set.
     */
    public boolean isSet()
    {
        return required.isSet();
    }

    /**
     * Estimates an order too small to be noticed. Ask {@link #isSet} first.
     *
     * @param features of the instrument.
     */
    public void estimate(final FeatureVector features)
    {
        estimate(features, 0);
    }

    /**
     * Estimates an order. Ask {@link #isSet} first.
     *
     * @param features of the instrument.
     * @param sizeLots of the order, not negative.
     */
    public void estimate(final FeatureVector features, final long sizeLots)
    {
        feeBps = fee.asDouble();
        spreadBps = features.isReady(Feature.SPREAD_BPS) ?
            features.value(Feature.SPREAD_BPS) : assumedSpread.asDouble();
        slippageBps = baseSlippage.asDouble() *
            volatilityFactor(features) * volumeFactor(features) * participationFactor(features, sizeLots);
    }

    /**
     * Fee of one side.
     *
     * @return basis points.
     */
    public double feeBps()
    {
        return feeBps;
    }

    /**
     * The whole spread, which a trade pays once, half at each end.
     *
     * @return basis points.
     */
    public double spreadBps()
    {
        return spreadBps;
    }

    /**
     * Slippage of one side.
     *
     * @return basis points.
     */
    public double slippageBps()
    {
        return slippageBps;
    }

    /**
     * What one side costs against the middle of the market: fee, half the spread, slippage.
     *
     * @return basis points.
     */
    public double sideBps()
    {
        return feeBps + spreadBps / 2 + slippageBps;
    }

    private double volatilityFactor(final FeatureVector features)
    {
        if (!features.isReady(Feature.REALISED_VOL))
        {
            return 1;
        }
        final double excess = features.value(Feature.REALISED_VOL) / referenceVolatility.asDouble() - 1;
        return cut(1 + volatilitySensitivity.asDouble() * excess);
    }

    private double volumeFactor(final FeatureVector features)
    {
        if (!features.isReady(Feature.VOLUME_RATIO))
        {
            return 1;
        }
        return cut(1 - volumeSensitivity.asDouble() * (features.value(Feature.VOLUME_RATIO) - 1));
    }

    private double participationFactor(final FeatureVector features, final long sizeLots)
    {
        if (!features.isReady(Feature.VOLUME_MA) || !(features.value(Feature.VOLUME_MA) > 0))
        {
            return 1;
        }
        return cut(1 + participationSensitivity.asDouble() * (sizeLots / features.value(Feature.VOLUME_MA)));
    }

    /** Where the bounds contradict each other the upper one holds. */
    private double cut(final double factor)
    {
        return Math.min(Math.max(factor, factorMin.asDouble()), factorMax.asDouble());
    }

    private static ParamSpec bps(final String key, final String description)
    {
        return ParamSpec.ofDouble(key, "bps", 0, BasisPoints.WHOLE, description);
    }
}
