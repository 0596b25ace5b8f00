package io.petrel.core.risk;

import io.petrel.core.param.ParamSpec;
import java.util.ArrayList;
import java.util.List;

/** How and when an account may trade. A rule whose number is not set is not in force. */
public final class ConductParams
{
    /** Whether only what the account's list allows is traded. */
    public static final String LISTED_ONLY = "risk.instruments.listed_only";
    /** Whether opposite positions of one instrument are forbidden, also across accounts. */
    public static final String NO_HEDGING = "risk.hedging.forbidden";
    /** Largest size after a loss, in parts of the size that lost. */
    public static final String MARTINGALE_RATIO = "risk.martingale.max_ratio";
    /** Most entries into one position. */
    public static final String GRID_MAX_ENTRIES = "risk.grid.max_entries";
    /** Whether a position at a loss may be added to. */
    public static final String GRID_ADD_TO_LOSER = "risk.grid.may_add_to_loser";
    /** Least time between orders that take risk. */
    public static final String TRADE_GAP_NS = "risk.trade_gap.min_ns";
    /** Minutes before a release. */
    public static final String NEWS_BEFORE_MINUTES = "risk.news.before_minutes";
    /** Minutes after a release. */
    public static final String NEWS_AFTER_MINUTES = "risk.news.after_minutes";
    /** Least impact that counts. */
    public static final String NEWS_IMPACT_MIN = "risk.news.impact_min";
    /** Whether only releases of a currency that the symbol names count. */
    public static final String NEWS_MATCH_CURRENCY = "risk.news.match_currency";
    /** Whether positions are closed for a release. */
    public static final String NEWS_FLAT = "risk.news.flat";
    /** Zone of weekend, overnight and sessions. */
    public static final String SESSION_ZONE_ID = "risk.sessions.zone_id";
    /** Local day on which the weekend begins. */
    public static final String WEEKEND_FROM_DAY = "risk.weekend.from_day";
    /** Local minute of that day. */
    public static final String WEEKEND_FROM_MINUTE = "risk.weekend.from_minute";
    /** Local day on which the weekend ends. */
    public static final String WEEKEND_UNTIL_DAY = "risk.weekend.until_day";
    /** Local minute of that day. */
    public static final String WEEKEND_UNTIL_MINUTE = "risk.weekend.until_minute";
    /** Local minute at which the night begins. */
    public static final String OVERNIGHT_FROM_MINUTE = "risk.overnight.from_minute";
    /** Local minute at which the night ends. */
    public static final String OVERNIGHT_UNTIL_MINUTE = "risk.overnight.until_minute";
    /** How long before weekend or night what is held is closed and no more is opened. */
    public static final String FLAT_LEAD_NS = "risk.sessions.flat_lead_ns";
    /** Hours in which risk may be taken, followed by {@code N_days}, {@code N_from_minute}, {@code N_until_minute}. */
    public static final String SESSION_PREFIX = "risk.sessions.open";
    /** Hours in which no risk is taken, followed likewise. */
    public static final String AVOID_PREFIX = "risk.sessions.avoid";
    /** Suffix: days of the week. */
    public static final String DAYS = "_days";
    /** Suffix: local minute at which the hours begin. */
    public static final String FROM_MINUTE = "_from_minute";
    /** Suffix: local minute at which they end. */
    public static final String UNTIL_MINUTE = "_until_minute";
    /** Most hours of either kind, numbered from 1. */
    public static final int HOURS_MAX = 4;
    /** Most instruments held or worked at once. */
    public static final String POSITIONS_MAX = "risk.positions.max";
    /** Losing trades in a row after which no more risk is taken. */
    public static final String LOSSES_MAX = "risk.losses.max";
    /** Profit that wins the phase, of the initial balance. */
    public static final String TARGET_FRACTION = "risk.target.fraction";
    /** Profit from which the guardian takes no more risk, of the initial balance. */
    public static final String TARGET_GUARD_FRACTION = "risk.target.guard_fraction";
    /** Days with a trade that the phase asks for. */
    public static final String TRADING_DAYS_MIN = "risk.trading_days.min";
    /** Share of the profit that one day may have. */
    public static final String CONSISTENCY_FRACTION = "risk.consistency.max_fraction";
    /** Share at which no more risk is taken that day. */
    public static final String CONSISTENCY_GUARD_FRACTION = "risk.consistency.guard_fraction";
    /** Days without a trade after which the firm closes the account. */
    public static final String INACTIVITY_MAX_DAYS = "risk.inactivity.max_days";
    /** Days without a trade from which the account is told to trade. */
    public static final String INACTIVITY_GUARD_DAYS = "risk.inactivity.guard_days";
    /** Whether it then makes the smallest trade by itself. */
    public static final String INACTIVITY_PING = "risk.inactivity.ping";
    /** Distance of that trade's stop. */
    public static final String INACTIVITY_STOP_BPS = "risk.inactivity.stop_bps";
    /** Longest time that it is held. */
    public static final String INACTIVITY_HOLD_NS = "risk.inactivity.hold_ns";

