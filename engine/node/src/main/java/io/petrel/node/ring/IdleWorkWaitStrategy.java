package io.petrel.node.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;

/**
 * How the engine thread waits for events: it spins, or yields its core between two looks where it is told to, and does
 * a little work each time no event has come for a while. It never sleeps, so nobody has to wake it.
 */
public final class IdleWorkWaitStrategy implements WaitStrategy
{
    private final IdleWork work;
    private final long afterNs;
    private final boolean isYielding;

    /**
     * A wait strategy for one consumer.
     *
     * @param work       to do.
     * @param afterNs    without an event, and between two pieces of work.
     * @param isYielding whether it offers its core to others between looks.
     */
    public IdleWorkWaitStrategy(final IdleWork work, final long afterNs, final boolean isYielding)
    {
        this.work = work;
        this.afterNs = afterNs;
        this.isYielding = isYielding;
    }

    @Override
    public long waitFor(
        final long sequence, final Sequence cursor, final Sequence dependent, final SequenceBarrier barrier)
        throws AlertException
    {
        long available = dependent.get();
        long workedNs = available < sequence ? System.nanoTime() : 0;
        while (available < sequence)
        {
            barrier.checkAlert();
            if (System.nanoTime() - workedNs > afterNs)
            {
                work.onIdle();
                workedNs = System.nanoTime();
            }
            else
            {
                pause();
            }
            available = dependent.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking()
    {
        // nobody sleeps
    }

    private void pause()
    {
        if (isYielding)
        {
            Thread.yield();
        }
        else
        {
            Thread.onSpinWait();
        }
    }
}
