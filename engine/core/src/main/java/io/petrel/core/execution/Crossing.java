package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * Whether to cross the spread or to rest, by what each is expected to cost. Resting saves the spread and the difference
 * of the fees for what is filled within its time, and loses what the price went away meanwhile for what is not:
 * <pre>
 *   rest while   p x (spread + taker fee - maker fee) &gt; (1 - p) x away
 *   p            part that is filled resting, of its size ({@link RestingOdds})
 *   away         how much dearer crossing is after that time where nothing was filled, on the mean, as measured
 * </pre>
 * so there is a widest spread at which it pays to cross. Pipeline thread only; allocates nothing after construction.
 */
final class Crossing
{
    private static final List<ParamSpec> TAKER_FEES = fees("taker");
    private static final List<ParamSpec> MAKER_FEES = fees("maker");

    static final List<ParamSpec> SPECS = ParamCatalogue.of(TAKER_FEES, MAKER_FEES);

    private final ParamByContract takerFees;
    private final ParamByContract makerFees;

    Crossing(final Parameters parameters)
    {
        takerFees = new ParamByContract(parameters, TAKER_FEES);
        makerFees = new ParamByContract(parameters, MAKER_FEES);
    }

    /** Fee of what takes in basis points, not-a-number if not known. */
    double takerFeeBps(final ContractType type)
    {
        return known(takerFees.of(type));
    }

    /** Fee of what rests in basis points, not-a-number if not known. */
    double makerFeeBps(final ContractType type)
    {
        return known(makerFees.of(type));
    }

    /**
     * The widest spread at which crossing with so many lots costs no more than resting, in basis points: below 0 where
     * resting always costs less. Where nothing that rests is filled it is infinite: above 0 where the price goes away
     * meanwhile, below 0 where it comes nearer. Not-a-number until the market is known, or where neither is.
     */
    double widestSpreadBps(final MarketPace pace, final long lots)
    {
        final ContractType type = pace.market().instrument().contractType();
        final double share = pace.restingShare(lots);
        final double savedBps = takerFeeBps(type) - makerFeeBps(type);
        return (1 - share) * pace.awayBps() / share - (Double.isNaN(savedBps) ? 0 : savedBps);
    }

    private static double known(final Param fee)
    {
        return fee.isSet() ? fee.asDouble() : Double.NaN;
    }

    private static List<ParamSpec> fees(final String kind)
    {
        return ParamByContract.specs(type -> ParamSpec.ofDouble("execution.cost." + kind + "_fee_bps." + type, "bps",
            -BasisPoints.WHOLE, BasisPoints.WHOLE, "Fee of a " + kind + " fill on a " + type + " market"));
    }
}
