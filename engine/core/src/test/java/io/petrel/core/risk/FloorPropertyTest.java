package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.RuleId;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Over generated days that are as bad as the worst case allows, no hard floor is ever crossed and no order leaves that
 * fails a rule. {@code -Dpetrel.days=1000000} runs the slow profile.
 */
class FloorPropertyTest
{
    private static final int DAYS_PER_ACCOUNT = 50;
    private static final int EVENTS_PER_DAY = 24;
    private static final int MUTANTS = 400;
    private static final long DAYS = Long.getLong("petrel.days", 4_000);

    @Test
    void shouldNeverCrossAHardFloorWithinTheModelledBound()
    {
        final long startNs = System.nanoTime();
        final long[] sums = new long[4];
        Seeds.forEach((int)(DAYS / DAYS_PER_ACCOUNT), random ->
        {
            final AdversarialAccount account = new AdversarialAccount(random, false);
            live(account);
            sums[0] += account.days;
            sums[1] += account.entries;
            sums[2] += account.guarded;
            sums[3] += account.breached;
        });
        System.out.printf("%d days, %d entries, %d floors guarded, %.0f days/s%n",
            sums[0], sums[1], sums[2], sums[0] * 1e9 / (System.nanoTime() - startNs));
        assertThat(sums[3]).isZero();
        // The days are no good if nothing is traded or nothing comes near a floor.
        assertThat(sums[1]).isGreaterThan(sums[0] / 2);
        assertThat(sums[2]).isGreaterThan(DAYS / DAYS_PER_ACCOUNT / 2);
    }

    @ParameterizedTest
    @EnumSource(value = ContractType.class, names = {"LINEAR", "INVERSE"})
    void shouldNeverCrossAHardFloorWithStopsAndTargetsAtTheVenue(final ContractType type)
    {
        final long[] sums = new long[5];
        Seeds.forEach((int)(DAYS / DAYS_PER_ACCOUNT / 2), random ->
        {
            final AdversarialAccount account = new AdversarialAccount(random, false, type, true, false);
            live(account);
            sums[0] += account.days;
            sums[1] += account.entries;
            sums[2] += account.guarded;
            sums[3] += account.breached;
            sums[4] += account.legFills;
        });
        System.out.printf("%s with legs: %d days, %d entries, %d fills of legs, %d floors guarded%n",
            type, sums[0], sums[1], sums[4], sums[2]);
        assertThat(sums[3]).isZero();
        assertThat(sums[1]).isGreaterThan(sums[0] / 2);
        assertThat(sums[4]).isGreaterThan(sums[0] / 8);
        assertThat(sums[2]).isPositive();
    }

    /** What the quote beyond a target says is not what the target pays; no floor is crossed by its fill. */
    @ParameterizedTest
    @EnumSource(value = ContractType.class, names = {"LINEAR", "INVERSE"})
    void shouldNeverCrossAHardFloorByAFillThatIsToldAfterTheQuoteBeyondIt(final ContractType type)
    {
        final long[] sums = new long[5];
        Seeds.forEach((int)(DAYS / DAYS_PER_ACCOUNT / 2), random ->
        {
            final AdversarialAccount account = new AdversarialAccount(random, false, type, true, true);
            live(account);
            sums[0] += account.days;
            sums[1] += account.entries;
            sums[2] += account.guarded;
            sums[3] += account.breached;
            sums[4] += account.toldLate;
        });
        System.out.printf("%s told late: %d days, %d entries, %d told late, %d floors guarded%n",
            type, sums[0], sums[1], sums[4], sums[2]);
        assertThat(sums[3]).isZero();
        assertThat(sums[1]).isGreaterThan(sums[0] / 2);
        assertThat(sums[4]).isGreaterThan(sums[0] / 32);
        assertThat(sums[2]).isPositive();
    }

    /** Seeds in which a floor had followed the quote, and was crossed by the fill. */
    @ParameterizedTest
    @ValueSource(longs = {374, 622, 902})
    void shouldHoldAFloorThatDidNotFollowAQuoteBeyondATarget(final long seed)
    {
        final AdversarialAccount account =
            new AdversarialAccount(new SplittableRandom(seed), false, ContractType.INVERSE, true, true);
        live(account);
        assertThat(account.breached).isZero();
    }

