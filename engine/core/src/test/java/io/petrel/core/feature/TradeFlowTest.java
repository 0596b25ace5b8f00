package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Costs, arrivals, impact and toxicity, by hand and against plain implementations. */
final class TradeFlowTest
{
    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void shouldDecayArrivalsByTheirAge()
    {
        final Features features = Huracan.features(Markets.market(DepthKind.TRADES_ONLY));
        buy(features, SECOND_NS);
        // mu 1, alpha 4, beta 5: long run 1 / (1 - 0.8) = 5.
        assertThat(features.vector().value(Feature.TRADE_INTENSITY)).isEqualTo((1 + 4) / 5.0, within(1e-12));
        buy(features, SECOND_NS);
        assertThat(features.vector().value(Feature.TRADE_INTENSITY)).as("same instant").isEqualTo(1, within(1e-12));
        features.onTrade(9_999, 1, AggressorSide.SELLER, SECOND_NS + SECOND_NS / 5);
        final double left = StrictMath.exp(-1);
        assertThat(features.vector().value(Feature.TRADE_INTENSITY))
            .isEqualTo((1 + 4 * left + 4) / 5, within(1e-12));
        assertThat(features.vector().value(Feature.HAWKES_IMBALANCE))
            .isEqualTo((left - 1) / (left + 1), within(1e-12));
        buy(features, 0);
        assertThat(features.vector().value(Feature.TRADE_INTENSITY)).as("time went back")
            .isEqualTo((1 + 4 * left + 4 + 4) / 5, within(1e-12));
    }

    @Test
    void shouldNotBeReadyWhereArrivalsExplode()
    {
        final Parameters parameters = Huracan.configured();
        Huracan.set(parameters, "feature.hawkes_alpha_per_s", 5);
        final Features features =
            new Features(Markets.market(DepthKind.TRADES_ONLY), parameters, new CrossAssets(parameters));
        for (int i = 0; i < 300; i++)
        {
            buy(features, i * SECOND_NS);
        }
        assertThat(features.vector().isReady(Feature.TRADE_INTENSITY)).isFalse();
        assertThat(features.vector().isReady(Feature.HAWKES_IMBALANCE)).isFalse();
        assertThat(features.vector().isReady(Feature.TAPE_SCORE)).isFalse();
        assertThat(features.vector().isReady(Feature.MICRO_SCORE)).isTrue();
    }

    @Test
    void shouldMeasureTheEffectiveSpreadFromTheMidBefore()
    {
        final MarketState market = Markets.market(DepthKind.TOP_OF_BOOK);
        final Features features = Huracan.features(market);
        market.onTopOfBook(9_999, 1, 10_001, 1, Units.NULL_ID, 0);
        features.onBook(0);
        features.onTrade(10_001, 1, AggressorSide.BUYER, 0);
        assertThat(features.vector().isReady(Feature.EFFECTIVE_SPREAD_BPS)).as("no half-life yet").isFalse();
        features.onTrade(9_998, 1, AggressorSide.SELLER, SECOND_NS);
        // 2 bps a half-life ago, 4 bps now.
        assertThat(features.vector().value(Feature.EFFECTIVE_SPREAD_BPS))
            .isEqualTo((0.5 * 2 + 4) / 1.5, within(1e-12));
        features.onTrade(10_000, 1, AggressorSide.BUYER, SECOND_NS);
        assertThat(features.vector().value(Feature.EFFECTIVE_SPREAD_BPS)).as("at the mid it costs nothing")
            .isEqualTo((0.5 * 2 + 4 + 0) / 2.5, within(1e-12));
    }

    @Test
    void shouldEqualThePlainRegressionOfKyle()
    {
        Seeds.forEach(8, random ->
        {
            final KyleLambda kyle = new KyleLambda(20);
            final List<double[]> points = new ArrayList<>();
            long close = 10_000;
            for (int i = 0; i < 300; i++)
            {
                final boolean hasOpenSides = random.nextInt(3) == 0;
                long net = 0;
                for (int j = 0; j < 5; j++)
                {
                    final int side = random.nextInt(-1, 2);
                    final long lots = random.nextLong(1_000_000);
                    kyle.onTrade(lots, side, !hasOpenSides);
                    net += side * lots;
                }
                final long volume = random.nextLong(5_000_000);
                final long bought = random.nextInt(10) == 0 ? Units.NULL_LOTS : random.nextLong(volume + 1);
                final long change = random.nextLong(-50, 51);
                close += change;
                kyle.onBar(bar(close, volume, bought, i));
                if (i > 0 && (hasOpenSides || Units.NULL_LOTS != bought))
                {
                    points.add(new double[]{hasOpenSides ? net : 2.0 * bought - volume, change});
                }
                assertThat(kyle.isReady()).isEqualTo(points.size() >= 20);
                if (kyle.isReady())
                {
                    final double expected = slope(points.subList(points.size() - 20, points.size()));
                    assertThat(kyle.value()).isCloseTo(expected, within(1e-9 * Math.max(1e-5, Math.abs(expected))));
                }
            }
        });
    }

    @Test
    void shouldFindTheImpactThatIsThere()
    {
        final KyleLambda kyle = new KyleLambda(3);
        kyle.onBar(bar(100, 10, 5, 1));
        kyle.onBar(bar(104, 10, 7, 2));
        kyle.onBar(bar(100, 10, 3, 3));
        kyle.onBar(bar(101, 10, 5, 4));
        // Flow +4, -4, 0 with changes +4, -4, +1: one tick per lot.
        assertThat(kyle.isReady()).isTrue();
        assertThat(kyle.value()).isEqualTo(1.0, within(1e-15));
    }

    @Test
    void shouldNotKnowTheImpactOfAFlowThatNeverVaries()
    {
        final KyleLambda kyle = new KyleLambda(3);
        for (int i = 0; i < 10; i++)
        {
            kyle.onBar(bar(100 + i % 3, 10, 5, i));
        }
        assertThat(kyle.isReady()).isFalse();
    }

    private static void buy(final Features features, final long eventTimeNs)
    {
        features.onTrade(10_000, 1, AggressorSide.BUYER, eventTimeNs);
    }

    private static double slope(final List<double[]> points)
    {
        final double meanX = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        final double meanY = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        return points.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum() /
            points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    }

    private static Bar bar(final long close, final long volume, final long bought, final long endTimeNs)
    {
        final Bar bar = Markets.bar(close, close, close, close, volume, endTimeNs);
        bar.sums(volume, bought, 0, 1);
        return bar;
    }
}
