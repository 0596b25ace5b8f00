package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.FilterReason;
import io.petrel.codecs.event.Regime;
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

import static io.petrel.core.signal.Votes.vote;
import static org.assertj.core.api.Assertions.assertThat;

/** Confidence after all adjustments, and the order-flow signal, by their formulas. */
final class ConfidenceScorerTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final Parameters parameters = Huracan.configured();
    private final TrackRecord record = new TrackRecord(parameters);
    private final Coordinator coordinator = new Coordinator(parameters, record);
    private final ConfidenceScorer scorer = new ConfidenceScorer(parameters, record);
    private final Decision decision = new Decision();
    private final FeatureVector nothing = new Vectors().vector();

    @Test
    void shouldBeAsConfidentAsTheWorkedExampleByItsFormula()
    {
        selectExample();
        scorer.score(decision, 42, 0.68, 0.82, 0.58);

        assertThat(decision.sampleCount()).isEqualTo(42);
        assertThat(decision.sampleConfidence()).isCloseTo(0.900, Offset.offset(5e-4));
        assertThat(decision.separationConfidence()).isCloseTo(0.5 + (0.78 - 0.52) / 0.78, EXACT);
        assertThat(decision.patternBonus()).isCloseTo(0.102, EXACT);
        assertThat(decision.regimeBonus()).isEqualTo(0.05);
        assertThat(decision.metaGate()).isEqualTo(0.82);
        assertThat(decision.policyFactor()).isCloseTo(0.79, EXACT);
        assertThat(decision.finalConfidence()).as("0.648 by the formula, where the text goes on with 0.72")
            .isCloseTo(0.82 * 0.79, EXACT).isCloseTo(0.648, Offset.offset(5e-4));
    }

    @Test
    void shouldScoreTheBreakoutExampleByItsFormula()
    {
        final Vote[] votes = {
            vote(EngineId.BREAKOUT, Direction.LONG, 0.76), vote(EngineId.TAPE, Direction.LONG, 0.68)};
        coordinator.select(votes, 2, Regime.RANGE, decision);
        scorer.score(decision, 28, 0.75, 1, 1);

        assertThat(decision.separationConfidence()).as("0.532 against 0.544: not separated").isEqualTo(0.5);
        assertThat(decision.regimeBonus()).as("BREAKOUT has its own regime in TREND").isZero();
        final double sample = 1 / (1 + Math.exp(-0.8));
        assertThat(decision.finalConfidence()).isCloseTo(0.65 * sample + 0.4 * 0.5 + 0.15 * 0.75, EXACT);
    }

    @Test
    void shouldTakeSamplesAndReliabilityFromTheTrackRecord()
    {
        for (int i = 0; i < 42; i++)
        {
            record.of(EngineId.TREND).onOutcome(0 == i % 3 ? -10 : 10);
        }
        selectExample();
        scorer.score(decision);

        assertThat(decision.sampleCount()).isEqualTo(42);
        assertThat(decision.patternBonus()).isCloseTo(0.15 * record.of(EngineId.TREND).reliability(), EXACT);
        assertThat(decision.metaGate()).isEqualTo(1);
        assertThat(decision.policyFactor()).isEqualTo(1);
        assertThat(decision.finalConfidence()).isEqualTo(1);
    }

    @Test
    void shouldBeLessConfidentOfAnEngineWithoutOutcomes()
    {
        selectExample();
        scorer.score(decision);
        final double base = 0.65 / (1 + Math.exp(2)) + 0.4 * (0.5 + 1.0 / 3);
        assertThat(decision.finalConfidence()).isCloseTo(base + 0.05, EXACT);
    }

    @Test
    void shouldAgreeWithThePlainFormulaWhateverTheVotes()
    {
        Seeds.forEach(2_000, random ->
        {
            final double first = random.nextDouble(0.01, 1);
            final double second = random.nextDouble(0.01, 1);
            final Regime regime = Regime.get((short)random.nextInt(1, 5));
            final Vote[] votes = {
                vote(EngineId.RANGE, Direction.LONG, first), vote(EngineId.SWEEP, Direction.SHORT, second)};
            coordinator.select(votes, 2, regime, decision);
            final int samples = random.nextInt(0, 200);
            final double reliability = random.nextDouble();
            scorer.score(decision, samples, reliability, random.nextDouble(), random.nextDouble());

            final Vote best = decision.engine() == EngineId.RANGE ? votes[0] : votes[1];
            final Vote other = best == votes[0] ? votes[1] : votes[0];
            final double mine = best.confidence() * best.affinity();
            final double separation = Math.max(0, (mine - other.confidence() * other.affinity()) / mine);
            final boolean isOwn = EngineId.RANGE == decision.engine() ? Regime.RANGE == regime : Regime.PANIC == regime;
            final double sum = 0.65 / (1 + Math.exp(-0.1 * (samples - 20))) + 0.4 * (0.5 + separation) +
                0.15 * reliability + (isOwn ? 0.05 : 0);
            assertThat(decision.finalConfidence())
                .isCloseTo(Math.min(1, sum) * decision.metaGate() * decision.policyFactor(), EXACT)
                .isBetween(0.0, 1.0);
        });
    }

    @Test
    void shouldHoldBackWhateverItCannotScore()
    {
        for (final ParamSpec spec : ConfidenceScorer.specs())
        {
            if (spec.key().startsWith("signal.confidence."))
            {
                final Parameters some = Huracan.configuredBut(spec.key());
                final TrackRecord fresh = new TrackRecord(some);
                selectExample();
                new ConfidenceScorer(some, fresh).score(decision);
                assertThat(decision.filter()).as(spec.key()).isEqualTo(FilterReason.NOT_CALIBRATED);
                assertThat(decision.finalConfidence()).isZero();
            }
        }
    }

    @Test
    void shouldLeaveADecisionToHoldAsItIs()
    {
        coordinator.select(new Vote[0], 0, Regime.TREND, decision);
        scorer.score(decision);
        scorer.note(nothing, decision);
        assertThat(decision.filter()).isEqualTo(FilterReason.NO_SIGNAL);
        assertThat(decision.finalConfidence()).isZero();
        assertThat(decision.flowSignal()).isNaN();
    }

    @Test
    void shouldWeighTheOrderFlowByItsFormula()
    {
        final Vectors flow = flow();
        final double mean =
            (0.3 * 0.4 - 0.15 * Math.tanh(0.75) + 0.25 * 0.2 + 0.15 * Math.tanh(0.5)) / (0.3 + 0.15 + 0.25 + 0.15);
        assertThat(signal(flow)).isCloseTo(mean * (1 - 0.15 * 0.6), EXACT);
    }

    @Test
    void shouldTurnTheOrderFlowByTradesAndQuotes()
    {
        final Vectors calm = new Vectors().with(Feature.TICK_IMBALANCE, 0.4).with(Feature.QUOTE_PRESSURE, 0.2);
        final double up = signal(calm);
        final Vectors mirrored = new Vectors().with(Feature.TICK_IMBALANCE, -0.4).with(Feature.QUOTE_PRESSURE, -0.2);
        assertThat(up).isPositive();
        assertThat(signal(mirrored)).isEqualTo(-up);
    }

    @Test
    void shouldOnlyWeakenTheOrderFlowByToxicity()
    {
        for (final double imbalance : new double[]{0.5, -0.5})
        {
            final Vectors flow = new Vectors().with(Feature.TICK_IMBALANCE, imbalance);
            final double calm = signal(flow);
            final double toxic = signal(flow.with(Feature.VPIN, 1));
            assertThat(calm).isEqualTo(imbalance);
            assertThat(toxic).isCloseTo(0.85 * imbalance, EXACT);
        }
    }

    @Test
    void shouldGiveTheWeightOfAbsentFlowToTheRest()
    {
        assertThat(signal(flow().without(Feature.QUOTE_PRESSURE).without(Feature.SPREAD_Z).without(Feature.VPIN)))
            .isCloseTo((0.3 * 0.4 + 0.15 * Math.tanh(0.5)) / 0.45, EXACT);
        assertThat(signal(flow().without(Feature.TICK_IMBALANCE))).isNaN();
        final Parameters some = Huracan.configuredBut("signal.flow.weight.trades");
        assertThat(new FlowSignal(some).of(flow().vector())).isNaN();
    }

    @Test
    void shouldKeepTheOrderFlowInRange()
    {
        Seeds.forEach(2_000, random ->
        {
            final Vectors any = new Vectors().with(Feature.TICK_IMBALANCE, random.nextDouble(-1, 1))
                .with(Feature.SPREAD_Z, random.nextDouble(-50, 50))
                .with(Feature.QUOTE_PRESSURE, random.nextDouble(-1, 1))
                .with(Feature.TRADE_INTENSITY, random.nextDouble(0, 50)).with(Feature.VPIN, random.nextDouble());
            assertThat(signal(any)).isBetween(-1.0, 1.0);
        });
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final FeatureVector vector = flow().vector();
        selectExample();
        final Runnable work = () ->
        {
            for (int i = 0; i < 50_000; i++)
            {
                scorer.score(decision);
                scorer.note(vector, decision);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private double signal(final Vectors features)
    {
        return new FlowSignal(parameters).of(features.vector());
    }

    private static Vectors flow()
    {
        return new Vectors()
            .with(Feature.TICK_IMBALANCE, 0.4).with(Feature.SPREAD_Z, 1.5).with(Feature.QUOTE_PRESSURE, 0.2)
            .with(Feature.TRADE_INTENSITY, 1.5).with(Feature.VPIN, 0.6);
    }

    private void selectExample()
    {
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.TAPE, Direction.LONG, 0.65)};
        coordinator.select(votes, 2, Regime.TREND, decision);
    }
}
