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

/** Rejects, outages and halts by seeded schedule. The schedule is read from what is told, then played against. */
class FaultTest
{
    private static final long MEAN_NS = 100_000;

    private static FaultSettings outages(final boolean losesRequests, final boolean losesReports, final boolean cancels)
    {
        return new FaultSettings(9, 0, MEAN_NS, MEAN_NS, losesRequests, losesReports, cancels, 0, 1);
    }

    private static VenueDriver open(final FaultSettings faults, final LatencySettings latency)
    {
        final VenueDriver driver = ofDepth(plain().faults(faults).latency(latency));
        driver.snapshot(levels(99, 10), levels(101, 10));
        return driver;
    }

    /** Start and end of the first outage. */
    private static long[] firstOutage()
    {
        final VenueDriver driver = open(outages(false, false, false), LatencySettings.constant(0, 0));
        while (driver.notices.size() < 2)
        {
            driver.at(driver.nowNs() + 1_000);
        }
        assertThat(driver.notices.get(0)).endsWith(" ORDERS_DOWN");
        assertThat(driver.notices.get(1)).endsWith(" ORDERS_UP");
        return driver.notices.stream().limit(2).mapToLong(text -> Long.parseLong(text.split(" ")[0])).toArray();
    }

    @Test
    void shouldRefuseAShareOfOrdersTheSameOnesWithTheSameSeed()
    {
        final FaultSettings busy = new FaultSettings(5, 25_000_000, 0, 1, true, false, false, 0, 1);
        final VenueDriver first = open(busy, LatencySettings.constant(0, 0));
        final VenueDriver second = open(busy, LatencySettings.constant(0, 0));
        for (int id = 1; id <= 1_000; id++)
        {
            first.limit(id, Side.BUY, 1, 90);
            second.limit(id, Side.BUY, 1, 90);
        }
        assertThat(first.reports).isEqualTo(second.reports);
        final long refused = first.reports.stream().filter(report -> "VENUE_BUSY".equals(report.reason())).count();
        assertThat(refused).isBetween(210L, 290L);
    }

    @Test
    void shouldLoseWhatArrivesDuringAnOutageIfTheVenueDoes()
    {
        final long[] outage = firstOutage();
        final VenueDriver driver = open(outages(true, false, false), LatencySettings.constant(500, 0));
        driver.at(outage[0] - 600);
        driver.limit(1, Side.BUY, 1, 90);
        driver.at(outage[0] - 400);
        driver.limit(2, Side.BUY, 1, 90);
        driver.at(outage[1] - 600);
        driver.limit(3, Side.BUY, 1, 90);
        driver.at(outage[1] - 400);
        driver.limit(4, Side.BUY, 1, 90);
        driver.at(outage[1] + 200);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP", "4 ACCEPTED");
        driver.limit(2, Side.BUY, 1, 90);
        driver.at(outage[1] + 800);
        assertThat(driver.told()).as("it never knew the id").containsExactly("2 ACCEPTED");
    }

    @Test
    void shouldServeWhatWaitedInItsOrderWhenTheOutageIsOver()
    {
        final long[] outage = firstOutage();
        final VenueDriver driver = open(outages(false, false, false), LatencySettings.constant(500, 0));
        driver.at(outage[0] - 400);
        driver.limit(1, Side.BUY, 1, 90);
        driver.cancel(1);
        driver.at(outage[1] + 1);
        assertThat(driver.told()).containsExactly("ORDERS_DOWN", "ORDERS_UP", "1 ACCEPTED", "1 CANCELLED REQUESTED");
        assertThat(driver.lastReport().eventTimeNs()).isEqualTo(outage[1]);
    }

    @Test
    void shouldHoldReportsBackOrLoseThemWhileWhatRestsGoesOnTrading()
    {
        final long[] outage = firstOutage();
        for (final boolean loses : new boolean[] {true, false})
        {
            final VenueDriver driver = open(outages(true, loses, false), LatencySettings.constant(0, 500));
            driver.limit(1, Side.BUY, 2, 100);
            driver.at(outage[0] - 100);
            driver.trade(99, 1, AggressorSide.SELLER);
            driver.at(outage[0] + 600);
            driver.trade(99, 1, AggressorSide.SELLER);
            driver.at(outage[1] + 600);
            assertThat(driver.told()).containsExactlyElementsOf(loses ?
                List.of("1 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP") :
                List.of("1 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP", "1 FILL 1@100 MAKER", "1 FILL 1@100 MAKER"));
            assertThat(driver.venue.netLots(VenueDriver.INSTRUMENT, VenueDriver.ACCOUNT)).isEqualTo(2);
            driver.limit(2, Side.BUY, 1, 90);
            driver.at(outage[1] + 1_200);
            assertThat(driver.lastReport().reportId()).as("a lost report leaves a gap").isEqualTo(4);
        }
    }

    @Test
    void shouldCancelWhatRestsWhenTheSessionBreaksIfTheVenueDoes()
    {
        final long[] outage = firstOutage();
        final VenueDriver driver = open(outages(true, false, true), LatencySettings.constant(0, 0));
        driver.limit(1, Side.BUY, 2, 90);
        driver.stop(2, Side.BUY, 2, 120);
        driver.at(outage[1] + 1);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "2 ACCEPTED", "ORDERS_DOWN", "ORDERS_UP",
            "1 CANCELLED SESSION_LOST", "2 CANCELLED SESSION_LOST");
    }

    @Test
    void shouldTellTheBreakOfASessionAtOnceThoughAChargeIsOnItsWay()
    {
        final long[] outage = firstOutage();
        final VenueDriver driver = open(outages(true, false, false), LatencySettings.constant(0, 500));
        driver.limit(1, Side.BUY, 2, 101);
        driver.at(outage[0] - 100);
        driver.fundingRate(outage[0] - 100, 100_000_000);
        driver.at(outage[0]);

        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 FILL 2@101 TAKER", "ORDERS_DOWN");
        driver.at(outage[0] + 400);
        assertThat(driver.told()).hasSize(1).allMatch(line -> line.startsWith("funding "));
    }

    @Test
    void shouldHaltAndResumeAsTheTapeThenStates()
    {
        final FaultSettings halts = new FaultSettings(9, 0, 0, 1, true, false, false, MEAN_NS, MEAN_NS);
        final VenueDriver driver = open(halts, LatencySettings.constant(0, 0));
        while (driver.notices.isEmpty())
        {
            driver.at(driver.nowNs() + 100);
        }
        assertThat(driver.told()).containsExactly("CONNECTED 7 HALTED");
        driver.market(1, Side.BUY, 1);
        driver.status(VenueState.CONNECTED, InstrumentState.CLOSED);
        driver.market(2, Side.BUY, 1);
        while (driver.notices.size() < 2)
        {
            driver.at(driver.nowNs() + 100);
        }
        assertThat(driver.told()).containsExactly("1 REJECTED INSTRUMENT_NOT_TRADING",
            "2 REJECTED INSTRUMENT_NOT_TRADING", "CONNECTED 7 CLOSED");
        driver.status(VenueState.CONNECTED, InstrumentState.TRADING);
        driver.market(3, Side.BUY, 1);
        assertThat(driver.told()).containsExactly("3 ACCEPTED", "3 FILL 1@101 TAKER");
    }
}