    /** A coin that falls makes the coins that are owed for it grow faster than it falls. */
    @Test
    void shouldNeverCrossAHardFloorOfAnInverseContractWithinTheModelledBound()
    {
        final long[] sums = new long[3];
        Seeds.forEach((int)(DAYS / DAYS_PER_ACCOUNT / 2), random ->
        {
            final AdversarialAccount account = new AdversarialAccount(random, false, ContractType.INVERSE);
            live(account);
            sums[0] += account.entries;
            sums[1] += account.guarded;
            sums[2] += account.breached;
        });
        assertThat(sums[2]).isZero();
        assertThat(sums[0]).isGreaterThan(DAYS / 8);
        assertThat(sums[1]).isPositive();
    }

    @Test
    void shouldLoseNoMorePastTheFloorThanTheGapItselfTookBeyondTheBound()
    {
        final long[] sums = new long[2];
        Seeds.forEach((int)(DAYS / DAYS_PER_ACCOUNT / 4), random ->
        {
            final AdversarialAccount account = new AdversarialAccount(random, true);
            live(account);
            sums[0] += account.crossed;
            sums[1] += account.breached;
        });
        assertThat(sums[0]).isPositive();
        assertThat(sums[1]).isPositive();
    }

    /** A seed in which a bid rose by five per cent to the ask of a wide spread, and the floor with it. */
    @Test
    void shouldHoldAFloorThatFollowedAPriceThroughAWideSpread()
    {
        live(new AdversarialAccount(new SplittableRandom(11_810), false));
    }

    /** A seed in which for hours before a reset nothing came but commands of the operator. */
    @Test
    void shouldLookAheadToTheResetAtACommandOfTheOperator()
    {
        live(new AdversarialAccount(new SplittableRandom(1_150), false, ContractType.INVERSE));
    }

    /** A seed in which a drawn leverage had more digits than the eight that the gate holds. */
    @Test
    void shouldHoldTheLeverageThatTheGateHolds()
    {
        live(new AdversarialAccount(new SplittableRandom(3_854), true));
    }

    @ParameterizedTest
    @EnumSource(value = CloseReason.class, names = {"GUARD_DAY", "GUARD_FLOOR", "RESET_AHEAD"})
    void shouldCrossAFloorWithoutTheGuardian(final CloseReason reason)
    {
        assertFails(account -> account.rig.guardian.remove(reason));
    }

    @ParameterizedTest
    @EnumSource(value = RuleId.class, names = {
        "GATE_CLOSED", "TRADE_GAP", "POSITIONS", "LEVERAGE", "OVERALL_LOSS", "DAILY_LOSS", "TRAILING_DRAWDOWN"})
    void shouldFailWithoutTheRule(final RuleId rule)
    {
        assertFails(account -> account.rig.gate.remove(rule));
    }

    @Test
    void shouldFailWhenTheOrderLeavesBeforeItIsChecked()
    {
        assertFails(account ->
        {
            final ApprovedOrder order = new ApprovedOrder();
            account.intents(intent ->
            {
                order.of(account.rig.ids.next(), intent, Units.NULL_TIME_NS);
                account.rig.portfolio.workingOrders().reserve(order.clientOrderId(),
                    account.rig.portfolio.position(order.instrument()), order.side(), order.purpose(),
                    order.isPostOnly(), order.priceTicks(), order.sizeLots(), account.rig.nowNs);
                account.rig.orders.send(order, account.rig.nowNs);
            });
        });
    }

    private static void assertFails(final Consumer<AdversarialAccount> mutation)
    {
        assertThatThrownBy(() -> Seeds.forEach(MUTANTS, random ->
        {
            final AdversarialAccount account = new AdversarialAccount(random, false);
            mutation.accept(account);
            live(account);
        })).isInstanceOf(AssertionError.class);
    }

    static void live(final AdversarialAccount account)
    {
        for (int day = 0; day < DAYS_PER_ACCOUNT; day++)
        {
            account.day(EVENTS_PER_DAY);
        }
    }
}
