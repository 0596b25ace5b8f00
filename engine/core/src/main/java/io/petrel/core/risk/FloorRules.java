package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;

/**
 * Whether the worst case of an order crosses a floor. Recorded are the equity of the worst case and the hard floor;
 * where equity itself is at the guardian's threshold or below, equity and that threshold. They bind orders that take
 * risk. Holds no state but its parameter handles. Pipeline thread only; allocates nothing.
 */
final class FloorRules
{
    private final Portfolio portfolio;
    private final AccountDays days;
    private final Floors floors;
    private final WorstCase worst;
    private final Param capitalFloor;

    FloorRules(
        final Portfolio portfolio,
        final Parameters parameters,
        final AccountDays days,
        final Floors floors,
        final WorstCase worst)
    {
        this.portfolio = portfolio;
        this.days = days;
        this.floors = floors;
        this.worst = worst;
        capitalFloor = parameters.param(PortfolioRiskParams.CAPITAL_FLOOR);
    }

    void check(final Verdict verdict, final long nowNs)
    {
        final long equityE8 = portfolio.payableEquityE8();
        if (capitalFloor.isSet())
        {
            final long limitE8 = capitalFloorE8();
            verdict.record(RuleId.CAPITAL_FLOOR, equityE8, limitE8, equityE8 >= limitE8);
        }
        if (!floors.isAnyInForce())
        {
            verdict.worst(equityE8, Verdict.NOT_MEASURED, Verdict.NOT_APPLIED, RuleId.NONE);
            return;
        }
        // While a fill is awaited: the lower equity that it leaves, against the higher floors of none.
        floors.asQuoted(portfolio.isFillAwaited());
        final boolean isComplete = 0 == floors.missing() && 0 == worst.missing() && !worst.isStopless();
        final long worstE8 = equityE8 - worst.lossE8();
        for (int i = 0; i < floors.count(); i++)
        {
            check(floors.at(i), verdict, equityE8, worstE8, isComplete);
        }
        if (floors.isResetNear(nowNs))
        {
            checkAhead(verdict, equityE8, worstE8);
        }
        final boolean hasFloor = null != floors.hardest();
        verdict.worst(equityE8, isComplete ? worst.lossE8() : Verdict.NOT_MEASURED,
            hasFloor ? floors.hardIfClosedE8() : Verdict.NOT_APPLIED, hasFloor ? floors.hardest().rule() : RuleId.NONE);
        floors.asQuoted(false);
    }

    /** Equity below which nothing is traded, far below all money if there is no such rule. */
    long capitalFloorE8()
    {
        return capitalFloor.isSet() ? Money.part(days.initialE8(), capitalFloor.asDouble()) : Floor.NONE_E8;
    }

    private void check(
        final Floor floor, final Verdict verdict, final long equityE8, final long worstE8, final boolean isComplete)
    {
        if (!floor.isInForce())
        {
            return;
        }
        final long stopsAtE8 = Math.max(floor.guardE8(), floor.reduceE8());
        if (!isComplete)
        {
            verdict.record(floor.rule(), Verdict.NOT_MEASURED, floor.hardE8(), false);
        }
        else if (equityE8 <= stopsAtE8)
        {
            verdict.record(floor.rule(), equityE8, stopsAtE8, false);
        }
        else
        {
            final long hardE8 = floors.hardIfClosedE8(floor);
            verdict.record(floor.rule(), worstE8, hardE8, worstE8 >= hardE8);
        }
    }

    private void checkAhead(final Verdict verdict, final long equityE8, final long worstE8)
    {
        final long hardE8 = floors.hardAfterResetE8();
        final long guardE8 = floors.guardAfterResetE8();
        if (equityE8 <= guardE8)
        {
            verdict.record(RuleId.RESET_AHEAD, equityE8, guardE8, false);
        }
        else if (Floor.NONE_E8 != hardE8)
        {
            verdict.record(RuleId.RESET_AHEAD, worstE8, hardE8, worstE8 >= hardE8);
        }
    }
}
