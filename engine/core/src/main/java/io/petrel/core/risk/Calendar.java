package io.petrel.core.risk;

import io.petrel.core.param.Param;
import io.petrel.core.param.Parameters;

/**
 * Hours in which an account may take risk, and weekends and nights over which it must be flat, in the local time of its
 * sessions. Which of them are in force is looked up again only when a parameter changed. Holds no state. Pipeline
 * thread only; allocates nothing.
 */
final class Calendar
{
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

    private final Parameters parameters;
    private final DayClock clock;
    private final Hours[] open = new Hours[ConductParams.HOURS_MAX];
    private final Hours[] avoid = new Hours[ConductParams.HOURS_MAX];
    private final Param weekendFromDay;
    private final Param weekendFromMinute;
    private final Param weekendUntilDay;
    private final Param weekendUntilMinute;
    private final Param nightFromMinute;
    private final Param nightUntilMinute;
    private final Param flatLeadNs;
    private long parametersSeen = -1;
    private boolean anyOpen;
    private boolean anyAvoid;
    private boolean weekend;
    private boolean night;

    Calendar(final Parameters parameters, final DayClock clock)
    {
        this.parameters = parameters;
        this.clock = clock;
        for (int i = 0; i < ConductParams.HOURS_MAX; i++)
        {
            open[i] = new Hours(ConductParams.SESSION_PREFIX + (i + 1), parameters);
            avoid[i] = new Hours(ConductParams.AVOID_PREFIX + (i + 1), parameters);
        }
        weekendFromDay = parameters.param(ConductParams.WEEKEND_FROM_DAY);
        weekendFromMinute = parameters.param(ConductParams.WEEKEND_FROM_MINUTE);
        weekendUntilDay = parameters.param(ConductParams.WEEKEND_UNTIL_DAY);
        weekendUntilMinute = parameters.param(ConductParams.WEEKEND_UNTIL_MINUTE);
        nightFromMinute = parameters.param(ConductParams.OVERNIGHT_FROM_MINUTE);
        nightUntilMinute = parameters.param(ConductParams.OVERNIGHT_UNTIL_MINUTE);
        flatLeadNs = parameters.param(ConductParams.FLAT_LEAD_NS);
    }

    boolean hasSessions()
    {
        refresh();
        return anyOpen || anyAvoid;
    }

    boolean hasWeekend()
    {
        refresh();
        return weekend;
    }

    boolean hasNight()
    {
        refresh();
        return night;
    }

    long leadNs()
    {
        return flatLeadNs.isSet() ? flatLeadNs.asLong() : 0;
    }

    /** Whether the hours let risk be taken; not in a zone that is not known. */
    boolean isOpen(final long nowNs)
    {
        final int minute = clock.minuteOfWeek(nowNs);
        refresh();
        return minute >= 0 && (!anyOpen || contains(open, minute)) && !(anyAvoid && contains(avoid, minute));
    }

    /** Whether it is weekend now or within the lead; a weekend whose zone is not known is one. */
    boolean isWeekend(final long nowNs)
    {
        return hasWeekend() && (isWeekendAt(nowNs) || isWeekendAt(nowNs + leadNs()) ||
            isNear(nowNs, weekendFrom(), weekendUntil(), MINUTES_PER_WEEK));
    }

    /** Whether it is night now or within the lead; a night whose zone is not known is one. */
    boolean isNight(final long nowNs)
    {
        return hasNight() && (isNightAt(nowNs) || isNightAt(nowNs + leadNs()) ||
            isNear(nowNs, nightFromMinute.asInt(), nightUntilMinute.asInt(), MINUTES_PER_DAY));
    }

    private void refresh()
    {
        if (parametersSeen != parameters.changes())
        {
            parametersSeen = parameters.changes();
            anyOpen = isAnySet(open);
            anyAvoid = isAnySet(avoid);
            weekend = weekendFromDay.isSet() && weekendFromMinute.isSet() && weekendUntilDay.isSet() &&
                weekendUntilMinute.isSet();
            night = nightFromMinute.isSet() && nightUntilMinute.isSet();
        }
    }

    private boolean isWeekendAt(final long timeNs)
    {
        final int minute = clock.minuteOfWeek(timeNs);
        final int from = weekendFrom();
        return minute < 0 ||
            Math.floorMod(minute - from, MINUTES_PER_WEEK) < Math.floorMod(weekendUntil() - from, MINUTES_PER_WEEK);
    }

    /** Whether what lasts for less than the lead begins within it. */
    private boolean isNear(final long nowNs, final int from, final int until, final int period)
    {
        final int minute = clock.minuteOfWeek(nowNs);
        final long aheadNs = Math.floorMod(from - minute, period) * DayClock.MINUTE_NS -
            Math.floorMod(nowNs, DayClock.MINUTE_NS);
        return minute >= 0 && 0 != Math.floorMod(until - from, period) && aheadNs <= leadNs();
    }

    private int weekendFrom()
    {
        return minuteOfWeek(weekendFromDay, weekendFromMinute);
    }

    private int weekendUntil()
    {
        return minuteOfWeek(weekendUntilDay, weekendUntilMinute);
    }

    private boolean isNightAt(final long timeNs)
    {
        final int minute = clock.minuteOfWeek(timeNs);
        final int from = nightFromMinute.asInt();
        return minute < 0 || Math.floorMod(minute - from, MINUTES_PER_DAY) <
            Math.floorMod(nightUntilMinute.asInt() - from, MINUTES_PER_DAY);
    }

    private static int minuteOfWeek(final Param day, final Param minute)
    {
        return (day.asInt() - 1) * MINUTES_PER_DAY + minute.asInt();
    }

    private static boolean isAnySet(final Hours[] hours)
    {
        for (final Hours one : hours)
        {
            if (one.isSet())
            {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(final Hours[] hours, final int minute)
    {
        for (final Hours one : hours)
        {
            if (one.isSet() && one.contains(minute))
            {
                return true;
            }
        }
        return false;
    }

    /** Some hours of some days of the week; those that end at or before their beginning run into the next day. */
    private static final class Hours
    {
        private final Param days;
        private final Param fromMinute;
        private final Param untilMinute;

        Hours(final String key, final Parameters parameters)
        {
            days = parameters.param(key + ConductParams.DAYS);
            fromMinute = parameters.param(key + ConductParams.FROM_MINUTE);
            untilMinute = parameters.param(key + ConductParams.UNTIL_MINUTE);
        }

        boolean isSet()
        {
            return days.isSet() && fromMinute.isSet() && untilMinute.isSet();
        }

        boolean contains(final int minuteOfWeek)
        {
            final int from = fromMinute.asInt();
            final int until = untilMinute.asInt() > from ? untilMinute.asInt() : untilMinute.asInt() + MINUTES_PER_DAY;
            return isWithin(minuteOfWeek, from, until) || isWithin(minuteOfWeek + MINUTES_PER_WEEK, from, until);
        }

        private boolean isWithin(final int minute, final int from, final int until)
        {
            for (int day = 0; day < MINUTES_PER_WEEK / MINUTES_PER_DAY; day++)
            {
                final int midnight = day * MINUTES_PER_DAY;
                if (0 != (days.asLong() & 1L << day) && minute >= midnight + from && minute < midnight + until)
                {
                    return true;
                }
            }
            return false;
        }
    }
}
