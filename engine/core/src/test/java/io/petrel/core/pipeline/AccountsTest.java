package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AccountInstrumentEncoder;
import io.petrel.codecs.event.AccountUpdateDecoder;
import io.petrel.codecs.event.ConfigSetEncoder;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.FundingChargeEncoder;
import io.petrel.codecs.event.GuardianStateDecoder;
import io.petrel.codecs.event.GuardianStateKind;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewsStatus;
import io.petrel.codecs.event.NewsWindowEncoder;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.OperatorCommandEncoder;
import io.petrel.codecs.event.ParameterUpdateEncoder;
import io.petrel.codecs.event.ParentRequestEncoder;
import io.petrel.codecs.event.Permission;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Restored;
import io.petrel.core.TradingRig;
import io.petrel.core.param.ParamSource;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.risk.CloseReason;
import io.petrel.core.risk.ConductParams;
import io.petrel.core.risk.RiskParams;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Several accounts on one core: made by configuration, reached by what names them, and by nothing else. */
class AccountsTest
{
    private static final String BASE = "sizing.base_fraction";
    private static final int INSTRUMENT = 5;
    private static final long FOREVER = Units.NULL_TIME_NS;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private Pipeline pipeline = new Pipeline(this::take);
    private final List<String> out = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();
    private long sequence;
    private long nowNs;

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
        trade();
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
        trade();
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
        trade();
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
        trade();
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 INSTRUMENT_LIST");
        assertThat(request(2, Side.BUY)).isEqualTo("verdict 2 NONE");
    }

    @Test
    void shouldKeepTheRulesOfAllThroughASnapshot()
    {
        rule(ConductParams.NEWS_IMPACT_MIN, 3);
        news(3, 0, Long.MAX_VALUE / 4);
        trade();
        pipeline = Restored.from(pipeline, new Pipeline(this::take));
        assertThat(request(1, Side.BUY)).isEqualTo("verdict 1 NEWS");
    }

    @Test
    void shouldBookEachFundingChargeOnceInWhateverOrderTheyCome()
    {
        trade();
        final long before = pipeline.account(0).portfolio().balanceE8();
        for (final long chargeId : new long[]{1, 4, 2, 4, 3, 2, 1})
        {
            charge(1, chargeId, chargeId * chargeId);
            pipeline = Restored.from(pipeline, new Pipeline(this::take));
        }
        assertThat(before - pipeline.account(0).portfolio().balanceE8()).isEqualTo(1 + 4 + 9 + 16);
    }

    private void rule(final String key, final double value)
    {
        final ValueKind kind = pipeline.parameters().param(key).spec().kind();
        configure(Units.NULL_ACCOUNT, key, kind,
            ValueKind.DOUBLE == kind ? Double.doubleToRawLongBits(value) : (long)value);
    }

    /** An order of 10 lots; the verdict on it. */
    private String request(final int accountId, final Side side)
    {
        verdicts.clear();
        final ParentRequestEncoder event = new ParentRequestEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).sizeLots(10).durationNs(Units.NULL_TIME_NS)
            .instrumentId(INSTRUMENT).accountId(accountId).side(side).algorithm(ExecutionAlgorithm.MARKET)
            .requestId(Units.NULL_ID).limitTicks(Units.NULL_TICKS)
            .urgency(Double.NaN).participationMax(Double.NaN);
        send(event.encodedLength());
        return verdicts.isEmpty() ? "none" : verdicts.get(0);
    }

    private long lastOrderId(final int accountId)
    {
        return pipeline.accountById(accountId).portfolio().workingOrders().first().clientOrderId();
    }

    private void instrumentRule(final int accountId, final Permission permission)
    {
        final AccountInstrumentEncoder event = new AccountInstrumentEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).accountId(accountId)
            .sectorId(Units.NULL_INSTRUMENT).permission(permission).symbol("X").origin("test");
        send(event.encodedLength());
    }

    private void news(final int impact, final long startNs, final long endNs)
    {
        final NewsWindowEncoder event = new NewsWindowEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).startTimeNs(startNs).endTimeNs(endNs)
            .impact((short)impact).currency("USD").status(NewsStatus.SCHEDULED).title("test").origin("");
        send(event.encodedLength());
    }

    private void trade()
    {
        TradingRig.defaults(this::rule);
        define();
        open(1, 1_000);
        open(2, 1_000);
        quote(10_000, 10_001);
        out.clear();
    }

    private double base(final int accountId)
    {
        return pipeline.accountById(accountId).parameters().param(BASE).asDouble();
    }

    private void open(final int accountId, final long balance)
    {
        configure(accountId, AccountParams.INITIAL_BALANCE_E8, ValueKind.LONG, balance * Units.ONE_E8);
    }

    private void configure(final int accountId, final String key, final double value)
    {
        configure(accountId, key, ValueKind.DOUBLE, Double.doubleToRawLongBits(value));
    }

    private void configure(final int accountId, final String key, final ValueKind kind, final long bits)
    {
        final ConfigSetEncoder event = new ConfigSetEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).valueBits(bits).kind(kind).accountId(accountId)
            .key(key).origin("test");
        send(event.encodedLength());
    }

    private void calibrate(final int accountId, final double value, final long untilNs)
    {
        final ParameterUpdateEncoder event = new ParameterUpdateEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).valueBits(Double.doubleToRawLongBits(value))
            .validFromNs(Units.NULL_TIME_NS).validUntilNs(untilNs).confidence(1).inputHash(1).sampleSize(1)
            .kind(ValueKind.DOUBLE).accountId(accountId).key(BASE).method("test");
        send(event.encodedLength());
    }

    private void command(final int accountId, final OperatorAction action)
    {
        final OperatorCommandEncoder event = new OperatorCommandEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).accountId(accountId).action(action).reason("test");
        send(event.encodedLength());
    }

    /** Anything that changes nothing but the time. */
    private void tick()
    {
        command(9, OperatorAction.RESUME);
    }

    private void define()
    {
        final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).instrumentId(INSTRUMENT)
            .contractType(ContractType.LINEAR).sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING)
            .depthKind(DepthKind.TOP_OF_BOOK).tickMantissa(1).lotMantissa(1).contractSizeMantissa(1)
            .tickExponent((byte)-2).lotExponent((byte)-2).contractSizeExponent((byte)0).symbol("X").venue("X")
            .baseCurrency("X").quoteCurrency("Y").settlementCurrency("Y");
        send(event.encodedLength());
    }

    private void quote(final long bidTicks, final long askTicks)
    {
        final TopOfBookEncoder event = new TopOfBookEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).updateId(Units.NULL_ID).bidPriceTicks(bidTicks)
            .bidSizeLots(10).askPriceTicks(askTicks).askSizeLots(10).instrumentId(INSTRUMENT);
        send(event.encodedLength());
    }

    private void fill(final int accountId, final long clientOrderId, final long sizeLots)
    {
        final ExecutionReportEncoder event = new ExecutionReportEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).clientOrderId(clientOrderId).venueOrderId(1)
            .reportId(sequence).fillPriceTicks(10_001).fillSizeLots(sizeLots).cumulativeSizeLots(sizeLots)
            .remainingSizeLots(0).orderPriceTicks(10_001).feeE8(0).instrumentId(INSTRUMENT).accountId(accountId)
            .execType(ExecType.FILL).side(Side.BUY).liquidity(LiquidityFlag.TAKER).reason(ReportReason.NONE)
            .orderStopTicks(Units.NULL_TICKS);
        send(event.encodedLength());
    }

    private void charge(final int accountId, final long chargeId, final long amountE8)
    {
        final FundingChargeEncoder event = new FundingChargeEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).fundingTimeNs(1).chargeId(chargeId)
            .amountE8(amountE8).rateE12(1).positionLots(1).markPriceTicks(10_000).instrumentId(INSTRUMENT)
            .accountId(accountId);
        send(event.encodedLength());
    }

    private void send(final int bodyLength)
    {
        sequence++;
        nowNs = sequence;
        pipeline.onEvent(sequence, nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    private void take(
        final int templateId, final long eventTimeNs, final DirectBuffer message, final int offset, final int length)
    {
        if (AccountUpdateDecoder.TEMPLATE_ID == templateId)
        {
            out.add("account " +
                new AccountUpdateDecoder().wrapAndApplyHeader(message, offset, headerDecoder).accountId());
        }
        if (RiskVerdictDecoder.TEMPLATE_ID == templateId)
        {
            final RiskVerdictDecoder verdict =
                new RiskVerdictDecoder().wrapAndApplyHeader(message, offset, headerDecoder);
            verdicts.add("verdict " + verdict.accountId() + " " + verdict.rule());
        }
        if (GuardianStateDecoder.TEMPLATE_ID == templateId)
        {
            final GuardianStateDecoder state =
                new GuardianStateDecoder().wrapAndApplyHeader(message, offset, headerDecoder);
            out.add("guardian " + state.accountId() + " " + state.state());
        }
    }
}
