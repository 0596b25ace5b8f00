package io.petrel.sim;

import static io.petrel.sim.VenueDriver.levels;
import static io.petrel.sim.VenueDriver.ofDepth;
import static io.petrel.sim.VenueDriver.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.Side;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyModelTest
{
    private static LatencySettings of(
        final LatencyModel model, final List<LatencySettings.Quantile> quantiles, final long feedMultipleE8)
    {
        return new LatencySettings(model, 100, 40, 10, quantiles, feedMultipleE8, 0, 3);
    }

    @Test
    void shouldTakeItsOwnTimeForEntryCancelAndReport()
    {
        final VenueDriver driver = ofDepth(plain().latency(of(LatencyModel.CONSTANT, List.of(), 0)));
        driver.snapshot(levels(99, 10), levels(101, 10));
        driver.limit(1, Side.BUY, 1, 90);
        driver.at(5_000);
        driver.cancel(1);
        driver.at(9_000);

        assertThat(driver.reports.get(0).eventTimeNs()).isEqualTo(1_100);
        assertThat(driver.reports.get(0).deliveredNs()).isEqualTo(1_110);
        assertThat(driver.reports.get(1).eventTimeNs()).isEqualTo(5_040);
        assertThat(driver.reports.get(1).deliveredNs()).isEqualTo(5_050);
    }

    @Test
    void shouldNotLetAFastCancelOvertakeItsOrder()
    {
        final VenueDriver driver = ofDepth(plain().latency(of(LatencyModel.CONSTANT, List.of(), 0)));
        driver.snapshot(levels(99, 10), levels(101, 10));
        driver.limit(1, Side.BUY, 1, 90);
        driver.cancel(1);
        driver.at(9_000);
        assertThat(driver.told()).containsExactly("1 ACCEPTED", "1 CANCELLED REQUESTED");
    }

    @Test
    void shouldDrawFromTheRecordedDistribution()
    {
        final Latencies latencies = new Latencies(of(LatencyModel.SAMPLED, List.of(
            new LatencySettings.Quantile(0, 1_000),
            new LatencySettings.Quantile(50_000_000, 2_000),
            new LatencySettings.Quantile(90_000_000, 10_000)), 0));
        final long[] drawn = new long[20_000];
        for (int i = 0; i < drawn.length; i++)
        {
            drawn[i] = latencies.requestNs(RequestKind.NEW) - 100;
        }
        Arrays.sort(drawn);
        assertThat(drawn[0]).isBetween(1_000L, 1_010L);
        assertThat((double)drawn[5_000]).isEqualTo(1_500, within(30.0));
        assertThat((double)drawn[10_000]).isEqualTo(2_000, within(60.0));
        assertThat((double)drawn[14_000]).isEqualTo(6_000, within(200.0));
        assertThat(drawn[19_000]).as("flat beyond the last").isEqualTo(10_000);
        assertThat(drawn[19_999]).isEqualTo(10_000);
    }

    @Test
    void shouldFollowTheLatencyOfTheFeed()
    {
        final Latencies latencies = new Latencies(of(LatencyModel.FEED, List.of(), 150_000_000));
        assertThat(latencies.requestNs(RequestKind.CANCEL)).isEqualTo(40);
        latencies.onMarket(5_000, 4_000);
        assertThat(latencies.requestNs(RequestKind.CANCEL)).isEqualTo(40 + 1_500);
        assertThat(latencies.reportNs()).isEqualTo(10 + 1_500);
        latencies.onMarket(6_000, 7_000);
        assertThat(latencies.reportNs()).as("clocks that differ make no negative latency").isEqualTo(10);
    }

    @Test
    void shouldWaitBehindABurstOfTheMarket()
    {
        final VenueDriver driver = ofDepth(plain().latency(
            new LatencySettings(LatencyModel.CONSTANT, 0, 0, 0, List.of(), 0, 100, 1)));
        driver.snapshot(levels(99, 10), levels(101, 10));
        driver.at(10_000);
        for (int i = 0; i < 5; i++)
        {
            driver.trade(100, 1, AggressorSide.UNKNOWN);
        }
        driver.market(1, Side.BUY, 1);
        driver.market(2, Side.BUY, 1);
        driver.at(20_000);
        driver.market(3, Side.BUY, 1);
        driver.at(30_000);

        // five trades and itself, then one more; alone again later
        assertThat(driver.reports.get(0).eventTimeNs()).isEqualTo(10_600);
        assertThat(driver.reports.get(2).eventTimeNs()).isEqualTo(10_700);
        assertThat(driver.reports.get(4).eventTimeNs()).isEqualTo(20_100);
    }
}
