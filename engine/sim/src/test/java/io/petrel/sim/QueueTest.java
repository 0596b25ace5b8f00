package io.petrel.sim;

import static io.petrel.codecs.event.AggressorSide.BUYER;
import static io.petrel.codecs.event.AggressorSide.SELLER;
import static io.petrel.codecs.event.AggressorSide.UNKNOWN;
import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.codecs.event.Side.SELL;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.event.VenueState;
import io.petrel.codecs.unit.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueTest
{
    private final VenueDriver driver = ofDepth(plain());

    @BeforeEach
    void openMarket()
    {
        driver.at(1_000).snapshot(levels(99, 10, 98, 20, 97, 30), levels(101, 5, 102, 10, 104, 20));
    }

    @Test
    void shouldFillOnlyWhatATradeBringsBeyondTheQueueAhead()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).trade(99, 7, SELLER);
        driver.at(2_100).trade(99, 5, SELLER);
        driver.at(2_200).trade(99, 9, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 2@99 MAKER", "1 FILL 4@99 MAKER");
    }

    @Test
    void shouldNotJumpTheQueueWhenOrdersAheadAreCancelled()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).bid(99, 15);
        driver.at(2_100).bid(99, 11);
        driver.at(2_200).trade(99, 10, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");

        driver.at(2_300).trade(99, 1, SELLER);

        assertThat(driver.told()).containsExactly("1 FILL 1@99 MAKER");
    }

    @Test
    void shouldAdvanceWhenFewerLotsAreLeftThanStoodAhead()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).bid(99, 4);
        driver.at(3_000).trade(99, 5, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 1@99 MAKER");
    }

    @Test
    void shouldNotCountATradeAgainWhenTheDepthThatReflectsItArrives()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).trade(99, 4, SELLER);
        driver.at(2_100).bid(99, 6);
        driver.at(2_200).trade(99, 6, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");
    }

    @Test
    void shouldNotCountATradeAgainWhenTheDepthThatReflectsItCameFirst()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).bid(99, 6);
        driver.at(2_100).trade(99, 4, SELLER, 1_999, false);
        driver.at(2_200).trade(99, 6, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");

        driver.at(2_300).trade(99, 1, SELLER);

        assertThat(driver.told()).containsExactly("1 FILL 1@99 MAKER");
    }

    @Test
    void shouldFillWhenATradeGoesThroughThePriceButOnlyByItsSize()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).trade(98, 4, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 4@99 MAKER");

        driver.at(2_100).trade(99, 5, SELLER);

        assertThat(driver.told()).containsExactly("1 FILL 2@99 MAKER");
    }

    @Test
    void shouldNotFillBidsByTakersWhoBuy()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).trade(99, 50, BUYER);
        driver.at(2_100).trade(98, 50, BUYER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");
    }

    @Test
    void shouldCountATakerOfUnknownSideForTheOrderItReaches()
    {
        driver.limit(1, SELL, 6, 101);
        driver.at(2_000).trade(101, 8, UNKNOWN);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 3@101 MAKER");
    }

    @Test
    void shouldIgnoreTradesThatTookNothingFromTheBook()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).trade(98, 50, SELLER, 2_000, true);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");
    }

    @Test
    void shouldShareOneTradeAmongOurOrdersByPriceThenTime()
    {
        driver.limit(1, BUY, 3, 99);
        driver.limit(2, BUY, 3, 99);
        driver.limit(3, BUY, 2, 100);
        driver.at(2_000).trade(99, 17, SELLER);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "2 ACCEPTED", "3 ACCEPTED",
            "3 FILL 2@100 MAKER", "1 FILL 3@99 MAKER", "2 FILL 2@99 MAKER");
    }

    @Test
    void shouldFillAtOurPriceWhenTheOtherSideOfTheBookComesThroughIt()
    {
        driver.limit(1, BUY, 6, 100);
        driver.at(2_000).delta(levels(99, 0), levels(99, 4));

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 4@100 MAKER");

        driver.at(2_100).ask(105, 1);

        assertThat(driver.told()).isEmpty();

        driver.at(2_200).ask(99, 5);

        assertThat(driver.told()).containsExactly("1 FILL 1@100 MAKER");
    }

    @Test
    void shouldNotFillOnACrossedSnapshot()
    {
        driver.limit(1, BUY, 6, 100);
        driver.at(2_000).snapshot(levels(103, 5, 99, 10), levels(98, 7, 101, 5));
        driver.limit(2, BUY, 1, 110);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 REJECTED NO_LIQUIDITY");
    }

    @Test
    void shouldStandBehindAnUnknownQueueAtPricesTheFeedDoesNotReach()
    {
        driver.limit(1, BUY, 6, 90);
        driver.at(2_000).trade(90, 1_000, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");

        driver.at(3_000).delta(levels(90, 12), levels());
        driver.at(4_000).trade(90, 13, SELLER);

        assertThat(driver.told()).containsExactly("1 FILL 1@90 MAKER");
    }

    @Test
    void shouldIgnoreDepthOlderThanTheMomentOfJoining()
    {
        final long bookId = driver.updateId();
        driver.at(2_000).quote(bookId + 50, 99, 40, 101, 5);
        driver.limit(1, BUY, 6, 99);
        driver.at(2_100).quote(bookId + 51, 100, 1, 101, 5);
        driver.at(2_200).delta(bookId + 1, bookId + 40, 2_200, levels(99, 2), levels());
        driver.at(2_300).trade(99, 39, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED");

        driver.at(2_400).trade(99, 2, SELLER);

        assertThat(driver.told()).containsExactly("1 FILL 1@99 MAKER");
    }

    @Test
    void shouldKeepItsPlaceWhenAReplaceOnlyReducesTheSize()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).trade(99, 8, SELLER);
        driver.replace(1, 99, 4);
        driver.at(2_100).trade(99, 3, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 REPLACED", "1 FILL 1@99 MAKER");
    }

    @Test
    void shouldLoseItsPlaceWhenAReplaceAddsSizeOrMovesThePrice()
    {
        driver.limit(1, BUY, 6, 99);
        driver.limit(2, BUY, 6, 98);
        driver.at(2_000).trade(99, 8, SELLER);
        driver.at(2_050).bid(99, 10);
        driver.replace(1, 99, 7);
        driver.replace(2, 99, Units.NULL_LOTS);
        driver.at(2_100).trade(99, 10, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "1 REPLACED", "2 REPLACED");
    }

    @Test
    void shouldTakeWhenAReplaceMovesThePriceAcross()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).replace(1, 101, 6);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 REPLACED", "1 FILL 5@101 TAKER");
    }

    @Test
    void shouldRefuseAReplaceThatWouldTakeOnAPostOnlyOrderAndKeepIt()
    {
        driver.postOnly(1, BUY, 6, 99);
        driver.at(2_000).replace(1, 101, 6);
        driver.at(2_100).trade(98, 1, SELLER);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 REPLACE_REJECTED WOULD_TAKE", "1 FILL 1@99 MAKER");
    }

    @Test
    void shouldRefuseAReplaceToNoMoreThanIsFilled()
    {
        driver.limit(1, BUY, 6, 100);
        driver.at(2_000).trade(100, 4, SELLER);
        driver.replace(1, 100, 4);

        assertThat(driver.told()).containsExactly(
            "1 ACCEPTED", "1 FILL 4@100 MAKER", "1 REPLACE_REJECTED TOO_LATE");
    }

    @Test
    void shouldFollowAVenueThatNumbersItsUpdatesAnewAfterADisconnect()
    {
        driver.limit(1, BUY, 6, 99);
        driver.at(2_000).status(VenueState.DISCONNECTED, InstrumentState.NULL_VAL);
        driver.status(VenueState.CONNECTED, InstrumentState.NULL_VAL);
        driver.at(3_000).restartNumbering();
        driver.snapshot(levels(99, 3), levels(101, 5));
        driver.at(4_000).trade(99, 4, SELLER);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 1@99 MAKER");
    }
}
