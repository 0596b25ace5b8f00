package io.petrel.core.feature;

import io.petrel.core.Coins;
import io.petrel.core.Huracan;
import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** Cross-asset features on seeded streams of several instruments that miss bars, come late and change places. */
final class CrossAssetsTest
{
    private static final Feature[] FEATURES = Arrays.stream(Feature.values())
        .filter(feature -> Feature.Group.CROSS_ASSET == feature.group()).toArray(Feature[]::new);
    private static final int INSTRUMENTS = 5;
    private static final int TIMES = 160;

    @Test
    void shouldEqualPlainFormulasWhateverIsMissing()
    {
        final int[] compared = new int[FEATURES.length];
        final double[] worst = new double[FEATURES.length];
        Seeds.forEach(12, random ->
        {
            final PlainCrossAssets.Windows windows = windows(random);
            final CrossAssets market = market(configured(windows), INSTRUMENTS);
            final PlainCrossAssets plain = new PlainCrossAssets(windows, INSTRUMENTS);
            final FeatureVector vector = new FeatureVector();
            for (final long[] bar : stream(random, TIMES, true))
            {
                market.onClose((int)bar[0], bar[1], bar[2]);
                plain.onClose((int)bar[0], bar[1], bar[2]);
                if (0 == random.nextInt(4))
                {
                    final int place = random.nextInt(INSTRUMENTS);
                    compare(market, plain, place, vector, compared, worst);
                    assertCorrelations(market, plain, place);
                }
            }
            assertThat(vector.rejected()).isZero();
        });
        for (int i = 0; i < FEATURES.length; i++)
        {
            assertThat(worst[i]).as("%s: largest relative error", FEATURES[i]).isLessThan(1e-9);
            assertThat(compared[i]).as("%s was compared", FEATURES[i]).isGreaterThan(100);
        }
    }

    @Test
    void shouldEqualPlainFormulasOnRealCoins() throws IOException
    {
        final List<Coins.CoinBar> hourly = Coins.hourly();
        int first = 0;
        while (hourly.get(first).place() < Coins.HOURLY.size() - 1)
        {
            first++;
        }
        assertEqualsPlain(hourly.subList(first + 1, first + 1 + 9 * 260), Coins.HOURLY.size());
        assertEqualsPlain(Coins.fourHourly().subList(0, 700), Coins.FOUR_HOURLY.size());
    }

    @Test
    void shouldSayTheSameOfAPrefixWhateverFollows()
    {
        Seeds.forEach(6, random ->
        {
            final PlainCrossAssets.Windows windows = windows(random);
            final List<long[]> whole = stream(random, TIMES, true);
            final int cut = random.nextInt(whole.size() / 2, whole.size());
            final List<long[]> other = new ArrayList<>(whole.subList(0, cut));
            for (final long[] bar : whole.subList(cut, whole.size()))
            {
                other.add(new long[]{bar[0], bar[1], bar[2] * random.nextInt(1, 3)});
            }
            final long[] one = decisions(windows, whole, null);
            final long[] two = decisions(windows, other, null);
            assertThat(Arrays.copyOf(one, cut)).isEqualTo(Arrays.copyOf(two, cut));
            assertThat(one).isNotEqualTo(two);
        });
    }

    @Test
    void shouldDecideAsIfNothingHadHappenedWhereverItIsRestoredAndWhateverTheParametersAreByThen()
    {
        Seeds.forEach(6, random ->
        {
            final PlainCrossAssets.Windows windows = windows(random);
            final List<long[]> bars = stream(random, TIMES, true);
            assertThat(decisions(windows, bars, random)).isEqualTo(decisions(windows, bars, null));
        });
    }

    @Test
    void shouldShowFollowersTheBarOfTheBenchmarkOfTheSameEndTimeAndNoLaterOne()
    {
        final PlainCrossAssets.Windows windows = new PlainCrossAssets.Windows();
        windows.beta = 6;
        windows.shortBars = 4;
        final CrossAssets market = market(configured(windows), 2);
        final FeatureVector vector = new FeatureVector();
        final SplittableRandom random = new SplittableRandom(1);
        for (int time = 1; time < 9; time++)
        {
            market.onClose(0, time, random.nextLong(900, 1_100));
            market.onClose(1, time, random.nextLong(900, 1_100));
        }
        market.write(1, vector);
        final double before = vector.value(Feature.BETA);
        market.onClose(0, 9, 2_000);
        market.write(1, vector);
        assertThat(vector.value(Feature.BETA)).isEqualTo(before);
        market.onClose(1, 9, 1_000);
        market.write(1, vector);
        assertThat(vector.value(Feature.BETA)).isNotEqualTo(before);
    }

