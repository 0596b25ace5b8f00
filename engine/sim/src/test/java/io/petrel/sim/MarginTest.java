package io.petrel.sim;

import static io.petrel.sim.VenueDriver.ACCOUNT;
import static io.petrel.sim.VenueDriver.INSTRUMENT;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.SequenceRule;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.Test;

/** Margin, liquidation and funding; ten times leverage and a collateral of 100 unless said. */
class MarginTest
{
    private static final long HUNDRED_E8 = 10_000_000_000L;

    private static MarginSettings margin(final long collateralE8)
    {
        return new MarginSettings(10_000_000, 5_000_000, 0, collateralE8, true, true);
    }

    private static VenueDriver open()
    {
        final VenueDriver driver = ofDepth(plain().margin(margin(HUNDRED_E8)));
        driver.snapshot(levels(99, 100), levels(101, 100));
        driver.mark(100);
        return driver;
    }

    @Test
    void shouldRefuseWhatCollateralDoesNotCoverCountingOpenOrders()
    {
        final VenueDriver driver = open();
        driver.limit(1, Side.BUY, 6, 90);
        driver.limit(2, Side.BUY, 5, 90);
        driver.limit(3, Side.BUY, 4, 90);
        driver.limit(4, Side.SELL, 10, 110);
        driver.limit(5, Side.SELL, 1, 110);
        driver.replace(3, 90, 5);
        driver.cancel(1);
        driver.replace(3, 90, 5);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 REJECTED INSUFFICIENT_MARGIN", "3 ACCEPTED",
            "4 ACCEPTED", "5 REJECTED INSUFFICIENT_MARGIN", "3 REPLACE_REJECTED INSUFFICIENT_MARGIN",
            "1 CANCELLED REQUESTED", "3 REPLACED");
    }

    @Test
    void shouldAlwaysLetAPositionBeReduced()
    {
        final VenueDriver driver = open();
        driver.limit(1, Side.BUY, 9, 101);
        driver.mark(97);
        driver.order(2, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, 9, 110, Units.NULL_TICKS, false, true);
        driver.market(3, Side.SELL, 4);
        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 9@101 TAKER", "2 ACCEPTED", "3 ACCEPTED", "3 FILL 4@99 TAKER");
    }

    @Test
    void shouldCountEquityFromCashFlowFeesAndTheMark()
    {
        final VenueDriver driver =
            ofDepth(plain().margin(margin(HUNDRED_E8)).fees(FeeSettings.flat(0, 1_000_000)));
        driver.snapshot(levels(99, 100), levels(101, 100));
        driver.mark(100);
        driver.limit(1, Side.BUY, 5, 101);
        driver.mark(103);
        // 100 - 5 x 101 - 5.05 + 5 x 103
        assertThat(driver.venue.equityE8(INSTRUMENT, ACCOUNT)).isEqualTo(10_495_000_000L);
    }

    @Test
    void shouldLiquidateAShortThatRisesAndTellOneForcedFillALevel()
    {
        final VenueDriver driver = open();
        driver.market(1, Side.SELL, 9);
        driver.delta(levels(), levels(101, 4, 103, 20));
        driver.told();
        // 100 + 891 - 9 p < 0.05 x 9 p from 104.87 on
        assertThat(driver.venue.liquidationTicks(INSTRUMENT, ACCOUNT)).isEqualTo(105);
        driver.mark(104);
        assertThat(driver.told()).isEmpty();
        driver.mark(105);
        assertThat(driver.told()).containsExactly("- FILL 4@101 TAKER LIQUIDATION", "- FILL 5@103 TAKER LIQUIDATION");
    }

    @Test
    void shouldGoOnLiquidatingWhenTheLevelsDidNotSuffice()
    {
        final VenueDriver driver = open();
        driver.market(1, Side.SELL, 9);
        driver.delta(levels(), levels(101, 4));
        driver.mark(115);
        driver.at(2_000);
        driver.delta(levels(), levels(102, 50));
        driver.told();
        driver.delta(levels(), levels(101, 0));
        assertThat(driver.venue.netLots(INSTRUMENT, ACCOUNT)).isZero();
        assertThat(driver.lastReport().text()).isEqualTo("- FILL 5@102 TAKER LIQUIDATION");
    }

    @Test
    void shouldMarkAndLiquidateInverseContractsInTheirCoin()
    {
        final VenueDriver driver = new VenueDriver(plain().margin(margin(20_000L)).build());
        driver.define(INSTRUMENT, DepthKind.DEPTH, ContractType.INVERSE, SequenceRule.NONE, 100);
        driver.snapshot(levels(49_999, 100), levels(50_000, 100));
        driver.mark(50_000);
        driver.limit(1, Side.BUY, 1, 50_000);
        // one contract of 100 USD is 0.002 coins; 0.0002 are the collateral
        assertThat(driver.venue.equityE8(INSTRUMENT, ACCOUNT)).isEqualTo(20_000);
        driver.mark(51_000);
        // 0.002 - 100 / 51,000
        assertThat(driver.venue.equityE8(INSTRUMENT, ACCOUNT)).isEqualTo(20_000 + 200_000 - 196_078);
        // 0.0022 - 1.05 x 100 / p < 0 below 47,727.3
        assertThat(driver.venue.liquidationTicks(INSTRUMENT, ACCOUNT)).isEqualTo(47_727);
    }

    @Test
    void shouldChargeARateToldBeforeItsBoundaryAtTheBoundary()
    {
        final VenueDriver driver = open();
        driver.limit(1, Side.BUY, 5, 101);
        driver.fundingRate(10_000, 50_000_000);
        driver.fundingRate(10_000, 100_000_000);
        driver.told();
        driver.restart();
        driver.at(9_999);
        assertThat(driver.told()).isEmpty();
        driver.at(12_000);
        // 5 x 100 x 0.0001
        assertThat(driver.told()).containsExactly("funding 5000000 for 5 at 100");
        assertThat(driver.notices).containsExactly("10000 funding 5000000 for 5 at 100");
        driver.fundingRate(10_000, 100_000_000);
        assertThat(driver.told()).as("each boundary once").isEmpty();
        // 100 - 505 - 0.05 + 500
        assertThat(driver.venue.equityE8(INSTRUMENT, ACCOUNT)).isEqualTo(9_495_000_000L);
    }

    @Test
    void shouldChargeARateToldAfterItsBoundaryOnWhatWasHeldThen()
    {
        final VenueDriver driver = open();
        driver.limit(1, Side.BUY, 5, 101);
        driver.at(10_000);
        driver.limit(2, Side.SELL, 2, 99);
        driver.at(10_001);
        driver.limit(3, Side.SELL, 3, 99);
        driver.told();
        driver.fundingRate(10_000, -100_000_000);
        assertThat(driver.told()).containsExactly("funding -3000000 for 3 at 100");
        driver.fundingRate(500, 100_000_000);
        assertThat(driver.told()).as("nothing was held before the first order").isEmpty();
    }

    @Test
    void shouldChargeEachOfSeveralBoundariesThatAreDueInOneGap()
    {
        final VenueDriver driver = open();
        driver.limit(1, Side.BUY, 5, 101);
        driver.fundingRate(20_000, 200_000_000);
        driver.fundingRate(10_000, 100_000_000);
        driver.fundingRate(30_000, -100_000_000);
        driver.fundingRate(20_000, 300_000_000);
        driver.told();
        driver.restart();
        driver.at(40_000);

        assertThat(driver.told()).containsExactly(
            "funding 5000000 for 5 at 100", "funding 15000000 for 5 at 100", "funding -5000000 for 5 at 100");
        driver.fundingRate(20_000, 100_000_000);
        assertThat(driver.told()).as("each boundary once").isEmpty();
        driver.fundingRate(15_000, 100_000_000);
        assertThat(driver.told()).as("told after a later one").containsExactly("funding 5000000 for 5 at 100");
    }

    @Test
    void shouldLiquidateOnBarsAtTheirWorstPriceNotTheirClose()
    {
        final VenueDriver driver = VenueDriver.of(DepthKind.BARS_ONLY,
            plain().margin(margin(HUNDRED_E8)).feeds(VenueDriver.feeds(0, 1, 0)));
        driver.market(1, Side.BUY, 9);
        driver.at(2_000);
        driver.bar(1_000, 100, 101, 99, 100, 1_000);
        driver.at(3_000);
        driver.bar(2_000, 100, 100, 92, 99, 1_000);
        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 9@100 TAKER", "- FILL 9@92 TAKER LIQUIDATION");
    }
}
