package io.petrel.core.feature;

import io.petrel.codecs.event.BarKind;
import io.petrel.core.bar.Bar;
import io.petrel.core.math.RollingRank;
import io.petrel.core.math.RollingShape;
import io.petrel.core.param.Parameters;
import io.petrel.core.param.Provenance;
import io.petrel.core.pipeline.CoreParams;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.config.PetrelConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: which features are the dearest? Each calculator alone, with the shipped lengths, one bar (or, where its
 * name says so, one trade) of a seeded random walk per operation; what it leaves in the vector or returns is read.
 * {@code NOTHING} is the cost of the loop. In the features' package, since calculators are nobody else's business.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-Dagrona.disable.bounds.checks=true",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"})
public class CalculatorBenchmark
{
    private static final int BARS = 1 << 12;
    private static final int INSTRUMENTS = 4;
    private static final int PAIRS = 6;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long START_PRICE_TICKS = 5_000_000;

    /** What is measured: features by name, or a whole group. */
    @Param({
        "NOTHING", "TREND_GROUP", "VOLATILITY_GROUP", "MEAN_REVERSION_GROUP", "BREAKOUT_GROUP", "VOLUME_GROUP",
        "TIMEFRAME_ALIGNMENT_AND_GATE", "HIGHER_ORDER_GROUP", "CROSS_ASSET_GROUP_OF_FOUR", "MOVING_AVERAGES", "MACD",
        "ADX", "TREND_STRENGTH_AND_ATR", "HTF_BIAS", "RSI", "STOCHASTIC", "CCI", "BOLLINGER", "COMPRESSION_RANK",
        "PRICE_POSITION", "OU", "SKEWNESS_AND_KURTOSIS", "KYLE_LAMBDA", "HEDGE_RATIO_AND_PAIRS_Z", "RS_SCORE",
        "PCA_RESIDUAL_Z_OF_FOUR", "MEAN_CORRELATION_OF_FOUR",
        "HAWKES_TRADE", "TICK_IMBALANCE_TRADE", "VPIN_TRADE"})
    public String calculator;

    private final Bar[] bars = new Bar[BARS];
    private final FeatureVector vector = new FeatureVector();
    private Parameters parameters;
    private FeatureParams params;
    private Work work;
    private long step;
    private double sum;

    /** One step of a calculator; what it computed. */
    private interface Work
    {
        double onBar(Bar bar, long timeNs);
    }

    /** Makes bars and the calculator. */
    @Setup(Level.Trial)
    public void setup()
    {
        final SplittableRandom random = new SplittableRandom(42);
        long priceTicks = START_PRICE_TICKS;
        for (int i = 0; i < BARS; i++)
        {
            final long open = priceTicks;
            priceTicks += random.nextInt(-20_000, 20_001);
            final Bar bar = new Bar();
            bar.series(0, BarKind.TIME, HOUR_NS);
            bar.span(i * HOUR_NS, (i + 1) * HOUR_NS);
            bar.prices(open, Math.max(open, priceTicks) + random.nextInt(9_000),
                Math.min(open, priceTicks) - random.nextInt(9_000), priceTicks);
            final long lots = 1_000 + random.nextInt(9_000);
            bar.sums(lots, random.nextLong(lots), lots * priceTicks, 10 + random.nextInt(90));
            bars[i] = bar;
        }
        parameters = configured();
        params = new FeatureParams(parameters);
        if (!params.freeze())
        {
            throw new IllegalStateException("feature parameters are not set");
        }
        work = work();
    }

    /** Refuses to report on a calculator that computed nothing. */
    @TearDown(Level.Trial)
    public void check()
    {
        if (!calculator.equals("NOTHING") && (0 == sum || !Double.isFinite(sum)))
        {
            throw new IllegalStateException(calculator + " computed " + sum);
        }
    }

    /**
     * One bar or trade.
     *
     * @return what was computed, summed.
     */
    @Benchmark
    public double update()
    {
        final Bar bar = bars[(int)step & BARS - 1];
        sum += work.onBar(bar, step * HOUR_NS);
        step++;
        return sum;
    }

