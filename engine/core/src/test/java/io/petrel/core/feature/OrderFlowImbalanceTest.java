package io.petrel.core.feature;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Contributions by hand, after section 2.1 of Cont, Kukanov, Stoikov 2014. */
final class OrderFlowImbalanceTest
{
    @Test
    void shouldCountLimitOrdersMarketOrdersAndCancellationsAtTheBest()
    {
        assertThat(flow(100, 10, 100, 15, 101, 20, 101, 20)).as("5 lots join the bid").isEqualTo(5);
        assertThat(flow(100, 10, 100, 7, 101, 20, 101, 20)).as("3 lots leave the bid").isEqualTo(-3);
        assertThat(flow(100, 10, 100, 10, 101, 20, 101, 26)).as("6 lots join the ask").isEqualTo(-6);
        assertThat(flow(100, 10, 100, 10, 101, 20, 101, 8)).as("a buyer takes 12 of the ask").isEqualTo(12);
    }

    @Test
    void shouldCountAWholeLevelWhereThePriceMoves()
    {
        assertThat(flow(100, 10, 101, 4, 103, 20, 103, 20)).as("a better bid of 4").isEqualTo(4);
        assertThat(flow(100, 10, 99, 30, 103, 20, 103, 20)).as("the bid of 10 is gone").isEqualTo(-10);
        assertThat(flow(100, 10, 100, 10, 103, 20, 102, 4)).as("a better ask of 4").isEqualTo(-4);
        assertThat(flow(100, 10, 100, 10, 103, 20, 104, 30)).as("the ask of 20 is gone").isEqualTo(20);
        assertThat(flow(100, 10, 101, 4, 101, 20, 102, 9)).as("a sweep that stays as the bid").isEqualTo(4 + 20);
    }

    @Test
    void shouldShareNetByGross()
    {
        final MarketState market = Markets.market(DepthKind.TOP_OF_BOOK);
        final Features features = Huracan.features(market);
        quote(market, features, 100);
        for (int i = 0; i < 20; i++)
        {
            assertThat(features.vector().isReady(Feature.ORDER_FLOW_IMBALANCE)).isFalse();
            quote(market, features, 0 == i % 4 ? 90 : 100 + i);
        }
        // Bid sizes 100, then 90, 101, 102, 103, 90, 105, ... : what came less what went is the last less the first.
        assertThat(features.vector().value(Feature.ORDER_FLOW_IMBALANCE)).isEqualTo((119 - 100) / gross());
    }

    @Test
    void shouldNotSeeAJumpWhereTheBookWasLost()
    {
        final MarketState market = Markets.market(DepthKind.DEPTH);
        final Features features = Huracan.features(market);
        snapshot(market, features, 10_000, 50);
        for (int i = 0; i < 20; i++)
        {
            change(market, features, 9_999, 50 + (i + 1) % 2);
        }
        final double before = features.vector().value(Feature.ORDER_FLOW_IMBALANCE);
        final double depthBefore = features.vector().value(Feature.DEPTH_FLOW_IMBALANCE);
        assertThat(before).isZero();

        market.onFeedLost();
        features.onStatus();
        assertThat(features.vector().isReady(Feature.ORDER_FLOW_IMBALANCE)).isFalse();
        assertThat(features.vector().isReady(Feature.DEPTH_FLOW_IMBALANCE)).isFalse();
        assertThat(features.vector().isReady(Feature.SPREAD_Z)).isFalse();
        snapshot(market, features, 20_000, 5_000);
        assertThat(features.vector().value(Feature.ORDER_FLOW_IMBALANCE)).isEqualTo(before);
        assertThat(features.vector().value(Feature.DEPTH_FLOW_IMBALANCE)).isEqualTo(depthBefore);
        change(market, features, 19_999, 5_001);
        assertThat(features.vector().value(Feature.ORDER_FLOW_IMBALANCE)).as("one in, one out").isZero();
    }

    private static double gross()
    {
        double sum = 0;
        int last = 100;
        for (int i = 0; i < 20; i++)
        {
            final int lots = 0 == i % 4 ? 90 : 100 + i;
            sum += Math.abs(lots - last);
            last = lots;
        }
        return sum;
    }

    private static long flow(
        final long bid, final long bidLots, final long newBid, final long newBidLots,
        final long ask, final long askLots, final long newAsk, final long newAskLots)
    {
        return FlowEvent.of(bid, bidLots, newBid, newBidLots, ask, askLots, newAsk, newAskLots);
    }

    private static void quote(final MarketState market, final Features features, final long bidLots)
    {
        market.onTopOfBook(9_999, bidLots, 10_001, 100, Units.NULL_ID, 1);
        features.onBook(1);
    }

    private static void snapshot(
        final MarketState market, final Features features, final long midTicks, final long lots)
    {
        final L2Book book = market.book();
        book.beginSnapshot(1);
        for (int i = 1; i < 9; i++)
        {
            book.bid(midTicks - i, lots);
            book.ask(midTicks + i, lots);
        }
        book.endSnapshot();
        market.onBook(1);
        features.onBook(1);
    }

    private static void change(
        final MarketState market, final Features features, final long bidTicks, final long lots)
    {
        market.book().beginDelta(0, 0, Units.NULL_ID);
        market.book().bid(bidTicks, lots);
        market.book().endDelta();
        market.onBook(1);
        features.onBook(1);
    }
}
