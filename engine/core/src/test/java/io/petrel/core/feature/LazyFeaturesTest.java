package io.petrel.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.L2Book;
import io.petrel.core.market.MarketState;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Features that are worked out when they are asked for, against the same ones asked for after every single event: equal
 * to the bit whenever both are asked, however long the one was not.
 */
final class LazyFeaturesTest
{
    private static final AggressorSide[] SIDES = {AggressorSide.BUYER, AggressorSide.SELLER, AggressorSide.UNKNOWN};

    @Test
    void shouldGiveTheSameBitsOnABookAskedAfterEveryEventOrSeldom()
    {
        Seeds.forEach(6, random -> compare(DepthKind.DEPTH, random));
    }

    @Test
    void shouldGiveTheSameBitsOnAQuoteAskedAfterEveryEventOrSeldom()
    {
        Seeds.forEach(3, random -> compare(DepthKind.TOP_OF_BOOK, random));
    }

    @Test
    void shouldGiveTheSameBitsOnTradesAloneAskedAfterEveryEventOrSeldom()
    {
        Seeds.forEach(3, random -> compare(DepthKind.TRADES_ONLY, random));
    }

    @Test
    void shouldShowDecisionsTheSameBitsBeforeTheRestOfABarIsThere()
    {
        Seeds.forEach(4, random ->
        {
            final long seed = random.nextLong();
            final Lane whole = new Lane(DepthKind.DEPTH, new SplittableRandom(seed));
            final Lane halved = new Lane(DepthKind.DEPTH, new SplittableRandom(seed));
            final int[] withheld = new int[1];
            halved.afterBar = () -> withheld[0] += assertDecidingSame(whole.features.vector(), halved.features);
            for (int i = 0; i < 6_000; i++)
            {
                whole.step();
                halved.step();
                assertSameBits(whole.features.vector(), halved.features.vector(), i);
            }
            assertThat(withheld[0]).isPositive();
        });
    }

    /** Of a bar that has just closed; returns how many features are still to come. */
    private static int assertDecidingSame(final FeatureVector expected, final Features actual)
    {
        int withheld = 0;
        for (final Feature feature : Feature.values())
        {
            final FeatureVector deciding = actual.deciding();
            if (LaterFeaturesTest.ALL.contains(feature))
            {
                assertThat(deciding.isReady(feature)).as("%s ready before its turn", feature).isFalse();
                withheld += expected.isReady(feature) ? 1 : 0;
            }
            else
            {
                assertThat(deciding.isReady(feature)).as("%s", feature).isEqualTo(expected.isReady(feature));
                assertThat(Double.doubleToRawLongBits(deciding.valueOrZero(feature.index()))).as("%s", feature)
                    .isEqualTo(Double.doubleToRawLongBits(expected.valueOrZero(feature.index())));
            }
        }
        return withheld;
    }

    private static void compare(final DepthKind depthKind, final SplittableRandom random)
    {
        final long seed = random.nextLong();
        final Lane eager = new Lane(depthKind, new SplittableRandom(seed));
        final Lane lazy = new Lane(depthKind, new SplittableRandom(seed));
        int ready = 0;
        for (int i = 0; i < 6_000; i++)
        {
            eager.step();
            lazy.step();
            final FeatureVector expected = eager.features.vector();
            if (0 == random.nextInt(40))
            {
                ready = assertSameBits(expected, lazy.features.vector(), i);
            }
            if (0 == random.nextInt(900))
            {
                lazy.features = Restored.from(lazy.features, Huracan.features(lazy.market));
            }
        }
        assertThat(ready).isGreaterThan(40);
    }

    private static int assertSameBits(final FeatureVector expected, final FeatureVector actual, final int event)
    {
        int ready = 0;
        for (final Feature feature : Feature.values())
        {
            assertThat(actual.isReady(feature)).as("%s ready after event %d", feature, event)
                .isEqualTo(expected.isReady(feature));
            assertThat(Double.doubleToRawLongBits(actual.valueOrZero(feature.index())))
                .as("%s after event %d", feature, event)
                .isEqualTo(Double.doubleToRawLongBits(expected.valueOrZero(feature.index())));
            ready += actual.isReady(feature) ? 1 : 0;
        }
        assertThat(actual.rejected()).isZero();
        return ready;
    }

