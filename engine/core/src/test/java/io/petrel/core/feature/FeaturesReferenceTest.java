package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The incremental features against plain ones, on seeded streams. */
final class FeaturesReferenceTest
{
    private static final AggressorSide[] SIDES = {AggressorSide.BUYER, AggressorSide.SELLER, AggressorSide.UNKNOWN};

    /** What is compared with a plain reference of its own, in the test of its class. */
    private static final Set<Feature> ELSEWHERE = EnumSet.of(
        Feature.TIMEFRAME_ALIGNMENT, Feature.TIMEFRAME_GATE, Feature.KYLE_LAMBDA);

    @Test
    void shouldEqualPlainFormulasOnEveryBar()
    {
        Seeds.forEach(8, random ->
        {
            final Features features = Huracan.features(Markets.market(DepthKind.TRADES_ONLY));
            final PlainFeatures plain = new PlainFeatures(Huracan.configured());
            long ticks = 100_000;
            long timeNs = 1_000;
            for (int i = 0; i < 400; i++)
            {
                final boolean isQuiet = i > 250 && i < 320;
                final long open = ticks;
                ticks += isQuiet ? 0 : random.nextInt(-300, 310);
                timeNs += isQuiet ? 0 : random.nextLong(60_000_000_000L);
                final Bar bar = Markets.bar(
                    open,
                    Math.max(open, ticks) + (isQuiet ? 0 : random.nextInt(100)),
                    Math.min(open, ticks) - (isQuiet ? 0 : random.nextInt(100)),
                    ticks,
                    isQuiet ? 500 : random.nextLong(1_000_000),
                    timeNs);
                features.onBar(bar);
                plain.add(bar);
                assertBarFeatures(features.vector(), plain, i);
            }
            assertThat(features.vector().rejected()).isZero();
        });
    }

    /** Few ticks: values repeat, ranges and windows without movement are common, and volume is sometimes unknown. */
    @Test
    void shouldEqualPlainFormulasWhereThePriceHardlyMoves()
    {
        Seeds.forEach(8, random ->
        {
            final Features features = Huracan.features(Markets.market(DepthKind.TRADES_ONLY));
            final PlainFeatures plain = new PlainFeatures(Huracan.configured());
            long ticks = 1_000;
            for (int i = 0; i < 400; i++)
            {
                final long open = ticks;
                ticks += 0 == random.nextInt(5) ? random.nextInt(-1, 2) : 0;
                final Bar bar = Markets.bar(
                    open,
                    Math.max(open, ticks) + (0 == random.nextInt(6) ? 1 : 0),
                    Math.min(open, ticks) - (0 == random.nextInt(6) ? 1 : 0),
                    ticks,
                    0 == random.nextInt(10) ? Units.NULL_LOTS : random.nextLong(3),
                    1_000_000_000L * i);
                features.onBar(bar);
                plain.add(bar);
                assertBarFeatures(features.vector(), plain, i);
            }
            assertThat(features.vector().rejected()).isZero();
        });
    }

    @Test
    void shouldHaveAReferenceForEveryBarFeature()
    {
        final Set<Feature> plain = new PlainFeatures(Huracan.configured()).features();
        for (final Feature feature : Feature.values())
        {
            final boolean isElsewhere = ELSEWHERE.contains(feature) ||
                Feature.Group.CROSS_ASSET == feature.group() || Feature.Group.HIGHER_ORDER == feature.group();
            assertThat(plain.contains(feature)).as(feature.name())
                .isEqualTo(Feature.Trigger.BAR == feature.trigger() && !isElsewhere);
        }
    }

    @Test
    void shouldEqualPlainFlowOnEveryTrade()
    {
        Seeds.forEach(8, random ->
        {
            final int count = 1_000;
            final Features features = Huracan.features(Markets.market(DepthKind.TRADES_ONLY));
            final int[] signs = new int[count];
            final long[] lots = new long[count];
            int classified = 0;
            int lastMove = 0;
            long ticks = 1_000;
            for (int i = 0; i < count; i++)
            {
                final int move = i < 5 ? 0 : random.nextInt(-1, 2);
                final AggressorSide side = i < 5 ? AggressorSide.UNKNOWN : SIDES[random.nextInt(SIDES.length)];
                ticks += move;
                lastMove = 0 == move ? lastMove : move;
                lots[classified] = random.nextLong(1, 1_000_000);
                signs[classified] = AggressorSide.BUYER == side ? 1 : AggressorSide.SELLER == side ? -1 : lastMove;
                features.onTrade(ticks, lots[classified], side, 0);
                classified += 0 == signs[classified] ? 0 : 1;
                assertFlow(features.vector(), signs, lots, classified);
            }
        });
    }

