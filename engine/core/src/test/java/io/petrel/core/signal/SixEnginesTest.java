package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import io.petrel.testing.Allocation;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All six engines of the specification: the example trades of RANGE, BREAKOUT, LEADER and SWEEP by their formulas, long
 * and short as mirror images, against a plain reimplementation, and without a parameter.
 */
final class SixEnginesTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    /** Features that change sign when the market is turned upside down. */
    private static final List<Feature> SIGNED = List.of(
        Feature.TREND_STRENGTH, Feature.EMA_SLOPE, Feature.MOMENTUM, Feature.MOMENTUM_SLOPE, Feature.HTF_BIAS,
        Feature.MEAN_REVERT_BIAS, Feature.BREAKOUT_THRUST, Feature.LEADER_BIAS);

    /** Features that turn around the middle of their range. */
    private static final List<Feature> CENTRED =
        List.of(Feature.PRICE_POSITION, Feature.UPTICK_RATIO, Feature.MICRO_SCORE, Feature.RS_SCORE);

    /** Features that stay as they are. */
    private static final List<Feature> UNSIGNED = List.of(
        Feature.ADX, Feature.COMPRESSION, Feature.BB_WIDTH, Feature.ATR_PCT, Feature.IGNITION,
        Feature.BREAKOUT_QUALITY, Feature.NR7_DENSITY, Feature.VOLUME_Z, Feature.SPREAD_BPS, Feature.BETA_STABILITY,
        Feature.PULLBACK_DEPTH, Feature.KURTOSIS);

    private final Parameters parameters = Huracan.configured();
    private final Vote vote = new Vote(8);
    private final PlainEngines plain = new PlainEngines();

    @Test
    void shouldGiveTheRangeExampleItsFormulaValue()
    {
        final Vectors example = new Vectors()
            .with(Feature.ADX, 18).with(Feature.COMPRESSION, 0.75).with(Feature.PRICE_POSITION, 0.15)
            .with(Feature.MEAN_REVERT_BIAS, 0.6).with(Feature.BB_WIDTH, 0.02).with(Feature.ATR_PCT, 0.01);
        new RangeEngine(parameters).vote(example.vector(), vote);

        assertVote(EngineId.RANGE, Direction.LONG, 0.4 * 0.75 + 0.3 * 0.6 + 0.15 * 0.64 + 0.15 * 0.75);
        assertThat(vote.confidence()).as("the text says 0.68").isCloseTo(0.6885, EXACT);
        assertTerms(0.75, 0.6, 0.64, 0.75);
    }

    @Test
    void shouldHoldUntilEveryEntryConditionOfTheRangeIsMet()
    {
        final RangeEngine range = new RangeEngine(parameters);
        final Vectors features = new Vectors()
            .with(Feature.ADX, 18).with(Feature.COMPRESSION, 0.75).with(Feature.PRICE_POSITION, 0.15);
        assertThat(reason(range, features)).isEqualTo(HoldReason.NONE);
        assertThat(reason(range, features.with(Feature.ADX, 25))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        features.with(Feature.ADX, 18);
        assertThat(reason(range, features.with(Feature.COMPRESSION, 0.6))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        features.with(Feature.COMPRESSION, 0.75);
        assertThat(reason(range, features.with(Feature.PRICE_POSITION, 0.3))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(range, features.with(Feature.PRICE_POSITION, 0.7))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(range, features.without(Feature.PRICE_POSITION))).isEqualTo(HoldReason.NOT_READY);
    }

    @Test
    void shouldGiveTheBreakoutExampleItsFormulaValue()
    {
        final Vectors example = new Vectors()
            .with(Feature.IGNITION, 72).with(Feature.BREAKOUT_QUALITY, 0.9).with(Feature.BREAKOUT_THRUST, 0.8)
            .with(Feature.NR7_DENSITY, 0.24);
        new BreakoutEngine(parameters).vote(example.vector(), vote);

        assertVote(EngineId.BREAKOUT, Direction.LONG, 0.35 * 0.72 + 0.35 * 0.9 + 0.2 * 0.8 + 0.1 * 0.8);
        assertThat(vote.confidence()).as("the text says 0.76").isCloseTo(0.807, EXACT);
        assertTerms(0.72, 0.9, 0.8, 0.8);
    }

    @Test
    void shouldHoldUntilEveryEntryConditionOfTheBreakoutIsMet()
    {
        final BreakoutEngine breakout = new BreakoutEngine(parameters);
        final Vectors features = new Vectors()
            .with(Feature.IGNITION, 72).with(Feature.BREAKOUT_QUALITY, 0.9).with(Feature.BREAKOUT_THRUST, -0.8);
        assertThat(reason(breakout, features)).isEqualTo(HoldReason.NONE);
        assertThat(reason(breakout, features.with(Feature.IGNITION, 60))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        features.with(Feature.IGNITION, 72);
        assertThat(reason(breakout, features.with(Feature.BREAKOUT_QUALITY, 0.6)))
            .isEqualTo(HoldReason.ENTRY_NOT_MET);
        features.with(Feature.BREAKOUT_QUALITY, 0.9);
        assertThat(reason(breakout, features.with(Feature.BREAKOUT_THRUST, 0.1))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(breakout, features.with(Feature.BREAKOUT_THRUST, 0))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(breakout, features.without(Feature.IGNITION))).isEqualTo(HoldReason.NOT_READY);
    }

    @Test
    void shouldGiveTheLeaderExampleItsFormulaValue()
    {
        new LeaderEngine(parameters).vote(leaderExample().vector(), vote);

        assertVote(EngineId.LEADER, Direction.LONG, 0.4 * 0.7 + 0.3 * 0.65 + 0.2 * 0.8 + 0.1 * 0.85);
        assertThat(vote.confidence()).as("as the text says").isCloseTo(0.72, EXACT);
        assertTerms(0.7, 0.65, 0.8, 0.85);
    }

    @Test
    void shouldHoldUntilEveryEntryConditionOfTheLeaderIsMet()
    {
        final LeaderEngine leader = new LeaderEngine(parameters);
        assertThat(reason(leader, leaderExample())).isEqualTo(HoldReason.NONE);
        assertThat(reason(leader, leaderExample().with(Feature.RS_SCORE, 70))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(leader, leaderExample().with(Feature.RS_SCORE, 30))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(leader, leaderExample().with(Feature.LEADER_BIAS, 0.3)))
            .isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(leader, leaderExample().with(Feature.LEADER_BIAS, -0.65))).isEqualTo(HoldReason.NEUTRAL);
        assertThat(reason(leader, leaderExample().with(Feature.MOMENTUM, 0))).isEqualTo(HoldReason.NOT_ALIGNED);
        assertThat(reason(leader, leaderExample().with(Feature.MOMENTUM, -0.1))).isEqualTo(HoldReason.NOT_ALIGNED);
        assertThat(reason(leader, leaderExample().without(Feature.RS_SCORE))).isEqualTo(HoldReason.NOT_READY);
        assertThat(reason(leader, leaderExample().ofBenchmark())).isEqualTo(HoldReason.NO_BENCHMARK);
    }

    @Test
    void shouldGiveTheSweepExampleItsFormulaValue()
    {
        final Vectors example = new Vectors()
            .with(Feature.VOLUME_Z, 3.2).with(Feature.PULLBACK_DEPTH, 0.12).with(Feature.PRICE_POSITION, 0.12)
            .with(Feature.KURTOSIS, 5);
        new SweepEngine(parameters).vote(example.vector(), vote);

        assertVote(EngineId.SWEEP, Direction.LONG, 0.35 * 0.8 + 0.3 * 0.88 + 0.2 * 0.5 + 0.15 * 0.76);
        assertThat(vote.confidence()).as("the text says 0.70").isCloseTo(0.758, EXACT);
        assertTerms(0.8, 0.88, 0.5, 0.76);
    }

    @Test
    void shouldHoldUntilEveryEntryConditionOfTheSweepIsMet()
    {
        final SweepEngine sweep = new SweepEngine(parameters);
        final Vectors features = new Vectors()
            .with(Feature.VOLUME_Z, 3.2).with(Feature.PULLBACK_DEPTH, 0.88).with(Feature.PRICE_POSITION, 0.12);
        assertThat(reason(sweep, features)).isEqualTo(HoldReason.NONE);
        assertThat(reason(sweep, features.with(Feature.VOLUME_Z, 2))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        features.with(Feature.VOLUME_Z, 3.2);
        assertThat(reason(sweep, features.with(Feature.PRICE_POSITION, 0.2))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(sweep, features.with(Feature.PRICE_POSITION, 0.8))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        Huracan.set(parameters, "signal.sweep.pullback_min", 0.9);
        assertThat(reason(sweep, features.with(Feature.PRICE_POSITION, 0.12))).isEqualTo(HoldReason.ENTRY_NOT_MET);
        assertThat(reason(sweep, features.without(Feature.VOLUME_Z))).isEqualTo(HoldReason.NOT_READY);
    }

    @Test
    void shouldVoteAsThePlainReimplementationDoes()
    {
        final List<AlphaEngine> engines = six(parameters);
        final int[] voted = new int[engines.size() * 2];
        Seeds.forEach(20_000, random ->
        {
            final FeatureVector vector = any(random, 1, random.nextLong()).vector();
            for (int i = 0; i < engines.size(); i++)
            {
                engines.get(i).vote(vector, vote);
                assertThat(vote.direction()).isEqualTo(plain.vote(engines.get(i).id(), vector));
                assertThat(vote.confidence()).isCloseTo(plain.confidence(), EXACT);
                voted[2 * i] += Direction.LONG == vote.direction() ? 1 : 0;
                voted[2 * i + 1] += Direction.SHORT == vote.direction() ? 1 : 0;
            }
        });
        assertThat(voted).as("long and short votes of each").doesNotContain(0);
    }

    @Test
    void shouldMirrorLongAndShort()
    {
        final List<AlphaEngine> engines = six(parameters);
        final Vote mirrored = new Vote(8);
        Seeds.forEach(5_000, random ->
        {
            final long seed = random.nextLong();
            final FeatureVector up = any(new SplittableRandom(seed), 1, seed).vector();
            final FeatureVector down = any(new SplittableRandom(seed), -1, seed).vector();
            for (final AlphaEngine engine : engines)
            {
                engine.vote(up, vote);
                engine.vote(down, mirrored);
                assertThat(Term.sign(mirrored.direction())).isEqualTo(-Term.sign(vote.direction()));
                assertThat(mirrored.confidence()).isCloseTo(vote.confidence(), EXACT);
                assertThat(mirrored.holdReason()).isEqualTo(vote.holdReason());
            }
        });
    }

    @Test
    void shouldNotVoteWhileAnyParameterIsMissing()
    {
        final FeatureVector vector = any(new SplittableRandom(1), 1, 0).vector();
        for (final ParamSpec spec : AlphaEngines.specs())
        {
            final Parameters partly = Huracan.configuredBut(spec.key());
            int refused = 0;
            for (final AlphaEngine engine : AlphaEngines.create(partly))
            {
                engine.vote(vector, vote);
                refused += HoldReason.NOT_CALIBRATED == vote.holdReason() ? 1 : 0;
            }
            assertThat(refused).as("engines without %s", spec.key()).isOne();
        }
    }

    @Test
    void shouldNameEveryTermAndWeigh()
    {
        for (final AlphaEngine engine : AlphaEngines.create(parameters))
        {
            for (final String term : engine.termNames())
            {
                final String key = "signal." + EngineStanding.lower(engine.id().name()) + ".weight." + term;
                assertThat(parameters.param(key).isSet()).as(key).isTrue();
            }
        }
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final AlphaEngine[] engines = AlphaEngines.create(parameters).toArray(new AlphaEngine[0]);
        final FeatureVector[] vectors = new FeatureVector[512];
        for (int i = 0; i < vectors.length; i++)
        {
            vectors[i] = any(new SplittableRandom(i), 1, i).vector();
        }
        final Runnable work = () ->
        {
            for (int i = 0; i < 50_000; i++)
            {
                engines[i % engines.length].vote(vectors[i % vectors.length], vote);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private static List<AlphaEngine> six(final Parameters parameters)
    {
        return AlphaEngines.create(parameters).subList(0, 6);
    }

    /** Top 15th percentile, bias 0.65; slope and beta at 80 % and 85 %. */
    private static Vectors leaderExample()
    {
        return new Vectors()
            .with(Feature.RS_SCORE, 85).with(Feature.LEADER_BIAS, 0.65).with(Feature.MOMENTUM, 0.05)
            .with(Feature.MOMENTUM_SLOPE, 0.4).with(Feature.BETA_STABILITY, 0.85);
    }

    /** Any features, upside down if the sign is negative; one in sixteen not ready. */
    private static Vectors any(final SplittableRandom random, final int sign, final long holes)
    {
        final Vectors vectors = new Vectors();
        for (final Feature feature : SIGNED)
        {
            final double most = 1 == feature.max() ? 1 : 1.2;
            vectors.with(feature, sign * random.nextDouble(-1, most));
        }
        for (final Feature feature : CENTRED)
        {
            final double value = random.nextDouble(0, feature.max());
            vectors.with(feature, sign > 0 ? value : feature.max() - value);
        }
        for (final Feature feature : UNSIGNED)
        {
            final double most = feature.max() > 100 ? 5 : feature.max();
            vectors.with(feature, random.nextDouble(0, most));
        }
        drop(vectors, SIGNED, holes);
        drop(vectors, CENTRED, holes >>> 8);
        drop(vectors, UNSIGNED, holes >>> 12);
        return vectors;
    }

    private static void drop(final Vectors vectors, final List<Feature> features, final long holes)
    {
        for (int i = 0; i < features.size(); i++)
        {
            if (15 == (holes >>> i & 15))
            {
                vectors.without(features.get(i));
            }
        }
    }

    private HoldReason reason(final AlphaEngine engine, final Vectors features)
    {
        engine.vote(features.vector(), vote);
        assertThat(Direction.HOLD == vote.direction()).isEqualTo(HoldReason.NONE != vote.holdReason());
        return vote.holdReason();
    }

    private void assertVote(final EngineId engine, final Direction direction, final double confidence)
    {
        assertThat(vote.engine()).isEqualTo(engine);
        assertThat(vote.direction()).isEqualTo(direction);
        assertThat(vote.confidence()).isCloseTo(confidence, EXACT);
    }

    private void assertTerms(final double... values)
    {
        assertThat(vote.termCount()).isEqualTo(values.length);
        for (int i = 0; i < values.length; i++)
        {
            assertThat(vote.termValue(i)).as("term %s", i).isCloseTo(values[i], EXACT);
        }
    }
}
