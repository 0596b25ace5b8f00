package io.petrel.sim;

import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.codecs.event.Side.SELL;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakerTest
{
    private final VenueDriver driver = ofDepth(plain());

    @BeforeEach
    void openMarket()
    {
        driver.at(1_000).snapshot(levels(99, 10, 98, 20, 97, 30), levels(101, 5, 102, 10, 104, 20));
    }

    @Test
    void shouldWalkTheDisplayedLevelsBestFirst()
    {
        driver.market(1, BUY, 17);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER", "1 FILL 10@102 TAKER", "1 FILL 2@104 TAKER");
        assertThat(driver.lastReport().cumulativeLots()).isEqualTo(17);
        assertThat(driver.lastReport().remainingLots()).isZero();
    }

    @Test
    void shouldNotSellOneLevelTwiceBeforeTheMarketRefillsIt()
    {
        driver.market(1, BUY, 4);
        driver.market(2, BUY, 4);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 4@101 TAKER", "2 ACCEPTED", "2 FILL 1@101 TAKER", "2 FILL 3@102 TAKER");
    }

    @Test
    void shouldNotSellALevelAgainWhenTheFeedRepeatsItsSize()
    {
        driver.market(1, BUY, 5);
        driver.at(2_000).ask(101, 5);
        driver.limit(2, BUY, 5, 101, TimeInForce.IOC);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER", "2 ACCEPTED", "2 EXPIRED IMMEDIATE_REMAINDER");
    }

    @Test
    void shouldSellOnlyWhatALevelGrewByAfterItWasTaken()
    {
        driver.market(1, BUY, 5);
        driver.at(2_000).ask(101, 8);
        driver.limit(2, BUY, 5, 101, TimeInForce.IOC);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER",
            "2 ACCEPTED", "2 FILL 3@101 TAKER", "2 EXPIRED IMMEDIATE_REMAINDER");
    }

    @Test
    void shouldCountWhatALevelLostAsTheLotsWeTook()
    {
        driver.limit(1, BUY, 4, 101, TimeInForce.IOC);
        driver.at(2_000).ask(101, 3);
        driver.limit(2, BUY, 9, 101, TimeInForce.IOC);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 4@101 TAKER",
            "2 ACCEPTED", "2 FILL 1@101 TAKER", "2 EXPIRED IMMEDIATE_REMAINDER");
    }

    @Test
    void shouldSellALevelAgainAfterItWasRemovedAndCameBack()
    {
        driver.market(1, BUY, 5);
        driver.at(2_000).ask(101, 0);
        driver.at(3_000).ask(101, 5);
        driver.market(2, BUY, 5);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER", "2 ACCEPTED", "2 FILL 5@101 TAKER");
    }

    @Test
    void shouldKeepWhatWasTakenAcrossASnapshotThatRepeatsTheBook()
    {
        driver.market(1, BUY, 5);
        driver.at(2_000).snapshot(levels(99, 10), levels(101, 5, 102, 10));
        driver.market(2, BUY, 5);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER", "2 ACCEPTED", "2 FILL 5@102 TAKER");
    }

    @Test
    void shouldExpireTheRemainderOfAnImmediateOrder()
    {
        driver.limit(1, BUY, 9, 101, TimeInForce.IOC);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER", "1 EXPIRED IMMEDIATE_REMAINDER");
        assertThat(driver.lastReport().cumulativeLots()).isEqualTo(5);
        assertThat(driver.lastReport().remainingLots()).isZero();
    }

    @Test
    void shouldFillNothingOfAFillOrKillThatTheBookCannotFillWhole()
    {
        driver.limit(1, BUY, 16, 102, TimeInForce.FOK);
        driver.limit(2, BUY, 15, 102, TimeInForce.FOK);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 EXPIRED NOT_FILLABLE",
            "2 ACCEPTED", "2 FILL 5@101 TAKER", "2 FILL 10@102 TAKER");
    }

    @Test
    void shouldCountTakenLotsWhenJudgingAFillOrKill()
    {
        driver.market(1, BUY, 3);
        driver.limit(2, BUY, 5, 101, TimeInForce.FOK);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 3@101 TAKER", "2 ACCEPTED", "2 EXPIRED NOT_FILLABLE");
    }

    @Test
    void shouldExpireWhatAMarketOrderCannotFindInTheBook()
    {
        driver.market(1, BUY, 40);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@101 TAKER", "1 FILL 10@102 TAKER", "1 FILL 20@104 TAKER",
            "1 EXPIRED NO_LIQUIDITY");
    }

    @Test
    void shouldRestWhatAMarketableLimitCannotTake()
    {
        driver.limit(1, BUY, 8, 101);
        driver.at(2_000).trade(101, 3, AggressorSide.SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 5@101 TAKER", "1 FILL 3@101 MAKER");
    }

    @Test
    void shouldRefuseAPostOnlyOrderThatWouldTake()
    {
        driver.postOnly(1, BUY, 1, 101);
        driver.postOnly(2, BUY, 1, 100);

        assertThat(driver.told()).containsExactly("1 REJECTED WOULD_TAKE", "2 ACCEPTED");
    }

    @Test
    void shouldNotMatchOurOwnOrdersAgainstEachOther()
    {
        driver.limit(1, SELL, 3, 100);
        driver.limit(2, BUY, 3, 100);
        driver.market(3, BUY, 1);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "2 ACCEPTED", "3 ACCEPTED", "3 FILL 1@101 TAKER");
    }

    @Test
    void shouldTakeFromTheFresherQuoteAndNotFromLevelsItHasOvertaken()
    {
        driver.at(2_000).quote(driver.updateId() + 5, 100, 4, 102, 6);
        driver.market(1, BUY, 8);
        driver.market(2, SELL, 6);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 6@102 TAKER", "1 FILL 2@104 TAKER",
            "2 ACCEPTED", "2 FILL 4@100 TAKER", "2 FILL 2@99 TAKER");
    }

    @Test
    void shouldIgnoreAQuoteOlderThanTheBook()
    {
        driver.at(2_000).quote(driver.updateId() - 1, 99, 1, 103, 1);
        driver.market(1, BUY, 1);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 1@101 TAKER");
    }

    @Test
    void shouldNotTakeLevelsThatATradeHasSweptBeforeTheDepthShowsIt()
    {
        driver.at(2_000).trade(98, 25, AggressorSide.SELLER);
        driver.market(1, SELL, 5);
        driver.at(3_000).delta(levels(99, 2), levels());
        driver.market(2, SELL, 5);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 5@98 TAKER", "2 ACCEPTED", "2 FILL 2@99 TAKER", "2 FILL 3@98 TAKER");
    }

    @Test
    void shouldTrustADisplayThatIsNewerThanALateTrade()
    {
        driver.at(2_000).trade(98, 25, AggressorSide.SELLER, 900, false);
        driver.market(1, SELL, 5);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 5@99 TAKER");
    }
}
