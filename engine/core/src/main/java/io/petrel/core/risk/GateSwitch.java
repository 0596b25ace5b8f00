package io.petrel.core.risk;

import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RuleId;
import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Whether the gate of one account is open, and if not, why. Reasons latch until what {@link CloseReason} names releases
 * them.
 *
 * <pre>
 *   no reason                                               NORMAL
 *   BREACHED                                                BREACHED
 *   a reason to be flat, not yet flat                       FLATTENING
 *   only REDUCED, PROFIT_TARGET or LOSS_STREAK              REDUCED
 *   any other                                               LOCKED_UNTIL_RESET
 * </pre>
 *
 * <p>While REDUCED, orders that only shrink a position pass. While closed otherwise, only reduce-only FLATTEN orders
 * may pass, and these only when flattening was asked for: by the operator, or by a rule as long as no report put the
 * position itself in doubt. HALT, STOP and a failed journal stop those too; of HALT, FLATTEN and STOP the operator's
 * last word holds. HALT ends new risk and takes no protection away: the exits that a position has go on, at the venue
 * and here, unless something else puts it in doubt. STOP lets nothing pass, exits neither. Cancels always pass.
 * Pipeline thread only; allocates nothing.
 */
public final class GateSwitch implements Stateful
{
    private static final int WANTS_FLAT = CloseReason.DRAWDOWN.bit() | CloseReason.OPERATOR_FLATTEN.bit() |
        CloseReason.GUARD_DAY.bit() | CloseReason.GUARD_FLOOR.bit() | CloseReason.BREACHED.bit() |
        CloseReason.CAPITAL_FLOOR.bit() | CloseReason.CALENDAR.bit() | CloseReason.RESET_AHEAD.bit();
    private static final int REDUCES =
        CloseReason.REDUCED.bit() | CloseReason.PROFIT_TARGET.bit() | CloseReason.LOSS_STREAK.bit();
    /** Released by the day's reset. */
    private static final int UNTIL_RESET = CloseReason.GUARD_DAY.bit() | CloseReason.RESET_AHEAD.bit() |
        CloseReason.REDUCED.bit() | CloseReason.LOSS_STREAK.bit();
    /** Not released by RESUME. */
    private static final int BEYOND_RESUME = CloseReason.JOURNAL_FAILED.bit() | CloseReason.DISCONNECTED.bit() |
        CloseReason.BREACHED.bit() |
        CloseReason.GUARD_DAY.bit() | CloseReason.RESET_AHEAD.bit() | CloseReason.PROFIT_TARGET.bit() |
        CloseReason.CALENDAR.bit();
    /** Released by another phase. */
    private static final int UNTIL_PHASE = UNTIL_RESET | CloseReason.BREACHED.bit() | CloseReason.PROFIT_TARGET.bit() |
        CloseReason.GUARD_FLOOR.bit() | CloseReason.CAPITAL_FLOOR.bit() | CloseReason.DRAWDOWN.bit();
    private static final int STOPS_ALL =
        CloseReason.OPERATOR_HALT.bit() | CloseReason.OPERATOR_STOP.bit() | CloseReason.JOURNAL_FAILED.bit() |
        CloseReason.DISCONNECTED.bit();
    /** Of these the operator's last word holds. */
    private static final int COMMANDED = CloseReason.OPERATOR_HALT.bit() | CloseReason.OPERATOR_FLATTEN.bit() |
        CloseReason.OPERATOR_STOP.bit();
    private static final int IN_DOUBT = CloseReason.UNKNOWN_ORDER.bit() | CloseReason.OVERFILL.bit() |
        CloseReason.REPORT_MISMATCH.bit() | CloseReason.RECONCILIATION.bit();
    /** While halted, exits in force leave unless one of these holds. */
    private static final int STOPS_EXITS = IN_DOUBT | CloseReason.LIQUIDATED.bit() |
        STOPS_ALL & ~CloseReason.OPERATOR_HALT.bit();
    private static final int RESOLVED_BY_THE_VENUE =
        CloseReason.REPORT_MISMATCH.bit() | CloseReason.RECONCILIATION.bit() | CloseReason.DISCONNECTED.bit();

    private final int accountId;
    private final GuardianSink sink;
    private int reasons;
    private boolean flat;

    /**
     * A gate switch, open.
     *
     * @param accountId named in each change.
     * @param sink      told of each change.
     */
    public GateSwitch(final int accountId, final GuardianSink sink)
    {
        this.accountId = accountId;
        this.sink = sink;
    }

    /**
     * Closes the gate for one more reason; no effect when it holds already.
     *
     * @param reason to close.
     */
    public void close(final CloseReason reason)
    {
        change(reasons | reason.bit());
    }

