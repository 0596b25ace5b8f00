package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.E8;
import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;

/**
 * One rule that keeps equity above a floor, see {@link FloorParams}. Its numbers are computed anew when what they
 * follow from changed. Holds no state. Pipeline thread only.
 */
final class Floor
{
    /** Below every equity: a floor that is not in force. */
    static final long NONE_E8 = Long.MIN_VALUE / 4;

    private final RuleId rule;
    private final Param hardFraction;
    private final Param guardFraction;
    private final Param reduceFraction;
    private final Param reference;
    private final Param basis;
    private final Param percentOf;
    private final Param update;
    private final Param lockFraction;
    private long hardE8 = NONE_E8;
    private long guardE8 = NONE_E8;
    private long reduceE8 = NONE_E8;

    Floor(final RuleId rule, final String key, final Parameters parameters)
    {
        this.rule = rule;
        hardFraction = parameters.param(key + FloorParams.HARD_FRACTION);
        guardFraction = parameters.param(key + FloorParams.GUARD_FRACTION);
        reduceFraction = parameters.param(key + FloorParams.REDUCE_FRACTION);
        reference = parameters.param(key + FloorParams.REFERENCE);
        basis = parameters.param(key + FloorParams.BASIS);
        percentOf = parameters.param(key + FloorParams.PERCENT_OF);
        update = parameters.param(key + FloorParams.UPDATE);
        lockFraction = parameters.param(key + FloorParams.LOCK_FRACTION);
    }

    RuleId rule()
    {
        return rule;
    }

    boolean isInForce()
    {
        return hardFraction.isSet();
    }

    /** Numbers that are not set though the rule is in force. */
    int missing()
    {
        return !isInForce() ? 0 :
            unset(guardFraction) + unset(reference) + unset(basis) + unset(percentOf);
    }

    boolean isComplete()
    {
        return isInForce() && 0 == missing();
    }

    /** Whether the floor moves at a reset. */
    boolean isReset()
    {
        return isComplete() && (FloorParams.FROM_DAY_START == reference.asLong() ||
            FloorParams.FROM_HIGH_WATER == reference.asLong() && FloorParams.AT_RESETS == update());
    }

    /** Whether closing what gains raises the floor, since it follows a high-water mark of the balance. */
    boolean isRaisedByClosing()
    {
        return isComplete() && FloorParams.FROM_HIGH_WATER == reference.asLong() &&
            FloorParams.AT_EVENTS == update() && FloorParams.OF_EQUITY != basis.asLong();
    }

    /** The hard floor if the balance had reached an amount. */
    long hardAtE8(final AccountDays days, final long balanceE8)
    {
        final long nowE8 = days.referenceE8(reference.asLong(), basis.asLong(), update());
        return floorE8(days, Math.max(nowE8, balanceE8), hardFraction);
    }

    /** Whether its lock ends with the day. */
    boolean isOfDay()
    {
        return isComplete() && FloorParams.FROM_DAY_START == reference.asLong();
    }

    void compute(final AccountDays days)
    {
        if (isComplete())
        {
            final long referenceE8 = days.referenceE8(reference.asLong(), basis.asLong(), update());
            hardE8 = floorE8(days, referenceE8, hardFraction);
            guardE8 = floorE8(days, referenceE8, guardFraction);
            reduceE8 = reduceFraction.isSet() ? floorE8(days, referenceE8, reduceFraction) : NONE_E8;
        }
        else
        {
            hardE8 = NONE_E8;
            guardE8 = NONE_E8;
            reduceE8 = NONE_E8;
        }
    }

    /** Equity below which the account is lost. */
    long hardE8()
    {
        return hardE8;
    }

    /** Equity at which the guardian flattens. */
    long guardE8()
    {
        return guardE8;
    }

    /** Equity from which no new risk is taken. */
    long reduceE8()
    {
        return reduceE8;
    }

    /** The hard floor if the reset were now. */
    long hardAfterResetE8(final AccountDays days)
    {
        return floorE8(days, afterResetE8(days), hardFraction);
    }

    /** The guardian's floor if the reset were now. */
    long guardAfterResetE8(final AccountDays days)
    {
        return floorE8(days, afterResetE8(days), guardFraction);
    }

    private long afterResetE8(final AccountDays days)
    {
        return days.referenceAfterResetE8(reference.asLong(), basis.asLong(), update());
    }

    /** A lock caps the hard floor; the others stay as far above it as their fractions say. */
    private long floorE8(final AccountDays days, final long referenceE8, final Param fraction)
    {
        final long ofE8 = FloorParams.PERCENT_OF_INITIAL == percentOf.asLong() ? days.initialE8() : referenceE8;
        final long floorE8 = E8.subtract(referenceE8, Money.part(ofE8, fraction.asDouble()));
        return lockFraction.isSet() ? E8.subtract(floorE8, aboveLockE8(days, referenceE8, ofE8)) : floorE8;
    }

    /** What the hard floor without its lock would be above it. */
    private long aboveLockE8(final AccountDays days, final long referenceE8, final long ofE8)
    {
        final long freeE8 = E8.subtract(referenceE8, Money.part(ofE8, hardFraction.asDouble()));
        final long lockE8 = E8.add(days.initialE8(), Money.part(days.initialE8(), lockFraction.asDouble()));
        return Math.max(0, E8.subtract(freeE8, lockE8));
    }

    private long update()
    {
        return update.isSet() ? update.asLong() : FloorParams.AT_EVENTS;
    }

    private static int unset(final Param param)
    {
        return param.isSet() ? 0 : 1;
    }
}
