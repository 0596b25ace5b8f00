package io.petrel.tools.cli.state;

import io.petrel.core.risk.CloseReason;

/**
 * Why an account's gate is closed.
 *
 * @param reason that holds.
 * @param until  what opens it, in words.
 */
public record ClosedFor(CloseReason reason, String until)
{
    static ClosedFor of(final CloseReason reason)
    {
        return new ClosedFor(reason, switch (reason)
        {
            case OPERATOR_HALT, OPERATOR_FLATTEN, OPERATOR_STOP -> "until ./petrel resume";
            case DRAWDOWN -> "until its limit is changed and ./petrel resume";
            case UNKNOWN_ORDER, OVERFILL, LIQUIDATED -> "until a person has looked: ./petrel resume";
            case REPORT_MISMATCH -> "until a comparison with the venue matches, or ./petrel resume";
            case JOURNAL_FAILED -> "for the rest of the run";
            case RECONCILIATION -> "until a comparison with the venue matches, or ./petrel resume accepts it";
            case DISCONNECTED -> "until the venue has answered";
            case GUARD_DAY, RESET_AHEAD -> "until the reset";
            case GUARD_FLOOR, CAPITAL_FLOOR -> "until equity is above it again and ./petrel resume";
            case BREACHED, PROFIT_TARGET -> "until another phase";
            case REDUCED, LOSS_STREAK -> "until the reset, or ./petrel resume";
            case CALENDAR -> "until it is over";
        });
    }
}
