package io.petrel.core.pipeline;

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
import io.petrel.codecs.event.ReconcileRequestDecoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SwapRateEncoder;
import io.petrel.codecs.event.TimeTickEncoder;
import io.petrel.codecs.event.TopOfBookEncoder;
import io.petrel.codecs.event.ValueKind;
import io.petrel.codecs.event.VenueViewEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.TradingRig;
import io.petrel.core.portfolio.AccountParams;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.Stateful;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A core with accounts, driven event by event. */
abstract class AccountsFixture
{
    static final String BASE = "sizing.base_fraction";
    static final int INSTRUMENT = 5;
    static final long FOREVER = Units.NULL_TIME_NS;

    final List<String> out = new ArrayList<>();
    final List<String> bytes = new ArrayList<>();
    final List<String> verdicts = new ArrayList<>();
    Pipeline pipeline = new Pipeline(this::take);
    long nowNs;
    /** From one event to the next. */
    long stepNs = 1;
    /** Of quotes, at the exchange. */
    long quotedNs = 1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private long sequence;

    final void trade()
    {
        trade(ContractType.LINEAR, 1);
    }

    /** Two accounts and an instrument of prices in cents, sizes in hundredths, worth so much a contract. */
    final void trade(final ContractType type, final long contractSize)
    {
        define(type, contractSize);
        open(1, 1_000);
        open(2, 1_000);
        quote(10_000, 10_001);
        out.clear();
    }

    /** The same, of accounts with the limits that let an order pass. */
    final void tradeByTheGate()
    {
        TradingRig.defaults(this::rule);
        trade();
    }

    /** Sets a number for all accounts. */
    final void rule(final String key, final double value)
    {
        final ValueKind kind = pipeline.parameters().param(key).spec().kind();
        configure(Units.NULL_ACCOUNT, key, kind,
            ValueKind.DOUBLE == kind ? Double.doubleToRawLongBits(value) : (long)value);
    }

    final double base(final int accountId)
    {
        return pipeline.accountById(accountId).parameters().param(BASE).asDouble();
    }

    final void open(final int accountId, final long balance)
    {
        configure(accountId, AccountParams.INITIAL_BALANCE_E8, ValueKind.LONG, balance * Units.ONE_E8);
    }

    final void configure(final int accountId, final String key, final double value)
    {
        configure(accountId, key, ValueKind.DOUBLE, Double.doubleToRawLongBits(value));
    }

