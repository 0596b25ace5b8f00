package io.petrel.core.execution;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSet;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.time.Deadlines;
import java.util.List;

/**
 * Chooses how a parent order is worked, by size, impact and urgency (institutional specification, Part V, plan of an
 * execution), the first that applies:
 * <pre>
 *   must close, or urgency 1                        MARKET
 *   asked for, or configured                        that
 *   expected impact at most plan.impact_bps         MARKET
 *   impact not known                                ADAPTIVE
 *   more than plan.volume_share of expected volume  TWAP
 *   urgency below plan.patient_urgency              VWAP
 *   urgency from plan.pressing_urgency              ADAPTIVE
 *   else                                            ICEBERG
 * </pre>
 * Its time is {@code horizon x (1 - urgency)}, or as asked for; MARKET takes none. Pipeline thread only; allocates
 * nothing after construction.
 */
final class Planner
{
    /** No algorithm is configured: each order is planned by itself. */
    private static final int BY_PLAN = 0;

    private static final ParamSpec URGENCY =
        ParamSpec.ofShare("execution.urgency", "Urgency of entries, 0 patient to 1 at once");
    private static final ParamSpec EXIT_URGENCY =
        ParamSpec.ofShare("execution.exit_urgency", "Urgency of exits that a target asks for, 0 patient to 1 at once");
    private static final ParamSpec HORIZON_NS = ParamSpec.ofLong("execution.horizon_ns", "ns", 0, Long.MAX_VALUE,
        "Time to work an order in at urgency 0");
    private static final ParamSpec IMPACT_BPS = ParamSpec.ofNonNegative("execution.plan.impact_bps", "bps",
        "Expected impact up to which an order is taken at once");
    private static final ParamSpec VOLUME_SHARE = ParamSpec.ofNonNegative("execution.plan.volume_share", "1",
        "Part of the expected volume above which an order is spread evenly");
    private static final ParamSpec PATIENT_URGENCY =
        ParamSpec.ofShare("execution.plan.patient_urgency", "Urgency below which an order follows the volume curve");
    private static final ParamSpec PRESSING_URGENCY =
        ParamSpec.ofShare("execution.plan.pressing_urgency", "Urgency from which an order adapts to spread and depth");

    private static final List<ParamSpec> OWN = List.of(
        URGENCY, EXIT_URGENCY, HORIZON_NS, IMPACT_BPS, VOLUME_SHARE, PATIENT_URGENCY, PRESSING_URGENCY);

    static final List<ParamSpec> SPECS = ParamCatalogue.of(OWN, Algorithms.SPECS, CostEstimator.SPECS);

    private final ParamSet required;
    private final Param configured;
    private final Param urgency;
    private final Param exitUrgency;
    private final Param horizonNs;
    private final Param impactBps;
    private final Param volumeShare;
    private final Param patientUrgency;
    private final Param pressingUrgency;
    private final Param participationMax;
    private final Algorithms algorithms;
    private final CostEstimator costs;

    Planner(final Parameters parameters, final Algorithms algorithms, final Crossing crossing)
    {
        this.algorithms = algorithms;
        required = new ParamSet(parameters, ParamCatalogue.of(OWN, Algorithms.SPECS));
        configured = parameters.param(ExecutionParams.ALGORITHM);
        urgency = parameters.param(URGENCY);
        exitUrgency = parameters.param(EXIT_URGENCY);
        horizonNs = parameters.param(HORIZON_NS);
        impactBps = parameters.param(IMPACT_BPS);
        volumeShare = parameters.param(VOLUME_SHARE);
        patientUrgency = parameters.param(PATIENT_URGENCY);
        pressingUrgency = parameters.param(PRESSING_URGENCY);
        participationMax = parameters.param(ParentWorker.PARTICIPATION_MAX);
        costs = new CostEstimator(parameters, crossing);
    }

