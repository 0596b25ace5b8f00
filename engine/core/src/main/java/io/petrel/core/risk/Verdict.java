package io.petrel.core.risk;

import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.execution.OrderIntent;

/**
 * What each rule measured on one intent and what it allows. Every rule is recorded, in the order of the schema; the
 * first that fails refuses. A measured value of {@link #NOT_MEASURED} could not be computed (another rule then
 * refuses), a limit of {@link #NOT_APPLIED} does not bind this order. A reused flyweight: whoever receives it never
 * keeps it. Pipeline thread only.
 *
 * <pre>
 *   rule                 measured                                   limit
 *   GATE_CLOSED          bits of {@link CloseReason}                0
 *   NOT_CONFIGURED       limits and balance not set                 0
 *   INSTRUMENT_STATE     state of the instrument                    TRADING
 *   BOOK_UNSAFE          1 tradable market, 0 not                   1
 *   SHORT_NOT_ALLOWED    lots held if this and all sells fill       0, at least
 *   PRICE_BAND           ticks from the reference                   ticks
 *   ORDER_SIZE           lots                                       the bound that binds
 *   ORDER_NOTIONAL       E8 at the dearer of limit and reference    E8
 *   POSITION             E8 of position, all working orders of the
 *                        side and this one                          E8
 *   RATE                 orders in the window before this one       orders, less than
 *   DRAWDOWN             E8 below the high-water mark               E8, less than
 *   NO_REFERENCE_PRICE   ticks                                      1, at least
 *   OPEN_ORDERS          working orders before this one             orders, less than
 * </pre>
 *
 * The rules of the account follow, each while it is in force and for orders that take risk:
 *
 * <pre>
 *   INSTRUMENT_LIST      1 allowed, 0 not                           1
 *   TRADING_DAY          zones and days not known                   0
 *   SESSION              1 open, 0 not                              1
 *   NEWS                 releases that block                        0
 *   WEEKEND, OVERNIGHT   1 outside, 0 within                        1
 *   TRADE_GAP            ns since the last that took risk           ns, at least
 *   HEDGE                1 opposed, 0 not                           0
 *   MARTINGALE           lots at worst                              lots
 *   GRID                 entries before this one, or 1 adds to a
 *                        loser                                      entries, less than, or 0
 *   POSITIONS            instruments at worst                       instruments
 *   CONSECUTIVE_LOSSES   losing trades in a row                     trades, less than
 *   PROFIT_TARGET        E8 closed in the phase                     E8, less than
 *   TRADING_DAYS         lots                                       lots
 *   CONSISTENCY          E8 of the day                              E8, less than
 *   LEVERAGE to HEAT     E8 at worst                                E8
 *   VOLATILITY, VALUE_AT_RISK, EXPECTED_SHORTFALL, STRESS
 *                        1e-8, measured last                        1e-8
 *   CAPITAL_FLOOR        E8 of equity                               E8, at least
 *   TRAILING_DRAWDOWN, DAILY_LOSS, OVERALL_LOSS, RESET_AHEAD
 *                        E8 of equity at worst, or of equity when
 *                        that is at the guardian's threshold        E8, at least, or more than
 * </pre>
 */
public final class Verdict
{
    /** Limit of a rule that does not bind this order. */
    public static final long NOT_APPLIED = Units.NULL_E8;
    /** Value that could not be computed. */
    public static final long NOT_MEASURED = Units.NULL_E8;

    private static final int CAPACITY = 64;

    private final RuleId[] rules = new RuleId[CAPACITY];
    private final long[] measured = new long[CAPACITY];
    private final long[] limits = new long[CAPACITY];
    private int count;
    private int refusedBy;
    private long clientOrderId;
    private int instrumentId;
    private int accountId;
    private Side side;
    private long priceTicks;
    private long sizeLots;
    private long askedLots;
    private long equityE8;
    private long worstLossE8;
    private long floorE8;
    private RuleId floorRule;
    private long removedRules;

    Verdict()
    {
    }

