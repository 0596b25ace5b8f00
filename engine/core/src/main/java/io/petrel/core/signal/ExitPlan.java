package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a trade ends: stop, target and longest hold, for a direction and a price. Each distance is a multiple of ATR
 * where a multiple above zero is in force and ATR is known, else basis points of the price; PANIC tightens the stop.
 * <pre>
 *   stop distance    multiple x ATR, or price x bps / 10,000;  x factor in PANIC     rounded down to ticks
 *   target distance  multiple x ATR, or price x bps / 10,000                         rounded up to ticks
 * </pre>
 * So a stop is never farther than planned and a target never nearer; only a stop of less than one tick becomes one, and
 * a price never falls below one tick. A trailing stop follows the best price at which the position could have been
 * closed, at a distance in ticks or in ATR as of the plan. Mutable and reused. Pipeline thread only; allocates nothing
 * after construction.
 */
public final class ExitPlan
{
    private static final ParamSpec STOP_BPS = ParamSpec.ofDouble("exit.stop_bps", "basis points of the entry",
        Double.MIN_NORMAL, BasisPoints.WHOLE, "Distance of the stop where no multiple of ATR is in force");
    private static final ParamSpec TARGET_BPS = ParamSpec.ofDouble("exit.target_bps", "basis points of the entry",
        Double.MIN_NORMAL, BasisPoints.WHOLE, "Distance of the target where no multiple of ATR is in force");
    private static final ParamSpec STOP_ATR_MULTIPLE = ParamSpec.ofNonNegative("exit.stop_atr_multiple", "ATR",
        "Distance of the stop; 0: basis points instead");
    private static final ParamSpec TARGET_ATR_MULTIPLE = ParamSpec.ofNonNegative("exit.target_atr_multiple", "ATR",
        "Distance of the target; 0: basis points instead");
    private static final ParamSpec MAX_HOLD_NS = ParamSpec.ofLong("exit.max_hold_ns", "ns", 1, Long.MAX_VALUE,
        "Time after which a trade is closed");
    private static final ParamSpec PANIC_STOP_FACTOR =
        ParamSpec.ofShare("exit.panic_stop_factor", "Factor of the stop's distance in PANIC");

    private static final ParamSpec TRAIL_TICKS = ParamSpec.ofLong("exit.trail_ticks", "ticks", 0, Integer.MAX_VALUE,
        "Distance at which the stop follows the best price; 0 or not set: by the multiple of ATR");
    private static final ParamSpec TRAIL_ATR_MULTIPLE = ParamSpec.ofNonNegative("exit.trail_atr_multiple", "ATR",
        "Distance at which the stop follows the best price; 0 or not set: it stays where it is");

    private static final List<ParamSpec> REQUIRED = List.of(
        STOP_BPS, TARGET_BPS, STOP_ATR_MULTIPLE, TARGET_ATR_MULTIPLE, MAX_HOLD_NS, PANIC_STOP_FACTOR);
    private static final List<ParamSpec> SPECS = withTrailing(REQUIRED);

    private final ParamSet required;
    private final Param stopBps;
    private final Param targetBps;
    private final Param stopAtrMultiple;
    private final Param targetAtrMultiple;
    private final Param maxHold;
    private final Param panicStopFactor;
    private final Param trailDistance;
    private final Param trailAtrMultiple;
    private long stopTicks = Units.NULL_TICKS;
    private long targetTicks = Units.NULL_TICKS;
    private long maxHoldNs;
    private long trailTicks = Units.NULL_TICKS;

    /**
     * Takes its handles.
     *
     * @param parameters of the core, declaring {@link #specs()}.
     */
    public ExitPlan(final Parameters parameters)
    {
        required = new ParamSet(parameters, REQUIRED);
        trailDistance = parameters.param(TRAIL_TICKS);
        trailAtrMultiple = parameters.param(TRAIL_ATR_MULTIPLE);
        stopBps = parameters.param(STOP_BPS);
        targetBps = parameters.param(TARGET_BPS);
        stopAtrMultiple = parameters.param(STOP_ATR_MULTIPLE);
        targetAtrMultiple = parameters.param(TARGET_ATR_MULTIPLE);
        maxHold = parameters.param(MAX_HOLD_NS);
        panicStopFactor = parameters.param(PANIC_STOP_FACTOR);
    }

