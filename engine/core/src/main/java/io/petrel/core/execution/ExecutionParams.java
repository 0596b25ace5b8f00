package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import java.util.List;

/** Numbers execution needs from outside; it does not act on what it lacks. */
public final class ExecutionParams
{
    /** 0: as {@link Planner} finds for each order; else the code of an ExecutionAlgorithm. */
    public static final String ALGORITHM = "execution.algorithm";
    /** How long past its end what is left of a parent order is tried. */
    public static final String OVERTIME_NS = "execution.overtime_ns";
    /** Furthest limit price from the reference. */
    public static final String SLIPPAGE_BOUND_BPS = "execution.slippage_bound_bps";
    /** Age at which a resting order that is no longer at the best price is moved. */
    public static final String PASSIVE_MAX_AGE_NS = "execution.passive_max_age_ns";
    /** How often it is moved before it is taken back and the next one takes. */
    public static final String PASSIVE_REQUOTES_MAX = "execution.passive_requotes_max";
    /** Shortest time between two entries of one instrument. */
    public static final String ENTRY_COOLDOWN_NS = "execution.entry_cooldown_ns";
    /** Age at which a target no longer leads to an entry. */
    public static final String TARGET_MAX_AGE_NS = "execution.target_max_age_ns";
    /** Shortest time between two attempts of one order, or to exit. */
    public static final String RETRY_INTERVAL_NS = "execution.retry_interval_ns";
    /** Change of position, as a fraction of the target, below which a position on the right side is left alone. */
    public static final String REBALANCE_MIN_FRACTION = "execution.rebalance_min_fraction";

    private ExecutionParams()
    {
    }

    /** {@return the specs of all keys of this stage} */
    public static List<ParamSpec> specs()
    {
        return ParamCatalogue.of(own(), Planner.SPECS, ParentWorker.SPECS, MarketPace.SPECS, Brackets.SPECS);
    }

    /** {@return the specs of what {@link Execution} itself cannot do without to enter} */
    static List<ParamSpec> own()
    {
        return List.of(
            ParamSpec.ofLong(ALGORITHM, "1", 0, ExecutionAlgorithm.ADAPTIVE.value(),
                "How orders are worked: 0 planned one by one, 1 MARKET, 2 TWAP, 3 VWAP, 4 ICEBERG, 5 ADAPTIVE"),
            ParamSpec.ofLong(OVERTIME_NS, "ns", 0, Long.MAX_VALUE,
                "Time past its end in which the rest of a parent order is tried"),
            ParamSpec.ofDouble(SLIPPAGE_BOUND_BPS, "bps", 0, BasisPoints.WHOLE,
                "Distance of a taking order's limit from the reference; converted to ticks half-even"),
            ParamSpec.ofLong(PASSIVE_MAX_AGE_NS, "ns", 1, Long.MAX_VALUE,
                "Age at which a resting order off the best price is moved"),
            ParamSpec.ofLong(PASSIVE_REQUOTES_MAX, "1", 0, Integer.MAX_VALUE,
                "Moves of a resting order before it is taken back and the next one takes"),
            ParamSpec.ofLong(ENTRY_COOLDOWN_NS, "ns", 0, Long.MAX_VALUE, "Time between two entries of one instrument"),
            ParamSpec.ofLong(TARGET_MAX_AGE_NS, "ns", 1, Long.MAX_VALUE,
                "Age at which a target leads to no entry any more"),
            ParamSpec.ofLong(RETRY_INTERVAL_NS, "ns", 1, Long.MAX_VALUE,
                "Time between two attempts of one order, or to exit"),
            ParamSpec.ofShare(REBALANCE_MIN_FRACTION, "Change, relative to the target, too small to trade"));
    }
}
