package io.petrel.core.order;

import static io.petrel.core.order.Transition.ACKNOWLEDGE;
import static io.petrel.core.order.Transition.CANCEL;
import static io.petrel.core.order.Transition.EXPIRE;
import static io.petrel.core.order.Transition.FILL;
import static io.petrel.core.order.Transition.FILL_OF_REJECTED;
import static io.petrel.core.order.Transition.IGNORE;
import static io.petrel.core.order.Transition.LATE_FILL;
import static io.petrel.core.order.Transition.OUT_OF_TURN;
import static io.petrel.core.order.Transition.REFUSE_CANCEL;
import static io.petrel.core.order.Transition.REFUSE_REPLACE;
import static io.petrel.core.order.Transition.REJECT;
import static io.petrel.core.order.Transition.REPLACE;
import static io.petrel.core.order.Transition.TRIGGER;

import io.petrel.codecs.event.ExecType;

/** The life of an order as a table: what each report does in each status. Immutable. */
final class TransitionTable
{
    /**
     * Rows in the order of {@link OrderStatus}, columns in that of {@link ExecType}: accepted, rejected, fill,
     * cancelled, cancel rejected, replaced, replace rejected, expired, triggered.
     */
    private static final Transition[][] TABLE =
    {
        // PENDING_NEW
        {ACKNOWLEDGE, REJECT, FILL, CANCEL, OUT_OF_TURN,
            OUT_OF_TURN, OUT_OF_TURN, EXPIRE, TRIGGER},
        // WORKING
        {OUT_OF_TURN, REJECT, FILL, CANCEL, OUT_OF_TURN,
            REPLACE, OUT_OF_TURN, EXPIRE, TRIGGER},
        // PARTIALLY_FILLED
        {ACKNOWLEDGE, REJECT, FILL, CANCEL, OUT_OF_TURN,
            REPLACE, OUT_OF_TURN, EXPIRE, TRIGGER},
        // PENDING_CANCEL
        {ACKNOWLEDGE, REJECT, FILL, CANCEL, REFUSE_CANCEL,
            REPLACE, REFUSE_REPLACE, EXPIRE, TRIGGER},
        // PENDING_REPLACE
        {ACKNOWLEDGE, REJECT, FILL, CANCEL, OUT_OF_TURN,
            REPLACE, REFUSE_REPLACE, EXPIRE, TRIGGER},
        // FILLED
        {IGNORE, OUT_OF_TURN, LATE_FILL, OUT_OF_TURN, IGNORE,
            OUT_OF_TURN, IGNORE, OUT_OF_TURN, OUT_OF_TURN},
        // CANCELLED
        {IGNORE, OUT_OF_TURN, LATE_FILL, IGNORE, IGNORE,
            OUT_OF_TURN, IGNORE, IGNORE, OUT_OF_TURN},
        // REJECTED
        {OUT_OF_TURN, IGNORE, FILL_OF_REJECTED, IGNORE, IGNORE,
            OUT_OF_TURN, IGNORE, OUT_OF_TURN, OUT_OF_TURN},
        // EXPIRED
        {IGNORE, OUT_OF_TURN, LATE_FILL, IGNORE, IGNORE,
            OUT_OF_TURN, IGNORE, IGNORE, OUT_OF_TURN},
    };

    private TransitionTable()
    {
    }

    /** The schema's values count from 1; an absent report type is out of turn. */
    static Transition of(final OrderStatus status, final ExecType execType)
    {
        if (ExecType.NULL_VAL == execType)
        {
            return OUT_OF_TURN;
        }
        return TABLE[status.value() - 1][execType.value() - 1];
    }
}