    @Test
    void shouldMeanTheSameToAllInstrumentsWhateverTheOrderOfTheTape()
    {
        Seeds.forEach(6, random ->
        {
            final PlainCrossAssets.Windows windows = windows(random);
            final List<long[]> bars = stream(random, TIMES, false);
            final List<long[]> shuffled = shuffleTies(random, bars);
            final CrossAssets one = market(configured(windows), INSTRUMENTS);
            final CrossAssets two = market(configured(windows), INSTRUMENTS);
            final FeatureVector left = new FeatureVector();
            final FeatureVector right = new FeatureVector();
            for (int i = 0; i < bars.size(); i++)
            {
                one.onClose((int)bars.get(i)[0], bars.get(i)[1], bars.get(i)[2]);
                two.onClose((int)shuffled.get(i)[0], shuffled.get(i)[1], shuffled.get(i)[2]);
                final int place = random.nextInt(INSTRUMENTS);
                one.write(place, left);
                two.write(place, right);
                for (final Feature feature : new Feature[]{Feature.SECTOR_RS, Feature.SECTOR_MOMENTUM,
                    Feature.MEAN_CORRELATION, Feature.PCA_RESIDUAL_Z})
                {
                    assertThat(left.isReady(feature)).isEqualTo(right.isReady(feature));
                    assertThat(left.valueOrZero(feature.index())).isEqualTo(right.valueOrZero(feature.index()));
                }
            }
        });
    }

    @Test
    void shouldHaveNothingToSayOfTheBenchmarkAgainstItself()
    {
        final CrossAssets market = market(Huracan.configured(), 3);
        final FeatureVector vector = new FeatureVector();
        final SplittableRandom random = new SplittableRandom(2);
        for (int time = 1; time < 500; time++)
        {
            for (int place = 0; place < 3; place++)
            {
                market.onClose(place, time, random.nextLong(900, 1_100));
            }
        }
        market.write(0, vector);
        for (final Feature feature : FEATURES)
        {
            final boolean isOfOthers = Feature.SECTOR_RS == feature || Feature.SECTOR_MOMENTUM == feature ||
                Feature.MEAN_CORRELATION == feature || Feature.PCA_RESIDUAL_Z == feature;
            assertThat(vector.isReady(feature)).as(feature.name()).isEqualTo(isOfOthers);
        }
        market.write(2, vector);
        for (final Feature feature : FEATURES)
        {
            assertThat(vector.isReady(feature)).as(feature.name()).isTrue();
        }
    }

    @Test
    void shouldStopComparingWhenTheBenchmarkStops()
    {
        final CrossAssets market = market(Huracan.configured(), 2);
        final FeatureVector vector = new FeatureVector();
        final SplittableRandom random = new SplittableRandom(2);
        for (int time = 1; time < 500; time++)
        {
            market.onClose(0, time, random.nextLong(900, 1_100));
            market.onClose(1, time, random.nextLong(900, 1_100));
        }
        market.onClose(1, 500, 1_000);
        market.write(1, vector);
        assertThat(vector.isReady(Feature.RS_SCORE)).isTrue();
        market.onClose(1, 501, 1_000);
        market.write(1, vector);
        for (final Feature feature : FEATURES)
        {
            assertThat(vector.isReady(feature)).as(feature.name()).isEqualTo(false);
        }
    }

    @Test
    void shouldIgnoreBarsThatAreNotLaterOrHaveNoPrice()
    {
        final CrossAssets market = market(Huracan.configured(), 2);
        market.onClose(0, 10, 1_000);
        final long before = hash(market);
        market.onClose(0, 10, 2_000);
        market.onClose(0, 9, 2_000);
        market.onClose(0, 11, 0);
        assertThat(hash(market)).isEqualTo(before);
    }

    @Test
    void shouldStartWithItsParametersAndTakeInstrumentsLater()
    {
        final Parameters parameters = Huracan.configuredBut("feature.pca_bars");
        final CrossAssets market = market(parameters, 1);
        market.onClose(0, 1, 1_000);
        assertThat(market.correlation(0, 1)).isNaN();
        Huracan.set(parameters, "feature.pca_bars", 60);
        final SplittableRandom random = new SplittableRandom(2);
        market.onClose(0, 2, 1_000);
        assertThat(market.add()).isEqualTo(1);
        for (int time = 3; time < 100; time++)
        {
            market.onClose(0, time, random.nextLong(900, 1_100));
            market.onClose(1, time, random.nextLong(900, 1_100));
        }
        assertThat(market.correlation(0, 1)).isEqualTo(market.correlation(1, 0)).isBetween(-1.0, 1.0);
        assertThat(market.correlation(1, 1)).isEqualTo(1.0);
    }

