package io.petrel.sim;

import static io.petrel.codecs.event.AggressorSide.SELLER;
import static io.petrel.codecs.event.Side.BUY;
import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatencyTest
{
    private final VenueDriver driver = ofDepth(plain().latency(LatencySettings.constant(100, 50)));

    @BeforeEach
    void openMarket()
    {
        driver.at(1_000).snapshot(levels(99, 10, 98, 20), levels(101, 5, 102, 10));
    }

    @Test
    void shouldMatchOnTheBookOfTheArrivalAndNotOfTheSending()
    {
        driver.at(2_000).market(1, BUY, 5);
        driver.at(2_050).ask(101, 0);
        driver.at(2_500);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 5@102 TAKER");
        assertThat(driver.lastReport().eventTimeNs()).isEqualTo(2_100);
        assertThat(driver.lastReport().deliveredNs()).isEqualTo(2_150);
    }

    @Test
    void shouldMatchAnArrivalBeforeTheMarketEventOfTheSameTime()
    {
        driver.at(2_000).market(1, BUY, 5);
        driver.at(2_100).ask(101, 0);
        driver.at(2_500);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 5@101 TAKER");
    }

    @Test
    void shouldRejectTheCancelThatLosesTheRaceAgainstAFill()
    {
        driver.at(2_000).limit(1, BUY, 3, 100);
        driver.at(3_000).cancel(1);
        driver.at(3_060).trade(100, 3, SELLER);
        driver.at(4_000);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 3@100 MAKER", "1 CANCEL_REJECTED TOO_LATE");
        assertThat(driver.reports).extracting(VenueDriver.Report::deliveredNs).containsExactly(2_150L, 3_110L, 3_150L);
    }

    @Test
    void shouldCancelInTimeWhenTheTradeComesAfterTheCancelArrived()
    {
        driver.at(2_000).limit(1, BUY, 3, 100);
        driver.at(3_000).cancel(1);
        driver.at(3_101).trade(100, 3, SELLER);
        driver.at(4_000);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 CANCELLED REQUESTED");
    }

    @Test
    void shouldDeliverAReportBeforeALaterArrivalIsMatchedSoThatAnAnswerCanComeBetween()
    {
        driver.at(2_000).limit(1, BUY, 1, 99);
        driver.at(2_120).limit(2, BUY, 1, 98);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);

        assertThat(driver.venue.nextDueNs()).isEqualTo(2_150);
        assertThat(driver.venue.poll(9_000, buffer, 0)).isPositive();
        assertThat(driver.venue.polledTimeNs()).isEqualTo(2_150);
        assertThat(driver.venue.nextDueNs()).isEqualTo(2_220);
        assertThat(driver.venue.poll(9_000, buffer, 0)).isPositive();
        assertThat(driver.venue.polledTimeNs()).isEqualTo(2_270);
        assertThat(driver.venue.poll(9_000, buffer, 0)).isZero();
        assertThat(driver.venue.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldGiveTheSameStateHoweverOftenItIsPolled()
    {
        final VenueDriver other = ofDepth(plain().latency(LatencySettings.constant(100, 50)));
        other.at(1_000).snapshot(levels(99, 10, 98, 20), levels(101, 5, 102, 10));
        for (final VenueDriver each : new VenueDriver[] {driver, other})
        {
            each.at(2_000).limit(1, BUY, 3, 100);
            each.at(2_010).market(2, BUY, 7);
            for (long time = 2_011; each == other && time < 2_400; time++)
            {
                each.at(time);
            }
            each.at(2_400).trade(100, 2, SELLER);
            each.at(2_420).limit(3, BUY, 3, 100);
        }

        assertThat(driver.reports).isEqualTo(other.reports);
        assertThat(driver.stateHash()).isEqualTo(other.stateHash());
    }

    @Test
    void shouldShowPendingOrdersAndReportsInItsHash()
    {
        final long before = driver.stateHash();
        driver.at(2_000).limit(1, BUY, 3, 100);
        final long sent = driver.stateHash();
        driver.at(2_100);
        final long arrived = driver.stateHash();
        driver.at(2_150);

        assertThat(new long[] {before, sent, arrived, driver.stateHash()}).doesNotHaveDuplicates();
    }
}
