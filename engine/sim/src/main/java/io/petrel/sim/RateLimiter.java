package io.petrel.sim;

import io.petrel.core.state.StateVisitor;
import io.petrel.core.state.Stateful;

/**
 * Counts messages of our session by their arrival. The message that breaks the limit is refused and starts a ban, in
 * which all are refused; refused ones do not count.
 */
final class RateLimiter implements Stateful
{
    private final RateLimitSettings settings;
    private final long[] arrivalNs;
    private int next;
    private int size;
    private long banUntilNs = Long.MIN_VALUE;

    RateLimiter(final RateLimitSettings settings)
    {
        this.settings = settings;
        arrivalNs = new long[settings.maxMessages()];
    }

    /** Whether the message is taken. */
    boolean admits(final long nowNs)
    {
        if (0 == arrivalNs.length)
        {
            return true;
        }
        if (nowNs < banUntilNs)
        {
            return false;
        }
        if (size == arrivalNs.length && nowNs - arrivalNs[next] < settings.windowNs())
        {
            banUntilNs = nowNs + settings.banNs();
            return false;
        }
        arrivalNs[next] = nowNs;
        next = (next + 1) % arrivalNs.length;
        size = Math.min(size + 1, arrivalNs.length);
        return true;
    }

    @Override
    public void visitState(final StateVisitor state)
    {
        next = state.visit(next);
        size = state.visit(size);
        banUntilNs = state.visit(banUntilNs);
        state.visit(arrivalNs, size);
    }
}