    /**
     * The venue's answers settled what a reason was about; no effect when it does not hold.
     *
     * @param reason one of REPORT_MISMATCH, RECONCILIATION and DISCONNECTED; all others only the operator releases.
     */
    public void resolve(final CloseReason reason)
    {
        change(reasons & ~(reason.bit() & RESOLVED_BY_THE_VENUE));
    }

    /** {@return the bits of all {@link CloseReason}s that hold; 0 when open} */
    public int reasons()
    {
        return reasons;
    }

    /**
     * Whether a reason holds.
     *
     * @param reason asked for.
     * @return true while latched.
     */
    public boolean isClosedFor(final CloseReason reason)
    {
        return 0 != (reasons & reason.bit());
    }

    /** {@return whether nothing is closed} */
    public boolean isOpen()
    {
        return 0 == reasons;
    }

    /** {@return whether what is held is to be closed} */
    public boolean wantsFlat()
    {
        return 0 != (reasons & WANTS_FLAT);
    }

    /** {@return whether the operator had everything taken back, exits too} */
    public boolean isStopped()
    {
        return isClosedFor(CloseReason.OPERATOR_STOP);
    }

    /** {@return the state as the journal names it} */
    public GuardianStateKind state()
    {
        if (isOpen())
        {
            return GuardianStateKind.NORMAL;
        }
        if (isClosedFor(CloseReason.BREACHED))
        {
            return GuardianStateKind.BREACHED;
        }
        if (wantsFlat() && !flat)
        {
            return GuardianStateKind.FLATTENING;
        }
        return isReducedOnly() ? GuardianStateKind.REDUCED : GuardianStateKind.LOCKED_UNTIL_RESET;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        state.fixed(accountId, "account of the gate switch");
        reasons = state.visit(reasons);
        flat = state.visit(flat);
    }

    /** Whether an order of this purpose may pass; {@code reducing} is the gate's own finding, not the intent's word. */
    boolean admits(final OrderPurpose purpose, final boolean reducing)
    {
        if (isOpen() || reducing && isReducedOnly())
        {
            return true;
        }
        return reducing && (OrderPurpose.FLATTEN == purpose ? mayFlatten() : isExitInForce(purpose) && mayProtect());
    }

    /** Latches a reason for a rule; returns whether it was not latched before. */
    boolean latch(final CloseReason reason, final RuleId rule, final long measuredValue, final long limitValue)
    {
        if (isClosedFor(reason))
        {
            return false;
        }
        reasons |= reason.bit();
        sink.onGuardianState(accountId, state(), rule, measuredValue, limitValue);
        return true;
    }

    void release(final CloseReason reason)
    {
        change(reasons & ~reason.bit());
    }

    /** A new day of the account. */
    void reset()
    {
        change(reasons & ~UNTIL_RESET);
    }

    /** Another phase of the account. */
    void phase()
    {
        change(reasons & ~UNTIL_PHASE);
    }

    /** The operator says HALT, FLATTEN or STOP. */
    void command(final CloseReason reason)
    {
        change(reasons & ~COMMANDED | reason.bit());
    }

    void resume()
    {
        change(reasons & BEYOND_RESUME);
    }

    /** Tells whether nothing is held and nothing works; matters while flattening. */
    void flat(final boolean isFlat)
    {
        if (flat != isFlat)
        {
            flat = isFlat;
            if (wantsFlat())
            {
                sink.onGuardianState(accountId, state(), RuleId.GATE_CLOSED, reasons, 0);
            }
        }
    }

    private boolean mayFlatten()
    {
        return wantsFlat() && 0 == (reasons & STOPS_ALL) &&
            (0 == (reasons & IN_DOUBT) || isClosedFor(CloseReason.OPERATOR_FLATTEN));
    }

    private boolean mayProtect()
    {
        return isClosedFor(CloseReason.OPERATOR_HALT) && 0 == (reasons & STOPS_EXITS);
    }

    /** Where the position was to end when it was opened: its stop, its target, its longest hold. */
    private static boolean isExitInForce(final OrderPurpose purpose)
    {
        return OrderPurpose.STOP == purpose || OrderPurpose.TARGET == purpose || OrderPurpose.MAX_HOLD == purpose;
    }

    private boolean isReducedOnly()
    {
        return 0 == (reasons & ~REDUCES);
    }

    private void change(final int newReasons)
    {
        if (newReasons != reasons)
        {
            reasons = newReasons;
            sink.onGuardianState(accountId, state(), isOpen() ? RuleId.NONE : RuleId.GATE_CLOSED, reasons, 0);
        }
    }
}
