package io.petrel.core.feature;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.bar.Bar;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** The ranges of the catalogue are promises, on wild streams too. */
final class FeatureRangeTest
{
    private static final int BARS = 1_500;

    /** Calm, jumps of a thousandfold, standstill, and prices of a few ticks follow one another. */
    @Test
    void shouldKeepEveryBarFeatureInItsRange()
    {
        final Set<Feature> seen = EnumSet.noneOf(Feature.class);
        Seeds.forEach(20, random -> run(random, 1, seen));
        assertThat(seen).containsAll(new PlainFeatures(Huracan.configured()).features());
    }

    /** A spread between two contracts can cost less than nothing. */
    @Test
    void shouldKeepEveryBarFeatureInItsRangeWherePricesFallBelowZero()
    {
        Seeds.forEach(20, random -> run(random, -3_000, EnumSet.noneOf(Feature.class)));
    }

    private static void run(final SplittableRandom random, final long floorTicks, final Set<Feature> seen)
    {
        final Features features = Huracan.features(Markets.market(DepthKind.TRADES_ONLY));
        long ticks = 1_000;
        long timeNs = 1_000;
        long reach = 1;
        for (int i = 0; i < BARS; i++)
        {
            reach = 0 == i % 50 ? move(random) : reach;
            final long open = Math.max(floorTicks, ticks + random.nextLong(-reach, reach + 1) / 2);
            ticks = Math.max(floorTicks, open + random.nextLong(-reach, reach + 1));
            timeNs += random.nextInt(3) * 1_000_000_000L;
            features.onBar(bar(random, open, ticks, Math.max(floorTicks, Math.min(open, ticks) - reach / 3), timeNs));
            assertRanges(features.vector(), seen, i);
        }
        assertThat(features.vector().rejected()).isZero();
    }

    private static long move(final SplittableRandom random)
    {
        final long[] moves = {0, 0, 1, 2, 30, 1_000, 1_000_000};
        return moves[random.nextInt(moves.length)];
    }

    private static Bar bar(
        final SplittableRandom random, final long open, final long close, final long low, final long timeNs)
    {
        final long volume = 0 == random.nextInt(20) ? Units.NULL_LOTS : random.nextLong(4) * random.nextLong(1_000);
        return Markets.bar(open, Math.max(open, close) + random.nextLong(2), low, close, volume, timeNs);
    }

    private static void assertRanges(final FeatureVector vector, final Set<Feature> seen, final int index)
    {
        for (final Feature feature : Feature.values())
        {
            if (vector.isReady(feature))
            {
                seen.add(feature);
                final double value = vector.value(feature);
                assertThat(value >= feature.min() && value <= feature.max())
                    .as("%s at bar %s: %s", feature, index, value).isTrue();
            }
        }
    }
}
