package io.petrel.sim;

import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.Test;

/** Filters, bands, limits and kinds of orders. */
class VenueRulesTest
{
    private static VenueDriver open(final SimSettings.Builder settings)
    {
        final VenueDriver driver = ofDepth(settings);
        driver.snapshot(levels(98, 10), levels(102, 10));
        return driver;
    }

    private static VenueDriver filtered(
        final long tickMultiple,
        final long lotMultiple,
        final long minLots,
        final long maxLots,
        final long minNotionalE8,
        final long maxNotionalE8,
        final long bandE8,
        final int maxOpen)
    {
        return open(plain().filters(new FilterSettings(
            tickMultiple, lotMultiple, minLots, maxLots, minNotionalE8, maxNotionalE8, bandE8, maxOpen)));
    }

    @Test
    void shouldRefuseSizesOffTheLotStepOrOutsideTheLimits()
    {
        final VenueDriver driver = filtered(1, 5, 10, 20, 0, Long.MAX_VALUE, 0, 9);
        driver.limit(1, Side.BUY, 5, 90);
        driver.limit(2, Side.BUY, 12, 90);
        driver.limit(3, Side.BUY, 25, 90);
        driver.limit(4, Side.BUY, 20, 90);
        driver.replace(4, 90, 17);
        driver.replace(4, 90, 15);
        assertThat(driver.told()).containsExactly("1 REJECTED BAD_SIZE", "2 REJECTED BAD_SIZE",
            "3 REJECTED BAD_SIZE", "4 ACCEPTED", "4 REPLACE_REJECTED BAD_SIZE", "4 REPLACED");
    }

    @Test
    void shouldRefusePricesOffTheTickStepOfLimitAndStop()
    {
        final VenueDriver driver = filtered(5, 1, 1, 99, 0, Long.MAX_VALUE, 0, 9);
        driver.limit(1, Side.BUY, 1, 93);
        driver.stop(2, Side.BUY, 1, 104);
        driver.limit(3, Side.BUY, 1, 95);
        driver.replace(3, 91, 1);
        assertThat(driver.told()).containsExactly(
            "1 REJECTED BAD_PRICE", "2 REJECTED BAD_PRICE", "3 ACCEPTED", "3 REPLACE_REJECTED BAD_PRICE");
    }

