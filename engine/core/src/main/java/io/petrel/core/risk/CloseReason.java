package io.petrel.core.risk;

/** Why the gate is closed; several may hold at once. */
public enum CloseReason
{
    /** Operator command HALT: nothing leaves but cancels, and the exits that a position has. */
    OPERATOR_HALT(1),
    /** Operator command FLATTEN: only reduce-only FLATTEN orders leave. */
    OPERATOR_FLATTEN(1 << 1),
    /** The drawdown kill switch: only reduce-only FLATTEN orders leave. */
    DRAWDOWN(1 << 2),
    /**
     * The venue reported on an order that was never sent, or was forgotten: somebody else trades the account, or our
     * record of it is wrong. A fill is booked, since the venue's word on what the account holds is the truth; but no
     * rule can be trusted to hold on a position that others move, so nothing leaves until the operator has looked.
     */
    UNKNOWN_ORDER(1 << 3),
    /** More was filled than was ordered. Booked; nothing leaves until the operator has looked. */
    OVERFILL(1 << 4),
    /** A report contradicts itself or what was booked before (a fill is missing, a rejected order filled): as above. */
    REPORT_MISMATCH(1 << 5),
    /** The journal cannot be written: nothing leaves, for the rest of the run. A host that stops needs no gate. */
    JOURNAL_FAILED(1 << 6),
    /**
     * The venue's books differ from ours, or were not compared yet since the start: nothing leaves until they match or
     * the operator accepts the difference.
     */
    RECONCILIATION(1 << 7),
    /** The session with the venue is lost, or is back and the fate of open orders not yet known: nothing leaves. */
    DISCONNECTED(1 << 8),
    /** The guardian's threshold of a loss of the day: all is flattened; released by the reset. */
    GUARD_DAY(1 << 9),
    /**
     * The guardian's threshold of a loss that no reset ends: all is flattened; RESUME, but it returns while it stands.
     */
    GUARD_FLOOR(1 << 10),
    /** Equity was below a hard floor: all is flattened; released by another phase only. */
    BREACHED(1 << 11),
    /** A loss from which no new risk is taken: what is held keeps its exits; released by the reset or RESUME. */
    REDUCED(1 << 12),
    /** The profit of the phase is made: no more entries; released by another phase. */
    PROFIT_TARGET(1 << 13),
    /** Too many losing trades in a row: no more entries; released by the reset or RESUME. */
    LOSS_STREAK(1 << 14),
    /** Equity is below the capital floor: all is flattened; RESUME, but it returns while it stands. */
    CAPITAL_FLOOR(1 << 15),
    /** Weekend, night or news: all is flattened; released when it is over. */
    CALENDAR(1 << 16),
    /** What is legal now would not be after the reset: all is flattened; released by the reset. */
    RESET_AHEAD(1 << 17),
    /**
     * The venue closed a position by force, or took orders back to do so: the numbers of risk did not fit the
     * collateral. Booked; nothing but flattening leaves until the operator has looked.
     */
    LIQUIDATED(1 << 18),
    /** Operator command STOP: every order is taken back, exits of what is held too, and nothing leaves but cancels. */
    OPERATOR_STOP(1 << 19);

    private final int bit;

    CloseReason(final int bit)
    {
        this.bit = bit;
    }

    /** {@return the reason's bit in {@link GateSwitch#reasons()}} */
    public int bit()
    {
        return bit;
    }
}
