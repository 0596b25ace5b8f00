package io.petrel.node.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import io.petrel.node.host.Engine;
import io.petrel.node.telemetry.Telemetry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the engine on the ring's consumer thread. After a failure it takes no further event: its state cannot be
 * trusted.
 */
final class EngineHandler implements EventHandler<RingSlot>, ExceptionHandler<RingSlot>
{
    private final Engine engine;
    private final Telemetry telemetry;
    private final AtomicLong nextDueNs = new AtomicLong(Long.MAX_VALUE);

    /** Set before the engine's thread starts. */
    private boolean isTellingNextDue;

    private volatile Throwable failure;

    EngineHandler(final Engine engine, final Telemetry telemetry)
    {
        this.engine = engine;
        this.telemetry = telemetry;
    }

    @Override
    public void onEvent(final RingSlot slot, final long sequence, final boolean endOfBatch)
    {
        if (null == failure)
        {
            telemetry.onEventStart(slot.dueNs());
            carry(slot);
            telemetry.onEventEnd(engine.counters());
            soNextDueNs();
        }
    }

    /** From now on the feed's side wants to know when it is needed though nothing happens. */
    void tellsNextDue()
    {
        isTellingNextDue = true;
    }

    /** Time at which the engine has something to do by itself, as of the last event it was done with. */
    long lvNextDueNs()
    {
        return nextDueNs.get();
    }

    private void soNextDueNs()
    {
        if (isTellingNextDue)
        {
            nextDueNs.lazySet(engine.nextDueNs());
        }
    }

    /** A slot without a message says what time it is. */
    private void carry(final RingSlot slot)
    {
        if (slot.isControl())
        {
            engine.onControl(slot.ingestTimeNs(), slot.source(), slot.buffer(), 0, slot.length());
        }
        else if (0 == slot.length())
        {
            engine.advanceTo(slot.ingestTimeNs());
        }
        else
        {
            engine.onFeed(slot.ingestTimeNs(), slot.buffer(), 0, slot.length());
        }
    }

    @Override
    public void handleEventException(final Throwable e, final long sequence, final RingSlot slot)
    {
        fail(e);
    }

    @Override
    public void handleOnStartException(final Throwable e)
    {
        fail(e);
    }

    @Override
    public void handleOnShutdownException(final Throwable e)
    {
        fail(e);
    }

    /** The first failure is the cause, whatever follows from it. */
    void fail(final Throwable e)
    {
        failure = null == failure ? e : failure;
    }

    Throwable failure()
    {
        return failure;
    }

    void throwIfFailed()
    {
        final Throwable thrown = failure;
        if (thrown instanceof RuntimeException e)
        {
            throw e;
        }
        if (thrown instanceof Error e)
        {
            throw e;
        }
        if (null != thrown)
        {
            throw new IllegalStateException(thrown);
        }
    }
}
