package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.Side;
import io.petrel.core.portfolio.WorkingOrders;
import io.petrel.core.risk.RiskParams;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What follows from no state, such as that nothing is to be done before something changes, makes no difference: a core
 * that is restored before every event, and so has forgotten all of it, says and becomes the same.
 */
class DormantAccountsTest extends AccountsFixture
{
    private static final int STREAMS = 8;
    private static final int EVENTS = 60;
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldSayAndBecomeTheSameWhenItForgetsBeforeEveryEventWhatIsNoState()
    {
        long orders = 0;
        for (long seed = 1; seed <= STREAMS; seed++)
        {
            final List<String> dormant = life(seed, false);
            final List<String> looking = life(seed, true);
            assertThat(looking).as("seed %d", seed).isEqualTo(dormant);
            orders += pipeline.account(0).orders().sent() + pipeline.account(1).orders().sent();
        }
        assertThat(orders).isGreaterThan(STREAMS);
    }

    /** What it said, its state and its next deadline after each event. */
    private List<String> life(final long seed, final boolean forgets)
    {
        reset();
        tradeByTheGate();
        rule("execution.algorithm", ExecutionAlgorithm.MARKET.value());
        configure(1, RiskParams.DRAWDOWN_KILL_FRACTION, 0.1);
        configure(2, RiskParams.DRAWDOWN_KILL_FRACTION, 0.001);
        bytes.clear();
        final List<String> said = new ArrayList<>();
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < EVENTS; i++)
        {
            if (forgets)
            {
                restore();
            }
            stepNs = 0 == random.nextInt(3) ? random.nextLong(90 * SECOND_NS) : 1;
            step(random);
            said.addAll(bytes);
            bytes.clear();
            said.add(pipeline.stateHash() + " until " + pipeline.nextDeadlineNs());
        }
        return said;
    }

    private void step(final SplittableRandom random)
    {
        final int accountId = random.nextInt(1, 3);
        final int number = random.nextInt(1, 50);
        switch (random.nextInt(8))
        {
            case 0:
            case 1:
                quote(10_000 - number, 10_001 - number / 2);
                break;
            case 2:
                request(accountId, random.nextBoolean() ? Side.BUY : Side.SELL);
                break;
            case 3:
            case 4:
                answer(accountId, number);
                break;
            case 5:
                funding(accountId, number, 100 - number);
                break;
            case 6:
                configure(accountId, RiskParams.DRAWDOWN_KILL_FRACTION, 0.001 * number);
                break;
            default:
                command(accountId, random.nextBoolean() ? OperatorAction.FLATTEN : OperatorAction.RESUME);
                break;
        }
    }

    private void answer(final int accountId, final int number)
    {
        final WorkingOrders working = pipeline.accountById(accountId).portfolio().workingOrders();
        if (null != working.first())
        {
            fill(accountId, working.first().clientOrderId(), working.first().side(), 10_000 - number,
                Math.min(number, working.first().remainingLots()));
        }
    }
}
