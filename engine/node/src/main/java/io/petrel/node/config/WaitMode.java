package io.petrel.node.config;

import java.util.Locale;

/** How the engine thread waits for events. */
public enum WaitMode
{
    /** Never gives up the core: lowest latency, needs a core of its own. */
    BUSY_SPIN,
    /** Spins, then yields: low latency where cores are shared. */
    YIELDING,
    /** Spins, yields, then sleeps: lets the machine rest. */
    SLEEPING,
    /** Sleeps on a lock: lowest use of the processor, highest latency. */
    BLOCKING;

    /**
     * Whether the engine thread goes on looking for events, so that it can do something else between two looks.
     *
     * @return false where it sleeps.
     */
    public boolean isAwake()
    {
        return BUSY_SPIN == this || YIELDING == this;
    }

    static WaitMode of(final String word)
    {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word()
    {
        return name().toLowerCase(Locale.ROOT);
    }
}