    /**
     * Parameters a plan needs.
     *
     * @return declarations, for the catalogue.
     */
    public static List<ParamSpec> specs()
    {
        return SPECS;
    }

    /**
     * Whether a plan can be made.
     *
     * @return false while a parameter is not set.
     */
    public boolean isSet()
    {
        return required.isSet();
    }

    /**
     * Plans a trade. Ask {@link #isSet} first.
     *
     * @param direction      LONG or SHORT.
     * @param referenceTicks price at which it is entered, above 0.
     * @param features       of the instrument, for its ATR.
     * @param regime         of the instrument.
     */
    public void plan(
        final Direction direction, final long referenceTicks, final FeatureVector features, final Regime regime)
    {
        final double factor = Regime.PANIC == regime ? panicStopFactor.asDouble() : 1;
        final double stop = factor * distance(stopAtrMultiple, stopBps, referenceTicks, features);
        final double target = distance(targetAtrMultiple, targetBps, referenceTicks, features);
        final int sign = Direction.LONG == direction ? 1 : -1;
        stopTicks = shifted(referenceTicks, -sign * Math.max(1, Math.floor(stop)));
        targetTicks = shifted(referenceTicks, sign * Math.ceil(target));
        maxHoldNs = maxHold.asLong();
        trailTicks = trail(features);
    }

    /**
     * Price that ends the trade at a loss.
     *
     * @return ticks; {@link Units#NULL_TICKS} before the first plan.
     */
    public long stopTicks()
    {
        return stopTicks;
    }

    /**
     * Price that ends the trade at a profit.
     *
     * @return ticks; {@link Units#NULL_TICKS} before the first plan.
     */
    public long targetTicks()
    {
        return targetTicks;
    }

    /**
     * Longest time to hold.
     *
     * @return ns; 0 before the first plan.
     */
    public long maxHoldNs()
    {
        return maxHoldNs;
    }

    /**
     * Distance at which the stop follows the best price.
     *
     * @return ticks; {@link Units#NULL_TICKS} when it stays, and before the first plan.
     */
    public long trailTicks()
    {
        return trailTicks;
    }

    /** Ticks where they are set, else the multiple of ATR, rounded down as the stop's distance is. */
    private long trail(final FeatureVector features)
    {
        if (trailDistance.isSet() && trailDistance.asLong() > 0)
        {
            return trailDistance.asLong();
        }
        final boolean byAtr = trailAtrMultiple.isSet() && trailAtrMultiple.asDouble() > 0 &&
            features.isReady(Feature.ATR) && features.value(Feature.ATR) > 0;
        return byAtr ?
            (long)Math.max(1, Math.floor(trailAtrMultiple.asDouble() * features.value(Feature.ATR))) : Units.NULL_TICKS;
    }

    private static double distance(
        final Param multiple, final Param bps, final long referenceTicks, final FeatureVector features)
    {
        if (multiple.asDouble() > 0 && features.isReady(Feature.ATR) && features.value(Feature.ATR) > 0)
        {
            return multiple.asDouble() * features.value(Feature.ATR);
        }
        return referenceTicks * bps.asDouble() / BasisPoints.WHOLE;
    }

    /** A distance beyond every price saturates, as a cast does. */
    private static long shifted(final long referenceTicks, final double distanceTicks)
    {
        return Math.max(1, (long)(referenceTicks + distanceTicks));
    }

    private static List<ParamSpec> withTrailing(final List<ParamSpec> required)
    {
        final List<ParamSpec> specs = new ArrayList<>(required);
        specs.add(TRAIL_TICKS);
        specs.add(TRAIL_ATR_MULTIPLE);
        return List.copyOf(specs);
    }
}