    @Test
    void shouldRefusePricesOutsideTheBandAroundTheMark()
    {
        final VenueDriver driver = filtered(1, 1, 1, 99, 0, Long.MAX_VALUE, 10_000_000, 9);
        driver.limit(1, Side.BUY, 1, 90);
        driver.limit(2, Side.BUY, 1, 89);
        driver.stop(3, Side.BUY, 1, 111);
        driver.mark(110);
        driver.limit(4, Side.BUY, 1, 98);
        driver.limit(5, Side.BUY, 1, 99);
        driver.replace(1, 91, 1);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 REJECTED PRICE_BAND", "3 REJECTED PRICE_BAND",
            "4 REJECTED PRICE_BAND", "5 ACCEPTED", "1 REPLACE_REJECTED PRICE_BAND");
    }

    @Test
    void shouldRefuseOrdersWorthTooLittleOrTooMuch()
    {
        final VenueDriver driver = filtered(1, 1, 1, 99, 30_000_000_000L, 40_000_000_000L, 0, 9);
        driver.limit(1, Side.BUY, 3, 99);
        driver.limit(2, Side.BUY, 4, 99);
        driver.market(3, Side.BUY, 5);
        driver.market(4, Side.BUY, 4);
        // to close is always allowed
        driver.order(
            5, Side.SELL, OrderType.MARKET, TimeInForce.IOC, 1, Units.NULL_TICKS, Units.NULL_TICKS, false, true);
        assertThat(driver.told()).containsExactly("1 REJECTED BAD_NOTIONAL", "2 ACCEPTED", "3 REJECTED BAD_NOTIONAL",
            "4 ACCEPTED", "4 FILL 4@102 TAKER", "5 ACCEPTED", "5 FILL 1@98 TAKER");
    }

    @Test
    void shouldRefuseMoreOpenOrdersThanItKeeps()
    {
        final VenueDriver driver = filtered(1, 1, 1, 99, 0, Long.MAX_VALUE, 0, 2);
        driver.limit(1, Side.BUY, 1, 90);
        driver.stop(2, Side.BUY, 1, 120);
        driver.limit(3, Side.BUY, 1, 90);
        driver.cancel(2);
        driver.limit(4, Side.BUY, 1, 90);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "3 REJECTED OPEN_ORDERS",
            "2 CANCELLED REQUESTED", "4 ACCEPTED");
    }

    @Test
    void shouldBanWhoSendsTooMuchAndServeHimAgainWhenTheBanIsOver()
    {
        final VenueDriver driver = open(plain().rateLimit(new RateLimitSettings(2, 1_000_000, 2_000_000)));
        driver.limit(1, Side.BUY, 1, 90);
        driver.limit(2, Side.BUY, 1, 90);
        driver.at(1_000 + 999_999);
        driver.cancel(1);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "1 CANCEL_REJECTED RATE_LIMIT");
        driver.at(1_000 + 2_999_998);
        driver.limit(3, Side.BUY, 1, 90);
        driver.replace(2, 91, 1);
        assertThat(driver.told()).containsExactly("3 REJECTED RATE_LIMIT", "2 REPLACE_REJECTED RATE_LIMIT");
        driver.at(1_000 + 2_999_999);
        driver.cancel(1);
        assertThat(driver.told()).containsExactly("1 CANCELLED REQUESTED");
    }

    @Test
    void shouldServeAgainWhenTheWindowHasPassed()
    {
        final VenueDriver driver = open(plain().rateLimit(new RateLimitSettings(2, 1_000_000, 0)));
        driver.limit(1, Side.BUY, 1, 90);
        driver.at(500_000);
        driver.limit(2, Side.BUY, 1, 90);
        driver.limit(3, Side.BUY, 1, 90);
        driver.at(1_001_000);
        driver.limit(4, Side.BUY, 1, 90);
        driver.limit(5, Side.BUY, 1, 90);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "3 REJECTED RATE_LIMIT", "4 ACCEPTED",
            "5 REJECTED RATE_LIMIT");
    }

    @Test
    void shouldRefuseKindsOfOrdersTheVenueLacks()
    {
        final VenueDriver driver = open(plain().capabilities(
            new Capabilities(false, false, false, false, false, false, false)));
        driver.stop(1, Side.BUY, 1, 120);
        driver.postOnly(2, Side.BUY, 1, 90);
        driver.order(3, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1, 90, Units.NULL_TICKS, false, true);
        driver.limit(4, Side.BUY, 1, 90, TimeInForce.FOK);
        driver.limit(5, Side.BUY, 1, 90);
        driver.replace(5, 91, 1);
        driver.inGroup(4).limit(6, Side.BUY, 1, 90);
        driver.until(5_000).limit(7, Side.BUY, 1, 90, TimeInForce.GTD);
        assertThat(driver.told()).containsExactly("1 REJECTED NOT_SUPPORTED", "2 REJECTED NOT_SUPPORTED",
            "3 REJECTED NOT_SUPPORTED", "4 REJECTED NOT_SUPPORTED", "5 ACCEPTED", "5 REPLACE_REJECTED NOT_SUPPORTED",
            "6 REJECTED NOT_SUPPORTED", "7 REJECTED NOT_SUPPORTED");
    }

    @Test
    void shouldEndTimedOrdersAtTheirTimeAndRefuseThoseThatComeLate()
    {
        final VenueDriver driver = open(plain());
        driver.until(3_000).limit(1, Side.BUY, 1, 90, TimeInForce.GTD);
        driver.until(2_000).limit(2, Side.BUY, 1, 102, TimeInForce.DAY);
        driver.until(2_500).order(
            3, Side.SELL, OrderType.STOP, TimeInForce.DAY, 1, Units.NULL_TICKS, 80, false, false);
        driver.until(1_000).limit(4, Side.BUY, 1, 90, TimeInForce.GTD);
        driver.limit(5, Side.BUY, 1, 90, TimeInForce.DAY);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "2 FILL 1@102 TAKER", "3 ACCEPTED",
            "4 REJECTED TIME_REACHED", "5 REJECTED NOT_SUPPORTED");
        driver.at(9_000);
        assertThat(driver.told()).containsExactly("3 EXPIRED TIME_REACHED", "1 EXPIRED TIME_REACHED");
        assertThat(driver.lastReport().eventTimeNs()).isEqualTo(3_000);
    }

    @Test
    void shouldCancelTheOthersOfAGroupOnceOneHasFilledWhole()
    {
        final VenueDriver driver = open(plain());
        driver.market(1, Side.BUY, 4);
        driver.inGroup(7).limit(2, Side.SELL, 4, 101);
        driver.inGroup(7).stop(3, Side.SELL, 4, 90);
        driver.inGroup(8).stop(4, Side.SELL, 4, 90);
        driver.trade(102, 3, AggressorSide.BUYER);
        assertThat(driver.told()).as("not by a part").containsExactly(
            "1 ACCEPTED", "1 FILL 4@102 TAKER", "2 ACCEPTED", "3 ACCEPTED", "4 ACCEPTED", "2 FILL 3@101 MAKER");
        driver.trade(102, 1, AggressorSide.BUYER);
        assertThat(driver.told()).containsExactly("2 FILL 1@101 MAKER", "3 CANCELLED LINKED_ORDER");
    }

    @Test
    void shouldNotFillStopAndTargetOfAGroupInOneBar()
    {
        final VenueDriver driver = VenueDriver.of(DepthKind.BARS_ONLY, plain().feeds(VenueDriver.feeds(0, 1, 0)));
        driver.inGroup(7).limit(2, Side.SELL, 4, 110);
        driver.inGroup(7).stop(3, Side.SELL, 4, 90);
        driver.at(2_000);
        driver.bar(1_000, 100, 120, 80, 100, 1_000);
        assertThat(driver.told()).containsExactly("2 ACCEPTED", "3 ACCEPTED", "3 TRIGGERED", "3 FILL 4@90 TAKER",
            "2 CANCELLED LINKED_ORDER");
    }
}