    final void configure(final int accountId, final String key, final ValueKind kind, final long bits)
    {
        final ConfigSetEncoder event = new ConfigSetEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).valueBits(bits).kind(kind).accountId(accountId)
            .key(key).origin("test");
        send(event.encodedLength());
    }

    final void calibrate(final int accountId, final double value, final long untilNs)
    {
        final ParameterUpdateEncoder event = new ParameterUpdateEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).valueBits(Double.doubleToRawLongBits(value))
            .validFromNs(Units.NULL_TIME_NS).validUntilNs(untilNs).confidence(1).inputHash(1).sampleSize(1)
            .kind(ValueKind.DOUBLE).accountId(accountId).key(BASE).method("test");
        send(event.encodedLength());
    }

    final void command(final int accountId, final OperatorAction action)
    {
        final OperatorCommandEncoder event = new OperatorCommandEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).accountId(accountId).action(action).reason("test");
        send(event.encodedLength());
    }

    /** An order of 10 lots; the verdict on it. */
    final String request(final int accountId, final Side side)
    {
        return request(accountId, side, 10, ExecutionAlgorithm.MARKET, Units.NULL_TIME_NS, Units.NULL_TICKS,
            Units.NULL_TICKS, Units.NULL_TICKS);
    }

    final String request(
        final int accountId,
        final Side side,
        final long sizeLots,
        final ExecutionAlgorithm algorithm,
        final long durationNs,
        final long limitTicks,
        final long stopTicks,
        final long targetTicks)
    {
        verdicts.clear();
        final ParentRequestEncoder event = new ParentRequestEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).sizeLots(sizeLots).durationNs(durationNs)
            .instrumentId(INSTRUMENT).accountId(accountId).side(side).algorithm(algorithm)
            .requestId(Units.NULL_ID).limitTicks(limitTicks)
            .urgency(Double.NaN).participationMax(Double.NaN)
            .stopTicks(stopTicks).targetTicks(targetTicks);
        send(event.encodedLength());
        return verdicts.isEmpty() ? "none" : verdicts.get(0);
    }

    final long lastOrderId(final int accountId)
    {
        return pipeline.accountById(accountId).portfolio().workingOrders().first().clientOrderId();
    }

    final void instrumentRule(final int accountId, final Permission permission)
    {
        final AccountInstrumentEncoder event = new AccountInstrumentEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).accountId(accountId)
            .sectorId(Units.NULL_INSTRUMENT).permission(permission).symbol("X").origin("test");
        send(event.encodedLength());
    }

    final void news(final int impact, final long startNs, final long endNs)
    {
        final NewsWindowEncoder event = new NewsWindowEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).startTimeNs(startNs).endTimeNs(endNs)
            .impact((short)impact).currency("USD").status(NewsStatus.SCHEDULED).title("test").origin("");
        send(event.encodedLength());
    }

    final void funding(final int accountId, final long chargeId, final long amountE8)
    {
        final FundingChargeEncoder event = new FundingChargeEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).fundingTimeNs(1).chargeId(chargeId)
            .amountE8(amountE8).rateE12(1).positionLots(0).markPriceTicks(10_000).instrumentId(INSTRUMENT)
            .accountId(accountId);
        send(event.encodedLength());
    }

    final void swap(final int accountId, final long longRateE12, final long shortRateE12)
    {
        final SwapRateEncoder event = new SwapRateEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).rolloverTimeNs(1).longRateE12(longRateE12)
            .shortRateE12(shortRateE12).nights(1).instrumentId(INSTRUMENT).accountId(accountId);
        send(event.encodedLength());
    }

    /** A step of the clock. */
    final void clock()
    {
        new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1)
            .intervalNs(TradingRig.SECOND_NS);
        send(TimeTickEncoder.BLOCK_LENGTH);
    }

    /** The venue holds so many lots, and works nothing. */
    final void view(final int accountId, final long requestId, final long lots)
    {
        final VenueViewEncoder event = new VenueViewEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).requestId(requestId).netProfitE8(Units.NULL_E8)
            .accountId(accountId);
        event.ordersCount(0);
        event.positionsCount(1).next().lots(lots).costE8(Units.NULL_E8).instrumentId(INSTRUMENT);
        send(event.encodedLength());
    }

    /** A core that heard nothing yet. */
    final void reset()
    {
        pipeline = new Pipeline(this::take);
        sequence = 0;
        nowNs = 0;
        stepNs = 1;
        out.clear();
        bytes.clear();
    }

    /** The core is gone; one made anew goes on from its snapshot. */
    final void restore()
    {
        final SnapshotWriter writer = new SnapshotWriter();
        pipeline.visitState(writer);
        final Pipeline fresh = new Pipeline(this::take);
        new SnapshotReader().wrap(writer.buffer(), 0, writer.length()).restore(fresh);
        pipeline = fresh;
    }

    final String state(final Stateful part)
    {
        final SnapshotWriter writer = new SnapshotWriter();
        part.visitState(writer);
        return HexFormat.of().formatHex(writer.array(), 0, writer.length());
    }

    /** Anything that changes nothing but the time. */
    final void tick()
    {
        command(9, OperatorAction.RESUME);
    }

    private void define(final ContractType type, final long contractSize)
    {
        final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).instrumentId(INSTRUMENT)
            .contractType(type).sequenceRule(SequenceRule.NONE).state(InstrumentState.TRADING)
            .depthKind(DepthKind.TOP_OF_BOOK).tickMantissa(1).lotMantissa(1).contractSizeMantissa(contractSize)
            .tickExponent((byte)-2).lotExponent((byte)-2).contractSizeExponent((byte)0).symbol("X").venue("X")
            .baseCurrency("X").quoteCurrency("Y").settlementCurrency("Y");
        send(event.encodedLength());
    }

    final void quote(final long bidTicks, final long askTicks)
    {
        final TopOfBookEncoder event = new TopOfBookEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(quotedNs).updateId(Units.NULL_ID)
            .bidPriceTicks(bidTicks).bidSizeLots(10).askPriceTicks(askTicks).askSizeLots(10).instrumentId(INSTRUMENT);
        send(event.encodedLength());
    }

    final void fill(final int accountId, final long clientOrderId, final long sizeLots)
    {
        fill(accountId, clientOrderId, Side.BUY, 10_001, sizeLots);
    }

    final void fill(
        final int accountId, final long clientOrderId, final Side side, final long priceTicks, final long sizeLots)
    {
        final ExecutionReportEncoder event = new ExecutionReportEncoder();
        event.wrapAndApplyHeader(buffer, 0, header).eventTimeNs(1).clientOrderId(clientOrderId).venueOrderId(1)
            .reportId(sequence).fillPriceTicks(priceTicks).fillSizeLots(sizeLots).cumulativeSizeLots(sizeLots)
            .remainingSizeLots(0).orderPriceTicks(priceTicks).feeE8(0).instrumentId(INSTRUMENT).accountId(accountId)
            .execType(ExecType.FILL).side(side).liquidity(LiquidityFlag.TAKER).reason(ReportReason.NONE)
            .orderStopTicks(Units.NULL_TICKS);
        send(event.encodedLength());
    }

    private void send(final int bodyLength)
    {
        sequence++;
        nowNs += stepNs;
        pipeline.onEvent(sequence, nowNs, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    private void take(
        final int templateId, final long eventTimeNs, final DirectBuffer message, final int offset, final int length)
    {
        final byte[] copy = new byte[length];
        message.getBytes(offset, copy);
        bytes.add(templateId + " " + eventTimeNs + " " + HexFormat.of().formatHex(copy));
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
        if (ReconcileRequestDecoder.TEMPLATE_ID == templateId)
        {
            final ReconcileRequestDecoder request =
                new ReconcileRequestDecoder().wrapAndApplyHeader(message, offset, headerDecoder);
            out.add("reconcile " + request.accountId() + " " + request.requestId());
        }
        if (GuardianStateDecoder.TEMPLATE_ID == templateId)
        {
            final GuardianStateDecoder state =
                new GuardianStateDecoder().wrapAndApplyHeader(message, offset, headerDecoder);
            out.add("guardian " + state.accountId() + " " + state.state());
        }
    }
}
