package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.Side;
import io.petrel.core.TradingRig;
import io.petrel.core.order.OrderParams;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.GateSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RESUME over books that differ: until the portfolio has adopted them nothing is decided on what it does not hold. */
class ResumeTest extends AccountsFixture
{
    private static final long RETRY_NS = 2 * TradingRig.SECOND_NS;

    @Test
    void shouldSendNothingInTheEventAfterAResumeAndAskForTheBooksAtOnce()
    {
        differ(400);
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
        differ(400);
        command(1, OperatorAction.RESUME);
        view(1, 3, 400);

        assertThat(pipeline.account(0).portfolio().positionAt(0).lots()).isEqualTo(400);
        assertThat(gate().isOpen()).isTrue();
    }

    /** Ten lots from flat are not what is wanted of 400; the refused order is not begun anew from there. */
    @ParameterizedTest
    @ValueSource(longs = {400, -400})
    void shouldTradeNothingOfWhatWasAdoptedForAPersonWhoWantedTenLots(final long lots)
    {
        differ(lots);
        command(1, OperatorAction.RESUME);
        request(1, Side.BUY);
        view(1, 3, lots);
        assertThat(gate().isOpen()).isTrue();
        quote(10_000, 10_001);
        quote(10_000, 10_001);

        assertThat(pipeline.account(0).portfolio().positionAt(0).lots()).isEqualTo(lots);
        assertThat(pipeline.account(0).orders().sent()).isZero();
    }

    /** The venue of account 1 holds lots that nobody here knows. */
    private void differ(final long lots)
    {
        rule(OrderParams.RECONCILE_INTERVAL_NS, 60 * TradingRig.SECOND_NS);
        rule(OrderParams.RECONCILE_RETRY_NS, RETRY_NS);
        rule(OrderParams.RECONCILE_TOLERANCE_E8, 0);
        tradeByTheGate();
        clock();
        view(1, 1, lots);
        stepNs = RETRY_NS;
        clock();
        stepNs = 1;
        view(1, 2, lots);
        assertThat(gate().isClosedFor(CloseReason.RECONCILIATION)).isTrue();
        out.clear();
    }

    private GateSwitch gate()
    {
        return pipeline.account(0).gateSwitch();
    }
}
