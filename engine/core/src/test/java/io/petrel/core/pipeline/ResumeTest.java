package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.Side;
import io.petrel.core.TradingRig;
import io.petrel.core.order.OrderParams;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RESUME over books that differ: until the portfolio has adopted them nothing is decided on what it does not hold. */
class ResumeTest extends AccountsFixture
{
    private static final long RETRY_NS = 2 * TradingRig.SECOND_NS;

    /** The venue of account 1 holds 400 lots that nobody here knows. */
    @BeforeEach
    void differ()
    {
        rule(OrderParams.RECONCILE_INTERVAL_NS, 60 * TradingRig.SECOND_NS);
        rule(OrderParams.RECONCILE_RETRY_NS, RETRY_NS);
        rule(OrderParams.RECONCILE_TOLERANCE_E8, 0);
        tradeByTheGate();
        clock();
        view(1, 1, 400);
        stepNs = RETRY_NS;
        clock();
        stepNs = 1;
        view(1, 2, 400);
        assertThat(gate().isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        out.clear();
    }

    @Test
    void shouldSendNothingInTheEventAfterAResumeAndAskForTheBooksAtOnce()
    {
        command(1, OperatorAction.RESUME);
        assertThat(out).containsExactly("reconcile 1 3", "guardian 1 NORMAL", "guardian 1 LOCKED_UNTIL_RESET");
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 GATE_CLOSED");
        quote(10_000, 10_001);

        assertThat(pipeline.account(0).orders().sent()).isZero();
        assertThat(gate().isClosedFor(CloseReason.RECONCILIATION)).isTrue();
    }

    @Test
    void shouldAdoptWhatTheOperatorAcceptedThoughNoStepOfTheClockCame()
    {
        command(1, OperatorAction.RESUME);
        view(1, 3, 400);

        assertThat(pipeline.account(0).portfolio().positionAt(0).lots()).isEqualTo(400);
        assertThat(gate().isOpen()).isTrue();
    }

    private GateSwitch gate()
    {
        return pipeline.account(0).gateSwitch();
    }
}