    @Test
    void shouldNotBeReadyOfPricesThatDoNotMove()
    {
        final CrossAssets market = market(Huracan.configured(), 4);
        final FeatureVector vector = new FeatureVector();
        for (int time = 1; time < 500; time++)
        {
            for (int place = 0; place < 4; place++)
            {
                market.onClose(place, time, 1_000 + place);
            }
            market.write(time % 4, vector);
        }
        assertThat(vector.rejected()).isZero();
        assertThat(market.correlation(1, 2)).isNaN();
        market.write(1, vector);
        assertThat(vector.isReady(Feature.BETA)).isFalse();
        assertThat(vector.isReady(Feature.PAIRS_Z)).isFalse();
        assertThat(vector.isReady(Feature.PCA_RESIDUAL_Z)).isFalse();
        assertThat(vector.value(Feature.RS_SCORE)).isEqualTo(50);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothingOnceInstrumentsAreDefined()
    {
        final CrossAssets market = market(Huracan.configured(), 16);
        final FeatureVector vector = new FeatureVector();
        final SplittableRandom random = new SplittableRandom(2);
        final long[] prices = random.longs(4_096, 900, 1_100).toArray();
        final long[] timeNs = {0};
        final Runnable turn = () ->
        {
            for (int time = 0; time < 300; time++)
            {
                timeNs[0]++;
                for (int place = 0; place < 16; place++)
                {
                    market.onClose(place, timeNs[0], prices[(int)(timeNs[0] * 7 + place * 31) & 4_095]);
                    market.write(place, vector);
                }
            }
        };
        turn.run();
        assertThat(Allocation.ofRepeated(turn)).isZero();
        assertThat(vector.isReady(Feature.PCA_RESIDUAL_Z)).isTrue();
    }

    private static void assertEqualsPlain(final List<Coins.CoinBar> bars, final int coins)
    {
        final CrossAssets market = market(Huracan.configured(), coins);
        final PlainCrossAssets plain = new PlainCrossAssets(new PlainCrossAssets.Windows(), coins);
        final FeatureVector vector = new FeatureVector();
        final int[] compared = new int[FEATURES.length];
        for (int i = 0; i < bars.size(); i++)
        {
            final Coins.CoinBar coin = bars.get(i);
            market.onClose(coin.place(), coin.bar().endTimeNs(), coin.bar().closeTicks());
            plain.onClose(coin.place(), coin.bar().endTimeNs(), coin.bar().closeTicks());
            if (0 == i % 29)
            {
                compare(market, plain, coin.place(), vector, compared, new double[FEATURES.length]);
            }
        }
        for (int i = 0; i < FEATURES.length; i++)
        {
            final boolean needsThree = Feature.PCA_RESIDUAL_Z == FEATURES[i];
            assertThat(compared[i] > 5).as(FEATURES[i].name()).isEqualTo(!needsThree || coins > 2);
        }
    }

    private static void compare(
        final CrossAssets market,
        final PlainCrossAssets plain,
        final int place,
        final FeatureVector vector,
        final int[] compared,
        final double[] worst)
    {
        for (final Feature feature : FEATURES)
        {
            vector.clear(feature);
        }
        market.write(place, vector);
        for (int i = 0; i < FEATURES.length; i++)
        {
            final double expected = plain.value(FEATURES[i], place);
            assertThat(vector.isReady(FEATURES[i])).as(FEATURES[i].name()).isEqualTo(!Double.isNaN(expected));
            if (vector.isReady(FEATURES[i]))
            {
                final double actual = vector.value(FEATURES[i]);
                final double error = Math.abs(actual - expected) / Math.max(1e-4, Math.abs(expected));
                assertThat(error).as("%s is %s, not %s", FEATURES[i], actual, expected).isLessThan(1e-9);
                assertThat(actual).isBetween(FEATURES[i].min(), FEATURES[i].max());
                worst[i] = Math.max(worst[i], error);
                compared[i]++;
            }
        }
    }

    private static void assertCorrelations(final CrossAssets market, final PlainCrossAssets plain, final int place)
    {
        for (int other = 0; other < INSTRUMENTS; other++)
        {
            final double expected = other == place ? 1.0 : plain.correlation(place, other);
            final double actual = market.correlation(place, other);
            assertThat(Double.isNaN(actual)).isEqualTo(Double.isNaN(expected));
            assertThat(Math.abs(actual - expected) > 1e-9).isFalse();
        }
    }

    private static PlainCrossAssets.Windows windows(final SplittableRandom random)
    {
        final PlainCrossAssets.Windows windows = new PlainCrossAssets.Windows();
        windows.rs = random.nextInt(1, 12);
        windows.rank = random.nextInt(1, 20);
        windows.beta = random.nextInt(12, 25);
        windows.shortBars = random.nextInt(4, 11);
        windows.lead = random.nextInt(1, 4);
        windows.pairs = random.nextInt(2, 20);
        windows.pca = random.nextInt(3, 20);
        windows.factors = random.nextInt(1, 3);
        windows.refresh = random.nextInt(1, 4);
        windows.gap = random.nextInt(0, 3);
        windows.stateVariance = random.nextDouble(1e-7, 1e-4);
        return windows;
    }

    private static Parameters configured(final PlainCrossAssets.Windows windows)
    {
        final Parameters parameters = Huracan.configured();
        Huracan.set(parameters, "feature.rs_bars", windows.rs);
        Huracan.set(parameters, "feature.rs_rank_bars", windows.rank);
        Huracan.set(parameters, "feature.beta_bars", windows.beta);
        Huracan.set(parameters, "feature.correlation_short_bars", windows.shortBars);
        Huracan.set(parameters, "feature.lead_bars", windows.lead);
        Huracan.set(parameters, "feature.pairs_bars", windows.pairs);
        Huracan.set(parameters, "feature.pca_bars", windows.pca);
        Huracan.set(parameters, "feature.pca_factors", windows.factors);
        Huracan.set(parameters, "feature.pca_refresh_bars", windows.refresh);
        Huracan.set(parameters, "feature.gap_bars", windows.gap);
        Huracan.set(parameters, "feature.kalman_state_variance", windows.stateVariance);
        return parameters;
    }

    private static CrossAssets market(final Parameters parameters, final int instruments)
    {
        final CrossAssets market = new CrossAssets(parameters);
        for (int place = 0; place < instruments; place++)
        {
            assertThat(market.add()).isEqualTo(place);
        }
        return market;
    }

    /** Place, end time, close: a common factor and own noise; bars are missing, one in forty comes late. */
    private static List<long[]> stream(final SplittableRandom random, final int times, final boolean hasLateBars)
    {
        final List<long[]> bars = new ArrayList<>();
        final List<long[]> late = new ArrayList<>();
        final double[] logs = {11, 10, 9, 8, 7};
        for (int time = 1; time <= times; time++)
        {
            final double common = random.nextDouble(-0.02, 0.02);
            for (int place = 0; place < INSTRUMENTS; place++)
            {
                logs[place] += common * (1 + 0.3 * place) + random.nextDouble(-0.01, 0.01);
                final long[] bar = {place, time, Math.round(1e4 * Math.exp(logs[place]))};
                if (time > 6 * place && 0 != random.nextInt(30))
                {
                    (hasLateBars && 0 == random.nextInt(40) ? late : bars).add(bar);
                }
                else if (!late.isEmpty() && late.get(0)[0] != place)
                {
                    addLate(bars, late.remove(0));
                }
            }
        }
        return bars;
    }

    /** A bar that the instrument's next one has not overtaken yet. */
    private static void addLate(final List<long[]> bars, final long[] bar)
    {
        for (final long[] other : bars)
        {
            if (other[0] == bar[0] && other[1] > bar[1])
            {
                return;
            }
        }
        bars.add(bar);
    }

    private static List<long[]> shuffleTies(final SplittableRandom random, final List<long[]> bars)
    {
        final List<long[]> shuffled = new ArrayList<>(bars);
        for (int i = shuffled.size() - 1; i > 0; i--)
        {
            final int other = Math.max(0, i - random.nextInt(4));
            if (shuffled.get(i)[1] == shuffled.get(other)[1])
            {
                final long[] bar = shuffled.get(i);
                shuffled.set(i, shuffled.get(other));
                shuffled.set(other, bar);
            }
        }
        return shuffled;
    }

    /** After each bar the hash of what its instrument would decide on; restored now and then, null for never. */
    private static long[] decisions(
        final PlainCrossAssets.Windows windows, final List<long[]> bars, final SplittableRandom restores)
    {
        CrossAssets market = market(configured(windows), INSTRUMENTS);
        final FeatureVector vector = new FeatureVector();
        final long[] hashes = new long[bars.size()];
        for (int i = 0; i < hashes.length; i++)
        {
            final long[] bar = bars.get(i);
            market.onClose((int)bar[0], bar[1], bar[2]);
            market.write((int)bar[0], vector);
            final StateHash hash = new StateHash();
            for (final Feature feature : FEATURES)
            {
                hash.add(vector.isReady(feature)).add(vector.valueOrZero(feature.index()));
            }
            hashes[i] = hash.value();
            if (null != restores && 0 == restores.nextInt(20))
            {
                market = Restored.from(market, market(configured(windows(restores)), INSTRUMENTS));
            }
        }
        return hashes;
    }

    private static long hash(final CrossAssets market)
    {
        final StateHash hash = new StateHash();
        market.visitState(hash);
        return hash.value();
    }
}
