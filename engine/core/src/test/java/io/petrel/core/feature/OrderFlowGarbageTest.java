package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class OrderFlowGarbageTest
{
    private final MarketState market = Markets.market(DepthKind.DEPTH);
    private final Features features = Huracan.features(market);
    private final Bar bar = Markets.bar(10_000, 10_010, 9_990, 10_005, 500, 1);
    private long timeNs = 1;

    @Test
    @Tag("allocation")
    void shouldAllocateNothingInAMillionEvents()
    {
        final L2Book book = market.book();
        book.beginSnapshot(1);
        for (int i = 1; i < 20; i++)
        {
            book.bid(10_000 - i, 100);
            book.ask(10_000 + i, 100);
        }
        book.endSnapshot();
        work();
        assertThat(features.vector().isReady(Feature.DEPTH_FLOW_IMBALANCE)).isTrue();
        assertThat(features.vector().isReady(Feature.EFFECTIVE_SPREAD_BPS)).isTrue();
        assertThat(features.vector().isReady(Feature.LIQUIDITY_WITHDRAWAL)).isTrue();
        assertThat(features.vector().isReady(Feature.TAPE_SCORE)).isTrue();
        assertThat(Allocation.ofRepeated(this::work)).isZero();
        assertThat(features.vector().rejected()).isZero();
    }

    private void work()
    {
        for (int i = 0; i < 1_000_000; i++)
        {
            timeNs += i % 3 * 1_000_000L;
            switch (i % 4)
            {
                case 0:
                    delta(i);
                    break;
                case 1:
                    market.onTopOfBook(9_999, 1 + i % 7, 10_001 + i % 3, 1 + i % 5, Units.NULL_ID, timeNs);
                    features.onBook(timeNs);
                    break;
                default:
                    features.onTrade(10_000 + i % 7, 1 + i % 5,
                        0 == i % 2 ? AggressorSide.SELLER : AggressorSide.BUYER, timeNs);
                    break;
            }
            if (0 == i % 50)
            {
                features.onBar(bar);
            }
        }
    }

    private void delta(final int i)
    {
        market.book().beginDelta(0, 0, Units.NULL_ID);
        market.book().bid(9_999 - i % 10, 100 + i % 13);
        market.book().ask(10_001 + i % 10, 100 + i % 11);
        market.book().endDelta();
        market.onBook(timeNs);
        features.onBook(timeNs);
    }
}