    Verdict begin(final long newClientOrderId, final OrderIntent intent)
    {
        count = 0;
        refusedBy = Units.NULL_INSTRUMENT;
        clientOrderId = newClientOrderId;
        instrumentId = intent.market().instrument().id();
        accountId = intent.accountId();
        side = intent.side();
        priceTicks = intent.priceTicks();
        sizeLots = intent.sizeLots();
        askedLots = intent.sizeLots();
        worst(NOT_MEASURED, NOT_MEASURED, NOT_APPLIED, RuleId.NONE);
        return this;
    }

    void record(final RuleId rule, final long measuredValue, final long limitValue, final boolean passed)
    {
        rules[count] = rule;
        measured[count] = measuredValue;
        limits[count] = limitValue;
        if (!passed && isApproved() && 0 == (removedRules & 1L << rule.value()))
        {
            refusedBy = count;
        }
        count++;
    }

    /** The arithmetic of the worst case. */
    void worst(final long newEquityE8, final long newWorstLossE8, final long newFloorE8, final RuleId newFloorRule)
    {
        equityE8 = newEquityE8;
        worstLossE8 = newWorstLossE8;
        floorE8 = newFloorE8;
        floorRule = newFloorRule;
    }

    /** The order is smaller than what was asked for. */
    void asked(final long lots)
    {
        askedLots = lots;
    }

    /** Lets a rule measure and never refuse: for tests that prove that its absence would be noticed. */
    void remove(final RuleId rule)
    {
        removedRules |= 1L << rule.value();
    }

    /** {@return whether no rule refused} */
    public boolean isApproved()
    {
        return refusedBy < 0;
    }

    /** {@return the rule that refused, or {@link RuleId#NONE}} */
    public RuleId rule()
    {
        return isApproved() ? RuleId.NONE : rules[refusedBy];
    }

    /** {@return what the refusing rule measured, or {@link #NOT_MEASURED} when approved} */
    public long measuredValue()
    {
        return isApproved() ? NOT_MEASURED : measured[refusedBy];
    }

    /** {@return what the refusing rule allows, or {@link #NOT_APPLIED} when approved} */
    public long limitValue()
    {
        return isApproved() ? NOT_APPLIED : limits[refusedBy];
    }

    /** {@return number of rules recorded} */
    public int checks()
    {
        return count;
    }

    /**
     * A rule checked.
     *
     * @param check from 0 to {@link #checks()} - 1.
     * @return its id.
     */
    public RuleId ruleAt(final int check)
    {
        return rules[check];
    }

    /**
     * What a rule measured.
     *
     * @param check from 0 to {@link #checks()} - 1.
     * @return in the rule's unit, or {@link #NOT_MEASURED}.
     */
    public long measuredAt(final int check)
    {
        return measured[check];
    }

    /**
     * What a rule allows.
     *
     * @param check from 0 to {@link #checks()} - 1.
     * @return in the rule's unit, or {@link #NOT_APPLIED}.
     */
    public long limitAt(final int check)
    {
        return limits[check];
    }

    /** {@return id the order has, or would have had} */
    public long clientOrderId()
    {
        return clientOrderId;
    }

    /** {@return instrument of the intent} */
    public int instrumentId()
    {
        return instrumentId;
    }

    /** {@return account of the intent} */
    public int accountId()
    {
        return accountId;
    }

    /** {@return side of the intent} */
    public Side side()
    {
        return side;
    }

    /** {@return limit of the intent in ticks} */
    public long priceTicks()
    {
        return priceTicks;
    }

    /** {@return size of the intent in lots} */
    public long sizeLots()
    {
        return sizeLots;
    }

    /** {@return lots asked for: more than {@link #sizeLots} where the gate made the order smaller} */
    public long askedLots()
    {
        return askedLots;
    }

    /** {@return equity before the order, or {@link #NOT_MEASURED} where no account rule was checked} */
    public long equityE8()
    {
        return equityE8;
    }

    /** {@return loss of the worst case, or {@link #NOT_MEASURED} where no floor is in force} */
    public long worstLossE8()
    {
        return worstLossE8;
    }

    /** {@return highest floor in force, or {@link #NOT_APPLIED}} */
    public long floorE8()
    {
        return floorE8;
    }

    /** {@return rule of that floor, or NONE} */
    public RuleId floorRule()
    {
        return floorRule;
    }
}
