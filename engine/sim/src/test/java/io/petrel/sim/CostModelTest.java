package io.petrel.sim;

import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import org.junit.jupiter.api.Test;

/** Impact of our own taking, and slippage where a feed shows no depth. */
class CostModelTest
{
    private static final long WINDOW_NS = 1_000_000_000L;
    private static final long HALF_LIFE_NS = 1_000_000L;

    private static OwnImpact impact(final double temporary, final double permanent, final double windowLots)
    {
        final ImpactSettings settings = new ImpactSettings(temporary, permanent, HALF_LIFE_NS, WINDOW_NS);
        final MarketActivity activity = new MarketActivity(WINDOW_NS, 0);
        activity.onVolume(Math.round(windowLots / Math.log(2.0)), 0);
        return new OwnImpact(settings, activity);
    }

    @Test
    void shouldMeasureWhatASteadyMarketTradesInAWindow()
    {
        final MarketActivity activity = new MarketActivity(WINDOW_NS, 0);
        for (int i = 0; i < 20_000; i++)
        {
            activity.onVolume(5, i * (WINDOW_NS / 1_000));
        }
        assertThat(activity.windowLots(20_000 * (WINDOW_NS / 1_000))).isEqualTo(5_000.0, within(5.0));
    }

    @Test
    void shouldMoveWithTheRootOfWhatWeTookAndFallByHalfInAHalfLife()
    {
        final OwnImpact impact = impact(0.01, 0.0, 1_000_000);
        impact.onTaken(true, 10_000, 0);
        assertThat(impact.rate(true, 0)).isEqualTo(0.001, within(1e-8));
        assertThat(impact.rate(false, 0)).as("never in our favour").isZero();
        assertThat(impact.rate(true, HALF_LIFE_NS)).isEqualTo(0.0005, within(1e-6));
        assertThat(impact.rate(true, 2 * HALF_LIFE_NS)).isEqualTo(0.00025, within(1e-6));
    }

    @Test
    void shouldMoveTheSameByOneOrderWholeAndInParts()
    {
        final OwnImpact whole = impact(0.01, 0.02, 1_000_000);
        final OwnImpact parts = impact(0.01, 0.02, 1_000_000);
        whole.onTaken(false, 10_000, 0);
        for (int i = 0; i < 10; i++)
        {
            parts.onTaken(false, 1_000, 0);
        }
        assertThat(parts.rate(false, 5)).isEqualTo(whole.rate(false, 5), within(1e-15));
        // 0.01 x sqrt(0.01) + 0.02 x 0.01
        assertThat(whole.rate(false, 0)).isEqualTo(0.0012, within(1e-8));
    }

    @Test
    void shouldUndoItselfWhenWeTradeBack()
    {
        final OwnImpact impact = impact(0.01, 0.02, 1_000);
        impact.onTaken(true, 100, 0);
        impact.onTaken(false, 100, 0);
        assertThat(impact.rate(true, 0)).isZero();
        assertThat(impact.rate(false, 0)).isZero();
    }

    @Test
    void shouldMakeTheReplayedBookWorseForOurNextTakerAndOurRestingOrders()
    {
        final VenueDriver driver =
            ofDepth(plain().impact(new ImpactSettings(0.0, 1.0, HALF_LIFE_NS, WINDOW_NS)));
        driver.snapshot(levels(9_990, 1_000), levels(10_000, 1_000));
        driver.trade(9_995, 144_270, AggressorSide.UNKNOWN);
        driver.market(1, Side.BUY, 50);
        // 50 of 100,000 lots moved it by 0.05 %, which is 5 ticks
        driver.market(2, Side.BUY, 1);
        driver.limit(3, Side.BUY, 1, 10_004, TimeInForce.IOC);
        driver.limit(4, Side.BUY, 1, 10_004, TimeInForce.FOK);
        driver.market(5, Side.SELL, 1);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 50@10000 TAKER", "2 ACCEPTED",
            "2 FILL 1@10005 TAKER", "3 ACCEPTED", "3 EXPIRED IMMEDIATE_REMAINDER", "4 ACCEPTED",
            "4 EXPIRED NOT_FILLABLE", "5 ACCEPTED", "5 FILL 1@9990 TAKER");

        driver.limit(6, Side.BUY, 5, 9_980);
        driver.trade(9_975, 9, AggressorSide.SELLER);
        assertThat(driver.told()).as("at 9,980 for us, behind a queue that nobody shows").containsExactly("6 ACCEPTED");
        driver.trade(9_974, 9, AggressorSide.SELLER);
        assertThat(driver.told()).containsExactly("6 FILL 5@9980 MAKER");
    }

    @Test
    void shouldAddTheSlippageOfEachModelWhereThereIsNoDepth()
    {
        // 100 ticks of half spread around a last trade of 100,000, as without any slippage
        assertThat(fillAfterTrades(SlippageModel.BOOK_WALK, 0.0)).isEqualTo("1 FILL 100@100100 TAKER");
        // 0.2 % of 100,100, rounded up
        assertThat(fillAfterTrades(SlippageModel.FIXED, 0.002)).isEqualTo("1 FILL 100@100301 TAKER");
        // an order of a tenth of the 1,000 of a window: 1 % of 10 %, rounded up
        assertThat(fillAfterTrades(SlippageModel.VOLUME, 0.1)).isEqualTo("1 FILL 100@100201 TAKER");
        // the last return was -1 / 1,001
        assertThat(fillAfterTrades(SlippageModel.VOLATILITY, 2.0)).isEqualTo("1 FILL 100@100300 TAKER");
    }

    @Test
    void shouldSlipOnBarsToo()
    {
        final VenueDriver driver = VenueDriver.of(DepthKind.BARS_ONLY, plain().feeds(VenueDriver.feeds(0, 1, 0))
            .slippage(new SlippageSettings(SlippageModel.FIXED, 0.01)));
        driver.market(1, Side.BUY, 9);
        driver.limit(2, Side.BUY, 9, 100, TimeInForce.IOC);
        driver.at(2_000);
        driver.bar(1_000, 100, 101, 99, 100, 1_000);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "1 FILL 9@101 TAKER",
            "2 EXPIRED IMMEDIATE_REMAINDER");
    }

    private static String fillAfterTrades(final SlippageModel model, final double rate)
    {
        final VenueDriver driver = VenueDriver.of(DepthKind.TRADES_ONLY, plain()
            .feeds(VenueDriver.feeds(100_000, 1, 0))
            .slippage(new SlippageSettings(model, rate))
            .impact(new ImpactSettings(0.0, 0.0, 60_000_000_000L, WINDOW_NS)));
        driver.trade(100_100, 343, AggressorSide.BUYER);
        driver.trade(100_000, 1_100, AggressorSide.BUYER);
        driver.market(1, Side.BUY, 100);
        return driver.lastReport().text();
    }
}
