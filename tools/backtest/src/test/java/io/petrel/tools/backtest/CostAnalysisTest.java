package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.ExecType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.ExecutionReportEncoder;
import io.petrel.codecs.event.InstrumentDefinitionEncoder;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.LiquidityFlag;
import io.petrel.codecs.event.MessageHeaderEncoder;
import io.petrel.codecs.event.NewOrderEncoder;
import io.petrel.codecs.event.OrderAnswer;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.OrderStatusReportEncoder;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ParentMoveEncoder;
import io.petrel.codecs.event.ParentOrderEncoder;
import io.petrel.codecs.event.ParentOutcomeEncoder;
import io.petrel.codecs.event.ParentSliceEncoder;
import io.petrel.codecs.event.ReportReason;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.event.TradeEncoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.Manifest;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a calculation by hand, to the last digit: tick 0.1, lot 0.001, so that a tick of a lot is 0.0001. */
class CostAnalysisTest
{
    private static final long HOUR_NS = 3_600_000_000_000L;

    @TempDir
    private Path folder;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private Journal journal;
    private long timeNs = 13 * HOUR_NS;
    private long reportId;

    @BeforeEach
    void begin()
    {
        journal = Journal.create(folder.resolve("journal"), Manifest.ofJournal("test", "0", 0, 0, Map.of()));
        define(1, ContractType.LINEAR, -1, -3, 1);
    }

    @AfterEach
    void end()
    {
        journal.close();
    }

    @Test
    void shouldSplitTheCostOfABuyerIntoPartsThatAddUp()
    {
        // decision 600000/600002, start 600010/600014, 100 lots wanted, 80 filled
        parent(1, 7, Side.BUY, 100, 600_000, 600_002, 600_010, 600_014);
        trade(1, 600_020, 30);
        // takes 50 at 600016, the spread it saw was 600012/600016, one is a duplicate
        child(1, 7, 100, 600_012, 600_016);
        fill(1, 100, Side.BUY, 600_016, 50, 1_500_000, LiquidityFlag.TAKER);
        repeatFill(1, 100, Side.BUY, 600_016, 50, 1_500_000, LiquidityFlag.TAKER);
        trade(1, 600_040, 10);
        // rests 30 at 600018, when the spread was 600018/600024
        child(1, 7, 101, 600_018, 600_024);
        fill(1, 101, Side.BUY, 600_018, 30, -200_000, LiquidityFlag.MAKER);
        outcome(1, 7, 600_030);
        trade(1, 999_999, 1_000);
        journal.close();

        final ParentCost cost = CostAnalysis.of(folder.resolve("journal")).get(0);

        assertThat(cost.decision()).isEqualByComparingTo("600001");
        assertThat(cost.arrival()).isEqualByComparingTo("600012");
        // (50 x 600016 + 30 x 600018) / 80
        assertThat(cost.average()).isEqualByComparingTo("600016.75");
        // (30 x 600020 + 10 x 600040) / 40, nothing after the end
        assertThat(cost.marketVwap()).isEqualByComparingTo("600025");
        // 100 x 600001 x 0.0001
        assertThat(cost.decisionValue()).isEqualByComparingTo("6000.01");
        // 80 x (600012 - 600001) x 0.0001
        assertThat(cost.delay()).isEqualByComparingTo("0.088");
        // 50 x (600016 - 600014) - 30 x (600021 - 600018), x 0.0001
        assertThat(cost.spread()).isEqualByComparingTo("0.001");
        // 50 x (600016 - 600012) + 30 x (600018 - 600012) = 380, x 0.0001, less the spread
        assertThat(cost.impact()).isEqualByComparingTo("0.037");
        assertThat(cost.fees()).isEqualByComparingTo("0.013");
        // 20 x (600030 - 600001) x 0.0001
        assertThat(cost.opportunity()).isEqualByComparingTo("0.058");
        assertThat(cost.total()).isEqualByComparingTo("0.197");
        // 80 x (600016.75 - 600025) x 0.0001
        assertThat(cost.vwapSlippage()).isEqualByComparingTo("-0.066");
        assertThat(cost.filledLots()).isEqualTo(80);
        assertThat(cost.children()).isEqualTo(2);
        assertThat(cost.reason()).isEqualTo("EXPIRED");
        assertThat(cost.estimatedBps()).isEqualTo(5 + 0.25 + 1.5);

        final CostGroup group = CostGroup.of(List.of(cost), CostGroup.By.HOUR).get(0);
        assertThat(group.name()).isEqualTo("13:00");
        assertThat(group.bps(group.total())).isEqualTo(0.197 / 6000.01 * 10_000);
        assertThat(group.filledShare()).isEqualTo(0.8);
    }

