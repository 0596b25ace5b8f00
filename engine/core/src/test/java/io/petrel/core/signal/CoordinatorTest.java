package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.EngineId;
import io.petrel.codecs.event.HoldReason;
import io.petrel.codecs.event.Regime;
import io.petrel.core.Garbage;
import io.petrel.core.Huracan;
import io.petrel.core.param.Parameters;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
        assertThat(Garbage.bytesOf(work)).isZero();
    }

    private static Vote vote(final EngineId engine, final Direction direction, final double confidence)
    {
        final Vote vote = new Vote(1);
        vote.begin(engine, direction);
        vote.term(1, confidence);
        vote.conclude();
        return vote;
    }
}
