package io.petrel.core.risk;

import io.petrel.core.param.ParamSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The floors of an account's equity and the worst case that is held against them. A floor is in force once its {@code
 * hard_fraction} is set; then its other numbers but {@code reduce_fraction} and {@code lock_fraction} must be set too,
 * and so must the numbers of the worst case, or the gate stays shut.
 *
 * <pre>
 *   floor = reference - fraction x (initial balance or reference)
 *   hard floor at most initial x (1 + lock_fraction), the others lowered by as much as that lowers it
 * </pre>
 */
public final class FloorParams
{
    /** Floor that follows the high-water mark. */
    public static final String TRAILING = "risk.trailing";
    /** Floor of the day. */
    public static final String DAILY = "risk.daily";
    /** Floor of the account's life. */
    public static final String OVERALL = "risk.overall";

    /** Loss at which the account is lost: equity below this floor is BREACHED. */
    public static final String HARD_FRACTION = ".hard_fraction";
    /** Loss at which the guardian flattens and locks. */
    public static final String GUARD_FRACTION = ".guard_fraction";
    /** Loss from which no new risk is taken. */
    public static final String REDUCE_FRACTION = ".reduce_fraction";
    /** What the loss is counted from. */
    public static final String REFERENCE = ".reference";
    /** Which money the reference is. */
    public static final String BASIS = ".basis";
    /** What the fractions are taken of. */
    public static final String PERCENT_OF = ".percent_of";
    /** When a high-water mark rises. */
    public static final String UPDATE = ".update";
    /** Where the hard floor stops rising. */
    public static final String LOCK_FRACTION = ".lock_fraction";

    /** Zone in which the account's day is counted. */
    public static final String DAY_ZONE_ID = "risk.day.zone_id";
    /** Local time at which the account's day begins. */
    public static final String DAY_RESET_MINUTE = "risk.day.reset_minute";
    /** How long before a reset the floors after it bind too. */
    public static final String DAY_LOOKAHEAD_NS = "risk.day.lookahead_ns";
    /** Number of the phase; another number begins the account's rules anew and releases BREACHED. */
    public static final String PHASE = "risk.phase.number";

    /** Largest move against a position before the market can be left. */
    public static final String GAP_BPS = "risk.worst.gap_bps";
    /** Largest slippage of the order that leaves. */
    public static final String SLIPPAGE_BPS = "risk.worst.slippage_bps";
    /** Largest fee of one side. */
    public static final String FEE_BPS = "risk.worst.fee_bps";
    /** Move against a position that has no stop. */
    public static final String STOPLESS_MOVE_BPS = "risk.worst.stopless_move_bps";
    /** Whether an order that is too large is made smaller rather than refused. */
    public static final String SHRINK = "risk.worst.shrink";
    /** Furthest limit price of an order that must close. */
    public static final String EXIT_BAND_MAX_BPS = "risk.exit_band_max_bps";

    /** Code of {@link #REFERENCE}: balance at the start of the phase. */
    public static final long FROM_INITIAL = 0;
    /** Code of {@link #REFERENCE}: money at the start of the day. */
    public static final long FROM_DAY_START = 1;
    /** Code of {@link #REFERENCE}: highest money so far. */
    public static final long FROM_HIGH_WATER = 2;
    /** Code of {@link #BASIS}: the balance. */
    public static final long OF_BALANCE = 0;
    /** Code of {@link #BASIS}: the equity. */
    public static final long OF_EQUITY = 1;
    /** Code of {@link #BASIS}: the larger of both. */
    public static final long OF_LARGER = 2;
    /** Code of {@link #PERCENT_OF}: of the initial balance. */
    public static final long PERCENT_OF_INITIAL = 0;
    /** Code of {@link #PERCENT_OF}: of the reference. */
    public static final long PERCENT_OF_REFERENCE = 1;
    /** Code of {@link #UPDATE}: with every event. */
    public static final long AT_EVENTS = 0;
    /** Code of {@link #UPDATE}: at the reset only, to what was held then. */
    public static final long AT_RESETS = 1;

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final double WHOLE_BPS = 10_000;

