package io.petrel.core.order;

import io.petrel.codecs.event.ExecType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every pair of status and report, written out a second time by column. */
class TransitionTableTest
{
    private static final String[] STATUSES =
    {
        "PENDING_NEW", "WORKING", "PARTIALLY_FILLED", "PENDING_CANCEL", "PENDING_REPLACE",
        "FILLED", "CANCELLED", "REJECTED", "EXPIRED"
    };

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,         ACKNOWLEDGE OUT_OF_TURN ACKNOWLEDGE ACKNOWLEDGE ACKNOWLEDGE " +
            "IGNORE IGNORE OUT_OF_TURN IGNORE",
        "REJECTED,         REJECT REJECT REJECT REJECT REJECT OUT_OF_TURN OUT_OF_TURN IGNORE OUT_OF_TURN",
        "FILL,             FILL FILL FILL FILL FILL LATE_FILL LATE_FILL FILL_OF_REJECTED LATE_FILL",
        "CANCELLED,        CANCEL CANCEL CANCEL CANCEL CANCEL OUT_OF_TURN IGNORE IGNORE IGNORE",
        "CANCEL_REJECTED,  OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN REFUSE_CANCEL OUT_OF_TURN IGNORE IGNORE IGNORE IGNORE",
        "REPLACED,         OUT_OF_TURN REPLACE REPLACE REPLACE REPLACE " +
            "OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN",
        "REPLACE_REJECTED, OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN REFUSE_REPLACE REFUSE_REPLACE " +
            "IGNORE IGNORE IGNORE IGNORE",
        "EXPIRED,          EXPIRE EXPIRE EXPIRE EXPIRE EXPIRE OUT_OF_TURN IGNORE OUT_OF_TURN IGNORE",
        "TRIGGERED,        TRIGGER TRIGGER TRIGGER TRIGGER TRIGGER OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN OUT_OF_TURN"
    })
    void shouldDefineWhatEachReportDoesInEachStatus(final ExecType execType, final String expected)
    {
        final String[] transitions = expected.split(" ");
        assertThat(transitions).hasSameSizeAs(OrderStatus.values());
        for (int i = 0; i < transitions.length; i++)
        {
            final OrderStatus status = OrderStatus.valueOf(STATUSES[i]);
            assertThat(TransitionTable.of(status, execType)).as(status + " x " + execType)
                .isEqualTo(Transition.valueOf(transitions[i]));
        }
    }

    @Test
    void shouldCallAnAbsentReportTypeOutOfTurn()
    {
        for (final OrderStatus status : OrderStatus.values())
        {
            assertThat(TransitionTable.of(status, ExecType.NULL_VAL)).isEqualTo(Transition.OUT_OF_TURN);
        }
    }

    @Test
    void shouldNeverLeaveAClosedStatus()
    {
        for (final OrderStatus status : OrderStatus.values())
        {
            for (final ExecType execType : ExecType.values())
            {
                final Transition transition = TransitionTable.of(status, execType);
                assertThat(status.isOpen() || isWithoutEffectOnStatus(transition)).as(status + " x " + execType)
                    .isTrue();
            }
        }
    }

    @Test
    void shouldNumberStatusesAsTheSchemaDoes()
    {
        for (final OrderStatus status : OrderStatus.values())
        {
            assertThat(status.value()).isEqualTo(status.ordinal() + 1);
        }
    }

    private static boolean isWithoutEffectOnStatus(final Transition transition)
    {
        return Transition.IGNORE == transition || Transition.OUT_OF_TURN == transition ||
            Transition.LATE_FILL == transition || Transition.FILL_OF_REJECTED == transition;
    }
}
