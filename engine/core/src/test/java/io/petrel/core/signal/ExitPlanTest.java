package io.petrel.core.signal;

import io.petrel.codecs.event.Direction;
import io.petrel.codecs.event.Regime;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Huracan;
import io.petrel.core.Seeds;
import io.petrel.core.feature.Feature;
import io.petrel.core.feature.Vectors;
import io.petrel.core.param.Parameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ExitPlanTest
{
    private static final long MINUTE_NS = 60_000_000_000L;

    private final Parameters parameters = Huracan.configured();
    private final ExitPlan plan = new ExitPlan(parameters);
    private final Vectors features = new Vectors();

    @Test
    void shouldPlanTheExampleOfTheSpecificationByItsFormula()
    {
        plan.plan(Direction.LONG, 47_250, features.vector(), Regime.TREND);

        // Step [12]: 100 bps below 47,250 is 46,777.5, not 46,778; 200 bps above is 48,195, not 47,694.
        assertThat(plan.stopTicks()).isEqualTo(46_778);
        assertThat(plan.targetTicks()).isEqualTo(48_195);
        assertThat(plan.maxHoldNs()).isEqualTo(120 * MINUTE_NS);
    }

    @Test
    void shouldMirrorTheExampleForAShort()
    {
        plan.plan(Direction.SHORT, 47_250, features.vector(), Regime.TREND);
        assertThat(plan.stopTicks()).isEqualTo(47_722);
        assertThat(plan.targetTicks()).isEqualTo(46_305);
    }

    @Test
    void shouldFollowAMultipleOfAtrOnceOneIsInForceAndAtrIsKnown()
    {
        Huracan.set(parameters, "exit.stop_atr_multiple", 1.5);
        Huracan.set(parameters, "exit.target_atr_multiple", 2.5);
        plan.plan(Direction.LONG, 10_000, features.vector(), Regime.RANGE);
        assertThat(plan.stopTicks()).as("ATR unknown").isEqualTo(9_900);
        features.with(Feature.ATR, 33);
        plan.plan(Direction.LONG, 10_000, features.vector(), Regime.RANGE);
        assertThat(plan.stopTicks()).as("49.5 rounded down").isEqualTo(9_951);
        assertThat(plan.targetTicks()).as("82.5 rounded up").isEqualTo(10_083);
    }

    @Test
    void shouldTightenTheStopInPanicAndLeaveTheTarget()
    {
        plan.plan(Direction.SHORT, 10_000, features.vector(), Regime.PANIC);
        assertThat(plan.stopTicks()).isEqualTo(10_050);
        assertThat(plan.targetTicks()).isEqualTo(9_800);
    }

    @Test
    void shouldKeepPricesPossible()
    {
        plan.plan(Direction.LONG, 1, features.vector(), Regime.TREND);
        assertThat(plan.stopTicks()).isEqualTo(1);
        assertThat(plan.targetTicks()).isEqualTo(2);
        plan.plan(Direction.SHORT, 50, features.vector(), Regime.TREND);
        assertThat(plan.stopTicks()).as("less than a tick becomes one").isEqualTo(51);
        Huracan.set(parameters, "exit.target_bps", 10_000);
        plan.plan(Direction.SHORT, 50, features.vector(), Regime.TREND);
        assertThat(plan.targetTicks()).isEqualTo(1);
    }

    @Test
    void shouldNeverPutAStopFartherNorATargetNearerThanPlanned()
    {
        Seeds.forEach(200, random ->
        {
            final double stopBps = random.nextDouble(1, 500);
            final double targetBps = random.nextDouble(1, 500);
            final long reference = random.nextLong(10_001, 1_000_000_000L);
            Huracan.set(parameters, "exit.stop_bps", stopBps);
            Huracan.set(parameters, "exit.target_bps", targetBps);
            final Direction direction = random.nextBoolean() ? Direction.LONG : Direction.SHORT;
            plan.plan(direction, reference, features.vector(), Regime.TREND);
            final long sign = Direction.LONG == direction ? 1 : -1;
            final double stop = sign * (reference - plan.stopTicks());
            final double target = sign * (plan.targetTicks() - reference);
            assertThat(stop).isBetween(reference * stopBps / 10_000 - 1, reference * stopBps / 10_000);
            assertThat(target).isBetween(reference * targetBps / 10_000, reference * targetBps / 10_000 + 1);
        });
    }

    @Test
    void shouldNotBeSetWhileANumberIsMissing()
    {
        assertThat(plan.isSet()).isTrue();
        ExitPlan.specs().stream().filter(spec -> !spec.key().startsWith("exit.trail_")).forEach(spec ->
            assertThat(new ExitPlan(Huracan.configuredBut(spec.key())).isSet()).as(spec.key()).isFalse());
    }

    @Test
    void shouldTrailByTicksOrElseByAtrOrElseNotAtAll()
    {
        assertThat(trail()).as("nothing set").isEqualTo(Units.NULL_TICKS);
        Huracan.set(parameters, "exit.trail_atr_multiple", 1.5);
        assertThat(trail()).as("ATR unknown").isEqualTo(Units.NULL_TICKS);
        features.with(Feature.ATR, 33);
        assertThat(trail()).as("49.5 rounded down").isEqualTo(49);
        Huracan.set(parameters, "exit.trail_ticks", 7);
        assertThat(trail()).isEqualTo(7);
    }

    private long trail()
    {
        plan.plan(Direction.LONG, 10_000, features.vector(), Regime.TREND);
        return plan.trailTicks();
    }
}