    @Test
    void shouldEqualPlainBookFormulas()
    {
        Seeds.forEach(50, random ->
        {
            final MarketState market = Markets.market(DepthKind.DEPTH);
            final Features features = Huracan.features(market);
            final int levels = random.nextInt(1, 12);
            final long[] bidLots = random.longs(levels, 1, 1_000).toArray();
            final long[] askLots = random.longs(levels, 1, 1_000).toArray();
            final long spread = random.nextLong(1, 50);
            fill(market, bidLots, askLots, 10_000, spread);

            final FeatureVector vector = features.vector();
            assertRelative(vector.value(Feature.SPREAD_BPS), 1e4 * spread / (10_000 + spread / 2.0));
            assertRelative(vector.value(Feature.BOOK_IMBALANCE), imbalance(bidLots, askLots, 1));
            assertRelative(vector.value(Feature.DEPTH_IMBALANCE), imbalance(bidLots, askLots, 5));
        });
    }

    private static void fill(
        final MarketState market, final long[] bidLots, final long[] askLots, final long bidTicks, final long spread)
    {
        final L2Book book = market.book();
        book.beginSnapshot(1);
        for (int i = 0; i < bidLots.length; i++)
        {
            book.bid(bidTicks - i, bidLots[i]);
            book.ask(bidTicks + spread + i, askLots[i]);
        }
        book.endSnapshot();
        market.onBook(1);
    }

    private static double imbalance(final long[] bidLots, final long[] askLots, final int levels)
    {
        double bids = 0;
        double asks = 0;
        for (int i = 0; i < Math.min(levels, bidLots.length); i++)
        {
            bids += bidLots[i];
            asks += askLots[i];
        }
        return (bids - asks) / (bids + asks);
    }

    private static void assertBarFeatures(final FeatureVector vector, final PlainFeatures plain, final int index)
    {
        for (final Feature feature : plain.features())
        {
            final double expected = plain.value(feature);
            assertThat(vector.isReady(feature)).as("%s at bar %s: %s", feature, index, expected)
                .isEqualTo(!Double.isNaN(expected));
            if (vector.isReady(feature))
            {
                assertThat(Math.abs(vector.value(feature) - expected))
                    .as("%s at bar %s: %s, not %s", feature, index, vector.value(feature), expected)
                    .isLessThanOrEqualTo(1e-9 * Math.max(Math.abs(expected), scale(feature)));
                assertThat(vector.value(feature)).as("%s", feature).isBetween(feature.min(), feature.max());
            }
        }
    }

    /** What a value near zero is measured against: the size of the terms whose difference it is. */
    private static double scale(final Feature feature)
    {
        return feature.unit().startsWith("log return") ? 1e-6 : 1.0;
    }

    private static void assertFlow(
        final FeatureVector vector, final int[] signs, final long[] lots, final int classified)
    {
        assertThat(vector.isReady(Feature.UPTICK_RATIO)).isEqualTo(classified >= 200);
        assertThat(vector.isReady(Feature.MICRO_SCORE)).isEqualTo(classified >= 200);
        if (classified >= 200)
        {
            double buys = 0;
            double signed = 0;
            double all = 0;
            for (int i = classified - 200; i < classified; i++)
            {
                buys += signs[i] > 0 ? 1 : 0;
                signed += signs[i] * (double)lots[i];
                all += lots[i];
            }
            assertRelative(vector.value(Feature.UPTICK_RATIO), buys / 200);
            assertRelative(vector.value(Feature.MICRO_SCORE), 50 * (1 + signed / all));
        }
    }

    private static void assertRelative(final double actual, final double expected)
    {
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-12 * Math.max(1.0, Math.abs(expected)));
    }
}
