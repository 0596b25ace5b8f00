package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ContractType;
import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.Side;
import io.petrel.codecs.unit.Units;
import io.petrel.core.Seeds;
import io.petrel.core.TradingRig;
import io.petrel.core.portfolio.WorkingOrder;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.risk.FloorParams;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever sizes and prices a person asks for, the core goes on: an event that stopped it would stop it again at each
 * restart, as it is journaled.
 */
class ExtremeRequestsTest extends AccountsFixture
{
    private static final int STREAMS = 60;
    private static final int EVENTS = 40;
    private static final long[] LOTS = {1, 10, 500, 1L << 20, 1L << 40, 1L << 60, Long.MAX_VALUE};
    private static final long[] TICKS =
        {Units.NULL_TICKS, Units.NULL_TICKS, 1, 9_900, 10_100, 1L << 40, 1L << 55, Long.MAX_VALUE};

    private long sent;

    @ParameterizedTest
    @EnumSource(value = ContractType.class, names = {"LINEAR", "INVERSE"})
    void shouldGoOnWhateverAPersonAsksFor(final ContractType type)
    {
        Seeds.forEach(STREAMS, random ->
        {
            reset();
            TradingRig.defaults(this::rule);
            floors();
            trade(type, 1);
            stepNs = TradingRig.SECOND_NS / 3;
            for (int i = 0; i < EVENTS; i++)
            {
                step(random);
            }
            sent += pipeline.account(0).orders().sent() + pipeline.account(1).orders().sent();
        });
        // The streams are no good if nothing passes the gate.
        assertThat(sent).isGreaterThan(STREAMS / 2);
    }

    private void floors()
    {
        rule(FloorParams.GAP_BPS, 100);
        rule(FloorParams.SLIPPAGE_BPS, 10);
        rule(FloorParams.FEE_BPS, 10);
        rule(FloorParams.STOPLESS_MOVE_BPS, 100);
        rule(FloorParams.OVERALL + FloorParams.HARD_FRACTION, 0.9);
        rule(FloorParams.OVERALL + FloorParams.GUARD_FRACTION, 0.8);
        rule(FloorParams.OVERALL + FloorParams.REFERENCE, FloorParams.FROM_INITIAL);
        rule(FloorParams.OVERALL + FloorParams.BASIS, FloorParams.OF_EQUITY);
        rule(FloorParams.OVERALL + FloorParams.PERCENT_OF, FloorParams.PERCENT_OF_INITIAL);
        rule("execution.bracket.at_venue.linear", 1);
        rule("execution.bracket.at_venue.inverse", 1);
        rule("execution.bracket.retry_ns", TradingRig.SECOND_NS);
        rule("execution.bracket.patience_ns", TradingRig.SECOND_NS);
    }

    private void step(final SplittableRandom random)
    {
        final int accountId = random.nextInt(1, 3);
        switch (random.nextInt(4))
        {
            case 0 -> quote(10_000 + random.nextInt(20), 10_021 + random.nextInt(20));
            case 1 -> clock();
            case 2 -> answer(accountId);
            default -> request(accountId, random.nextBoolean() ? Side.BUY : Side.SELL, one(LOTS, random),
                ExecutionAlgorithm.get((short)random.nextInt(1, 6)),
                random.nextBoolean() ? Units.NULL_TIME_NS : random.nextLong(Long.MAX_VALUE) >> random.nextInt(63),
                one(TICKS, random), one(TICKS, random), one(TICKS, random));
        }
    }

    private void answer(final int accountId)
    {
        final WorkingOrders working = pipeline.accountById(accountId).portfolio().workingOrders();
        final WorkingOrder order = working.first();
        if (null != order && !order.isLeg())
        {
            fill(accountId, order.clientOrderId(), order.side(), 10_010, order.remainingLots());
        }
    }

    private static long one(final long[] values, final SplittableRandom random)
    {
        return values[random.nextInt(values.length)];
    }
}
