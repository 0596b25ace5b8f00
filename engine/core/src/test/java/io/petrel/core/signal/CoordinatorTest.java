package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.codecs.event.Regime;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.param.Parameters;
import io.petrel.testing.Allocation;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import static io.petrel.core.signal.Votes.vote;
import static org.assertj.core.api.Assertions.assertThat;

final class CoordinatorTest
{
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private final Parameters parameters = Huracan.configured();
    private final Coordinator coordinator = new Coordinator(parameters, new TrackRecord(parameters));
    private final Decision decision = new Decision();

    @Test
    void shouldDecideTheExampleOfTheSpecificationByItsFormulas()
    {
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.TAPE, Direction.LONG, 0.65)};
        coordinator.select(votes, 2, Regime.TREND, decision);

        assertThat(decision.direction()).isEqualTo(Direction.LONG);
        assertThat(decision.engine()).isEqualTo(EngineId.TREND);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.TAPE);
        assertThat(decision.regime()).isEqualTo(Regime.TREND);
        assertThat(decision.confidence()).isEqualTo(0.78);
        assertThat(decision.bestScore()).isCloseTo(0.78 * 1.0 * 0.58, EXACT);
        assertThat(decision.runnerUpScore()).isCloseTo(0.65 * 0.8 * 0.61, EXACT);
        assertThat(decision.separation()).isCloseTo(0.78 * 0.58 - 0.65 * 0.8 * 0.61, EXACT);
        assertThat(votes[0].affinity()).isEqualTo(1.0);
        assertThat(votes[0].winRate()).isEqualTo(0.58);
        assertThat(votes[1].score()).isCloseTo(0.3172, EXACT);
    }

    @Test
    void shouldFollowTheTapeWhereTheRegimeDoesNotSuitTheTrend()
    {
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.TAPE, Direction.SHORT, 0.65)};
        for (final Regime regime : new Regime[]{Regime.UNKNOWN, Regime.RANGE, Regime.PANIC})
        {
            coordinator.select(votes, 2, regime, decision);
            assertThat(decision.engine()).isEqualTo(EngineId.TAPE);
            assertThat(decision.direction()).isEqualTo(Direction.SHORT);
            assertThat(decision.runnerUpScore()).isCloseTo(0.78 * 0.3 * 0.58, EXACT);
        }
    }

    @Test
    void shouldDecideTheSixEnginesOfTheSpecification()
    {
        final Vote[] votes = {
            vote(EngineId.TREND, Direction.LONG, 0.78), hold(EngineId.RANGE), hold(EngineId.BREAKOUT),
            vote(EngineId.TAPE, Direction.LONG, 0.65), vote(EngineId.LEADER, Direction.LONG, 0.72),
            hold(EngineId.SWEEP)};
        coordinator.select(votes, votes.length, Regime.TREND, decision);

        assertThat(decision.engine()).isEqualTo(EngineId.TREND);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.LEADER);
        assertThat(decision.bestScore()).isCloseTo(0.4524, EXACT);
        assertThat(decision.runnerUpScore()).isCloseTo(0.3744, EXACT);
        assertThat(votes[3].score()).isCloseTo(0.3172, EXACT);
        assertThat(decision.separation()).as("0.08 in the text").isCloseTo(0.078, EXACT);
        assertThat(decision.agreement()).isEqualTo(1);
    }

    @Test
    void shouldDecideTheBreakoutOfTheSpecification()
    {
        final Vote[] votes = {
            vote(EngineId.BREAKOUT, Direction.LONG, 0.76), vote(EngineId.TAPE, Direction.LONG, 0.68)};
        coordinator.select(votes, 2, Regime.RANGE, decision);

        assertThat(decision.engine()).isEqualTo(EngineId.BREAKOUT);
        assertThat(decision.bestScore()).as("0.340 in the text").isCloseTo(0.76 * 0.7 * 0.64, EXACT);
        assertThat(decision.runnerUpScore()).as("0.332 in the text").isCloseTo(0.68 * 0.8 * 0.61, EXACT);
    }

    @Test
    void shouldAttributeADecisionByTheScores()
    {
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.TAPE, Direction.LONG, 0.65)};
        coordinator.select(votes, 2, Regime.TREND, decision);
        assertThat(decision.bestShare()).as("85 % in the text, from no formula")
            .isCloseTo(0.4524 / (0.4524 + 0.3172), EXACT);
        assertThat(decision.bestShare() + decision.runnerUpShare()).isCloseTo(1, EXACT);
    }

    @Test
    void shouldNotAttributeADecisionToWhoVotedAgainstIt()
    {
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.TAPE, Direction.SHORT, 0.65)};
        coordinator.select(votes, 2, Regime.TREND, decision);
        assertThat(decision.bestShare()).isEqualTo(1);
        assertThat(decision.runnerUpShare()).isZero();
        assertThat(decision.runnerUp()).isEqualTo(EngineId.TAPE);
        assertThat(decision.agreement()).isCloseTo((0.4524 - 0.3172) / (0.4524 + 0.3172), EXACT);
    }

    @Test
    void shouldSelectAndAgreeAsThePlainFormulasDo()
    {
        Seeds.forEach(2_000, random ->
        {
            final Vote[] votes = new Vote[AlphaEngines.IDS.size()];
            for (int i = 0; i < votes.length; i++)
            {
                final EngineId engine = AlphaEngines.IDS.get(i);
                votes[i] = random.nextBoolean() ? hold(engine) :
                    vote(engine, random.nextBoolean() ? Direction.LONG : Direction.SHORT, random.nextDouble(0.1, 1));
            }
            coordinator.select(votes, votes.length, Regime.get((short)random.nextInt(1, 5)), decision);
            final List<Vote> ranked = Arrays.stream(votes).limit(6).filter(vote -> vote.score() > 0)
                .sorted(Comparator.comparingDouble(vote -> -vote.score())).toList();
            assertThat(decision.engine()).isEqualTo(ranked.isEmpty() ? EngineId.NONE : ranked.get(0).engine());
            assertThat(decision.runnerUp()).isEqualTo(ranked.size() < 2 ? EngineId.NONE : ranked.get(1).engine());
            final double total = ranked.stream().mapToDouble(Vote::score).sum();
            final double along = ranked.stream().filter(vote -> vote.direction() == decision.direction())
                .mapToDouble(Vote::score).sum();
            assertThat(decision.agreement()).isCloseTo(ranked.isEmpty() ? 0 : 2 * along / total - 1, EXACT);
        });
    }

    @Test
    void shouldSelectTheOnlyVoteWithoutARunnerUp()
    {
        final Vote hold = new Vote(1);
        hold.hold(EngineId.TREND, HoldReason.ENTRY_NOT_MET);
        final Vote[] votes = {hold, vote(EngineId.TAPE, Direction.SHORT, 0.5)};
        coordinator.select(votes, 2, Regime.TREND, decision);

        assertThat(decision.engine()).isEqualTo(EngineId.TAPE);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.NONE);
        assertThat(decision.runnerUpScore()).isZero();
        assertThat(decision.separation()).isEqualTo(decision.bestScore());
        assertThat(hold.score()).isZero();
    }

    @Test
    void shouldHoldWhenNobodyVotes()
    {
        final Vote hold = new Vote(1);
        hold.hold(EngineId.TREND, HoldReason.NOT_READY);
        coordinator.select(new Vote[]{vote(EngineId.TAPE, Direction.LONG, 0.9)}, 1, Regime.TREND, decision);
        coordinator.select(new Vote[]{hold}, 1, Regime.TREND, decision);

        assertThat(decision.direction()).isEqualTo(Direction.HOLD);
        assertThat(decision.engine()).isEqualTo(EngineId.NONE);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.NONE);
        assertThat(decision.confidence()).isZero();
        assertThat(decision.bestScore()).isZero();
    }

    @Test
    void shouldNotFollowAnEngineWithoutAnyScore()
    {
        Huracan.set(parameters, "signal.win_rate.tape", 0);
        coordinator.select(new Vote[]{vote(EngineId.TAPE, Direction.LONG, 0.9)}, 1, Regime.TREND, decision);
        assertThat(decision.direction()).isEqualTo(Direction.HOLD);
    }

    @Test
    void shouldScoreButNeverSelectAnEngineThatIsNotEligible()
    {
        Huracan.set(parameters, "signal.eligible.trend", 0);
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.9), vote(EngineId.TAPE, Direction.SHORT, 0.3)};
        coordinator.select(votes, 2, Regime.TREND, decision);

        assertThat(votes[0].score()).isCloseTo(0.9 * 0.58, EXACT);
        assertThat(decision.engine()).isEqualTo(EngineId.TAPE);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.NONE);
    }

    @Test
    void shouldSettleTiesByEngineWhateverTheOrder()
    {
        Huracan.set(parameters, "signal.win_rate.trend", 0.5);
        Huracan.set(parameters, "signal.win_rate.tape", 0.5);
        Huracan.set(parameters, "signal.affinity.tape.trend", 1);
        final Vote trend = vote(EngineId.TREND, Direction.LONG, 0.7);
        final Vote tape = vote(EngineId.TAPE, Direction.SHORT, 0.7);

        coordinator.select(new Vote[]{trend, tape}, 2, Regime.TREND, decision);
        assertThat(decision.engine()).isEqualTo(EngineId.TREND);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.TAPE);
        coordinator.select(new Vote[]{tape, trend}, 2, Regime.TREND, decision);
        assertThat(decision.engine()).isEqualTo(EngineId.TREND);
        assertThat(decision.runnerUp()).isEqualTo(EngineId.TAPE);
        assertThat(decision.separation()).isZero();
    }

    @Test
    void shouldTurnAVoteWithoutStandingIntoAHold()
    {
        final Parameters some = Huracan.configuredBut("signal.affinity.trend.panic");
        final Coordinator partly = new Coordinator(some, new TrackRecord(some));
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.NONE, Direction.LONG, 0.9)};
        partly.select(votes, 2, Regime.PANIC, decision);

        assertThat(decision.direction()).isEqualTo(Direction.HOLD);
        assertThat(votes[0].direction()).isEqualTo(Direction.HOLD);
        assertThat(votes[0].holdReason()).isEqualTo(HoldReason.NOT_CALIBRATED);
        assertThat(votes[1].holdReason()).as("engine without any standing").isEqualTo(HoldReason.NOT_CALIBRATED);
    }

    @Test
    void shouldSayWhoMayBeSelectedBeforeAnybodyVotes()
    {
        for (final EngineId engine : AlphaEngines.IDS)
        {
            assertThat(coordinator.maySelect(engine)).as("%s", engine)
                .isEqualTo(engine.value() <= EngineId.SWEEP.value());
        }
        assertThat(coordinator.maySelect(EngineId.NONE)).isFalse();
        final Parameters some = Huracan.configuredBut("signal.eligible.tape");
        assertThat(new Coordinator(some, new TrackRecord(some)).maySelect(EngineId.TAPE)).isFalse();
    }

    @Test
    void shouldDecideTheSameWithoutTheVotesOfThoseThatMayNotBeSelected()
    {
        Seeds.forEach(300, random ->
        {
            final Regime regime = Regime.get((short)random.nextInt(1, 5));
            final Vote[] all = new Vote[AlphaEngines.IDS.size()];
            final Vote[] some = new Vote[all.length];
            int count = 0;
            for (int i = 0; i < all.length; i++)
            {
                final EngineId engine = AlphaEngines.IDS.get(i);
                final Direction direction = random.nextBoolean() ? Direction.LONG : Direction.SHORT;
                final double confidence = random.nextDouble();
                all[i] = vote(engine, direction, confidence);
                if (coordinator.maySelect(engine))
                {
                    some[count++] = vote(engine, direction, confidence);
                }
                else
                {
                    final Vote alone = vote(engine, direction, confidence);
                    coordinator.score(alone, regime);
                    coordinator.select(new Vote[]{all[i]}, 1, regime, decision);
                    assertThat(alone.score()).isEqualTo(all[i].score());
                }
            }
            coordinator.select(all, all.length, regime, decision);
            final Decision without = new Decision();
            coordinator.select(some, count, regime, without);
            assertThat(without).usingRecursiveComparison().ignoringFields("flowSignal").isEqualTo(decision);
        });
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final Vote[] votes = {vote(EngineId.TREND, Direction.LONG, 0.78), vote(EngineId.TAPE, Direction.LONG, 0.65)};
        final Runnable work = () ->
        {
            for (int i = 0; i < 50_000; i++)
            {
                coordinator.select(votes, 2, 0 == i % 2 ? Regime.UNKNOWN : Regime.PANIC, decision);
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
    }

    private static Vote hold(final EngineId engine)
    {
        final Vote vote = new Vote(1);
        vote.hold(engine, HoldReason.ENTRY_NOT_MET);
        return vote;
    }
}
