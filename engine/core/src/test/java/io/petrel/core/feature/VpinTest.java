package io.petrel.core.feature;

import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.Normal;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Toxicity against buckets filled lot by lot. */
final class VpinTest
{
    private static final int BUCKETS = 10;

    @Test
    void shouldEqualBucketsFilledLotByLot()
    {
        Seeds.forEach(8, random ->
        {
            final Vpin vpin = new Vpin(false, 0.5, BUCKETS, 5);
            final Plain plain = new Plain();
            for (int i = 0; i < 2_000; i++)
            {
                if (0 == random.nextInt(20))
                {
                    final double usual = random.nextInt(1, 300);
                    vpin.onBar(bar(100, 1), usual(usual));
                    plain.resize(Math.max(1, (long)Math.rint(0.5 * usual)));
                }
                final long lots = random.nextInt(100) == 0 ? random.nextLong(1, 20_000) : random.nextLong(1, 60);
                final int side = random.nextInt(-1, 2);
                vpin.onTrade(lots, side);
                plain.add(lots, side);
                assertThat(vpin.isReady()).isEqualTo(plain.shares.size() >= BUCKETS);
                if (vpin.isReady())
                {
                    assertThat(vpin.value()).as("trade %s", i).isCloseTo(plain.value(), within(1e-12));
                    assertThat(vpin.value()).isBetween(0.0, 1.0);
                }
            }
        });
    }

    @Test
    void shouldShowOneSidedFlowAsToxicInBothDirections()
    {
        for (final int side : new int[]{TradeSide.BUY, TradeSide.SELL})
        {
            final Vpin vpin = new Vpin(false, 1, BUCKETS, 5);
            vpin.onBar(bar(100, 1), usual(7));
            for (int i = 0; i < 100; i++)
            {
                vpin.onTrade(3, side);
            }
            assertThat(vpin.value()).isEqualTo(1);
        }
    }

    @Test
    void shouldShowBalancedBucketsAsHarmless()
    {
        final Vpin vpin = new Vpin(false, 1, BUCKETS, 5);
        vpin.onBar(bar(100, 1), usual(6));
        for (int i = 0; i < 100; i++)
        {
            vpin.onTrade(3, 0 == i % 2 ? TradeSide.BUY : TradeSide.SELL);
        }
        assertThat(vpin.value()).isZero();
    }

    @Test
    void shouldWaitForAUsualVolume()
    {
        final Vpin vpin = new Vpin(false, 1, BUCKETS, 5);
        for (int i = 0; i < 1_000; i++)
        {
            vpin.onTrade(3, TradeSide.BUY);
            vpin.onBar(bar(100, 3), new Vectors().vector());
        }
        assertThat(vpin.isReady()).isFalse();
    }

    @Test
    void shouldClassifyBarsInBulk()
    {
        Seeds.forEach(4, random ->
        {
            final Vpin vpin = new Vpin(true, 0.5, BUCKETS, 5);
            final List<Double> changes = new ArrayList<>();
            final List<double[]> bars = new ArrayList<>();
            double last = 1_000;
            for (int i = 0; i < 300; i++)
            {
                final long close = (long)last + random.nextInt(-20, 21);
                final long volume = random.nextInt(10) == 0 ? Units.NULL_LOTS : 2_000;
                vpin.onTrade(1_000_000, TradeSide.BUY);
                vpin.onBar(bar(close, volume), usual(2_000));
                if (changes.size() >= 5 && Units.NULL_LOTS != volume)
                {
                    final List<Double> before = changes.subList(changes.size() - 5, changes.size());
                    bars.add(new double[]{Math.abs(2 * Normal.cdf((close - last) / deviation(before)) - 1)});
                }
                if (i > 0)
                {
                    changes.add(close - last);
                }
                last = close;
                assertThat(vpin.isReady()).isEqualTo(bars.size() * 2 >= BUCKETS);
                if (vpin.isReady())
                {
                    final double expected = bars.subList(bars.size() - BUCKETS / 2, bars.size()).stream()
                        .mapToDouble(b -> b[0]).average().orElseThrow();
                    assertThat(vpin.value()).isCloseTo(expected, within(1e-9));
                }
            }
        });
    }

    private static double deviation(final List<Double> values)
    {
        final double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        return Math.sqrt(values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1));
    }

    private static FeatureVector usual(final double lots)
    {
        return new Vectors().with(Feature.VOLUME_MA, lots).vector();
    }

    private static Bar bar(final long close, final long volume)
    {
        return Markets.bar(close, close, close, close, volume, 1);
    }

    /** One lot after the other. */
    private static final class Plain
    {
        private final List<Double> shares = new ArrayList<>();
        private long nextSize;
        private long size;
        private long filled;
        private double net;

        void add(final long lots, final int side)
        {
            for (long i = 0; i < lots && nextSize > 0; i++)
            {
                filled++;
                net += side;
                if (filled == size)
                {
                    shares.add(Math.abs(net) / size);
                    filled = 0;
                    net = 0;
                    size = nextSize;
                }
            }
        }

        void resize(final long lots)
        {
            nextSize = lots;
            size = 0 == size ? lots : size;
        }

        double value()
        {
            return shares.subList(shares.size() - BUCKETS, shares.size()).stream().mapToDouble(s -> s).average()
                .orElseThrow();
        }
    }
}
