package io.petrel.core.feature;

import io.petrel.codecs.event.AggressorSide;
import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.InstrumentState;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Restored;
import io.petrel.core.bar.Bar;
import io.petrel.core.market.MarketState;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class FeaturesTest
{
    private final MarketState market = Markets.market(DepthKind.TOP_OF_BOOK);
    private final Parameters parameters = new Parameters(Huracan.specs());
    private Features features = new Features(market, parameters, new CrossAssets(parameters));

    @Test
    void shouldNotStartBeforeItsParametersAreSet()
    {
        rise(100);
        assertThat(features.vector().isCalibrated()).isFalse();
        assertThat(features.vector().readyBits(0)).isZero();
        assertThat(features.vector().schemaHash()).isZero();

        Huracan.configure(parameters);
        rise(100);
        assertThat(features.vector().isCalibrated()).isTrue();
        assertThat(features.vector().isReady(Feature.ADX)).isTrue();
    }

    @Test
    void shouldNotBeReadyBeforeWarm()
    {
        Huracan.configure(parameters);
        features.onBar(Markets.bar(100, 110, 90, 105, 7, 1));

        for (final Feature feature : Feature.values())
        {
            assertThat(features.vector().isReady(feature)).as(feature.name()).isEqualTo(Feature.VOLUME == feature);
        }
        assertThat(features.vector().valueOrZero(Feature.ADX.index())).isZero();
        assertThatThrownBy(() -> features.vector().value(Feature.ADX)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldShowARisingMarketAsPositive()
    {
        Huracan.configure(parameters);
        rise(150);
        final FeatureVector vector = features.vector();

        assertThat(vector.value(Feature.EMA_FAST)).isGreaterThan(vector.value(Feature.EMA_SLOW));
        assertThat(vector.value(Feature.TREND_STRENGTH)).isGreaterThan(0.9);
        assertThat(vector.value(Feature.HTF_BIAS)).isGreaterThan(0.9);
        assertThat(vector.value(Feature.EMA_SLOPE)).isPositive();
        assertThat(vector.value(Feature.MOMENTUM)).isPositive();
        assertThat(vector.value(Feature.ADX)).isGreaterThan(90);
    }

    @Test
    void shouldTendToTheStatedTrendStrengthInASteadyTrend()
    {
        Huracan.configure(parameters);
        long close = 100_000;
        for (int i = 0; i < 400; i++)
        {
            close += 10;
            features.onBar(Markets.bar(close - 10, close + 45, close - 55, close, 7, i));
        }
        assertThat(features.vector().value(Feature.ATR)).isCloseTo(100, within(1e-9));
        assertThat(features.vector().value(Feature.TREND_STRENGTH))
            .isCloseTo(StrictMath.tanh(0.1 * (21 - 5) / 2), within(1e-6));
        assertThat(features.vector().value(Feature.EMA_SLOPE)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void shouldGiveNothingWhereTheMarketNeverMoves()
    {
        Huracan.configure(parameters);
        for (int i = 0; i < 300; i++)
        {
            features.onBar(Markets.bar(100, 100, 100, 100, 7, 1));
        }
        final FeatureVector vector = features.vector();

        assertThat(vector.value(Feature.ATR)).isZero();
        assertThat(vector.value(Feature.ADX)).isZero();
        assertThat(vector.value(Feature.REALISED_SIGMA)).isZero();
        assertThat(vector.value(Feature.RSI)).isEqualTo(50);
        assertThat(vector.value(Feature.STOCH_K)).isEqualTo(50);
        assertThat(vector.value(Feature.COMPRESSION)).as("as tight as ever").isEqualTo(0.5);
        assertThat(vector.value(Feature.VOLATILITY_PERCENTILE)).isEqualTo(0.5);
        assertThat(vector.value(Feature.NR7)).isZero();
        for (final Feature undefined : List.of(Feature.TREND_STRENGTH, Feature.EMA_SLOPE, Feature.EMA_SLOW_SLOPE,
            Feature.CCI, Feature.BB_POSITION, Feature.MEAN_REVERT_BIAS, Feature.PRICE_POSITION, Feature.CLOSE_Z,
            Feature.OU_DEVIATION, Feature.OU_HALF_LIFE, Feature.SKEWNESS, Feature.KURTOSIS, Feature.VOLATILITY_RATIO,
            Feature.EXPANSION_RATE, Feature.IGNITION, Feature.BREAKOUT_THRUST, Feature.PULLBACK_DEPTH))
        {
            assertThat(vector.isReady(undefined)).as(undefined.name()).isFalse();
        }
        assertThat(vector.isReady(Feature.VOLUME_Z)).as("constant volume").isFalse();
        assertThat(vector.isReady(Feature.REALISED_VOL)).as("no time passed").isFalse();
        assertThat(vector.rejected()).isZero();
    }

    @Test
    void shouldLeaveOutBarsOfUnknownVolume()
    {
        Huracan.configure(parameters);
        for (int i = 0; i < 40; i++)
        {
            features.onBar(Markets.bar(100, 110, 90, 105, i, i));
        }
        assertThat(features.vector().isReady(Feature.VOLUME_Z)).isTrue();
        features.onBar(Markets.bar(100, 110, 90, 105, Units.NULL_LOTS, 41));
        assertThat(features.vector().isReady(Feature.VOLUME_Z)).isFalse();
        features.onBar(Markets.bar(100, 110, 90, 105, 41, 42));
        assertThat(features.vector().isReady(Feature.VOLUME_Z)).isTrue();
    }

    @Test
    void shouldHaveNoLogarithmOfPricesBelowZero()
    {
        Huracan.configure(parameters);
        rise(150);
        assertThat(features.vector().isReady(Feature.REALISED_SIGMA)).isTrue();
        features.onBar(Markets.bar(10, 10, -20, -10, 7, 1_000_000_000L));
        final FeatureVector vector = features.vector();
        for (final Feature undefined : List.of(Feature.LOG_RETURN, Feature.REALISED_SIGMA, Feature.KURTOSIS,
            Feature.PARKINSON_VOL, Feature.GARMAN_KLASS_VOL, Feature.OU_HALF_LIFE, Feature.MACD, Feature.ATR_PCT))
        {
            assertThat(vector.isReady(undefined)).as(undefined.name()).isFalse();
        }
        features.onBar(Markets.bar(25_000, 25_100, 24_900, 25_000, 7, 1_000_000_001L));
        assertThat(features.vector().isReady(Feature.REALISED_SIGMA)).isTrue();
        assertThat(features.vector().rejected()).isZero();
    }

    @Test
    void shouldSeeATightRangeBreakUpOnVolume()
    {
        Huracan.configure(parameters);
        long close = 10_000;
        for (int i = 0; i < 200; i++)
        {
            final long reach = 200 - i;
            close = 10_000 + (0 == i % 2 ? reach : -reach);
            features.onBar(Markets.bar(10_000, 10_000 + reach + 5, 10_000 - reach - 5, close, 1_000, i));
        }
        assertThat(features.vector().value(Feature.COMPRESSION)).isGreaterThan(0.99);
        assertThat(features.vector().value(Feature.IGNITION)).isLessThan(50);
        assertThat(features.vector().value(Feature.NR7_DENSITY)).isGreaterThan(0.99);

        features.onBar(Markets.bar(10_000, 10_210, 9_995, 10_200, 5_000, 201));
        final FeatureVector vector = features.vector();
        assertThat(vector.value(Feature.IGNITION)).isGreaterThan(99);
        assertThat(vector.value(Feature.BREAKOUT_QUALITY)).isCloseTo(200.0 / 215, within(1e-12));
        assertThat(vector.value(Feature.BREAKOUT_THRUST)).isGreaterThan(1);
        assertThat(vector.value(Feature.NR7)).isZero();
        assertThat(vector.value(Feature.PULLBACK_DEPTH)).isCloseTo(10.0 / 215, within(0.05));
    }

    @Test
    void shouldScoreBuyingAndSellingAlike()
    {
        Huracan.configure(parameters);
        trades(AggressorSide.BUYER, 150);
        trades(AggressorSide.SELLER, 50);
        final double buying = features.vector().value(Feature.MICRO_SCORE);
        trades(AggressorSide.SELLER, 150);
        trades(AggressorSide.BUYER, 50);

        assertThat(buying).isEqualTo(75);
        assertThat(features.vector().value(Feature.MICRO_SCORE)).isEqualTo(25);
        assertThat(features.vector().value(Feature.UPTICK_RATIO)).isEqualTo(0.25);
    }

    @Test
    void shouldBlendTheBookIntoTheMicroScore()
    {
        Huracan.configure(parameters);
        trades(AggressorSide.BUYER, 150);
        trades(AggressorSide.SELLER, 50);
        market.onTopOfBook(9_999, 300, 10_001, 100, 1, 1);

        assertThat(features.vector().value(Feature.SPREAD_BPS)).isCloseTo(2, within(1e-12));
        assertThat(features.vector().value(Feature.BOOK_IMBALANCE)).isEqualTo(0.5);
        assertThat(features.vector().isReady(Feature.DEPTH_IMBALANCE)).isFalse();
        assertThat(features.vector().value(Feature.MICRO_SCORE)).isEqualTo(50 * (1 + 0.7 * 0.5 + 0.3 * 0.5));
    }

    @Test
    void shouldDropBookFeaturesWhenTheMarketMayNotBeTraded()
    {
        Huracan.configure(parameters);
        market.onTopOfBook(9_999, 300, 10_001, 100, 1, 1);
        assertThat(features.vector().isReady(Feature.SPREAD_BPS)).isTrue();

        market.onTopOfBook(10_002, 300, 10_001, 100, 2, 2);
        assertThat(features.vector().isReady(Feature.SPREAD_BPS)).as("crossed").isFalse();
        market.onTopOfBook(9_999, 300, Units.NULL_TICKS, Units.NULL_LOTS, 3, 3);
        assertThat(features.vector().isReady(Feature.SPREAD_BPS)).as("one-sided").isFalse();
        market.onTopOfBook(9_999, Units.NULL_LOTS, 10_001, Units.NULL_LOTS, 4, 4);
        assertThat(features.vector().isReady(Feature.SPREAD_BPS)).isTrue();
        assertThat(features.vector().isReady(Feature.BOOK_IMBALANCE)).as("sizes unknown").isFalse();
        market.instrument().state(InstrumentState.HALTED);
        assertThat(features.vector().isReady(Feature.SPREAD_BPS)).as("halted").isFalse();
    }

    @Test
    void shouldNameTheSchemaByDefinitionsAndNumbers()
    {
        final long schema = Huracan.features(market).vector().schemaHash();
        final Parameters other = Huracan.configured();
        Huracan.set(other, "feature.ema_fast_bars", 8);

        assertThat(Huracan.features(market).vector().schemaHash()).isEqualTo(schema);
        assertThat(new Features(market, other, new CrossAssets(other)).vector().schemaHash()).isNotEqualTo(schema);
    }

    @Test
    void shouldKeepItsDefinitionWhenParametersChangeLater()
    {
        Huracan.configure(parameters);
        rise(30);
        final long schema = features.vector().schemaHash();
        Huracan.set(parameters, "feature.ema_fast_bars", 8);
        rise(30);
        assertThat(features.vector().schemaHash()).isEqualTo(schema);
    }

    @Test
    void shouldBeRestoredWithItsDefinitionWhateverTheParametersAreByThen()
    {
        Huracan.configure(parameters);
        rise(60);
        trades(AggressorSide.BUYER, 250);
        Huracan.set(parameters, "feature.ema_fast_bars", 8);
        final Features whole = features;
        features = Restored.from(whole, new Features(market, parameters, new CrossAssets(parameters)));
        assertThat(features.vector()).usingRecursiveComparison().isEqualTo(whole.vector());

        rise(40);
        trades(AggressorSide.SELLER, 30);
        final long restored = hash();
        features = whole;
        rise(40);
        trades(AggressorSide.SELLER, 30);
        assertThat(hash()).isEqualTo(restored);
    }

    @Test
    void shouldBeRestoredToNothingWhereItHadNotBegun()
    {
        final Features whole = features;
        final Parameters later = Huracan.configured();
        features = Restored.from(whole, new Features(market, later, new CrossAssets(later)));
        assertThat(hash()).isEqualTo(Restored.hash(whole));
    }

    @Test
    void shouldHashEveryTradeAndBar()
    {
        Huracan.configure(parameters);
        final long start = hash();
        features.onTrade(100, 1, AggressorSide.BUYER, 0);
        final long afterTrade = hash();
        features.onBar(Markets.bar(100, 110, 90, 105, 7, 1));

        assertThat(afterTrade).isNotEqualTo(start);
        assertThat(hash()).isNotEqualTo(afterTrade);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        Huracan.configure(parameters);
        final SplittableRandom random = new SplittableRandom(1);
        final List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 1_000; i++)
        {
            final long close = random.nextLong(9_000, 11_000);
            bars.add(Markets.bar(close, close + 50, close - 50, close, random.nextLong(1_000), i * 1_000L));
        }
        market.onTopOfBook(9_999, 300, 10_001, 100, 1, 1);
        final Runnable work = () ->
        {
            for (int i = 0; i < 100_000; i++)
            {
                features.onTrade(
                    10_000 + i % 7, 1 + i % 5, 0 == i % 2 ? AggressorSide.UNKNOWN : AggressorSide.BUYER, 0);
                if (0 == i % 10)
                {
                    features.onBar(bars.get(i % bars.size()));
                    features.vector();
                }
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private void rise(final int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            final long close = 10_000 + 100L * i;
            features.onBar(Markets.bar(close - 100, close + 10, close - 110, close, 50 + i % 3, 1_000_000L * i));
        }
    }

    private void trades(final AggressorSide side, final int count)
    {
        for (int i = 0; i < count; i++)
        {
            features.onTrade(10_000, 10, side, 0);
        }
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        features.visitState(hash);
        return hash.value();
    }

    private static Offset<Double> within(final double offset)
    {
        return Offset.offset(offset);
    }
}
