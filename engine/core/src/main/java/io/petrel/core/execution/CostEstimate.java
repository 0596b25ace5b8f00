package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * What a parent order is expected to cost, in basis points of its value at the start:
 * <pre>
 *   fee      taker share x taker fee + (1 - taker share) x maker fee      by the market's type
 *   spread   half the spread x (taker share - maker share)                earned where it rests
 *   impact   coefficient x volatility x sqrt(size / volume)               volatility and volume of the same time
 *   funding  rate of the boundary that falls into its time x part filled by then, which longs pay
 * </pre>
 * The square-root law is the one that large data sets agree on: Almgren, Thum, Hauptmann and Li, "Direct Estimation of
 * Equity Market Impact" (2005); Toth et al., "Anomalous price impact and the critical nature of liquidity" (2011). It
 * does not depend on how the order is sliced. Taker share is 1 for what takes and {@code 1 - passive_share} for what
 * rests first. What is not known is not-a-number and is left out of the total. Mutable and reused. Pipeline thread
 * only; allocates nothing after construction.
 */
final class CostEstimate
{
    private static final double ONE_E12 = (double)Units.ONE_E8 * BasisPoints.WHOLE;

    private static final ParamSpec IMPACT_COEFFICIENT = ParamSpec.ofNonNegative("execution.cost.impact_coefficient",
        "1", "Impact of an order as large as the volume, in volatilities of the same time");
    private static final ParamSpec PASSIVE_SHARE = ParamSpec.ofShare("execution.cost.passive_share",
        "Part of an order that rests first which is filled resting");
    private static final List<ParamSpec> TAKER_FEES = fees("taker");
    private static final List<ParamSpec> MAKER_FEES = fees("maker");

    static final List<ParamSpec> SPECS = specs();

    private final Param impactCoefficient;
    private final Param passiveShare;
    private final ParamByContract takerFees;
    private final ParamByContract makerFees;
    private double feeBps;
    private double spreadBps;
    private double impactBps;
    private double fundingBps;

    CostEstimate(final Parameters parameters)
    {
        impactCoefficient = parameters.param(IMPACT_COEFFICIENT);
        passiveShare = parameters.param(PASSIVE_SHARE);
        takerFees = new ParamByContract(parameters, TAKER_FEES);
        makerFees = new ParamByContract(parameters, MAKER_FEES);
    }

    /** Impact of so many lots in basis points, not-a-number until volume and volatility are known. */
    double impactBps(final MarketPace pace, final long lots)
    {
        final double bucketLots = pace.bucketLots();
        return impactCoefficient.isSet() && bucketLots > 0 ?
            impactCoefficient.asDouble() * pace.bucketVolatilityBps() * Math.sqrt(lots / bucketLots) : Double.NaN;
    }

    /** Estimates an order that is planned. */
    void estimate(final ParentOrder parent, final MarketPace pace)
    {
        final double takerShare = takerShare(parent.algorithm());
        final ContractType type = pace.market().instrument().contractType();
        final Param taker = takerFees.of(type);
        final Param maker = makerFees.of(type);
        feeBps = taker.isSet() && maker.isSet() ?
            takerShare * taker.asDouble() + (1 - takerShare) * maker.asDouble() : Double.NaN;
        spreadBps = parent.arrival().spreadBps() / 2 * (takerShare - (1 - takerShare));
        impactBps = impactBps(pace, parent.totalLots());
        fundingBps = fundingBps(parent, pace);
    }

    double feeBps()
    {
        return feeBps;
    }

    double spreadBps()
    {
        return spreadBps;
    }

    double impactBps()
    {
        return impactBps;
    }

    double fundingBps()
    {
        return fundingBps;
    }

    /** One boundary at most, they are hours apart; what is filled by then is taken as pro rata to the time. */
    private static double fundingBps(final ParentOrder parent, final MarketPace pace)
    {
        final long dueNs = pace.fundingNs();
        if (Units.NULL_TIME_NS == dueNs || dueNs > parent.endNs() || dueNs <= parent.startNs())
        {
            return 0;
        }
        final double filled = (double)(dueNs - parent.startNs()) / (parent.endNs() - parent.startNs());
        final double longPaysBps = pace.fundingE12() / ONE_E12 * BasisPoints.WHOLE * filled;
        return Side.BUY == parent.side() ? longPaysBps : 0 - longPaysBps;
    }

    private double takerShare(final ExecutionAlgorithm algorithm)
    {
        final boolean restsFirst = ExecutionAlgorithm.ICEBERG == algorithm || ExecutionAlgorithm.ADAPTIVE == algorithm;
        return restsFirst ? 1 - (passiveShare.isSet() ? passiveShare.asDouble() : 0) : 1;
    }

    private static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>(List.of(IMPACT_COEFFICIENT, PASSIVE_SHARE));
        specs.addAll(TAKER_FEES);
        specs.addAll(MAKER_FEES);
        return List.copyOf(specs);
    }

    private static List<ParamSpec> fees(final String kind)
    {
        return ParamByContract.specs(type -> ParamSpec.ofDouble("execution.cost." + kind + "_fee_bps." + type, "bps",
            -BasisPoints.WHOLE, BasisPoints.WHOLE, "Fee of a " + kind + " fill on a " + type + " market"));
    }
}
