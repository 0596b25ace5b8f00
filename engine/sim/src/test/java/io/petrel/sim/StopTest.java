package io.petrel.sim;

import static io.petrel.codecs.event.AggressorSide.BUYER;
import static io.petrel.codecs.event.AggressorSide.SELLER;
import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.codecs.event.Side.SELL;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.OrderType;
import io.petrel.codecs.event.TimeInForce;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopTest
{
    private final VenueDriver driver = ofDepth(plain());

    @BeforeEach
    void openMarket()
    {
        driver.at(1_000).snapshot(levels(99, 10, 98, 20, 94, 30), levels(101, 5, 102, 10, 104, 20));
        driver.at(1_100).trade(100, 1, BUYER);
    }

    @Test
    void shouldSellAtTheMarketThatAGapLeavesAndNotAtTheStopPrice()
    {
        driver.stop(1, SELL, 5, 97);
        driver.at(2_000).trade(98, 1, SELLER);
        driver.at(2_100).trade(95, 60, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 FILL 5@94 TAKER");
    }

    @Test
    void shouldTriggerAtTheStopPriceItself()
    {
        driver.stop(1, BUY, 5, 101);
        driver.at(2_000).trade(101, 1, BUYER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 FILL 5@101 TAKER");
    }

    @Test
    void shouldTriggerOnArrivalWhenTheMarketIsAlreadyThrough()
    {
        driver.stop(1, BUY, 5, 100);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 FILL 5@101 TAKER");
    }

    @Test
    void shouldWaitAtTheTriggerThatAReplaceMovedItTo()
    {
        driver.stop(1, SELL, 5, 94);
        driver.at(1_500).retrigger(1, 97);
        driver.at(2_000).trade(98, 1, SELLER);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 REPLACED");
        driver.at(2_100).trade(97, 1, SELLER);

        assertThat(driver.told()).contains("1 TRIGGERED").last().asString().contains("FILL").contains("TAKER");
    }

    @Test
    void shouldTriggerWhenAReplaceMovesItThroughTheMarketAndRefuseATriggerThatIsNoPrice()
    {
        driver.stop(1, SELL, 5, 94);
        driver.at(1_500).retrigger(1, 0);
        driver.at(1_600).retrigger(1, 100);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 REPLACE_REJECTED BAD_PRICE", "1 REPLACED",
            "1 TRIGGERED", "1 FILL 5@99 TAKER");
    }

    @Test
    void shouldRestTheLimitOfAStopLimitThatTheGapLeftBehind()
    {
        driver.order(1, SELL, OrderType.STOP_LIMIT, TimeInForce.GTC, 5, 97, 98, false, false);
        driver.at(2_000).trade(95, 60, SELLER);
        driver.at(2_100).trade(98, 2, BUYER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 FILL 2@97 MAKER");
    }

    @Test
    void shouldKeepATriggerThatFellIntoAnUnsafeBookAndFireOnTheNextSafeOne()
    {
        driver.stop(1, SELL, 5, 97);
        driver.at(2_000).delta(driver.updateId() + 7, driver.updateId() + 8, 2_000, levels(), levels());
        driver.at(2_100).trade(96, 60, SELLER);
        driver.at(2_200).trade(99, 1, BUYER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");

        driver.at(3_000).snapshot(levels(96, 10), levels(100, 5));

        assertThat(driver.told()).containsExactly("1 TRIGGERED", "1 FILL 5@96 TAKER");
    }

    @Test
    void shouldEndAReduceOnlyStopThatTriggersOnAFlatAccount()
    {
        driver.order(
            1, SELL, OrderType.STOP, TimeInForce.GTC, 5, Units.NULL_TICKS, 97, false, true);
        driver.at(2_000).trade(97, 1, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 TRIGGERED", "1 CANCELLED REDUCE_ONLY");
    }

    @Test
    void shouldFireStopsInTheOrderOfTheirArrival()
    {
        driver.stop(1, SELL, 6, 97);
        driver.stop(2, SELL, 6, 98);
        driver.at(2_000).trade(97, 1, SELLER);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "2 ACCEPTED",
            "1 TRIGGERED", "1 FILL 6@94 TAKER", "2 TRIGGERED", "2 FILL 6@94 TAKER");
    }

    @Test
    void shouldCancelAStopThatWaits()
    {
        driver.stop(1, SELL, 6, 97);
        driver.cancel(1);
        driver.at(2_000).trade(97, 1, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 CANCELLED REQUESTED");
    }
}
