package io.petrel.core.execution;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.BasisPoints;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamCatalogue;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import java.util.List;

/**
 * Estimates what a parent order will cost, in basis points of its value at the start:
 * <pre>
 *   fee      taker share x taker fee + maker share x maker fee            by the market's type
 *   spread   half the spread x (taker share - maker share)                earned where it rests
 *   impact   coefficient x volatility x sqrt(size / volume)               volatility and volume of the same time
 *   funding  rate of the boundary that falls into its time x part filled by then, which longs pay
 * </pre>
 * The square-root law is the one that large data sets agree on: Almgren, Thum, Hauptmann and Li, "Direct Estimation of
 * Equity Market Impact" (2005); Toth et al., "Anomalous price impact and the critical nature of liquidity" (2011). It
 * does not depend on how the order is sliced. Maker share is 0 for what takes. For what rests first it is
 * {@code 1 - (1 - p)^tries}, p the share that {@link RestingOdds} expects of a child of its size, tries one more than
 * {@code passive_requotes_max}; until p is known, {@code passive_share}. What is not known is not-a-number and is left
 * out of the total. Pipeline thread only; allocates nothing after construction.
 */
final class CostEstimator
{
    private static final ParamSpec IMPACT_COEFFICIENT = ParamSpec.ofNonNegative("execution.cost.impact_coefficient",
        "1", "Impact of an order as large as the volume, in volatilities of the same time");
    private static final ParamSpec PASSIVE_SHARE = ParamSpec.ofShare("execution.cost.passive_share",
        "Part of an order that rests first which is filled resting, until the odds of the market are known");
    static final List<ParamSpec> SPECS = ParamCatalogue.of(
        List.of(IMPACT_COEFFICIENT, PASSIVE_SHARE), Crossing.SPECS);

    private final Param impactCoefficient;
    private final Param passiveShare;
    private final Param requotesMax;
    private final Crossing crossing;

    CostEstimator(final Parameters parameters, final Crossing crossing)
    {
        this.crossing = crossing;
        impactCoefficient = parameters.param(IMPACT_COEFFICIENT);
        passiveShare = parameters.param(PASSIVE_SHARE);
        requotesMax = parameters.param(ExecutionParams.PASSIVE_REQUOTES_MAX);
    }

    /** Impact of so many lots in basis points, not-a-number until volume and volatility are known. */
    double impactBps(final MarketPace pace, final long lots)
    {
        final double bucketLots = pace.bucketLots();
        return impactCoefficient.isSet() && bucketLots > 0 ?
            impactCoefficient.asDouble() * pace.bucketVolatilityBps() * Math.sqrt(lots / bucketLots) : Double.NaN;
    }

    /** Estimates an order that is planned, whose first child rests with so many lots, or takes where it is 0. */
    void estimate(final ParentOrder parent, final MarketPace pace, final long restingLots)
    {
        final ContractType type = pace.market().instrument().contractType();
        final double makerShare = makerShare(pace, restingLots);
        final double takerShare = 1 - makerShare;
        final Schedule schedule = parent.schedule();
        parent.estimate().market(
            pace.expectedLots(schedule.startNs(), schedule.endNs()), pace.bucketVolatilityBps());
        parent.estimate().costs(
            makerShare,
            takerShare * crossing.takerFeeBps(type) + makerShare * crossing.makerFeeBps(type),
            parent.arrival().spreadBps() / 2 * (takerShare - makerShare),
            impactBps(pace, parent.totalLots()),
            fundingBps(parent.side(), schedule, pace));
    }

    /** One boundary at most, they are hours apart; what is filled by then is taken as pro rata to the time. */
    private static double fundingBps(final Side side, final Schedule schedule, final MarketPace pace)
    {
        final long dueNs = pace.fundingNs();
        if (Units.NULL_TIME_NS == dueNs || dueNs > schedule.endNs() || dueNs <= schedule.startNs())
        {
            return 0;
        }
        final double filled = (double)(dueNs - schedule.startNs()) / (schedule.endNs() - schedule.startNs());
        final double longPaysBps = pace.fundingE12() / (double)Units.ONE_E12 * BasisPoints.WHOLE * filled;
        return Side.BUY == side ? longPaysBps : 0 - longPaysBps;
    }

    /**
     * Part that is expected to be filled resting, of a child of this size: in any of the tries it has before the next
     * one takes, by the market's own queue, or as configured until that is known.
     */
    private double makerShare(final MarketPace pace, final long restingLots)
    {
        if (0 == restingLots)
        {
            return 0;
        }
        final double share = pace.restingShare(restingLots);
        if (Double.isNaN(share) || !requotesMax.isSet())
        {
            return passiveShare.isSet() ? passiveShare.asDouble() : 0;
        }
        double missed = 1 - share;
        for (long tries = requotesMax.asLong(); tries > 0 && missed > 0; tries--)
        {
            missed *= 1 - share;
        }
        return 1 - missed;
    }
}