    @Test
    void shouldCountAFillOnceThatReportsAndAnswersTellOf()
    {
        parent(1, 1, Side.BUY, 50, 600_000, 600_002, 600_000, 600_002);
        child(1, 1, 100, 600_000, 600_002);
        fill(1, 100, Side.BUY, 600_002, 30, 1_000, LiquidityFlag.TAKER);
        answer(100, 600_002, 30, 30, 1_000);
        answer(100, 600_003, 20, 50, 2_000);
        // Again under another number, as after a new session.
        fill(1, 100, Side.BUY, 600_002, 30, 1_000, LiquidityFlag.TAKER);
        outcome(1, 1, 600_000);
        journal.close();

        final ParentCost cost = CostAnalysis.of(folder.resolve("journal")).get(0);

        assertThat(cost.filledLots()).isEqualTo(50);
        assertThat(cost.fees()).isEqualByComparingTo("0.00003");
        assertThat(cost.spread()).as("30 x (600002 - 600001)").isEqualByComparingTo("0.003");
        assertThat(cost.impact()).as("20 x (600003 - 600001)").isEqualByComparingTo("0.004");
    }

    @Test
    void shouldCountASellersLossesWithTheOtherSign()
    {
        parent(1, 1, Side.SELL, 40, 600_000, 600_002, 599_996, 599_998);
        child(1, 1, 100, 599_996, 599_998);
        fill(1, 100, Side.SELL, 599_995, 40, 0, LiquidityFlag.TAKER);
        outcome(1, 1, 599_990);
        journal.close();

        final ParentCost cost = CostAnalysis.of(folder.resolve("journal")).get(0);

        assertThat(cost.delay()).as("40 x (600001 - 599997)").isEqualByComparingTo("0.016");
        assertThat(cost.spread()).as("40 x (599997 - 599996)").isEqualByComparingTo("0.004");
        assertThat(cost.impact()).as("40 x (599996 - 599995)").isEqualByComparingTo("0.004");
        assertThat(cost.opportunity()).as("nothing was left").isEqualByComparingTo("0");
        assertThat(cost.vwapSlippage()).as("nobody traded").isNull();
        assertThat(cost.total()).isEqualByComparingTo("0.024");
    }

    @Test
    void shouldPutAllSlippageIntoImpactWhereThereAreNoQuotes()
    {
        parent(1, 1, Side.BUY, 10, Units.NULL_TICKS, Units.NULL_TICKS, Units.NULL_TICKS, Units.NULL_TICKS);
        child(1, 1, 100, Units.NULL_TICKS, Units.NULL_TICKS);
        fill(1, 100, Side.BUY, 600_003, 10, 0, LiquidityFlag.TAKER);
        outcome(1, 1, 600_000);
        journal.close();

        final ParentCost cost = CostAnalysis.of(folder.resolve("journal")).get(0);

        assertThat(cost.arrival()).as("the last trade").isEqualByComparingTo("600000");
        assertThat(cost.spread()).isEqualByComparingTo("0");
        assertThat(cost.impact()).isEqualByComparingTo("0.003");
    }

