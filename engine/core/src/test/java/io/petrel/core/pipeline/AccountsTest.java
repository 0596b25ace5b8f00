package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.Permission;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.param.ParamSource;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.ConductParams;
import io.petrel.core.risk.RiskParams;
import org.junit.jupiter.api.Test;

/** Several accounts on one core: made by configuration, reached by what names them, and by nothing else. */
class AccountsTest extends AccountsFixture
{
    @Test
    void shouldMakeAnAccountWithTheFirstConfigurationThatNamesItInThatOrder()
    {
        assertThat(pipeline.accountCount()).isZero();
        open(7, 100);
        open(3, 200);
        open(7, 300);
        assertThat(pipeline.accountCount()).isEqualTo(2);
        assertThat(pipeline.account(0).accountId()).isEqualTo(7);
        assertThat(pipeline.account(1).accountId()).isEqualTo(3);
        assertThat(pipeline.accountById(4)).isNull();
    }

    @Test
    void shouldPutWhatIsSetForTheAccountBeforeWhatIsSetForAllAndCalibratedBeforeConfigured()
    {
        open(1, 100);
        open(2, 100);
        configure(Units.NULL_ACCOUNT, BASE, 0.1);
        assertThat(base(1)).isEqualTo(0.1);
        calibrate(Units.NULL_ACCOUNT, 0.2, FOREVER);
        assertThat(base(1)).as("calibrated for all reaches every account").isEqualTo(0.2);
        configure(1, BASE, 0.3);
        assertThat(base(1)).isEqualTo(0.3);
        assertThat(base(2)).as("another account keeps what is for all").isEqualTo(0.2);
        calibrate(1, 0.4, nowNs + 3);
        assertThat(base(1)).isEqualTo(0.4);
        assertThat(pipeline.account(0).parameters().param(BASE).source()).isEqualTo(ParamSource.CALIBRATED);
        tick();
        tick();
        assertThat(base(1)).as("after the end of its own calibrated value").isEqualTo(0.3);
        assertThat(pipeline.account(0).parameters().param(BASE).isOwn()).isTrue();
        assertThat(pipeline.account(1).parameters().param(BASE).isOwn()).isFalse();
    }

    @Test
    void shouldRefuseForAnAccountWhatIsTheCoresOwn()
    {
        configure(1, BarParams.DECISION_EVENTS, ValueKind.LONG, 50);
        assertThat(pipeline.parameters().param(BarParams.DECISION_EVENTS).isSet()).isFalse();
        assertThat(pipeline.account(0).parameters().refusals()).isEqualTo(1);
    }

    @Test
    void shouldReachNoAccountButItsOwnWithAReport()
    {
        trade();
        fill(2, 640, 10);
        assertThat(pipeline.account(1).portfolio().positionAt(0).lots()).isEqualTo(10);
        assertThat(pipeline.account(1).gateSwitch().isClosedFor(CloseReason.UNKNOWN_ORDER)).isTrue();
        assertThat(pipeline.account(0).portfolio().positionAt(0).lots()).isZero();
        assertThat(pipeline.account(0).gateSwitch().isOpen()).isTrue();
        assertThat(pipeline.account(0).portfolio().fills()).isZero();
        assertThat(out).containsExactly("guardian 2 LOCKED_UNTIL_RESET", "account 2");
    }

    @Test
    void shouldCountAReportThatIsNobodys()
    {
        trade();
        final long ignored = pipeline.ignoredEvents();
        fill(9, 640, 10);
        fill(Units.NULL_ACCOUNT, 640, 10);
        assertThat(pipeline.ignoredEvents()).isEqualTo(ignored + 2);
        assertThat(pipeline.account(0).portfolio().fills() + pipeline.account(1).portfolio().fills()).isZero();
    }

    @Test
    void shouldCloseOnlyTheAccountThatBreachesItsLimit()
    {
        trade();
        configure(1, RiskParams.DRAWDOWN_KILL_FRACTION, 0.5);
        configure(2, RiskParams.DRAWDOWN_KILL_FRACTION, 0.001);
        fill(1, 640, 10);
        fill(2, 704, 10);
        command(Units.NULL_ACCOUNT, OperatorAction.RESUME);
        out.clear();
        quote(9_000, 9_001);
        assertThat(pipeline.account(0).gateSwitch().isOpen()).isTrue();
        assertThat(pipeline.account(1).gateSwitch().isClosedFor(CloseReason.DRAWDOWN)).isTrue();
        assertThat(out).containsExactly("guardian 2 FLATTENING");
        assertThat(pipeline.account(0).portfolio().equityE8()).isEqualTo(pipeline.account(1).portfolio().equityE8());
    }

