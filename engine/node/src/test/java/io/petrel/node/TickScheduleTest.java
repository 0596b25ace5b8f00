package io.petrel.node;

import static io.petrel.codecs.unit.Units.NULL_TIME_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.node.host.TickSchedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickScheduleTest
{
    private final TickSchedule ticks = new TickSchedule(10, 3);

    @Test
    void shouldNotTickBeforeTheFirstFeedEvent()
    {
        assertThat(ticks.due(1_000)).isEqualTo(NULL_TIME_NS);
    }

    @Test
    void shouldTickAtMultiplesOfTheIntervalUpToNow()
    {
        ticks.onFeed(12);

        assertThat(dueUntil(35)).containsExactly(20L, 30L);
    }

    @Test
    void shouldTickAtTheMomentOfTheNextEventAndNotTwice()
    {
        ticks.onFeed(12);

        assertThat(dueUntil(20)).containsExactly(20L);
        assertThat(dueUntil(29)).isEmpty();
    }

    @Test
    void shouldNotTickAtTheTimeOfTheLastFeedEvent()
    {
        ticks.onFeed(20);

        assertThat(dueUntil(30)).containsExactly(30L);
    }

    @Test
    void shouldTickOnceBeforeTheNextEventWhenTheFeedIsIdle()
    {
        ticks.onFeed(12);

        assertThat(dueUntil(1_005)).containsExactly(20L, 30L, 40L, 1_000L);
    }

    @Test
    void shouldTickFullyAgainAfterTheNextFeedEvent()
    {
        ticks.onFeed(12);
        dueUntil(1_005);
        ticks.onFeed(1_005);

        assertThat(dueUntil(1_030)).containsExactly(1_010L, 1_020L, 1_030L);
    }

    @Test
    void shouldAlignTicksBeforeTheEpoch()
    {
        ticks.onFeed(-15);

        assertThat(dueUntil(5)).containsExactly(-10L, 0L);
    }

    @Test
    void shouldRefuseAnIntervalThatIsNotAboveZero()
    {
        assertThatThrownBy(() -> new TickSchedule(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> dueUntil(final long nowNs)
    {
        final List<Long> times = new ArrayList<>();
        for (long tickNs = ticks.due(nowNs); NULL_TIME_NS != tickNs; tickNs = ticks.due(nowNs))
        {
            ticks.onTick(tickNs);
            times.add(tickNs);
        }
        return times;
    }
}
