package io.petrel.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.sim.agents.MarketSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of order entry hold on the market of agents too; what it does not have is refused and not ignored. */
class MatchingRulesTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    private final MatchingVenueTest test = new MatchingVenueTest();

    private static MatchingVenue venue(final SimSettings.Builder settings)
    {
        return MatchingVenueTest.venue(settings, MarketSettings.standard());
    }

    @Test
    void shouldRefuseWhatItsFiltersDoNotLetPass()
    {
        final MatchingVenue venue = venue(SimSettings.builder()
            .filters(new FilterSettings(5, 10, 20, 1_000, 0, Long.MAX_VALUE, 1_000_000, 2)));
        test.run(venue, 5);
        final long ticks = test.bidTicks / 5 * 5 - 50;
        test.limit(venue, 1, Side.BUY, ticks, 25);
        test.limit(venue, 2, Side.BUY, ticks + 1, 20);
        test.limit(venue, 3, Side.BUY, ticks - 1_000, 20);
        test.limit(venue, 4, Side.BUY, ticks, 2_000);
        test.limit(venue, 5, Side.BUY, ticks, 20);
        test.limit(venue, 6, Side.BUY, ticks, 30);
        test.limit(venue, 7, Side.BUY, ticks, 40);
        test.run(venue, 5.1);

        assertThat(test.reports).containsExactly("1 REJECTED BAD_SIZE", "2 REJECTED BAD_PRICE",
            "3 REJECTED PRICE_BAND", "4 REJECTED BAD_SIZE", "5 ACCEPTED", "6 ACCEPTED", "7 REJECTED OPEN_ORDERS");
    }

    @Test
    void shouldRefuseOrdersOfTooLittleWorthByTheMiddleOfTheBook()
    {
        final MatchingVenue venue = venue(SimSettings.builder()
            .filters(new FilterSettings(1, 1, 1, Long.MAX_VALUE, 500 * Units.ONE_E8, Long.MAX_VALUE, 0, 100)));
        test.run(venue, 5);
        test.market(venue, 1, Side.BUY, 900);
        test.market(venue, 2, Side.BUY, 1_100);
        test.run(venue, 5.1);

        assertThat(test.reports.get(0)).as("900 thousandths at about 500").isEqualTo("1 REJECTED BAD_NOTIONAL");
        assertThat(test.reports).contains("2 ACCEPTED", "2 FILL TAKER");
    }

    @Test
    void shouldRefuseTheMessageThatBreaksTheLimitAndAllOfItsBan()
    {
        final MatchingVenue venue =
            venue(SimSettings.builder().rateLimit(new RateLimitSettings(2, SECOND_NS, SECOND_NS)));
        test.run(venue, 5);
        test.limit(venue, 1, Side.BUY, test.bidTicks - 50, 5);
        test.cancel(venue, 1);
        test.limit(venue, 2, Side.BUY, test.bidTicks - 50, 5);
        test.run(venue, 5.5);
        test.cancel(venue, 1);
        test.run(venue, 6.5);
        test.limit(venue, 3, Side.BUY, test.bidTicks - 50, 5);
        test.run(venue, 6.6);

        assertThat(test.reports).containsExactly("1 ACCEPTED", "1 CANCELLED REQUESTED", "2 REJECTED RATE_LIMIT",
            "1 CANCEL_REJECTED RATE_LIMIT", "3 ACCEPTED");
    }

    @Test
    void shouldBeTooBusyForAShareOfOrders()
    {
        final MatchingVenue venue = venue(SimSettings.builder()
            .faults(new FaultSettings(1, Units.ONE_E8 / 2, 0, 1, true, false, false, 0, 1)));
        test.run(venue, 5);
        for (int id = 1; id <= 200; id++)
        {
            test.limit(venue, id, Side.BUY, test.bidTicks - 50, 1);
        }
        test.run(venue, 6);

        assertThat(test.reports.stream().filter(text -> text.endsWith("VENUE_BUSY")).count()).isBetween(70L, 130L);
    }

    @Test
    void shouldLoseItsSessionAndTakeItsOrdersOutOfTheBook()
    {
        final MatchingVenue venue = venue(SimSettings.builder()
            .faults(new FaultSettings(3, 0, 5 * SECOND_NS, SECOND_NS / 2, true, false, true, 0, 1)));
        int sent = 0;
        for (int second = 5; second < 65; second++)
        {
            test.run(venue, second);
            test.limit(venue, ++sent, Side.BUY, test.bidTicks - 40, 5);
        }
        test.run(venue, 66);
        final long lost = count(" SESSION_LOST");
        final long accepted = count(" ACCEPTED");

        assertThat(lost).as("cancelled by outages").isGreaterThan(20);
        assertThat(accepted).as("some were lost on their way").isBetween(lost, sent - 1L);
        for (int id = 1; id <= sent; id++)
        {
            if (test.reports.contains(id + " CANCELLED SESSION_LOST"))
            {
                assertThat(venue.aheadLots(id)).as("order %d", id).isEqualTo(Units.NULL_LOTS);
            }
        }
    }

    @Test
    void shouldHoldRequestsUntilTheSessionIsBackWhereTheyAreNotLost()
    {
        final MatchingVenue venue = venue(SimSettings.builder()
            .faults(new FaultSettings(3, 0, 5 * SECOND_NS, 2 * SECOND_NS, false, false, false, 0, 1)));
        for (int second = 5; second < 65; second++)
        {
            test.run(venue, second);
            test.limit(venue, second, Side.BUY, test.bidTicks - 60, 5);
        }
        test.run(venue, 90);

        assertThat(count(" ACCEPTED")).isEqualTo(60);
    }

    @Test
    void shouldNameASettingThatAMarketOfAgentsDoesNotHave()
    {
        final List<SimSettings.Builder> refused = List.of(
            SimSettings.builder().queue(new QueueSettings(QueueModel.POWER, 2)),
            SimSettings.builder().slippage(new SlippageSettings(SlippageModel.FIXED, 0.001)),
            SimSettings.builder().impact(new ImpactSettings(0.1, 0, 10_000, SECOND_NS)),
            SimSettings.builder().latency(new LatencySettings(LatencyModel.FEED, 1, 1, 1, List.of(), 1, 0, 1)),
            SimSettings.builder().margin(new MarginSettings(10_000_000, 5_000_000, 0, 0, true, true)),
            SimSettings.builder().faults(new FaultSettings(1, 0, 0, 1, true, false, false, SECOND_NS, 1)));
        final List<String> keys = List.of("queue", "slippage", "impact", "latency.model: feed", "margin.initial",
            "faults.halt_every_ns");
        for (int i = 0; i < refused.size(); i++)
        {
            final SimSettings settings = refused.get(i).build();
            assertThatIllegalArgumentException().isThrownBy(() -> MatchingVenue.requireApplicable(settings))
                .withMessageStartingWith("venue." + keys.get(i) + " does not apply to a market that agents make");
        }
    }

    private long count(final String end)
    {
        return test.reports.stream().filter(text -> text.endsWith(end)).count();
    }
}
