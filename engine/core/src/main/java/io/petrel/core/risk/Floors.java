package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;
import io.petrel.core.time.Deadlines;

/**
 * All floors of an account, and the highest of them, computed anew only when a parameter, a watermark or the day
 * changed. Holds no state. Pipeline thread only; allocates nothing.
 */
final class Floors
{
    private final Floor[] floors;
    private final Parameters parameters;
    private final AccountDays days;
    private final Param lookaheadNs;
    private long parametersSeen = -1;
    private long daysSeen = -1;
    private boolean anyInForce;
    private boolean anyRaisedByClosing;
    private Floor hardest;
    private long hardE8 = Floor.NONE_E8;
    private long guardE8 = Floor.NONE_E8;
    private long reduceE8 = Floor.NONE_E8;

    Floors(final Parameters parameters, final AccountDays days)
    {
        this.parameters = parameters;
        this.days = days;
        lookaheadNs = parameters.param(FloorParams.DAY_LOOKAHEAD_NS);
        floors = new Floor[]{
            new Floor(RuleId.TRAILING_DRAWDOWN, FloorParams.TRAILING, parameters),
            new Floor(RuleId.DAILY_LOSS, FloorParams.DAILY, parameters),
            new Floor(RuleId.OVERALL_LOSS, FloorParams.OVERALL, parameters)};
    }

    /** Makes sure that all floors are those of now. */
    void refresh()
    {
        if (parametersSeen != parameters.changes() || daysSeen != days.changes())
        {
            parametersSeen = parameters.changes();
            daysSeen = days.changes();
            compute();
        }
    }

    /**
     * All floors, and what equity they are held against, as the quotes say though the fill of an order that they passed
     * is awaited; or again as if it were filled.
     */
    void asQuoted(final boolean isAsQuoted)
    {
        days.asQuoted(isAsQuoted);
        refresh();
    }

    int count()
    {
        return floors.length;
    }

    Floor at(final int index)
    {
        return floors[index];
    }

    boolean isAnyInForce()
    {
        return anyInForce;
    }

    /** Numbers not set that floors in force need. */
    int missing()
    {
        int missing = 0;
        for (final Floor floor : floors)
        {
            missing += floor.missing();
        }
        return missing;
    }

    /** Highest hard floor, far below all money if none is in force. */
    long hardE8()
    {
        return hardE8;
    }

    /**
     * A floor's hard one, or where it would be once everything that gains now is closed: flattening itself must not
     * lift it over what is left.
     */
    long hardIfClosedE8(final Floor floor)
    {
        return floor.isRaisedByClosing() ?
            Math.max(floor.hardE8(), floor.hardAtE8(days, days.balanceIfGainsAreClosedE8())) : floor.hardE8();
    }

    /** The highest of those. */
    long hardIfClosedE8()
    {
        if (!anyRaisedByClosing)
        {
            return hardE8;
        }
        long highestE8 = hardE8;
        for (final Floor floor : floors)
        {
            highestE8 = Math.max(highestE8, hardIfClosedE8(floor));
        }
        return highestE8;
    }

    long guardE8()
    {
        return guardE8;
    }

    long reduceE8()
    {
        return reduceE8;
    }

    /** Floor of {@link #hardE8}; null if none is in force. */
    Floor hardest()
    {
        return hardest;
    }

    /** Whether the next reset is so near that the floors after it bind. */
    boolean isResetNear(final long nowNs)
    {
        return nowNs >= resetNearNs();
    }

    /** From when on it is so near, {@link Deadlines#NEVER} where nothing is looked ahead or no reset is known. */
    long resetNearNs()
    {
        return lookaheadNs.isSet() && Units.NULL_TIME_NS != days.nextResetNs() ?
            days.nextResetNs() - lookaheadNs.asLong() : Deadlines.NEVER;
    }

    /** Highest hard floor if the reset were now. */
    long hardAfterResetE8()
    {
        long highestE8 = Floor.NONE_E8;
        for (final Floor floor : floors)
        {
            if (floor.isReset() && floor.hardAfterResetE8(days) > highestE8)
            {
                highestE8 = floor.hardAfterResetE8(days);
            }
        }
        return highestE8;
    }

    /** Highest guardian's floor if the reset were now. */
    long guardAfterResetE8()
    {
        long highestE8 = Floor.NONE_E8;
        for (final Floor floor : floors)
        {
            if (floor.isReset())
            {
                highestE8 = Math.max(highestE8, floor.guardAfterResetE8(days));
            }
        }
        return highestE8;
    }

    private void compute()
    {
        anyInForce = false;
        anyRaisedByClosing = false;
        hardest = null;
        hardE8 = Floor.NONE_E8;
        guardE8 = Floor.NONE_E8;
        reduceE8 = Floor.NONE_E8;
        for (final Floor floor : floors)
        {
            anyInForce |= floor.isInForce();
            anyRaisedByClosing |= floor.isRaisedByClosing();
            floor.compute(days);
            include(floor);
        }
    }

    private void include(final Floor floor)
    {
        if (floor.hardE8() > hardE8)
        {
            hardE8 = floor.hardE8();
            hardest = floor;
        }
        guardE8 = Math.max(guardE8, floor.guardE8());
        reduceE8 = Math.max(reduceE8, floor.reduceE8());
    }
}
