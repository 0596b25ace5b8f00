package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;

/** Receives where an account stands with its rules between two events. Whoever reads the core; not the hot path. */
public interface StandingSink
{
    /** What a number of a rule counts. */
    enum Kind
    {
        /** 1 or 0. */
        FLAG,
        /** Things. */
        COUNT,
        /** Nanoseconds. */
        TIME_NS,
        /** Money, E8. */
        MONEY_E8,
        /** Part of the equity, 1e-8. */
        PART_E8,
        /** One size in parts of another, 1e-8. */
        RATIO_E8
    }

    /**
     * One rule in force.
     *
     * @param rule     it is.
     * @param kind     of both numbers.
     * @param measured now, or {@link Verdict#NOT_MEASURED}.
     * @param limit    it is held against.
     * @param isLeast  whether the limit is the least that is allowed rather than the most.
     */
    void onStanding(RuleId rule, Kind kind, long measured, long limit, boolean isLeast);

    /**
     * The best day that ended, against the largest share of the profit, or of the target, that one day may have.
     *
     * @param profitE8 of that day.
     * @param limitE8  most that is allowed.
     */
    void onBestDay(long profitE8, long limitE8);
}
