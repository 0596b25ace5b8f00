package io.petrel.core.sizing;

import io.petrel.codecs.unit.ContractMath;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.core.portfolio.Portfolio;
import io.petrel.core.portfolio.Position;
import java.util.List;

/**
 * What would be lost if every stop were hit now, and how much more may be: the risk budget.
 *
 * <p>An instrument's risk is what it loses from its mark to its stop, with all working orders of its side filled; where
 * no stop is known, its whole value. A price beyond the stop has cost already what it costs. Holds no state but its
 * parameter handle. Pipeline thread only; allocates nothing.
 */
final class Heat
{
    private static final ParamSpec BUDGET =
        ParamSpec.ofShare("sizing.heat_budget", "Share of equity that all stops together may lose");

    static final List<ParamSpec> SPECS = List.of(BUDGET);

    /** A sum at or beyond it is more than any budget. */
    private static final long MOST_E8 = Long.MAX_VALUE / 2 / 2;

    private final Portfolio portfolio;
    private final StopSource stops;
    private final Param budget;

    Heat(final Parameters parameters, final Portfolio portfolio, final StopSource stops)
    {
        this.portfolio = portfolio;
        this.stops = stops;
        budget = parameters.param(BUDGET);
    }

    /** What may be lost in all, E8. */
    double budgetE8(final long equityE8)
    {
        return equityE8 * budget.asDouble();
    }

    /** Risk of every instrument but one: what that one holds is replaced by the target that is being sized. */
    long usedE8(final Position except)
    {
        long usedE8 = 0;
        for (int i = 0; i < portfolio.positionCount(); i++)
        {
            final Position position = portfolio.positionAt(i);
            if (position != except)
            {
                usedE8 = Math.min(MOST_E8, usedE8 + riskE8(position));
            }
        }
        return usedE8;
    }

    /** What lots lose from a price to their stop, never less than nothing. */
    static long riskE8(
        final ContractMath contract, final long lots, final boolean isLong, final long fromTicks, final long stopTicks)
    {
        final long valueE8 = valueE8(contract, fromTicks, lots);
        if (Units.NULL_TICKS == stopTicks)
        {
            return valueE8;
        }
        return Math.max(0, -contract.pnlE8(valueE8, valueE8(contract, stopTicks, lots), isLong));
    }

    /** Stop that a target of this direction will have: that of the position it adds to, else its own. */
    long stopTicks(final Position position, final boolean isLong, final long ownStopTicks)
    {
        final boolean isAdding = isLong ? position.lots() > 0 : position.lots() < 0;
        return isAdding ? stops.stopTicks(position) : ownStopTicks;
    }

    /** A stop may be anywhere: what nobody has paid stays at its bound rather than overflow. */
    private static long valueE8(final ContractMath contract, final long ticks, final long lots)
    {
        final long notionalE8 = contract.notionalE8OrNull(ticks, lots);
        return Units.NULL_E8 == notionalE8 ? MOST_E8 : Math.min(MOST_E8, notionalE8);
    }

    private long riskE8(final Position position)
    {
        final long longLots = Math.addExact(position.lots(), position.workingBuyLots());
        final long shortLots = Math.subtractExact(position.workingSellLots(), position.lots());
        final long markTicks = position.markTicks();
        if (Units.NULL_TICKS == markTicks || longLots <= 0 && shortLots <= 0)
        {
            return 0;
        }
        final ContractMath contract = position.instrument().contract();
        final long stopTicks = stops.stopTicks(position);
        final long longE8 = longLots > 0 ? riskE8(contract, longLots, true, markTicks, stopTicks) : 0;
        final long shortE8 = shortLots > 0 ? riskE8(contract, shortLots, false, markTicks, stopTicks) : 0;
        return Math.max(longE8, shortE8);
    }
}
