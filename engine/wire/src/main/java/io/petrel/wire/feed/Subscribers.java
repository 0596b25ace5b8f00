package io.petrel.wire.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * Who takes a feed, by name, so that one that is started again is the same: the number of its process, and the last
 * event it had taken when it greeted. One thread.
 */
final class Subscribers
{
    /** Nobody has taken more than was published. */
    static final long NOBODY_AHEAD = Long.MAX_VALUE;

    private final Map<String, Subscriber> byName = new HashMap<>();
    private final long silenceNs;

    Subscribers(final long silenceNs)
    {
        this.silenceNs = silenceNs;
    }

    /**
     * Takes a greeting. What a killed process left on its way may be read after the first greeting of its next start:
     * that has a lower number and is passed over, unless the higher one has said nothing for as long as silence lasts;
     * then the machine's clock, which numbers come from, was set back.
     *
     * @return whether it is to be answered.
     */
    boolean greet(final String name, final long id, final long taken, final long nowNs)
    {
        final Subscriber known = byName.get(name);
        final boolean isLeft = null != known && id < known.id() && nowNs - known.heardNs() <= silenceNs;
        if (!isLeft)
        {
            byName.put(name, new Subscriber(id, taken, nowNs));
        }
        return !isLeft;
    }

    /** One that has taken all. */
    void leave(final long id)
    {
        byName.values().removeIf(subscriber -> subscriber.id() == id);
    }

    int size()
    {
        return byName.size();
    }

    /** Last event that all of them have taken; 0 when nobody is there. */
    long takenByAll()
    {
        return byName.values().stream().mapToLong(Subscriber::taken).min().orElse(0);
    }

    /** Where the next one is that has taken more than was published; {@link #NOBODY_AHEAD} when none has. */
    long nextAhead(final long published)
    {
        return byName.values().stream().mapToLong(Subscriber::taken).filter(taken -> taken > published).min()
            .orElse(NOBODY_AHEAD);
    }

    private record Subscriber(long id, long taken, long heardNs)
    {
    }
}