    private Work work()
    {
        return switch (calculator)
        {
            case "NOTHING" -> (bar, timeNs) -> bar.closeTicks();
            case "TREND_GROUP", "VOLATILITY_GROUP", "MEAN_REVERSION_GROUP", "BREAKOUT_GROUP", "VOLUME_GROUP",
                "TIMEFRAME_ALIGNMENT_AND_GATE", "HIGHER_ORDER_GROUP", "CROSS_ASSET_GROUP_OF_FOUR" -> group();
            case "HAWKES_TRADE", "TICK_IMBALANCE_TRADE", "VPIN_TRADE", "KYLE_LAMBDA" -> flow();
            case "HEDGE_RATIO_AND_PAIRS_Z", "RS_SCORE" -> pair();
            case "PCA_RESIDUAL_Z_OF_FOUR", "MEAN_CORRELATION_OF_FOUR" -> matrix();
            case "MOVING_AVERAGES", "MACD", "ADX", "TREND_STRENGTH_AND_ATR", "HTF_BIAS" -> trend();
            default -> distribution();
        };
    }

    private Work group()
    {
        final TrendFeatures trend = new TrendFeatures(params);
        final VolatilityFeatures volatility = new VolatilityFeatures(params);
        final MeanReversionFeatures meanReversion = new MeanReversionFeatures(params);
        final BreakoutFeatures breakout = new BreakoutFeatures(params, meanReversion.range());
        final VolumeFeatures volume = new VolumeFeatures(params);
        final TimeframeFeatures timeframes = new TimeframeFeatures(params);
        final HigherOrderFeatures higherOrder = new HigherOrderFeatures();
        final Bar moving = new Bar();
        for (final Bar bar : bars)
        {
            trend.onBar(bar, vector);
            trend.complete(bar, vector);
            volatility.onBar(bar, vector);
            volatility.complete(bar, vector);
            meanReversion.onBar(bar, vector);
            meanReversion.complete(bar, vector);
        }
        return switch (calculator)
        {
            case "TREND_GROUP" -> twoSteps(trend::onBar, trend::complete, Feature.ADX);
            case "VOLATILITY_GROUP" -> twoSteps(volatility::onBar, volatility::complete, Feature.KURTOSIS);
            case "MEAN_REVERSION_GROUP" -> twoSteps(meanReversion::onBar, meanReversion::complete, Feature.RSI);
            case "BREAKOUT_GROUP" -> (bar, timeNs) ->
            {
                breakout.onBar(bar, vector);
                breakout.complete(bar, vector);
                return 1 + read(Feature.NR7);
            };
            case "VOLUME_GROUP" -> twoSteps(volume::onBar, volume::complete, Feature.VOLUME);
            case "HIGHER_ORDER_GROUP" -> (bar, timeNs) ->
            {
                higherOrder.onBar(vector);
                return read(Feature.ADX_SQUARED);
            };
            case "CROSS_ASSET_GROUP_OF_FOUR" -> four();
            default -> (bar, timeNs) ->
            {
                moving.copyFrom(bar);
                moving.span(timeNs, timeNs + HOUR_NS);
                timeframes.onBar(moving, vector);
                timeframes.complete(vector);
                return read(Feature.TIMEFRAME_ALIGNMENT);
            };
        };
    }

    /** What decisions read of a bar, and the rest of it. */
    private Work twoSteps(
        final BiConsumer<Bar, FeatureVector> onBar,
        final BiConsumer<Bar, FeatureVector> complete,
        final Feature feature)
    {
        return (bar, timeNs) ->
        {
            onBar.accept(bar, vector);
            complete.accept(bar, vector);
            return read(feature);
        };
    }

    /** Four instruments: every fourth step is the benchmark's, and the others follow at the same time. */
    private Work four()
    {
        final CrossAssets market = new CrossAssets(parameters);
        for (int i = 0; i < 4; i++)
        {
            market.add();
        }
        return (bar, timeNs) ->
        {
            final int place = (int)step & 3;
            market.onClose(place, (step >> 2) * HOUR_NS + HOUR_NS, bar.closeTicks());
            market.write(place, vector);
            return 1 + vector.valueOrZero(Feature.BETA.index());
        };
    }