    private static final int DAYS_PER_WEEK = 7;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int ALL_DAYS = (1 << DAYS_PER_WEEK) - 1;
    private static final int IMPACT_MAX = 3;
    private static final double WHOLE_BPS = 10_000;
    private static final long COUNT_MAX = 100_000;

    private ConductParams()
    {
    }

    /** {@return the specs of all keys of conduct} */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        addConduct(specs);
        addCalendar(specs);
        for (int i = 1; i <= HOURS_MAX; i++)
        {
            addHours(specs, SESSION_PREFIX + i, "in which risk may be taken; none set: always");
            addHours(specs, AVOID_PREFIX + i, "in which no risk is taken");
        }
        addPhase(specs);
        addInactivity(specs);
        return specs;
    }

    private static void addConduct(final List<ParamSpec> specs)
    {
        specs.add(ParamSpec.ofFlag(LISTED_ONLY, "Whether only instruments that the account's list allows are traded"));
        specs.add(ParamSpec.ofFlag(NO_HEDGING,
            "Whether a position opposite to one of the same instrument in any account is forbidden"));
        specs.add(ParamSpec.ofNonNegative(MARTINGALE_RATIO, "1",
            "Largest entry after a losing trade of the instrument, in parts of the size that lost"));
        specs.add(ParamSpec.ofLong(GRID_MAX_ENTRIES, "1", 1, COUNT_MAX, "Most entries into one position"));
        specs.add(ParamSpec.ofFlag(GRID_ADD_TO_LOSER, "Whether a position at a loss may be added to; not set: it may"));
        specs.add(ParamSpec.ofLong(TRADE_GAP_NS, "ns", 0, Long.MAX_VALUE,
            "Least time between two orders of the account that take risk"));
        specs.add(ParamSpec.ofLong(POSITIONS_MAX, "1", 0, COUNT_MAX, "Most instruments held or worked at once"));
        specs.add(ParamSpec.ofLong(LOSSES_MAX, "1", 1, COUNT_MAX,
            "Losing trades in a row after which no risk is taken until the reset or RESUME"));
    }

    private static void addCalendar(final List<ParamSpec> specs)
    {
        specs.add(minutes(NEWS_BEFORE_MINUTES, "Minutes before a release in which no risk is taken"));
        specs.add(minutes(NEWS_AFTER_MINUTES, "Minutes after a release in which no risk is taken"));
        specs.add(ParamSpec.ofLong(NEWS_IMPACT_MIN, "1", 1, IMPACT_MAX,
            "Least impact of a release that counts: 1 low, 2 medium, 3 high; not set: no release counts"));
        specs.add(ParamSpec.ofFlag(NEWS_MATCH_CURRENCY,
            "Whether only releases of a currency that the instrument's symbol names count; not set: all do"));
        specs.add(ParamSpec.ofFlag(NEWS_FLAT, "Whether what is held is closed for a release; not set: it is kept"));
        specs.add(ParamSpec.ofLong(SESSION_ZONE_ID, "FNV-1a of the name", Long.MIN_VALUE, Long.MAX_VALUE,
            "Zone of weekend, night and sessions; not set: UTC"));
        specs.add(day(WEEKEND_FROM_DAY, "Local day on which the weekend begins: 1 Monday to 7 Sunday"));
        specs.add(minute(WEEKEND_FROM_MINUTE, "Local minute of that day from which the account is flat"));
        specs.add(day(WEEKEND_UNTIL_DAY, "Local day on which the weekend ends: 1 Monday to 7 Sunday"));
        specs.add(minute(WEEKEND_UNTIL_MINUTE, "Local minute of that day from which risk may be taken again"));
        specs.add(minute(OVERNIGHT_FROM_MINUTE, "Local minute from which the account is flat each night"));
        specs.add(minute(OVERNIGHT_UNTIL_MINUTE, "Local minute from which risk may be taken again"));
        specs.add(ParamSpec.ofLong(FLAT_LEAD_NS, "ns", 0, Long.MAX_VALUE,
            "How long before weekend, night and news what is held is closed; not set: at their beginning"));
    }

    private static void addHours(final List<ParamSpec> specs, final String hours, final String meaning)
    {
        specs.add(ParamSpec.ofLong(hours + DAYS, "bits", 1, ALL_DAYS,
            "Days of the hours " + meaning + ": Monday 1, Tuesday 2, Wednesday 4 to Sunday 64, added"));
        specs.add(minute(hours + FROM_MINUTE, "Local minute at which hours begin " + meaning));
        specs.add(ParamSpec.ofLong(hours + UNTIL_MINUTE, "minute", 1, MINUTES_PER_DAY,
            "Local minute at which they end, exclusive; not after the beginning: on the next day"));
    }

    private static void addPhase(final List<ParamSpec> specs)
    {
        specs.add(ParamSpec.ofNonNegative(TARGET_FRACTION, "1",
            "Profit that wins the phase, of the initial balance: entries end"));
        specs.add(ParamSpec.ofNonNegative(TARGET_GUARD_FRACTION, "1",
            "Profit from which what is held is closed to take the target, of the initial balance; not set: never"));
        specs.add(ParamSpec.ofLong(TRADING_DAYS_MIN, "days", 0, COUNT_MAX,
            "Days with a trade that the phase asks for; after the target only the smallest order completes them"));
        specs.add(ParamSpec.ofShare(CONSISTENCY_FRACTION,
            "Largest share of one day in the profit, or in the target while that is larger"));
        specs.add(ParamSpec.ofShare(CONSISTENCY_GUARD_FRACTION,
            "Share from which no more risk is taken that day; not set: the largest share"));
    }

    private static void addInactivity(final List<ParamSpec> specs)
    {
        specs.add(ParamSpec.ofLong(INACTIVITY_MAX_DAYS, "days", 1, COUNT_MAX,
            "Days without a trade after which the firm closes the account; shown, and refuses nothing"));
        specs.add(ParamSpec.ofLong(INACTIVITY_GUARD_DAYS, "days", 1, COUNT_MAX,
            "Days without a trade from which ./petrel accounts says that the account must trade"));
        specs.add(ParamSpec.ofFlag(INACTIVITY_PING,
            "Whether the account then makes the smallest trade that passes every rule; not set: it does not"));
        specs.add(ParamSpec.ofDouble(INACTIVITY_STOP_BPS, "bps", 0, WHOLE_BPS,
            "Distance of the stop of such a trade from the reference price; not set: there is no such trade"));
        specs.add(ParamSpec.ofLong(INACTIVITY_HOLD_NS, "ns", 1, Long.MAX_VALUE,
            "Longest time that such a trade is held; not set: there is no such trade"));
    }

    private static ParamSpec minutes(final String key, final String description)
    {
        return ParamSpec.ofLong(key, "minutes", 0, (long)MINUTES_PER_DAY * DAYS_PER_WEEK, description);
    }

    private static ParamSpec minute(final String key, final String description)
    {
        return ParamSpec.ofLong(key, "minute", 0, MINUTES_PER_DAY - 1, description);
    }

    private static ParamSpec day(final String key, final String description)
    {
        return ParamSpec.ofLong(key, "day", 1, DAYS_PER_WEEK, description);
    }
}
