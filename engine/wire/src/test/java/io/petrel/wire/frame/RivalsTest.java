package io.petrel.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RivalsTest
{
    private static final long PATIENCE_NS = 100;
    private static final long OTHER = 7;

    private final Rivals rivals = new Rivals(PATIENCE_NS);

    @Test
    void shouldNameTheOtherOnceBothWereHeardLongAfterAllWasRead()
    {
        assertThat(hear(true, true, 0, 250)).containsExactly(Rivals.NONE, OTHER);
    }

    @Test
    void shouldNameNobodyWhileWhatAKilledOneLeftIsStillRead()
    {
        assertThat(hear(true, false, 0, 1_000)).containsOnly(Rivals.NONE);
    }

    @Test
    void shouldNameNobodyWhenTheFollowedOneIsHeardNoMore()
    {
        assertThat(hear(true, true, 0, 90)).containsOnly(Rivals.NONE);
        assertThat(hear(false, true, 90, 1_000)).containsOnly(Rivals.NONE);
    }

    @Test
    void shouldForgetOneThatIsSilent()
    {
        rivals.onOther(OTHER, 0);
        assertThat(rivals.certain(true, true, 1)).isEqualTo(Rivals.NONE);
        assertThat(rivals.certain(true, true, PATIENCE_NS + 1)).isEqualTo(Rivals.NONE);
        rivals.onOther(OTHER, 200);
        assertThat(rivals.certain(true, true, 205)).as("begins anew").isEqualTo(Rivals.NONE);
    }

    private Set<Long> hear(final boolean isFollowed, final boolean hasReadAll, final long from, final long to)
    {
        final Set<Long> named = new TreeSet<>();
        for (long nowNs = from; nowNs < to; nowNs += 10)
        {
            rivals.onOther(OTHER, nowNs);
            named.add(rivals.certain(isFollowed, hasReadAll, nowNs));
        }
        return named;
    }
}
