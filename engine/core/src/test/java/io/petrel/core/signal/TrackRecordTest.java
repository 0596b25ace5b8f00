package io.petrel.core.signal;

import io.petrel.codecs.event.EngineId;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.param.Parameters;
import io.petrel.core.state.StateHash;
import io.petrel.testing.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TrackRecordTest
{
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);
    private static final double DECAY = 0.98;
    private static final double PRIOR_SAMPLES = 20;

    private final Parameters parameters = Huracan.configured();
    private final TrackRecord record = new TrackRecord(parameters);
    private final EngineStats trend = record.of(EngineId.TREND);

    @Test
    void shouldStandOnItsPriorsBeforeTheFirstOutcome()
    {
        assertThat(trend.isSet()).isTrue();
        assertThat(trend.winRate()).isEqualTo(0.58);
        assertThat(trend.payoffRatio()).isEqualTo(1.8);
        assertThat(trend.reliability()).isZero();
        assertThat(trend.samples()).isZero();
    }

    @Test
    void shouldStandOnItsPriorsEvenWhenTheyWeighNothing()
    {
        Huracan.set(parameters, "signal.win_rate_prior_samples", 0);
        assertThat(trend.winRate()).isEqualTo(0.58);
        assertThat(trend.reliability()).isZero();
        trend.onOutcome(12);
        assertThat(trend.winRate()).isEqualTo(1);
        assertThat(trend.reliability()).isEqualTo(1);
    }

    @Test
    void shouldBeAsReliableAfterFortyTwoOutcomesAsTheExampleSays()
    {
        Huracan.set(parameters, "signal.outcome_decay", 1);
        for (int i = 0; i < 42; i++)
        {
            trend.onOutcome(0 == i % 2 ? 10 : -10);
        }
        assertThat(trend.samples()).isEqualTo(42);
        assertThat(trend.reliability()).isCloseTo(0.68, Offset.offset(0.005));
        assertThat(trend.winRate()).isCloseTo((21 + 0.58 * 20) / 62, CLOSE);
        assertThat(trend.payoffRatio()).isCloseTo((21 + 1.8 * 20) / 41, CLOSE);
    }

    @Test
    void shouldNotBeSetWhileAPriorIsMissing()
    {
        for (final String missing : List.of("signal.win_rate.trend", "signal.win_rate_prior_samples",
            "signal.payoff_ratio_prior", "signal.outcome_decay"))
        {
            final TrackRecord bare = new TrackRecord(Huracan.configuredBut(missing));
            assertThat(bare.of(EngineId.TREND).isSet()).as(missing).isFalse();
        }
    }

    @Test
    void shouldKeepEnginesApart()
    {
        trend.onOutcome(100);
        assertThat(record.of(EngineId.TAPE).samples()).isZero();
        assertThat(record.of(EngineId.TAPE).winRate()).isEqualTo(0.61);
        for (final EngineId engine : EngineId.values())
        {
            if (EngineId.NONE != engine && EngineId.NULL_VAL != engine)
            {
                assertThat(record.of(engine).isSet()).as(engine.name()).isTrue();
            }
        }
    }

    @Test
    void shouldCountATradeThatOnlyPaysItsCostsAsALoss()
    {
        trend.onOutcome(0);
        assertThat(trend.winRate()).isLessThan(0.58);
        assertThat(trend.payoffRatio()).isEqualTo(1.8);
        assertThat(trend.averageLossBps()).isZero();
    }

    @Test
    void shouldAgreeWithTheSumsOverAllOutcomes()
    {
        Seeds.forEach(20, random ->
        {
            final EngineStats stats = new TrackRecord(parameters).of(EngineId.TREND);
            final List<Double> outcomes = new ArrayList<>();
            for (int i = 0; i < 300; i++)
            {
                final double netBps = random.nextDouble(-120, 200);
                stats.onOutcome(netBps);
                outcomes.add(netBps);
                checkAgainstSums(stats, outcomes);
            }
        });
    }

    @Test
    void shouldForgetTheDistantPast()
    {
        for (int i = 0; i < 500; i++)
        {
            trend.onOutcome(-50);
        }
        final double after = trend.winRate();
        for (int i = 0; i < 100; i++)
        {
            trend.onOutcome(50);
        }
        assertThat(after).isLessThan(0.2);
        assertThat(trend.winRate()).isGreaterThan(0.7);
    }

    @Test
    void shouldHashWhatDecidesTheFuture()
    {
        final long before = hash();
        record.of(EngineId.PCA).onOutcome(1);
        final long after = hash();
        record.of(EngineId.PCA).onOutcome(1);
        assertThat(after).isNotEqualTo(before);
        assertThat(hash()).isNotEqualTo(after);
    }

    @Test
    @Tag("allocation")
    void shouldAllocateNothing()
    {
        final SplittableRandom random = new SplittableRandom(1);
        final double[] sum = {0};
        final Runnable work = () ->
        {
            for (int i = 0; i < 50_000; i++)
            {
                trend.onOutcome(random.nextInt(-100, 100));
                sum[0] += trend.winRate() + trend.payoffRatio() + trend.reliability();
            }
        };
        work.run();
        assertThat(Allocation.ofRepeated(work)).isZero();
        assertThat(sum[0]).isFinite();
    }

    private long hash()
    {
        final StateHash hash = new StateHash();
        record.visitState(hash);
        return hash.value();
    }

    private static void checkAgainstSums(final EngineStats stats, final List<Double> outcomes)
    {
        double wins = 0;
        double losses = 0;
        double winBps = 0;
        double lossBps = 0;
        for (int i = 0; i < outcomes.size(); i++)
        {
            final double weight = Math.pow(DECAY, outcomes.size() - 1 - i);
            final double netBps = outcomes.get(i);
            wins += netBps > 0 ? weight : 0;
            losses += netBps > 0 ? 0 : weight;
            winBps += netBps > 0 ? weight * netBps : 0;
            lossBps += netBps > 0 ? 0 : -weight * netBps;
        }
        final double own = wins + losses;
        assertThat(stats.winRate()).isCloseTo((wins + 0.58 * PRIOR_SAMPLES) / (own + PRIOR_SAMPLES), CLOSE);
        assertThat(stats.reliability()).isCloseTo(own / (own + PRIOR_SAMPLES), CLOSE);
        assertThat(stats.weight()).isCloseTo(own, CLOSE);
        assertThat(stats.samples()).isEqualTo(outcomes.size());
        final double known = Math.min(wins, losses);
        final double ratio = known > 0 ? winBps / wins / (lossBps / losses) : 0;
        assertThat(stats.payoffRatio())
            .isCloseTo((ratio * known + 1.8 * PRIOR_SAMPLES) / (known + PRIOR_SAMPLES), CLOSE);
    }
}
