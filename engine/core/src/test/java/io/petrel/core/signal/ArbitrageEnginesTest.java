package io.petrel.core.signal;

import io.petrel.codecs.event.DepthKind;
import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.HoldReason;
import io.petrel.core.Coins;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.feature.CrossAssets;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.FeatureVector;
import io.petrel.core.feature.Features;
import io.petrel.core.feature.Markets;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.ParamSpec;
import io.petrel.core.param.Parameters;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The four engines of statistical arbitrage: by their formulas, as mirror images, and on real coins. */
final class ArbitrageEnginesTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);
    /** From the listing of the first coin to eight months after that of the last. */
    private static final int HOURLY_BARS = 90_000;
    private static final List<Feature> SIGNED =
        List.of(Feature.LEADER_BIAS, Feature.LEAD_MOVE, Feature.PAIRS_Z, Feature.PCA_RESIDUAL_Z);
    private static final Feature[] CROSS = Arrays.stream(Feature.values())
        .filter(feature -> Feature.Group.CROSS_ASSET == feature.group()).toArray(Feature[]::new);

    private final Parameters parameters = Huracan.configured();
    private final Vote vote = new Vote(8);

    @Test
    void shouldBuyTheLaggardOfABrokenCorrelation()
    {
        new CorrelationEngine(parameters).vote(broken().vector(), vote);
        assertVote(Direction.LONG, 0.3 * 0.75 + 0.2 * 0.8 + 0.4 * 0.5 + 0.1 * 0.9);
        new CorrelationEngine(parameters).vote(broken().with(Feature.LEADER_BIAS, 0.5).vector(), vote);
        assertVote(Direction.SHORT, 0.3 * 0.75 + 0.2 * 0.8 + 0.4 * 0.5 + 0.1 * 0.9);
        new CorrelationEngine(parameters).vote(broken().without(Feature.BETA_STABILITY).vector(), vote);
        assertVote(Direction.LONG, (0.3 * 0.75 + 0.2 * 0.8 + 0.4 * 0.5) / 0.9);
    }

    @Test
    void shouldHoldWhileTheCorrelationIsUnbroken()
    {
        final CorrelationEngine engine = new CorrelationEngine(parameters);
        assertHolds(engine, broken().with(Feature.CORRELATION_Z, -1.99), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, broken().with(Feature.CORRELATION_Z, 3), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, broken().with(Feature.BENCHMARK_CORRELATION, 0.59), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, broken().with(Feature.LEADER_BIAS, 0.29), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, broken().without(Feature.LEADER_BIAS), HoldReason.NOT_READY);
        assertHolds(engine, broken().ofBenchmark(), HoldReason.NO_BENCHMARK);
    }

    @Test
    void shouldFollowTheBenchmarkThatMovedFirst()
    {
        new LeadLagEngine(parameters).vote(led().vector(), vote);
        assertVote(Direction.LONG, 0.5 * 0.6 + 0.3 * 0.8 + 0.2 * 0.25);
        new LeadLagEngine(parameters).vote(led().with(Feature.LEAD_MOVE, -0.6).vector(), vote);
        assertVote(Direction.SHORT, 0.5 * 0.6 + 0.3 * 0.8);
        new LeadLagEngine(parameters).vote(led().without(Feature.LEADER_BIAS).vector(), vote);
        assertVote(Direction.LONG, (0.5 * 0.6 + 0.3 * 0.8) / 0.8);
    }

    @Test
    void shouldHoldWhileTheBenchmarkDoesNotLead()
    {
        final LeadLagEngine engine = new LeadLagEngine(parameters);
        assertHolds(engine, led().with(Feature.LEAD_LAG, 0.24), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, led().with(Feature.LEAD_LAG, -0.4), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, led().with(Feature.LEAD_MOVE, 0.29), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, led().without(Feature.LEAD_LAG), HoldReason.NOT_READY);
        assertHolds(engine, led().ofBenchmark(), HoldReason.NO_BENCHMARK);
    }

    @Test
    void shouldTradeAPairBackIntoLine()
    {
        new PairsEngine(parameters).vote(apart().vector(), vote);
        assertVote(Direction.SHORT, 0.5 * 0.75 + 0.2 * 0.8 + 0.15 * 0.9 + 0.15 * 0.6);
        new PairsEngine(parameters).vote(apart().with(Feature.PAIRS_Z, -3).vector(), vote);
        assertVote(Direction.LONG, 0.5 * 0.75 + 0.2 * 0.8 + 0.15 * 0.9 + 0.15 * 0.6);
    }

    @Test
    void shouldHoldWhileAPairIsInLineOrHasComeApart()
    {
        final PairsEngine engine = new PairsEngine(parameters);
        assertHolds(engine, apart().with(Feature.PAIRS_Z, 1.9), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, apart().with(Feature.PAIRS_Z, -5.1), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, apart().with(Feature.BENCHMARK_CORRELATION, 0.4), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, apart().without(Feature.HEDGE_RATIO), HoldReason.NOT_READY);
        assertHolds(engine, apart().ofBenchmark(), HoldReason.NO_BENCHMARK);
    }

    @Test
    void shouldTradeAResidualBackToTheFactors()
    {
        new PcaEngine(parameters).vote(residual().vector(), vote);
        assertVote(Direction.SHORT, 0.6 * 0.75 + 0.2 * 0.7 + 0.2 * 0.6);
        new PcaEngine(parameters).vote(residual().with(Feature.PCA_RESIDUAL_Z, -3).ofBenchmark().vector(), vote);
        assertVote(Direction.LONG, 0.6 * 0.75 + 0.2 * 0.7 + 0.2 * 0.6);
    }

    @Test
    void shouldHoldWhileTheFactorsExplainEnoughOrNothing()
    {
        final PcaEngine engine = new PcaEngine(parameters);
        assertHolds(engine, residual().with(Feature.PCA_RESIDUAL_Z, 1.9), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, residual().with(Feature.PCA_RESIDUAL_Z, 5.1), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, residual().with(Feature.MEAN_CORRELATION, 0.2), HoldReason.ENTRY_NOT_MET);
        assertHolds(engine, residual().without(Feature.PCA_RESIDUAL_Z), HoldReason.NOT_READY);
    }

    @Test
    void shouldHoldUntilEveryParameterIsSet()
    {
        for (final ParamSpec spec : specs())
        {
            for (final AlphaEngine engine : engines(Huracan.configuredBut(spec.key())))
            {
                engine.vote(everything().vector(), vote);
                final boolean isOwn = spec.key().startsWith("signal." + EngineStanding.lower(engine.id().name()) + ".");
                assertThat(HoldReason.NOT_CALIBRATED == vote.holdReason()).as(spec.key()).isEqualTo(isOwn);
            }
        }
    }

    @Test
    void shouldVoteTheOtherWayInAMirroredMarketWithConfidenceInRange()
    {
        final AlphaEngine[] engines = engines(parameters);
        Seeds.forEach(2_000, random ->
        {
            final Vectors any = new Vectors();
            final Vectors mirrored = new Vectors();
            for (final Feature feature : CROSS)
            {
                final double value = random.nextDouble(Math.max(feature.min(), -5), Math.min(feature.max(), 5));
                any.with(feature, value);
                mirrored.with(feature, SIGNED.contains(feature) ? -value : value);
            }
            for (final AlphaEngine engine : engines)
            {
                engine.vote(any.vector(), vote);
                final Direction direction = vote.direction();
                final double confidence = vote.confidence();
                assertThat(confidence).isBetween(0.0, 1.0);
                assertThat(Direction.HOLD == direction).isEqualTo(HoldReason.NONE != vote.holdReason());
                engine.vote(mirrored.vector(), vote);
                assertThat(Term.sign(vote.direction())).isEqualTo(-Term.sign(direction));
                assertThat(vote.confidence()).isEqualTo(confidence);
            }
        });
    }

    @Test
    void shouldFireBothWaysOnNineCoinsByTheHour() throws IOException
    {
        final Tally tally = new Tally(Coins.HOURLY.size());
        tally.run(Coins.hourly().subList(0, HOURLY_BARS));
        for (int i = 0; i < tally.engines.length; i++)
        {
            assertThat(tally.longs[i]).as("%s long", tally.engines[i].id()).isGreaterThan(100);
            assertThat(tally.shorts[i]).as("%s short", tally.engines[i].id()).isGreaterThan(100);
        }
        tally.assertLeadersAndRanges();
    }

    @Test
    void shouldFireBothWaysOnBitcoinAndEtherByFourHours() throws IOException
    {
        final Tally tally = new Tally(Coins.FOUR_HOURLY.size());
        tally.run(Coins.fourHourly());
        for (int i = 0; i < tally.engines.length; i++)
        {
            final boolean hasFactors = !(tally.engines[i] instanceof PcaEngine);
            assertThat(tally.longs[i] > 0).as("%s long", tally.engines[i].id()).isEqualTo(hasFactors);
            assertThat(tally.shorts[i] > 0).as("%s short", tally.engines[i].id()).isEqualTo(hasFactors);
        }
        tally.assertLeadersAndRanges();
    }

    /** Runs whole features over coins and counts votes. */
    private static final class Tally
    {
        private final Parameters parameters = Huracan.configured();
        private final AlphaEngine[] engines = engines(parameters);
        private final List<Features> features = new ArrayList<>();
        private final Vote vote = new Vote(8);
        private final int[] longs = new int[engines.length];
        private final int[] shorts = new int[engines.length];
        private final double[] least = new double[Feature.COUNT];
        private final double[] greatest = new double[Feature.COUNT];
        private int leaders;
        private int laggards;

        Tally(final int coins)
        {
            final CrossAssets market = new CrossAssets(parameters);
            for (int i = 0; i < coins; i++)
            {
                features.add(new Features(Markets.market(DepthKind.BARS_ONLY), parameters, market));
            }
        }

        void run(final List<Coins.CoinBar> bars)
        {
            for (final Coins.CoinBar coin : bars)
            {
                final Features own = features.get(coin.place());
                own.onClockBar(coin.bar());
                own.onBar(coin.bar());
                count(own.vector());
            }
        }

        void assertLeadersAndRanges()
        {
            assertThat(leaders).isGreaterThan(100);
            assertThat(laggards).isGreaterThan(100);
            for (final Feature feature : CROSS)
            {
                assertThat(least[feature.index()]).as(feature.name()).isGreaterThanOrEqualTo(feature.min());
                assertThat(greatest[feature.index()]).as(feature.name()).isLessThanOrEqualTo(feature.max());
            }
            for (final Features own : features)
            {
                assertThat(own.vector().rejected()).isZero();
            }
        }

        private void count(final FeatureVector vector)
        {
            for (int i = 0; i < engines.length; i++)
            {
                engines[i].vote(vector, vote);
                longs[i] += Direction.LONG == vote.direction() ? 1 : 0;
                shorts[i] += Direction.SHORT == vote.direction() ? 1 : 0;
            }
            for (final Feature feature : CROSS)
            {
                final double value = vector.valueOrZero(feature.index());
                least[feature.index()] = Math.min(least[feature.index()], value);
                greatest[feature.index()] = Math.max(greatest[feature.index()], value);
            }
            if (vector.isReady(Feature.RS_SCORE))
            {
                final double score = vector.value(Feature.RS_SCORE);
                final double bias = vector.value(Feature.LEADER_BIAS);
                leaders += score > 70 && bias > 0.3 ? 1 : 0;
                laggards += score < 30 && bias < -0.3 ? 1 : 0;
            }
        }
    }

    private static AlphaEngine[] engines(final Parameters parameters)
    {
        return new AlphaEngine[]{
            new CorrelationEngine(parameters), new LeadLagEngine(parameters),
            new PairsEngine(parameters), new PcaEngine(parameters)};
    }

    private static List<ParamSpec> specs()
    {
        final List<ParamSpec> specs = new ArrayList<>(CorrelationEngine.SPECS);
        specs.addAll(LeadLagEngine.SPECS);
        specs.addAll(PairsEngine.SPECS);
        specs.addAll(PcaEngine.SPECS);
        return specs;
    }

    private static Vectors broken()
    {
        return new Vectors().with(Feature.BENCHMARK_CORRELATION, 0.8).with(Feature.CORRELATION_Z, -3)
            .with(Feature.LEADER_BIAS, -0.5).with(Feature.BETA_STABILITY, 0.9);
    }

    private static Vectors led()
    {
        return new Vectors().with(Feature.LEAD_LAG, 0.4).with(Feature.LEAD_MOVE, 0.6)
            .with(Feature.LEADER_BIAS, -0.25);
    }

    private static Vectors apart()
    {
        return new Vectors().with(Feature.PAIRS_Z, 3).with(Feature.HEDGE_RATIO, 1.1)
            .with(Feature.BENCHMARK_CORRELATION, 0.8).with(Feature.BETA_STABILITY, 0.9)
            .with(Feature.VOLATILITY_PERCENTILE, 0.4);
    }

    private static Vectors residual()
    {
        return new Vectors().with(Feature.PCA_RESIDUAL_Z, 3).with(Feature.MEAN_CORRELATION, 0.7)
            .with(Feature.VOLATILITY_PERCENTILE, 0.4);
    }

    private static Vectors everything()
    {
        return apart().with(Feature.CORRELATION_Z, -3).with(Feature.LEADER_BIAS, -0.5).with(Feature.LEAD_LAG, 0.4)
            .with(Feature.LEAD_MOVE, 0.6).with(Feature.PCA_RESIDUAL_Z, 2).with(Feature.MEAN_CORRELATION, 0.7);
    }

    private void assertVote(final Direction direction, final double confidence)
    {
        assertThat(vote.direction()).isEqualTo(direction);
        assertThat(vote.holdReason()).isEqualTo(HoldReason.NONE);
        assertThat(vote.confidence()).isCloseTo(confidence, EXACT);
    }

    private void assertHolds(final AlphaEngine engine, final Vectors features, final HoldReason reason)
    {
        engine.vote(features.vector(), vote);
        assertThat(vote.engine()).isEqualTo(engine.id());
        assertThat(vote.direction()).isEqualTo(Direction.HOLD);
        assertThat(vote.holdReason()).isEqualTo(reason);
        assertThat(vote.termCount()).isZero();
    }
}