    private FloorParams()
    {
    }

    /** {@return the specs of all keys of floors, days and the worst case} */
    public static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>();
        addFloor(specs, TRAILING, "loss from the high-water mark");
        addFloor(specs, DAILY, "loss of the day");
        addFloor(specs, OVERALL, "loss of the account's life");
        specs.add(ParamSpec.ofLong(DAY_ZONE_ID, "FNV-1a of the name", Long.MIN_VALUE, Long.MAX_VALUE,
            "Zone in which the account's day is counted; not set: UTC"));
        specs.add(ParamSpec.ofLong(DAY_RESET_MINUTE, "minute", 0, MINUTES_PER_DAY - 1,
            "Local minute at which the account's day begins; not set: midnight"));
        specs.add(ParamSpec.ofLong(DAY_LOOKAHEAD_NS, "ns", 0, Long.MAX_VALUE,
            "How long before a reset the floors that will hold after it bind too; not set: not at all"));
        specs.add(ParamSpec.ofLong(PHASE, "1", 0, Integer.MAX_VALUE,
            "Phase of the account; another number starts its rules anew and is the only way out of BREACHED"));
        specs.add(ParamSpec.ofDouble(GAP_BPS, "bps", 0, WHOLE_BPS,
            "Largest move against what is held before the market can be left"));
        specs.add(ParamSpec.ofDouble(SLIPPAGE_BPS, "bps", 0, WHOLE_BPS,
            "Largest slippage of the order that leaves, from the price that asked for it"));
        specs.add(ParamSpec.ofDouble(FEE_BPS, "bps", 0, WHOLE_BPS, "Largest fee of one side, of the notional"));
        specs.add(ParamSpec.ofDouble(STOPLESS_MOVE_BPS, "bps", 0, WHOLE_BPS,
            "Move assumed against a position without a stop; not set: no risk is taken without a stop"));
        specs.add(ParamSpec.ofFlag(SHRINK,
            "Whether an entry that is too large is cut to the largest size that passes; not set: it is refused"));
        specs.add(ParamSpec.ofDouble(EXIT_BAND_MAX_BPS, "bps", 0, WHOLE_BPS,
            "Furthest limit price of an order that must close, when the other side is beyond the price band; " +
            "not set: the price band"));
        return specs;
    }

    private static void addFloor(final List<ParamSpec> specs, final String rule, final String loss)
    {
        specs.add(ParamSpec.ofShare(rule + HARD_FRACTION, "Largest " + loss + ": beyond it the account is lost; " +
            "not set: no such rule"));
        specs.add(ParamSpec.ofShare(rule + GUARD_FRACTION,
            "The " + loss + " at which the guardian flattens and locks"));
        specs.add(ParamSpec.ofShare(rule + REDUCE_FRACTION,
            "The " + loss + " from which no new risk is taken; not set: never"));
        specs.add(ParamSpec.ofLong(rule + REFERENCE, "code", FROM_INITIAL, FROM_HIGH_WATER,
            "What the " + loss + " is counted from: 0 initial balance, 1 start of the day, 2 high-water mark"));
        specs.add(ParamSpec.ofLong(rule + BASIS, "code", OF_BALANCE, OF_LARGER,
            "Which money that reference is: 0 balance, 1 equity, 2 the larger"));
        specs.add(ParamSpec.ofLong(rule + PERCENT_OF, "code", PERCENT_OF_INITIAL, PERCENT_OF_REFERENCE,
            "What the fractions are taken of: 0 initial balance, 1 the reference"));
        specs.add(ParamSpec.ofLong(rule + UPDATE, "code", AT_EVENTS, AT_RESETS,
            "When the high-water mark rises: 0 with every event, 1 at the reset; not set: with every event"));
        specs.add(ParamSpec.ofDouble(rule + LOCK_FRACTION, "1", -1, 1,
            "Profit over the initial balance at which the hard floor stops rising, 0: at it; not set: never"));
    }
}
