package io.petrel.core.execution;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Pre-trade estimate of one parent order, as {@link CostEstimator} found when it was planned: what its market was
 * expected to do while it is worked, and what it was to cost, in basis points of its value at the start. What is not
 * known is not-a-number. Pipeline thread only; allocates nothing.
 */
public final class CostEstimate implements Stateful
{
    private double volumeLots;
    private double volatilityBps;
    private double makerShare;
    private double feeBps;
    private double spreadBps;
    private double impactBps;
    private double fundingBps;

    /** {@return volume expected from start to end in lots, not-a-number if not known} */
    public double volumeLots()
    {
        return volumeLots;
    }

    /** {@return volatility of one bucket of the volume curve in basis points, not-a-number if not known} */
    public double volatilityBps()
    {
        return volatilityBps;
    }

    /** {@return part expected to be filled resting} */
    public double makerShare()
    {
        return makerShare;
    }

    /** {@return expected fees in basis points, not-a-number if not known} */
    public double feeBps()
    {
        return feeBps;
    }

    /** {@return expected part of the spread in basis points, not-a-number without quotes} */
    public double spreadBps()
    {
        return spreadBps;
    }

    /** {@return expected impact in basis points, not-a-number if not known} */
    public double impactBps()
    {
        return impactBps;
    }

    /** {@return expected funding in basis points, negative when received} */
    public double fundingBps()
    {
        return fundingBps;
    }

    /** {@return expected cost in all in basis points: the sum of what is known, not-a-number if fees are not} */
    public double totalBps()
    {
        return feeBps + known(spreadBps) + known(impactBps) + fundingBps;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        volumeLots = state.visit(volumeLots);
        volatilityBps = state.visit(volatilityBps);
        makerShare = state.visit(makerShare);
        feeBps = state.visit(feeBps);
        spreadBps = state.visit(spreadBps);
        impactBps = state.visit(impactBps);
        fundingBps = state.visit(fundingBps);
    }

    void market(final double newVolumeLots, final double newVolatilityBps)
    {
        volumeLots = newVolumeLots;
        volatilityBps = newVolatilityBps;
    }

    void costs(
        final double newMakerShare,
        final double newFeeBps,
        final double newSpreadBps,
        final double newImpactBps,
        final double newFundingBps)
    {
        makerShare = newMakerShare;
        feeBps = newFeeBps;
        spreadBps = newSpreadBps;
        impactBps = newImpactBps;
        fundingBps = newFundingBps;
    }

    private static double known(final double bps)
    {
        return Double.isNaN(bps) ? 0 : bps;
    }
}