    @Test
    void shouldMeasureEachFillOfAChildThatFollowedThePriceAgainstTheQuotesItWasPlacedAt()
    {
        parent(1, 1, Side.BUY, 40, 600_000, 600_002, 600_000, 600_002);
        child(1, 1, 100, 600_000, 600_000, 600_002);
        move(1, 1, 100, 600_010, 600_010, 600_014);
        // Asked for, and overtaken by a fill at the price before it.
        move(1, 1, 100, 600_020, 600_020, 600_080);
        fill(1, 100, Side.BUY, 600_000, 10, 0, LiquidityFlag.MAKER);
        fillMore(1, 100, Side.BUY, 600_010, 30, 40, LiquidityFlag.MAKER);
        outcome(1, 1, 600_010);
        journal.close();

        final ParentCost cost = CostAnalysis.of(folder.resolve("journal")).get(0);

        assertThat(cost.spread()).as("-10 x (600001 - 600000) - 30 x (600012 - 600010)").isEqualByComparingTo("-0.007");
        assertThat(cost.impact()).as("10 x (600000 - 600001) + 30 x (600010 - 600001), less the spread")
            .isEqualByComparingTo("0.033");
    }

    @Test
    void shouldBeAsLargeAsWhatItFilledWhereItWasMadeSmallerThanThat()
    {
        parent(1, 1, Side.BUY, 40, 600_000, 600_002, 600_000, 600_002);
        child(1, 1, 100, 600_000, 600_002);
        parent(1, 1, Side.BUY, 10, 600_000, 600_002, 600_000, 600_002);
        fill(1, 100, Side.BUY, 600_002, 40, 0, LiquidityFlag.TAKER);
        outcome(1, 1, 600_000);
        journal.close();

        final List<ParentCost> costs = CostAnalysis.of(folder.resolve("journal"));

        assertThat(costs.get(0).totalLots()).isEqualTo(40);
        assertThat(costs.get(0).decisionValue()).as("40 x 600001 x 0.0001").isEqualByComparingTo("2400.004");
        assertThat(CostGroup.of("", costs).filledShare()).isEqualTo(1);
        assertThat(costs.get(0).opportunity()).isEqualByComparingTo("0");
    }

    @Test
    void shouldTellAccountsApartThatUseTheSameNumber()
    {
        parent(1, 1, Side.BUY, 10, 600_000, 600_002, 600_000, 600_002);
        parent(2, 1, Side.BUY, 20, 600_000, 600_002, 600_000, 600_002);
        child(1, 1, 100, 600_000, 600_002);
        child(2, 1, 101, 600_000, 600_002);
        fill(1, 100, Side.BUY, 600_002, 10, 0, LiquidityFlag.TAKER);
        fill(2, 101, Side.BUY, 600_005, 20, 0, LiquidityFlag.TAKER);
        outcome(1, 1, 600_000);
        journal.close();

        final List<ParentCost> costs = CostAnalysis.of(folder.resolve("journal"));

        assertThat(costs).extracting(ParentCost::filledLots).containsExactly(10L, 20L);
        assertThat(costs).extracting(ParentCost::impact).extracting(BigDecimal::stripTrailingZeros)
            .containsExactly(new BigDecimal("0"), new BigDecimal("0.006"));
        assertThat(costs.get(1).reason()).isEqualTo("OPEN");
        assertThat(costs.get(1).opportunity()).as("not over yet").isNull();
        assertThat(CostGroup.of(costs, CostGroup.By.ACCOUNT)).extracting(CostGroup::name).containsExactly("1", "2");
        assertThat(CostGroup.of(costs, CostGroup.By.ALGORITHM)).singleElement()
            .extracting(CostGroup::parents).isEqualTo(2);
    }