    /**
     * What the correlations of four instruments cost at one clock time: their common factors with the correlations as
     * they are, or the correlations themselves, updated and averaged.
     */
    private Work matrix()
    {
        final Pairs pairs = new Pairs(params);
        final CommonFactors factors = new CommonFactors(params);
        final long[] endTimesNs = new long[INSTRUMENTS];
        final double[] logCloses = new double[INSTRUMENTS];
        for (int place = 0; place < INSTRUMENTS; place++)
        {
            pairs.add();
        }
        for (int i = 0; i < BARS; i++)
        {
            correlations(pairs, i, endTimesNs, logCloses);
        }
        if (calculator.equals("MEAN_CORRELATION_OF_FOUR"))
        {
            return (bar, timeNs) -> correlations(pairs, BARS + step, endTimesNs, logCloses);
        }
        return (bar, timeNs) ->
        {
            factors.begin();
            for (int place = 0; place < INSTRUMENTS; place++)
            {
                factors.take(place, logReturn(step, place), pairs);
            }
            factors.conclude(pairs);
            factors.write(0, vector);
            return 1 + vector.valueOrZero(Feature.PCA_RESIDUAL_Z.index());
        };
    }

    /** The mean of the six correlations after one more clock time. */
    private double correlations(
        final Pairs pairs, final long time, final long[] endTimesNs, final double[] logCloses)
    {
        double total = 0;
        for (int place = 0; place < INSTRUMENTS; place++)
        {
            endTimesNs[place] = (time + 1) * HOUR_NS;
            logCloses[place] += logReturn(time, place);
            pairs.onBar(place, endTimesNs, logCloses);
        }
        for (int later = 1; later < INSTRUMENTS; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                total += pairs.correlation(earlier, later);
            }
        }
        return Double.isNaN(total) ? 1 : total / PAIRS;
    }

    /** Half of a return is the market's, half the instrument's own. */
    private double logReturn(final long time, final int place)
    {
        final Bar common = bars[(int)time & BARS - 1];
        final Bar own = bars[(int)(time * (3 + 2L * place) + place) & BARS - 1];
        return 1e-7 * (common.closeTicks() - common.openTicks() + own.closeTicks() - own.openTicks());
    }

    private Work flow()
    {
        final HawkesIntensity arrivals = new HawkesIntensity(0.1, 0.5, 1);
        final TickImbalance ticks = new TickImbalance(0.999, 100);
        final Vpin vpin = new Vpin(false, 0.1, 50, 20);
        final KyleLambda kyle = new KyleLambda(60);
        return switch (calculator)
        {
            case "HAWKES_TRADE" -> (bar, timeNs) ->
            {
                arrivals.onTrade((int)(bar.closeTicks() & 1) * 2 - 1, step * 1_000_000L);
                return arrivals.ratio();
            };
            case "TICK_IMBALANCE_TRADE" -> (bar, timeNs) ->
            {
                ticks.onTrade(bar.volumeLots(), (int)(bar.closeTicks() & 1) * 2 - 1);
                return ticks.isReady() ? 1 + ticks.value() : 1;
            };
            case "VPIN_TRADE" -> (bar, timeNs) ->
            {
                if (0 == (step & 63))
                {
                    vpin.onBar(bar, vector);
                }
                vpin.onTrade(bar.volumeLots(), (int)(bar.closeTicks() & 1) * 2 - 1);
                return vpin.isReady() ? vpin.value() : 1;
            };
            default -> (bar, timeNs) ->
            {
                kyle.onTrade(bar.volumeLots(), (int)(bar.closeTicks() & 1) * 2 - 1, true);
                kyle.onBar(bar);
                return kyle.isReady() ? kyle.value() : 1;
            };
        };
    }

    private Work pair()
    {
        final HedgedPair hedge = new HedgedPair(params);
        final RelativeStrength strength = new RelativeStrength(params);
        if (calculator.equals("RS_SCORE"))
        {
            return (bar, timeNs) ->
            {
                strength.add(1e-6 * bar.closeTicks());
                strength.write(true, vector);
                return 1 + vector.valueOrZero(Feature.RS_SCORE.index());
            };
        }
        return (bar, timeNs) ->
        {
            hedge.add(1e-6 * bar.closeTicks(), 2e-6 * bar.openTicks());
            hedge.write(true, vector);
            return 1 + vector.valueOrZero(Feature.PAIRS_Z.index());
        };
    }

    private Work trend()
    {
        final MovingAverages averages = new MovingAverages(params);
        final Macd macd = new Macd(12, 26, 9);
        final DirectionalIndex adx = new DirectionalIndex(14);
        final TrendLine trend = new TrendLine(params);
        final HigherTimeframe higher = new HigherTimeframe(params);
        return switch (calculator)
        {
            case "MOVING_AVERAGES" -> (bar, timeNs) ->
            {
                averages.onClose(bar.closeTicks(), vector);
                return read(Feature.SMA_SHORT) + 1;
            };
            case "MACD" -> (bar, timeNs) ->
            {
                macd.add(bar.closeTicks());
                return macd.isSignalReady() ? macd.signal() : 1;
            };
            case "ADX" -> (bar, timeNs) ->
            {
                adx.add(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
                return adx.isReady() ? adx.adx() : 1;
            };
            case "TREND_STRENGTH_AND_ATR" -> (bar, timeNs) ->
            {
                trend.add(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
                return trend.isReady() ? trend.strength() : 1;
            };
            case "HTF_BIAS" -> (bar, timeNs) ->
            {
                higher.add(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
                return higher.isReady() ? higher.bias() : 1;
            };
            default -> throw new IllegalArgumentException(calculator);
        };
    }

    private Work distribution()
    {
        final Rsi rsi = new Rsi(14);
        final Stochastic stochastic = new Stochastic(14, 3, 3);
        final CommodityChannel channel = new CommodityChannel(20);
        final BollingerBands bands = new BollingerBands(20, 2);
        final RollingRank rank = new RollingRank(100);
        final PriceRange range = new PriceRange(50);
        final OrnsteinUhlenbeck process = new OrnsteinUhlenbeck(60);
        final RollingShape shape = new RollingShape(60);
        return switch (calculator)
        {
            case "RSI" -> (bar, timeNs) ->
            {
                rsi.add(bar.closeTicks());
                return rsi.isReady() ? rsi.value() : 1;
            };
            case "STOCHASTIC" -> (bar, timeNs) ->
            {
                stochastic.add(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
                return stochastic.isSignalReady() ? stochastic.d() : 1;
            };
            case "CCI" -> (bar, timeNs) ->
            {
                channel.add(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
                return channel.isReady() ? channel.value() : 1;
            };
            case "BOLLINGER" -> (bar, timeNs) ->
            {
                bands.add(bar.closeTicks());
                return bands.isReady() ? bands.width() + bands.position(bar.closeTicks()) : 1;
            };
            case "COMPRESSION_RANK" -> (bar, timeNs) ->
            {
                rank.add(bar.closeTicks());
                return 1 + rank.shareBelow(bar.openTicks());
            };
            case "PRICE_POSITION" -> (bar, timeNs) ->
            {
                range.add(bar.highTicks(), bar.lowTicks());
                return range.isReady() ? range.position(bar.closeTicks()) : 1;
            };
            case "OU" -> (bar, timeNs) ->
            {
                process.add(1e-7 * bar.closeTicks());
                return process.hasDeviation() ? process.deviation() : 1;
            };
            case "SKEWNESS_AND_KURTOSIS" -> (bar, timeNs) ->
            {
                shape.add(1e-7 * (bar.closeTicks() - bar.openTicks()));
                return shape.isKnown() ? shape.skewness() + shape.excessKurtosis() : 1;
            };
            default -> throw new IllegalArgumentException(calculator);
        };
    }

    private double read(final Feature feature)
    {
        return vector.valueOrZero(feature.index());
    }

    private static Parameters configured()
    {
        final Parameters all = new Parameters(CoreParams.all());
        final Path config = Path.of(System.getProperty("petrel.root", "")).resolve("config");
        for (final ConfigValue value : PetrelConfig.load(config.resolve("crypto-bars.yaml")).values("USDT"))
        {
            final byte[] key = value.key().getBytes(StandardCharsets.US_ASCII);
            all.set(new UnsafeBuffer(key), 0, key.length, value.kind(), value.bits(),
                new Provenance().configured(0, 0));
        }
        return all;
    }
}
