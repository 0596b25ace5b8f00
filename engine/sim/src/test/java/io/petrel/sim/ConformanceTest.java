package io.petrel.sim;

import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.VenueState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The field's known traps, one hand-made scenario each: what a venue must not believe, pay or forget. */
class ConformanceTest
{
    private final VenueDriver driver = ofDepth(plain());

    private void open()
    {
        driver.snapshot(levels(99, 10, 98, 10), levels(101, 10, 102, 10));
    }

    @Test
    void shouldNotLetCancelsAheadCarryUsToTheFront()
    {
        open();
        driver.limit(1, Side.BUY, 5, 99);
        driver.bid(99, 15);
        driver.bid(99, 12);
        assertThat(driver.told()).containsExactly("1 ACCEPTED");

        // 3 of 15 were cancelled, which may all have stood behind us: 10 are still ahead
        driver.trade(99, 10, AggressorSide.SELLER);
        assertThat(driver.told()).isEmpty();
        driver.trade(99, 1, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 FILL 1@99 MAKER");
    }

    @Test
    void shouldFillAtOurPriceWhenTheMarketTradesThrough()
    {
        open();
        driver.limit(1, Side.BUY, 5, 99);
        driver.trade(98, 3, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 3@99 MAKER");
    }

    @Test
    void shouldNotSellTheSameLotsTwice()
    {
        open();
        driver.market(1, Side.BUY, 10);
        driver.market(2, Side.BUY, 4);
        driver.ask(102, 10);
        driver.market(3, Side.BUY, 10);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 10@101 TAKER", "2 ACCEPTED",
            "2 FILL 4@102 TAKER", "3 ACCEPTED", "3 FILL 6@102 TAKER", "3 EXPIRED NO_LIQUIDITY");
    }

    @Test
    void shouldMatchNothingOnACrossedSnapshot()
    {
        driver.snapshot(levels(102, 10), levels(101, 10));
        driver.market(1, Side.BUY, 1);
        assertThat(driver.told()).containsExactly("1 REJECTED NO_LIQUIDITY");
    }

    @Test
    void shouldPayARebateAsANegativeFee()
    {
        final VenueDriver rebate = ofDepth(plain().fees(FeeSettings.flat(-10_000, 50_000)));
        rebate.snapshot(levels(99, 10), levels(101, 10));
        rebate.limit(1, Side.BUY, 2, 100);
        rebate.trade(99, 2, AggressorSide.SELLER);
        // 200 x -0.0001 and 202 x 0.0005
        assertThat(rebate.lastReport().feeE8()).isEqualTo(-2_000_000);
        rebate.market(2, Side.BUY, 2);
        assertThat(rebate.lastReport().feeE8()).isEqualTo(10_100_000);
    }

    @Test
    void shouldNotFillAStaleQuoteThatTheMarketHasTradedThrough()
    {
        open();
        driver.at(2_000);
        driver.trade(98, 10, AggressorSide.SELLER);
        driver.market(1, Side.SELL, 5);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 5@98 TAKER");
    }

    @Test
    void shouldAcknowledgeBeforeItFillsHoweverFastTheMarketIs()
    {
        final VenueDriver slow = ofDepth(plain().latency(new LatencySettings(LatencyModel.SAMPLED, 10, 10, 10,
            List.of(new LatencySettings.Quantile(0, 0), new LatencySettings.Quantile(100_000_000, 1_000)), 0, 0, 7)));
        slow.snapshot(levels(99, 100), levels(101, 100));
        for (int id = 1; id <= 50; id++)
        {
            slow.at(slow.nowNs() + 50);
            slow.limit(id, Side.BUY, 1, 101);
        }
        slow.at(slow.nowNs() + 100_000);
        for (int id = 1; id <= 50; id++)
        {
            assertThat(slow.reports.get(2 * id - 2).text()).isEqualTo(id + " ACCEPTED");
            assertThat(slow.reports.get(2 * id - 1).text()).isEqualTo(id + " FILL 1@101 TAKER");
        }
    }

    @Test
    void shouldCountATradeAndTheDepthThatReflectsItOnceInEitherOrder()
    {
        for (final boolean isTradeFirst : new boolean[] {true, false})
        {
            for (final QueueModel model : QueueModel.values())
            {
                final VenueDriver each = ofDepth(plain().queue(new QueueSettings(model, 1.0)));
                each.snapshot(levels(99, 10), levels(101, 10));
                each.limit(1, Side.BUY, 5, 99);
                each.at(2_000);
                if (isTradeFirst)
                {
                    each.trade(99, 6, AggressorSide.SELLER);
                    each.bid(99, 4);
                }
                else
                {
                    each.bid(99, 4);
                    each.trade(99, 6, AggressorSide.SELLER);
                }
                each.at(3_000);
                each.trade(99, 4, AggressorSide.SELLER);
                assertThat(each.told()).as("%s, trade first %s", model, isTradeFirst).containsExactly("1 ACCEPTED");
                each.trade(99, 1, AggressorSide.SELLER);
                assertThat(each.told()).as("%s, trade first %s", model, isTradeFirst)
                    .containsExactly("1 FILL 1@99 MAKER");
            }
        }
    }

    @Test
    void shouldShareATradeAtALevelBoundaryBetweenQueueAndUs()
    {
        open();
        driver.limit(1, Side.BUY, 5, 99);
        driver.limit(2, Side.BUY, 5, 98);
        driver.trade(99, 12, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "1 FILL 2@99 MAKER");
        driver.trade(98, 14, AggressorSide.SELLER);
        // 3 to the order it went through; of the 11 left 10 stand before the other
        assertThat(driver.told()).containsExactly("1 FILL 3@99 MAKER", "2 FILL 1@98 MAKER");
    }

    @Test
    void shouldRefusePostOnlyThatTheMarketCrossedOnItsWay()
    {
        final VenueDriver late = ofDepth(plain().latency(LatencySettings.constant(100, 0)));
        late.snapshot(levels(99, 10), levels(101, 10));
        late.postOnly(1, Side.BUY, 1, 100);
        late.at(late.nowNs() + 50);
        late.delta(levels(), levels(100, 5));
        late.at(late.nowNs() + 50);
        assertThat(late.told()).containsExactly("1 REJECTED WOULD_TAKE");
    }

    @Test
    void shouldLosePriorityWhenAnOrderIsMadeLarger()
    {
        open();
        driver.limit(1, Side.BUY, 5, 99);
        driver.bid(99, 20);
        driver.replace(1, 99, 4);
        driver.trade(99, 11, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 REPLACED", "1 FILL 1@99 MAKER");

        driver.bid(99, 9);
        driver.replace(1, 99, 6);
        driver.at(2_000);
        driver.trade(99, 9, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 REPLACED");
    }

    @Test
    void shouldFillAStopAtWhatAGapLeft()
    {
        open();
        driver.market(1, Side.BUY, 2);
        driver.stop(2, Side.SELL, 2, 95);
        driver.at(2_000);
        driver.delta(levels(99, 0, 98, 0, 90, 10), levels());
        driver.trade(90, 1, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 2@101 TAKER", "2 ACCEPTED", "2 TRIGGERED",
            "2 FILL 2@90 TAKER");
    }

    @Test
    void shouldTakeFundingFromLongsAndGiveItToShortsWhenTheRateIsPositive()
    {
        open();
        driver.market(1, Side.BUY, 2);
        driver.mark(100);
        driver.told();
        driver.fundingRate(driver.nowNs(), 100_000_000);
        assertThat(driver.told()).containsExactly("funding 2000000 for 2 at 100");

        driver.market(2, Side.SELL, 5);
        driver.at(5_000);
        driver.told();
        driver.fundingRate(5_000, 100_000_000);
        assertThat(driver.told()).containsExactly("funding -3000000 for -3 at 100");
    }

    @Test
    void shouldLiquidateBeforeAStopThatLiesBeyondTheLiquidationPrice()
    {
        final VenueDriver levered = ofDepth(
            plain().margin(new MarginSettings(10_000_000, 5_000_000, 1_000_000, 10_200_000_000L, true, true)));
        levered.snapshot(levels(99, 100, 94, 100, 88, 100), levels(101, 100));
        levered.mark(100);
        levered.limit(1, Side.BUY, 10, 101);
        levered.stop(2, Side.SELL, 10, 92);
        assertThat(levered.told()).containsExactly("1 ACCEPTED", "1 FILL 10@101 TAKER", "2 ACCEPTED");
        // 102 - 1010 + 10 p < 0.05 x 10 p
        assertThat(levered.venue.liquidationTicks(VenueDriver.INSTRUMENT, VenueDriver.ACCOUNT)).isEqualTo(95);

        levered.mark(96);
        assertThat(levered.told()).isEmpty();
        levered.mark(95);
        assertThat(levered.told()).containsExactly("2 CANCELLED LIQUIDATION", "- FILL 10@99 TAKER LIQUIDATION");
        // 990 x 1 %
        assertThat(levered.lastReport().feeE8()).isEqualTo(990_000_000);
        assertThat(levered.venue.netLots(VenueDriver.INSTRUMENT, VenueDriver.ACCOUNT)).isZero();
    }

    @Test
    void shouldTradeNothingWhileHaltedButLetUsCancel()
    {
        open();
        driver.limit(1, Side.BUY, 5, 99);
        driver.status(VenueState.CONNECTED, InstrumentState.HALTED);
        driver.trade(98, 50, AggressorSide.SELLER);
        driver.market(2, Side.BUY, 1);
        driver.cancel(1);
        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "2 REJECTED INSTRUMENT_NOT_TRADING", "1 CANCELLED REQUESTED");
    }

    @Test
    void shouldChangeTheFeeTierAtTheDaysEndAndNotWithinTheFillThatReachesIt()
    {
        final long dayNs = 86_400_000_000_000L;
        final VenueDriver tiered = ofDepth(plain().fees(new FeeSettings(List.of(
            new FeeSettings.Tier(0, 0, 50_000), new FeeSettings.Tier(20_200_000_000L, 0, 40_000)), 2, 0, 0, 0)));
        tiered.snapshot(levels(99, 1_000), levels(101, 1_000));
        tiered.market(1, Side.BUY, 2);
        tiered.market(2, Side.BUY, 2);
        assertThat(tiered.lastReport().feeE8()).as("the same day").isEqualTo(10_100_000);

        tiered.at(dayNs);
        tiered.market(3, Side.BUY, 1);
        assertThat(tiered.lastReport().feeE8()).as("404 traded the day before").isEqualTo(4_040_000);
        tiered.at(2 * dayNs);
        tiered.market(4, Side.BUY, 1);
        assertThat(tiered.lastReport().feeE8()).as("505 in two days").isEqualTo(4_040_000);
        tiered.at(3 * dayNs);
        tiered.market(5, Side.BUY, 1);
        assertThat(tiered.lastReport().feeE8()).as("202, exactly the tier").isEqualTo(4_040_000);
        tiered.at(5 * dayNs);
        tiered.market(6, Side.BUY, 1);
        assertThat(tiered.lastReport().feeE8()).as("101 in two days").isEqualTo(5_050_000);
    }
}
