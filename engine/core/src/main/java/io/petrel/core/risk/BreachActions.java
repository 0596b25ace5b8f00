package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.core.execution.Execution;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;

/**
 * What is done when a measurement of the portfolio passes a limit; specification 004, lines 1203-1232. The first that
 * applies acts, the others wait for the next measurement:
 *
 * <pre>
 *   VOLATILITY      above its limit            all positions scaled by limit / volatility
 *   DRAWDOWN        at its fraction            the worst by open profit are closed, so many
 *   VALUE_AT_RISK   above its limit            all positions scaled by target / value at risk
 *   STRESS          above its limit            all positions scaled by limit / worst scenario
 *   CONCENTRATION   above the guard threshold  the positions above are cut back to it
 *   LEVERAGE        above the guard threshold  all positions scaled by threshold / gross
 * </pre>
 *
 * Sizes round toward zero. Holds no state but its parameter handles. Pipeline thread only; allocates nothing.
 */
final class BreachActions
{
    private final Portfolio portfolio;
    private final PortfolioRisk risk;
    private final Execution execution;
    private final Param volatilityMax;
    private final Param worstDrawdown;
    private final Param worstCount;
    private final Param varMax;
    private final Param varTarget;
    private final Param stressMax;
    private final Param concentrationGuard;
    private final Param leverageGuard;

    BreachActions(
        final Portfolio portfolio, final Parameters parameters, final PortfolioRisk risk, final Execution execution)
    {
        this.portfolio = portfolio;
        this.risk = risk;
        this.execution = execution;
        volatilityMax = parameters.param(PortfolioRiskParams.VOLATILITY_MAX);
        worstDrawdown = parameters.param(PortfolioRiskParams.WORST_DRAWDOWN);
        worstCount = parameters.param(PortfolioRiskParams.WORST_COUNT);
        varMax = parameters.param(PortfolioRiskParams.VAR_MAX);
        varTarget = parameters.param(PortfolioRiskParams.VAR_TARGET);
        stressMax = parameters.param(PortfolioRiskParams.STRESS_MAX);
        concentrationGuard = parameters.param(PortfolioRiskParams.CONCENTRATION_GUARD);
        leverageGuard = parameters.param(PortfolioRiskParams.LEVERAGE_GUARD);
    }

    /** Acts on the last measurement; returns the rule that was passed, or NONE. */
    RuleId act(final long nowNs)
    {
        if (volatilityMax.isSet() && risk.volatility() > volatilityMax.asDouble())
        {
            scale(volatilityMax.asDouble() / risk.volatility(), nowNs);
            return RuleId.VOLATILITY;
        }
        if (isDrawnDown())
        {
            closeWorst(worstCount.asLong(), nowNs);
            return RuleId.DRAWDOWN;
        }
        if (varMax.isSet() && risk.valueAtRisk() > varMax.asDouble())
        {
            scale((varTarget.isSet() ? varTarget : varMax).asDouble() / risk.valueAtRisk(), nowNs);
            return RuleId.VALUE_AT_RISK;
        }
        if (stressMax.isSet() && risk.stressWorst() > stressMax.asDouble())
        {
            scale(stressMax.asDouble() / risk.stressWorst(), nowNs);
            return RuleId.STRESS;
        }
        if (concentrationGuard.isSet() && risk.concentration() > concentrationGuard.asDouble())
        {
            rebalance(nowNs);
            return RuleId.CONCENTRATION;
        }
        if (leverageGuard.isSet() && risk.gross() > leverageGuard.asDouble())
        {
            scale(leverageGuard.asDouble() / risk.gross(), nowNs);
            return RuleId.LEVERAGE;
        }
        return RuleId.NONE;
    }

    private boolean isDrawnDown()
    {
        return worstDrawdown.isSet() && worstCount.isSet() && risk.gross() > 0 &&
            portfolio.drawdownE8() >= Money.part(portfolio.highWaterE8(), worstDrawdown.asDouble());
    }

    private void scale(final double factor, final long nowNs)
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            keep(portfolio.positionAt(i), factor, nowNs);
        }
    }

    private void rebalance(final long nowNs)
    {
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final double weight = risk.weight(i);
            if (weight > concentrationGuard.asDouble())
            {
                keep(portfolio.positionAt(i), concentrationGuard.asDouble() / weight, nowNs);
            }
        }
    }

    private void closeWorst(final long count, final long nowNs)
    {
        long closed = 0;
        long floorE8 = Long.MIN_VALUE;
        int floorIndex = -1;
        while (closed < count)
        {
            final int worst = nextWorst(floorE8, floorIndex);
            if (worst < 0)
            {
                return;
            }
            floorE8 = portfolio.positionAt(worst).unrealisedE8();
            floorIndex = worst;
            keep(portfolio.positionAt(worst), 0, nowNs);
            closed++;
        }
    }

    /**
     * Position with the lowest open profit after a given one, by profit and then by index; -1 when there is no more.
     */
    private int nextWorst(final long afterE8, final int afterIndex)
    {
        int worst = -1;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            final long profitE8 = position.unrealisedE8();
            final boolean isAfter = profitE8 > afterE8 || profitE8 == afterE8 && i > afterIndex;
            if (0 != position.lots() && isAfter &&
                (worst < 0 || profitE8 < portfolio.positionAt(worst).unrealisedE8()))
            {
                worst = i;
            }
        }
        return worst;
    }

    private void keep(final Position position, final double factor, final long nowNs)
    {
        if (0 != position.lots() && factor < 1)
        {
            execution.reduceTo(position, (long)(position.lots() * factor), nowNs);
        }
    }
}