    @Test
    void shouldCountTheCoinsThatAnInverseContractCosts()
    {
        define(2, ContractType.INVERSE, -1, 0, 100);
        instrumentId = 2;
        parent(1, 1, Side.BUY, 1_000, 500_000, 500_000, 500_000, 500_000);
        child(1, 1, 100, 500_000, 500_000);
        fill(1, 100, Side.BUY, 625_000, 1_000, 0, LiquidityFlag.TAKER);
        outcome(1, 1, 500_000);
        journal.close();

        final ParentCost cost = CostAnalysis.of(folder.resolve("journal")).get(0);

        assertThat(cost.decisionValue()).as("1000 x 100 / 50000").isEqualByComparingTo("2");
        assertThat(cost.impact()).as("100000 / 50000 - 100000 / 62500").isEqualByComparingTo("0.4");
    }

    private int instrumentId = 1;

    private void define(
        final int id, final ContractType type, final int tickExponent, final int lotExponent, final long contractSize)
    {
        final InstrumentDefinitionEncoder event = new InstrumentDefinitionEncoder()
            .wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).tickMantissa(1).lotMantissa(1).contractSizeMantissa(contractSize)
            .instrumentId(id).tickExponent((byte)tickExponent).lotExponent((byte)lotExponent)
            .contractSizeExponent((byte)0).contractType(type).sequenceRule(SequenceRule.NONE)
            .state(InstrumentState.TRADING).depthKind(DepthKind.TOP_OF_BOOK)
            .symbol("TEST" + id);
        inbound(Source.FEED, event.encodedLength());
    }

    private void trade(final int id, final long priceTicks, final long lots)
    {
        final TradeEncoder event = new TradeEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).priceTicks(priceTicks).sizeLots(lots).instrumentId(id)
            .aggressorSide(AggressorSide.BUYER);
        event.flags().clear();
        inbound(Source.FEED, event.encodedLength());
    }

    private void fill(final int account, final long orderId, final Side side, final long priceTicks, final long lots,
        final long feeE8, final LiquidityFlag liquidity)
    {
        reportId++;
        repeatFill(account, orderId, side, priceTicks, lots, feeE8, liquidity);
    }

    private void repeatFill(final int account, final long orderId, final Side side, final long priceTicks,
        final long lots, final long feeE8, final LiquidityFlag liquidity)
    {
        report(account, orderId, side, priceTicks, lots, lots, feeE8, liquidity);
    }

    private void report(final int account, final long orderId, final Side side, final long priceTicks, final long lots,
        final long cumulativeLots, final long feeE8, final LiquidityFlag liquidity)
    {
        final ExecutionReportEncoder event = new ExecutionReportEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).clientOrderId(orderId).venueOrderId(1).reportId(reportId)
            .fillPriceTicks(priceTicks).fillSizeLots(lots).cumulativeSizeLots(cumulativeLots).remainingSizeLots(0)
            .orderPriceTicks(priceTicks).feeE8(feeE8).instrumentId(instrumentId).accountId(account)
            .execType(ExecType.FILL).side(side).liquidity(liquidity).orderStopTicks(Units.NULL_TICKS);
        inbound(Source.VENUE, event.encodedLength());
    }

    private void answer(
        final long orderId, final long priceTicks, final long lots, final long cumulativeLots, final long feeE8)
    {
        final OrderStatusReportEncoder event = new OrderStatusReportEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).clientOrderId(orderId).venueOrderId(1).cumulativeSizeLots(cumulativeLots)
            .remainingSizeLots(0).orderPriceTicks(priceTicks).instrumentId(instrumentId).accountId(1)
            .answer(OrderAnswer.WORKING).reason(ReportReason.NONE).orderStopTicks(Units.NULL_TICKS);
        event.fillsCount(1).next().priceTicks(priceTicks).sizeLots(lots).cumulativeSizeLots(cumulativeLots)
            .feeE8(feeE8);
        inbound(Source.VENUE, event.encodedLength());
    }

    private void parent(final int account, final long parentId, final Side side, final long lots,
        final long decisionBid, final long decisionAsk, final long arrivalBid, final long arrivalAsk)
    {
        final long reference = Units.NULL_TICKS == decisionBid ? 600_000 : decisionBid;
        final ParentOrderEncoder event = new ParentOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).parentId(parentId).totalLots(lots).startNs(timeNs).endNs(timeNs)
            .decisionNs(timeNs).decisionBidTicks(decisionBid).decisionAskTicks(decisionAsk)
            .decisionReferenceTicks(reference).arrivalBidTicks(arrivalBid).arrivalAskTicks(arrivalAsk)
            .arrivalReferenceTicks(Units.NULL_TICKS == arrivalBid ? 600_000 : arrivalBid)
            .expectedVolumeLots(Double.NaN).volatilityBps(Double.NaN).urgency(0.5)
            .feeBps(5).spreadBps(0.25).impactBps(1.5).fundingBps(0)
            .instrumentId(instrumentId).accountId(account).slices(1).side(side).purpose(OrderPurpose.ENTRY)
            .algorithm(ExecutionAlgorithm.TWAP)
            .requestId(Units.NULL_ID).limitTicks(Units.NULL_TICKS).participationMax(Double.NaN).makerShare(0);
        outbound(event.encodedLength());
    }

    private void fillMore(final int account, final long orderId, final Side side, final long priceTicks,
        final long lots, final long cumulativeLots, final LiquidityFlag liquidity)
    {
        reportId++;
        report(account, orderId, side, priceTicks, lots, cumulativeLots, 0, liquidity);
    }

    private void move(final int account, final long parentId, final long orderId, final long priceTicks,
        final long bidTicks, final long askTicks)
    {
        final ParentMoveEncoder event = new ParentMoveEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).parentId(parentId).clientOrderId(orderId).priceTicks(priceTicks).bidTicks(bidTicks)
            .askTicks(askTicks).referenceTicks(bidTicks).instrumentId(instrumentId).accountId(account);
        outbound(event.encodedLength());
    }

    private void child(
        final int account, final long parentId, final long orderId, final long bidTicks, final long askTicks)
    {
        child(account, parentId, orderId, askTicks, bidTicks, askTicks);
    }

    private void child(final int account, final long parentId, final long orderId, final long priceTicks,
        final long bidTicks, final long askTicks)
    {
        final ParentSliceEncoder slice = new ParentSliceEncoder().wrapAndApplyHeader(buffer, 0, header);
        slice.eventTimeNs(timeNs).parentId(parentId).priceTicks(priceTicks).bidTicks(bidTicks).askTicks(askTicks)
            .instrumentId(instrumentId).accountId(account);
        outbound(slice.encodedLength());
        final NewOrderEncoder order = new NewOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        order.eventTimeNs(timeNs).clientOrderId(orderId).parentId(parentId).instrumentId(instrumentId)
            .accountId(account).side(Side.BUY).orderType(OrderType.LIMIT).timeInForce(TimeInForce.IOC)
            .purpose(OrderPurpose.ENTRY);
        outbound(order.encodedLength());
    }

    private void outcome(final int account, final long parentId, final long endTicks)
    {
        final ParentOutcomeEncoder event = new ParentOutcomeEncoder().wrapAndApplyHeader(buffer, 0, header);
        event.eventTimeNs(timeNs).parentId(parentId).endReferenceTicks(endTicks).realisedBps(1)
            .instrumentId(instrumentId).accountId(account).reason(ParentEnd.EXPIRED);
        outbound(event.encodedLength());
    }

    private void inbound(final int source, final int length)
    {
        timeNs++;
        journal.inbound().append(FrameLayout.NULL_SEQUENCE, timeNs, timeNs, source, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + length);
    }

    private void outbound(final int length)
    {
        journal.outbound().append(journal.inbound().lastSequence(), timeNs, timeNs, Source.CORE, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + length);
    }
}
