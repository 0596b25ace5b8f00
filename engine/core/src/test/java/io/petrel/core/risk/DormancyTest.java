package io.petrel.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.Restored;
import io.petrel.core.Seeds;
import io.petrel.core.TradingRig;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who is dormant while nothing changed does the same at the same events as who looks at each of them. */
class DormancyTest
{
    private static final int ACCOUNTS = 20;
    private static final int EVENTS = 150;

    @Test
    void shouldDoTheSameAtTheSameEventsAsOneThatIsNeverDormant()
    {
        final long[] sums = new long[3];
        Seeds.forEach(ACCOUNTS, random ->
        {
            final long seed = random.nextLong();
            final AdversarialAccount dormant = account(seed);
            final AdversarialAccount looking = account(seed);
            looking.rig.neverDormant();
            for (int event = 0; event < EVENTS; event++)
            {
                dormant.day(1);
                looking.day(1);
                final List<String> out = dormant.rig.drain();
                assertThat(out).as("event %d", event).isEqualTo(looking.rig.drain());
                assertThat(hash(dormant.rig)).as("event %d", event).isEqualTo(hash(looking.rig));
                assertThat(dormant.rig.execution.nextDeadlineNs()).as("event %d", event)
                    .isEqualTo(looking.rig.execution.nextDeadlineNs());
                sums[0] += out.size();
            }
            sums[1] += dormant.entries;
            sums[2] += dormant.guarded;
        });
        // The streams are no good if nothing is traded or nobody guards anything.
        assertThat(sums[0]).isGreaterThan(ACCOUNTS);
        assertThat(sums[1]).isGreaterThan(ACCOUNTS);
        assertThat(sums[2]).isGreaterThan(ACCOUNTS / 10);
    }

    private static AdversarialAccount account(final long seed)
    {
        final AdversarialAccount account = new AdversarialAccount(new SplittableRandom(seed), true);
        account.rig.recording(true);
        account.hasShortSteps = true;
        return account;
    }

    private static long hash(final TradingRig rig)
    {
        return 31 * rig.hash() + Restored.hash(rig.guardian);
    }
}