    @Test
    void shouldHaltOneAccountByItsNumberAllByNoneAndNobodyByAnUnknownOne()
    {
        trade();
        command(2, OperatorAction.HALT);
        assertThat(pipeline.account(0).gateSwitch().isOpen()).isTrue();
        assertThat(pipeline.account(1).gateSwitch().isClosedFor(CloseReason.OPERATOR_HALT)).isTrue();
        command(Units.NULL_ACCOUNT, OperatorAction.HALT);
        assertThat(pipeline.account(0).gateSwitch().state()).isEqualTo(GuardianStateKind.LOCKED_UNTIL_RESET);
        command(1, OperatorAction.RESUME);
        assertThat(pipeline.account(0).gateSwitch().isOpen()).isTrue();
        assertThat(pipeline.account(1).gateSwitch().isOpen()).isFalse();
        final long ignored = pipeline.ignoredEvents();
        command(9, OperatorAction.RESUME);
        assertThat(pipeline.ignoredEvents()).isEqualTo(ignored + 1);
    }

    @Test
    void shouldRefuseInOneAccountWhatHedgesAnother()
    {
        rule(ConductParams.NO_HEDGING, 1);
        tradeByTheGate();
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 NONE");
        assertThat(request(2, Side.SELL)).as("against what works").isEqualTo("verdict 2 HEDGE");
        fill(1, lastOrderId(1), 10);
        assertThat(pipeline.account(0).portfolio().positionAt(0).lots()).isEqualTo(10);
        assertThat(request(2, Side.SELL)).as("against what is held").isEqualTo("verdict 2 HEDGE");
        assertThat(request(2, Side.BUY)).isEqualTo("verdict 2 NONE");
    }

    @Test
    void shouldLetOneAccountHedgeAnotherWhereThatIsNotForbidden()
    {
        tradeByTheGate();
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 NONE");
        assertThat(request(2, Side.SELL)).isEqualTo("verdict 2 NONE");
    }

    @Test
    void shouldKeepWhatConcernsAllAccountsForThoseThatAreMadeLater()
    {
        rule(ConductParams.NEWS_IMPACT_MIN, 3);
        rule(ConductParams.LISTED_ONLY, 1);
        instrumentRule(Units.NULL_ACCOUNT, Permission.ALLOWED);
        news(3, 0, 1_000);
        tradeByTheGate();
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 NEWS");
        while (nowNs < 1_000)
        {
            tick();
        }
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 NONE");
        news(2, 0, Long.MAX_VALUE / 4);
        assertThat(request(2, Side.BUY)).as("an impact that does not count").isEqualTo("verdict 2 NONE");
    }

    @Test
    void shouldMakeTheAccountOfAnInstrumentRuleAndPutItsOwnBeforeThatOfAll()
    {
        instrumentRule(2, Permission.ALLOWED);
        assertThat(pipeline.accountById(2)).isNotNull();
        instrumentRule(Units.NULL_ACCOUNT, Permission.FORBIDDEN);
        tradeByTheGate();
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 INSTRUMENT_LIST");
        assertThat(request(2, Side.BUY)).isEqualTo("verdict 2 NONE");
    }

    @Test
    void shouldKeepTheRulesOfAllThroughASnapshot()
    {
        rule(ConductParams.NEWS_IMPACT_MIN, 3);
        news(3, 0, Long.MAX_VALUE / 4);
        tradeByTheGate();
        restore();
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 NEWS");
    }

    @Test
    void shouldBookEachFundingChargeOnceInWhateverOrderTheyCome()
    {
        trade();
        final long before = pipeline.account(0).portfolio().balanceE8();
        for (final long chargeId : new long[]{1, 4, 2, 4, 3, 2, 1})
        {
            funding(1, chargeId, chargeId * chargeId);
            restore();
        }
        assertThat(before - pipeline.account(0).portfolio().balanceE8()).isEqualTo(1 + 4 + 9 + 16);
    }
}
