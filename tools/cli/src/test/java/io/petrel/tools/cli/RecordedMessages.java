package io.petrel.tools.cli;

import static io.petrel.tools.cli.RecordedJournal.ORDER_ID;
import static io.petrel.tools.cli.RecordedJournal.START_NS;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.BarClosedEncoder;
import io.petrel.codecs.event.BarKind;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DecisionEncoder;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.DifferenceKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.DisorderKind;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.FeatureVectorSnapshotEncoder;
import io.petrel.codecs.event.FilterReason;
import io.petrel.codecs.event.HoldReason;
import io.petrel.codecs.event.InactivityPingEncoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderStatus;
import io.petrel.codecs.event.OrderStatusReportEncoder;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.OrderUpdateEncoder;
import io.petrel.codecs.event.PositionUpdateEncoder;
import io.petrel.codecs.event.ReconcileDifferenceEncoder;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.RiskVerdictEncoder;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.SignalVoteEncoder;
import io.petrel.codecs.event.SizingVerdict;
import io.petrel.codecs.event.TargetPositionEncoder;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.frame.Source;
import org.agrona.ExpandableArrayBuffer;

/** The messages that a {@link RecordedJournal} holds, each value of them known; appended as they are asked for. */
final class RecordedMessages
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Journal journal;
    private double confidence = 0.72;
    private long nowNs = START_NS;
    private long cause;
    private boolean hasFloor;

    RecordedMessages(final Journal journal)
    {
        this.journal = journal;
    }

    /** Of the TREND vote, from then on. */
    void confidence(final double newConfidence)
    {
        confidence = newConfidence;
    }

    /** From then on the account has a floor, and the gate makes the order smaller. */
    void addFloor()
    {
        hasFloor = true;
    }

    void definition()
    {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).instrumentId(1)
            .contractType(ContractType.SPOT).sequenceRule(SequenceRule.NONE)
            .state(InstrumentState.TRADING).depthKind(DepthKind.TRADES_ONLY)
            .tickMantissa(1).lotMantissa(1).contractSizeMantissa(1)
            .tickExponent((byte)-2).lotExponent((byte)-8).contractSizeExponent((byte)0)
            .symbol("BTCUSD").venue("BITSTAMP").baseCurrency("BTC").quoteCurrency("USD").settlementCurrency("USD");
        inbound(Source.FEED, definition.encodedLength());
    }

    void trade(final long priceTicks, final long sizeLots, final AggressorSide side)
    {
        nowNs += 1_000_000_000L;
        final TradeEncoder trade = new TradeEncoder();
        trade.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).tradeId(journal.inbound().lastSequence()).priceTicks(priceTicks).sizeLots(sizeLots)
            .instrumentId(1).aggressorSide(side).flags().clear();
        inbound(Source.FEED, trade.encodedLength());
    }

    void bar()
    {
        final BarClosedEncoder bar = new BarClosedEncoder();
        bar.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).startTimeNs(START_NS - 60_000_000_000L).endTimeNs(START_NS)
            .openTicks(78_500).highTicks(78_520).lowTicks(78_490).closeTicks(78_510)
            .volumeLots(150_000_000).buyVolumeLots(100_000_000).notionalE8(117_765_000_000L)
            .threshold(60_000_000_000L).tradeCount(7).instrumentId(1).seriesId(0).kind(BarKind.TIME);
        outbound(bar.encodedLength());
    }

    void features()
    {
        final FeatureVectorSnapshotEncoder features = new FeatureVectorSnapshotEncoder();
        features.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).schemaHash(42).readyBits(0b101).readyBitsMiddle(0).readyBitsHigh(0).instrumentId(1)
            .featuresCount(3).next().value(78_505.25).next().value(0).next().value(0.5);
        outbound(features.encodedLength());
    }

    void votes()
    {
        final SignalVoteEncoder vote = new SignalVoteEncoder();
        vote.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).confidence(confidence).affinity(1).winRate(0.5).score(confidence / 2).instrumentId(1)
            .engine(EngineId.TREND).direction(Direction.LONG).holdReason(HoldReason.NONE).regime(Regime.UNKNOWN)
            .termsCount(2).next().weight(0.6).value(0.8).next().weight(0.4).value(0.6);
        outbound(vote.encodedLength());
        vote.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).confidence(0).affinity(1).winRate(0.5).score(0).instrumentId(1)
            .engine(EngineId.TAPE).direction(Direction.HOLD).holdReason(HoldReason.NOT_READY).regime(Regime.UNKNOWN)
            .termsCount(0);
        outbound(vote.encodedLength());
    }

    void decision()
    {
        final DecisionEncoder decision = new DecisionEncoder();
        decision.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).confidence(0.72).bestScore(0.36).runnerUpScore(0).separation(0.36).instrumentId(1)
            .direction(Direction.LONG).engine(EngineId.TREND).runnerUp(EngineId.NONE).regime(Regime.UNKNOWN)
            .filter(FilterReason.NONE).sampleCount(42).flowSignal(Double.NaN).bestShare(1).runnerUpShare(0).agreement(1)
            .sampleConfidence(0.9).separationConfidence(1).patternBonus(0.102).regimeBonus(0).metaGate(1)
            .policyFactor(1).finalConfidence(0.72).confidenceMin(0.5);
        outbound(decision.encodedLength());
    }

    void target()
    {
        final TargetPositionEncoder target = new TargetPositionEncoder();
        target.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).targetLots(125_000_000).currentLots(0).referencePriceTicks(78_520)
            .targetNotionalE8(98_150_000_000L).equityE8(1_000_000_000_000L).baseFraction(0.1)
            .confidenceFactor(1.05).volatilityFactor(0.93).currentVolatility(0.8)
            .instrumentId(1).accountId(1).purpose(OrderPurpose.ENTRY)
            .verdict(SizingVerdict.SIZED)
            .stopTicks(77_735).targetTicks(80_090).maxHoldNs(7_200_000_000_000L)
            .winRate(0.58).payoffRatio(1.8).kellyFraction(0.348).kellyFactor(0.087)
            .heatUsed(0.04).heatFactor(1).regimeFactor(1).toxicityFactor(1)
            .feeBps(8).spreadBps(6).slippageBps(4.32);
        outbound(target.encodedLength());
    }

    void ping()
    {
        final InactivityPingEncoder ping = new InactivityPingEncoder();
        ping.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).lastTradeNs(START_NS).limitNs(2_592_000_000_000_000L).targetLots(125_000_000)
            .stopTicks(77_735).maxHoldNs(3_600_000_000_000L).instrumentId(1).accountId(1);
        outbound(ping.encodedLength());
    }

    void verdict(final long orderId, final RuleId rule, final long notionalE8)
    {
        final RiskVerdictEncoder verdict = new RiskVerdictEncoder();
        verdict.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).clientOrderId(orderId)
            .measuredValue(RuleId.NONE == rule ? Units.NULL_E8 : notionalE8)
            .limitValue(RuleId.NONE == rule ? Units.NULL_E8 : 200_000_000_000L)
            .instrumentId(1).accountId(1).rule(rule).side(Side.BUY).priceTicks(78_560).sizeLots(125_000_000)
            .askedLots(hasFloor ? 250_000_000 : Units.NULL_LOTS)
            .equityE8(hasFloor ? 1_000_000_000_000L : Units.NULL_E8)
            .worstLossE8(hasFloor ? 12_345_000_000L : Units.NULL_E8)
            .floorE8(hasFloor ? 920_000_000_000L : Units.NULL_E8)
            .floorRule(hasFloor ? RuleId.TRAILING_DRAWDOWN : RuleId.NULL_VAL)
            .checksCount(3)
            .next().measuredValue(40).limitValue(100).rule(RuleId.PRICE_BAND)
            .next().measuredValue(125_000_000).limitValue(1_000_000_000).rule(RuleId.ORDER_SIZE)
            .next().measuredValue(notionalE8).limitValue(200_000_000_000L).rule(RuleId.ORDER_NOTIONAL);
        outbound(verdict.encodedLength());
    }

    void order()
    {
        sent(new NewOrderEncoder().wrapAndApplyHeader(buffer, 0, header)
            .priceTicks(78_560).stopPriceTicks(Units.NULL_TICKS)
            .side(Side.BUY).orderType(OrderType.LIMIT).timeInForce(TimeInForce.IOC)
            .purpose(OrderPurpose.ENTRY).groupId(Units.NULL_ID), false);
    }

    void stop()
    {
        sent(new NewOrderEncoder().wrapAndApplyHeader(buffer, 0, header)
            .priceTicks(Units.NULL_TICKS).stopPriceTicks(77_735)
            .side(Side.SELL).orderType(OrderType.STOP).timeInForce(TimeInForce.GTC)
            .purpose(OrderPurpose.STOP).groupId(1), true);
    }

    private void sent(final NewOrderEncoder order, final boolean isReduceOnly)
    {
        order.eventTimeNs(nowNs).clientOrderId(ORDER_ID).sizeLots(125_000_000).modelHash(0)
            .configHash(7).instrumentId(1).accountId(1).expiryNs(Units.NULL_TIME_NS).parentId(Units.NULL_ID);
        order.flags().clear().reduceOnly(isReduceOnly);
        outbound(order.encodedLength());
    }

    void report(final ExecType type, final long id, final long fillTicks, final long fillLots)
    {
        nowNs += 1_000_000L;
        final boolean isFill = ExecType.FILL == type;
        final ExecutionReportEncoder report = new ExecutionReportEncoder();
        report.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).clientOrderId(ORDER_ID).venueOrderId(9).reportId(id)
            .fillPriceTicks(fillTicks).fillSizeLots(isFill ? fillLots : Units.NULL_LOTS)
            .cumulativeSizeLots(fillLots)
            .remainingSizeLots(Units.NULL_LOTS == fillLots ? Units.NULL_LOTS : 125_000_000 - fillLots)
            .orderPriceTicks(78_560).feeE8(isFill ? 245_406_250L : Units.NULL_E8).instrumentId(1).accountId(1)
            .execType(type).side(Side.BUY)
            .liquidity(isFill ? LiquidityFlag.TAKER : LiquidityFlag.NONE).reason(ReportReason.NONE)
            .orderStopTicks(Units.NULL_TICKS);
        inbound(Source.VENUE, report.encodedLength());
    }

    void position()
    {
        final PositionUpdateEncoder position = new PositionUpdateEncoder();
        position.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).positionLots(125_000_000).costNotionalE8(98_162_500_000L).realisedPnlE8(0)
            .unrealisedPnlE8(-12_500_000L).feesE8(245_406_250L).markPriceTicks(78_520).instrumentId(1).accountId(1);
        outbound(position.encodedLength());
    }

    void answer()
    {
        nowNs += 1_000_000L;
        final OrderStatusReportEncoder answer = new OrderStatusReportEncoder();
        answer.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).clientOrderId(ORDER_ID).venueOrderId(9).cumulativeSizeLots(125_000_000)
            .remainingSizeLots(0).orderPriceTicks(78_560).instrumentId(1).accountId(1).answer(OrderAnswer.FILLED)
            .reason(ReportReason.NONE).orderStopTicks(Units.NULL_TICKS)
            .fillsCount(1).next().priceTicks(78_530).sizeLots(125_000_000).cumulativeSizeLots(125_000_000)
            .feeE8(245_406_250L);
        inbound(Source.VENUE, answer.encodedLength());
    }

    void update()
    {
        final OrderUpdateEncoder update = new OrderUpdateEncoder();
        update.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).clientOrderId(ORDER_ID).filledLots(125_000_000).sizeLots(125_000_000).instrumentId(1)
            .accountId(1).status(OrderStatus.FILLED).reason(ReportReason.NONE).disorder(DisorderKind.LATE_FILL);
        outbound(update.encodedLength());
    }

    void difference(final DifferenceKind kind, final long ourValue, final long venueValue)
    {
        final ReconcileDifferenceEncoder difference = new ReconcileDifferenceEncoder();
        difference.wrapAndApplyHeader(buffer, 0, header)
            .eventTimeNs(nowNs).requestId(1).ourValue(ourValue).venueValue(venueValue).clientOrderId(ORDER_ID)
            .instrumentId(1).accountId(1).kind(kind);
        outbound(difference.encodedLength());
    }

    private void inbound(final int source, final int length)
    {
        cause = journal.inbound().append(
            Units.NULL_ID, nowNs, nowNs, source, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    private void outbound(final int length)
    {
        journal.outbound().append(
            cause, nowNs, nowNs, Source.CORE, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + length);
    }
}