    /** A market and its features; two with one seed see the same events. */
    private static final class Lane
    {
        private final DepthKind depthKind;
        private final SplittableRandom random;
        private final MarketState market;
        private Features features;
        private Runnable afterBar = () ->
        {
        };
        private long timeNs = 1_000_000_000_000L;
        private long middle = 10_000;

        Lane(final DepthKind depthKind, final SplittableRandom random)
        {
            this.depthKind = depthKind;
            this.random = random;
            market = Markets.market(depthKind);
            features = Huracan.features(market);
        }

        void step()
        {
            timeNs += random.nextInt(3) > 0 ? 0 : random.nextLong(60) * 1_000_000L;
            middle += 0 == random.nextInt(9) ? random.nextInt(-1, 2) : 0;
            final int kind = random.nextInt(1_000);
            final boolean hasBook = DepthKind.DEPTH == depthKind;
            if (kind < 300 || kind < 950 && DepthKind.TRADES_ONLY == depthKind)
            {
                trade();
            }
            else if (kind < 600 && hasBook)
            {
                update(false);
            }
            else if (kind < 900)
            {
                quote();
            }
            else if (kind < 970)
            {
                bar();
            }
            else
            {
                rare(kind, hasBook);
            }
        }

        /** Some of it moves the market without a word to the features. */
        private void rare(final int kind, final boolean hasBook)
        {
            if (kind < 975)
            {
                market.onImportedBar(middle, random.nextBoolean() ? Units.NULL_TICKS : middle + 2, timeNs);
            }
            else if (kind < 978)
            {
                market.onFeedLost();
                features.onStatus();
            }
            else if (hasBook && kind < 990)
            {
                update(true);
            }
            else
            {
                market.instrument().state(kind < 993 ? InstrumentState.HALTED : InstrumentState.TRADING);
                if (random.nextBoolean())
                {
                    features.onStatus();
                }
            }
        }

        private void trade()
        {
            final long ticks = middle + random.nextInt(-2, 3);
            final long lots = random.nextLong(1, 1_000);
            final AggressorSide side = SIDES[random.nextInt(3)];
            market.onTrade(ticks, lots, side, timeNs);
            features.onTrade(ticks, lots, side, timeNs);
        }

        private void quote()
        {
            final boolean hasSizes = random.nextInt(20) > 0;
            market.onTopOfBook(
                middle - random.nextInt(1, 3),
                hasSizes ? random.nextLong(1, 40) : Units.NULL_LOTS,
                middle + random.nextInt(1, 3) - (0 == random.nextInt(40) ? 4 : 0),
                hasSizes ? random.nextLong(1, 40) : Units.NULL_LOTS,
                Units.NULL_ID,
                timeNs);
            features.onBook(timeNs);
        }

        private void update(final boolean isSnapshot)
        {
            final L2Book book = market.book();
            if (isSnapshot)
            {
                book.beginSnapshot(Units.NULL_ID);
            }
            else
            {
                book.beginDelta(0, 0, Units.NULL_ID);
            }
            for (int i = random.nextInt(isSnapshot ? 9 : 3); i >= 0; i--)
            {
                book.bid(middle - 1 - i - (isSnapshot ? 0 : random.nextInt(9)), random.nextInt(isSnapshot ? 1 : 0, 99));
                book.ask(middle + 1 + i + (isSnapshot ? 0 : random.nextInt(9)), random.nextInt(isSnapshot ? 1 : 0, 99));
            }
            if (isSnapshot)
            {
                book.endSnapshot();
            }
            else
            {
                book.endDelta();
            }
            market.onBook(timeNs);
            features.onBook(timeNs);
        }

        private void bar()
        {
            final long open = middle + random.nextInt(-3, 4);
            final long high = Math.max(open, middle) + random.nextInt(4);
            final long low = Math.min(open, middle) - random.nextInt(4);
            final Bar bar = Markets.bar(open, high, low, middle, random.nextLong(1, 10_000), timeNs);
            features.onClockBar(bar);
            features.onBar(bar);
            afterBar.run();
        }
    }
}
