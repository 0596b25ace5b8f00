package io.petrel.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.OperatorAction;
import io.petrel.codecs.event.Side;
import io.petrel.core.risk.RiskParams;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Accounts share a market and nothing else; and a core with several of them may be restored between any two events. */
class IsolationTest extends AccountsFixture
{
    private static final int STREAMS = 20;
    private static final int EVENTS = 60;
    private static final int NOBODY = 9;

    @Test
    void shouldLeaveAnAccountAsItIsWhateverBefallsTheOther()
    {
        for (long seed = 1; seed <= STREAMS; seed++)
        {
            final String beside = runOfFirst(seed, 2);
            final String alone = runOfFirst(seed, NOBODY);
            assertThat(beside).as("seed %d", seed).isEqualTo(alone);
        }
    }

    @Test
    void shouldGoOnFromASnapshotBetweenAnyTwoEventsOfTwoAccounts()
    {
        begin();
        final SplittableRandom whole = new SplittableRandom(STREAMS);
        for (int i = 0; i < EVENTS; i++)
        {
            step(whole, 2);
        }
        final List<String> said = new ArrayList<>(bytes);
        final long hash = pipeline.stateHash();
        for (int cut = 0; cut <= EVENTS; cut++)
        {
            begin();
            final SplittableRandom random = new SplittableRandom(STREAMS);
            for (int i = 0; i < EVENTS; i++)
            {
                if (i == cut)
                {
                    restore();
                    assertThat(pipeline.account(0).accountId()).isEqualTo(1);
                    assertThat(pipeline.account(1).accountId()).isEqualTo(2);
                }
                step(random, 2);
            }
            assertThat(bytes).as("restored before event %d", cut).isEqualTo(said);
            assertThat(pipeline.stateHash()).as("restored before event %d", cut).isEqualTo(hash);
        }
    }

    /** State of the first account after a stream in which the other's events go to this account. */
    private String runOfFirst(final long seed, final int otherId)
    {
        begin();
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < EVENTS; i++)
        {
            step(random, otherId);
        }
        assertThat(pipeline.account(0).portfolio().fills()).as("seed %d", seed).isPositive();
        return state(pipeline.account(0));
    }

    private void begin()
    {
        reset();
        trade();
        configure(1, RiskParams.DRAWDOWN_KILL_FRACTION, 0.5);
        configure(2, RiskParams.DRAWDOWN_KILL_FRACTION, 0.001);
        bytes.clear();
    }

    private void step(final SplittableRandom random, final int otherId)
    {
        final int accountId = random.nextBoolean() ? 1 : otherId;
        final int number = random.nextInt(1, 50);
        switch (random.nextInt(5))
        {
            case 0:
                quote(10_000 - 10 * number, 10_001);
                break;
            case 1:
                fill(accountId, 640 + number, random.nextBoolean() ? Side.BUY : Side.SELL, 10_000 - number, number);
                break;
            case 2:
                funding(accountId, number, 100 - number);
                break;
            case 3:
                swap(accountId, 1_000_000L * number, -500_000L * number);
                break;
            default:
                command(accountId, random.nextBoolean() ? OperatorAction.HALT : OperatorAction.RESUME);
                break;
        }
    }
}
