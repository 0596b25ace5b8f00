package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** The incremental order-flow features against plain ones, after every event of seeded streams. */
final class OrderFlowReferenceTest
{
    private static final AggressorSide[] SIDES = {AggressorSide.BUYER, AggressorSide.SELLER, AggressorSide.UNKNOWN};
    private static final List<Feature> TICK = List.of(
        Feature.ORDER_FLOW_IMBALANCE, Feature.DEPTH_FLOW_IMBALANCE, Feature.QUOTE_PRESSURE, Feature.QUOTE_TRADE_RATIO,
        Feature.SPREAD_Z, Feature.LIQUIDITY_WITHDRAWAL, Feature.EFFECTIVE_SPREAD_BPS, Feature.TICK_IMBALANCE,
        Feature.TRADE_INTENSITY, Feature.HAWKES_IMBALANCE, Feature.TAPE_SCORE);

    @Test
    void shouldEqualPlainFormulasAfterEveryEventOfABook()
    {
        final Map<Feature, Integer> seen = new EnumMap<>(Feature.class);
        Seeds.forEach(4, random -> new Stream(DepthKind.DEPTH, random).run(1_500, seen));
        assertThat(seen.keySet()).containsAll(TICK);
        assertThat(seen.values()).allMatch(count -> count > 300);
    }

    @Test
    void shouldEqualPlainFormulasAfterEveryEventOfAQuote()
    {
        final Map<Feature, Integer> seen = new EnumMap<>(Feature.class);
        Seeds.forEach(2, random -> new Stream(DepthKind.TOP_OF_BOOK, random).run(1_500, seen));
        assertThat(seen).doesNotContainKeys(Feature.DEPTH_FLOW_IMBALANCE, Feature.LIQUIDITY_WITHDRAWAL);
        assertThat(seen).hasSize(TICK.size() - 2);
    }

    @Test
    void shouldEqualPlainFormulasWhereThereAreOnlyTrades()
    {
        final Map<Feature, Integer> seen = new EnumMap<>(Feature.class);
        Seeds.forEach(2, random -> new Stream(DepthKind.TRADES_ONLY, random).run(800, seen));
        assertThat(seen).containsOnlyKeys(
            Feature.TICK_IMBALANCE, Feature.TRADE_INTENSITY, Feature.HAWKES_IMBALANCE, Feature.TAPE_SCORE);
    }

    /** A market that does all that a feed can do: changes, repeats, crosses, gaps, halts, time going back. */
    private static final class Stream
    {
        private final SplittableRandom random;
        private final DepthKind depthKind;
        private final MarketState market;
        private final Features features;
        private final PlainOrderFlow plain = new PlainOrderFlow();
        private long timeNs = 1_000_000_000_000L;

        Stream(final DepthKind depthKind, final SplittableRandom random)
        {
            this.random = random;
            this.depthKind = depthKind;
            market = Markets.market(depthKind);
            features = Huracan.features(market);
        }

        void run(final int events, final Map<Feature, Integer> seen)
        {
            for (int i = 0; i < events; i++)
            {
                passTime();
                step(random.nextInt(1_000));
                for (final Feature feature : TICK)
                {
                    assertEqual(feature, plain.value(feature), i);
                    if (features.vector().isReady(feature))
                    {
                        seen.merge(feature, 1, Integer::sum);
                    }
                }
            }
            assertThat(features.vector().rejected()).isZero();
        }

        private void passTime()
        {
            final int kind = random.nextInt(100);
            timeNs += kind < 40 ? 0 : kind < 95 ? random.nextLong(50_000_000) : kind < 98 ? -3_000_000 : 900_000_000;
        }

        private void step(final int kind)
        {
            final boolean hasBook = DepthKind.DEPTH == depthKind;
            if (kind < 450 || DepthKind.TRADES_ONLY == depthKind)
            {
                trade();
            }
            else if (hasBook && kind < 850)
            {
                delta();
            }
            else if (kind < 980)
            {
                quote();
            }
            else if (kind < 985)
            {
                status();
            }
            else if (kind < 988)
            {
                market.onFeedLost();
                features.onStatus();
                plain.onStatus(market);
            }
            else if (hasBook)
            {
                snapshot();
            }
        }

        private void trade()
        {
            final long ticks = 9_998 + random.nextInt(5);
            final AggressorSide side = SIDES[random.nextInt(3)];
            final long lots = random.nextLong(1, 1_000);
            features.onTrade(ticks, lots, side, timeNs);
            plain.onTrade(ticks, lots, side, timeNs);
        }

        private void quote()
        {
            final boolean hasSizes = random.nextInt(10) > 0;
            market.onTopOfBook(
                9_997 + random.nextInt(4),
                hasSizes ? random.nextLong(1, 4) : Units.NULL_LOTS,
                10_001 - (random.nextInt(20) > 0 ? 0 : 3) + random.nextInt(3),
                hasSizes ? random.nextLong(1, 4) : Units.NULL_LOTS,
                Units.NULL_ID,
                timeNs);
            onBook();
        }

        private void delta()
        {
            final L2Book book = market.book();
            book.beginDelta(0, 0, Units.NULL_ID);
            for (int i = random.nextInt(3); i >= 0; i--)
            {
                book.bid(9_990 + random.nextInt(10), random.nextInt(3) * 10L);
                book.ask(10_001 + random.nextInt(10), random.nextInt(3) * 10L);
            }
            if (0 == random.nextInt(50))
            {
                book.bid(10_003, random.nextInt(2));
            }
            else
            {
                book.bid(10_003, 0);
            }
            book.endDelta();
            market.onBook(timeNs);
            onBook();
        }

        private void snapshot()
        {
            final L2Book book = market.book();
            book.beginSnapshot(Units.NULL_ID);
            for (int i = 0; i < random.nextInt(2, 9); i++)
            {
                book.bid(9_999 - i, random.nextInt(1, 100));
                book.ask(10_001 + i, random.nextInt(1, 100));
            }
            book.endSnapshot();
            market.onBook(timeNs);
            onBook();
        }

        private void status()
        {
            market.instrument().state(InstrumentState.HALTED);
            features.onStatus();
            plain.onStatus(market);
            market.instrument().state(InstrumentState.TRADING);
            features.onStatus();
            plain.onStatus(market);
        }

        private void onBook()
        {
            features.onBook(timeNs);
            plain.onBook(market, timeNs);
        }

        private void assertEqual(final Feature feature, final double expected, final int index)
        {
            final FeatureVector vector = features.vector();
            assertThat(vector.isReady(feature)).as("%s after event %s: %s", feature, index, expected)
                .isEqualTo(!Double.isNaN(expected));
            if (vector.isReady(feature))
            {
                assertThat(Math.abs(vector.value(feature) - expected)).as("%s after event %s", feature, index)
                    .isLessThanOrEqualTo(1e-9 * Math.max(1.0, Math.abs(expected)));
                assertThat(vector.value(feature)).isBetween(feature.min(), feature.max());
            }
        }
    }
}