    /** Whether it can plan; otherwise all that closes is taken at once, and nothing is entered. */
    boolean isSet()
    {
        return configured.isSet() && required.isSet();
    }

    /** Plans an order that has begun. */
    void plan(final ParentOrder parent, final MarketPace pace, final Request request)
    {
        final double pressure = pressure(parent.purpose(), request);
        final long durationNs = durationNs(pressure, request);
        final ExecutionAlgorithm algorithm = algorithm(parent, pace, request, pressure, durationNs);
        final boolean isAtOnce = ExecutionAlgorithm.MARKET == algorithm;
        parent.plan(algorithm, isAtOnce ? 0 : durationNs,
            isAtOnce ? 1 : algorithms.of(algorithm).slices(durationNs), pressure);
        bind(parent, request);
        parent.interval().begin(pace);
    }

    /** Estimates what an order costs that was planned in this event: for the record, its first child may be away. */
    void estimate(final ParentOrder parent, final MarketPace pace)
    {
        costs.estimate(parent, pace, algorithms.restingLots(parent, pace));
    }

    /** What a person asks for binds the order to a target, not what must close. */
    private void bind(final ParentOrder parent, final Request request)
    {
        final double configuredShare = participationMax.isSet() && ExecutionAlgorithm.MARKET != parent.algorithm() ?
            participationMax.asDouble() : Double.NaN;
        if (parent.isForced() || !request.isAsked())
        {
            parent.unasked(configuredShare);
        }
        else
        {
            parent.asked(request,
                Double.isNaN(request.participationMax()) ? configuredShare : request.participationMax());
        }
    }

    /** A person's order is as urgent as it says, or as an entry is, whichever side is held. */
    private double pressure(final OrderPurpose purpose, final Request request)
    {
        if (!isSet() || OrderTerms.isForced(purpose))
        {
            return 1;
        }
        if (!Double.isNaN(request.urgency()))
        {
            return request.urgency();
        }
        return OrderPurpose.ENTRY == purpose || request.isAsked() ? urgency.asDouble() : exitUrgency.asDouble();
    }

    private long durationNs(final double pressure, final Request request)
    {
        if (Units.NULL_TIME_NS != request.durationNs())
        {
            return request.durationNs();
        }
        return isSet() ? (long)(horizonNs.asLong() * (1 - pressure)) : 0;
    }

    private ExecutionAlgorithm algorithm(
        final ParentOrder parent,
        final MarketPace pace,
        final Request request,
        final double pressure,
        final long durationNs)
    {
        if (!isSet() || parent.isForced())
        {
            return ExecutionAlgorithm.MARKET;
        }
        if (ExecutionAlgorithm.NULL_VAL != request.algorithm())
        {
            return request.algorithm();
        }
        if (!(pressure < 1))
        {
            return ExecutionAlgorithm.MARKET;
        }
        return BY_PLAN == configured.asInt() ?
            byPlan(parent, pace, pressure, durationNs) : ExecutionAlgorithm.get((short)configured.asInt());
    }

    private ExecutionAlgorithm byPlan(
        final ParentOrder parent, final MarketPace pace, final double pressure, final long durationNs)
    {
        final double impact = costs.impactBps(pace, parent.totalLots());
        final long startNs = parent.schedule().startNs();
        final double volume = pace.expectedLots(startNs, Deadlines.after(startNs, durationNs));
        if (impact <= impactBps.asDouble())
        {
            return ExecutionAlgorithm.MARKET;
        }
        if (!(impact >= 0))
        {
            return ExecutionAlgorithm.ADAPTIVE;
        }
        if (parent.totalLots() > volumeShare.asDouble() * volume)
        {
            return ExecutionAlgorithm.TWAP;
        }
        if (pressure < patientUrgency.asDouble())
        {
            return ExecutionAlgorithm.VWAP;
        }
        return pressure >= pressingUrgency.asDouble() ? ExecutionAlgorithm.ADAPTIVE : ExecutionAlgorithm.ICEBERG;
    }
}
