package io.petrel.node.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import org.junit.jupiter.api.Test;

class IdleWorkWaitStrategyTest
{
    private static final long AT_ONCE = -1;
    private static final int WORK = 3;

    private final Sequence dependent = new Sequence(-1);
    private final SequenceBarrier barrier = RingBuffer.createSingleProducer(Object::new, 2).newBarrier();
    private int worked;

    @Test
    void shouldWorkUntilTheEventIsThere() throws AlertException
    {
        final IdleWorkWaitStrategy wait = new IdleWorkWaitStrategy(this::publishAfterWork, AT_ONCE, false);

        assertThat(wait.waitFor(0, dependent, dependent, barrier)).isZero();
        assertThat(worked).isEqualTo(WORK);
    }

    @Test
    void shouldNotWorkWhileEventsWait() throws AlertException
    {
        dependent.set(7);
        final IdleWorkWaitStrategy wait = new IdleWorkWaitStrategy(this::publishAfterWork, AT_ONCE, true);

        assertThat(wait.waitFor(5, dependent, dependent, barrier)).isEqualTo(7);
        assertThat(worked).isZero();
    }

    @Test
    void shouldEndWhenItIsHalted()
    {
        barrier.alert();
        final IdleWorkWaitStrategy wait = new IdleWorkWaitStrategy(this::publishAfterWork, AT_ONCE, true);

        assertThatThrownBy(() -> wait.waitFor(5, dependent, dependent, barrier))
            .isInstanceOf(AlertException.class);
        assertThat(worked).isZero();
    }

    private void publishAfterWork()
    {
        worked++;
        dependent.set(WORK == worked ? 0 : -1);
    }
}
