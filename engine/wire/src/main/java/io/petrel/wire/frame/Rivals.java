package io.petrel.wire.frame;

/**
 * Finds out that two processes speak where there is room for one. That another session is heard proves nothing: so it
 * is when a process was killed and started again, and what the killed one left on its way may be read after the first
 * words of the new one. But it left only so much; one that is still heard well after all that was there had been read
 * lives. One thread.
 */
public final class Rivals
{
    /** Nobody else is there. */
    public static final long NONE = 0;

    private final long patienceNs;

    private long rival = NONE;
    private long heardNs;
    private long drainedNs;
    private boolean isDrained;

    /**
     * Nobody else was heard.
     *
     * @param patienceNs for which both must be heard.
     */
    public Rivals(final long patienceNs)
    {
        this.patienceNs = patienceNs;
    }

    /**
     * Another session was heard than the one that is followed.
     *
     * @param session of it.
     * @param nowNs   by the machine's clock.
     */
    public void onOther(final long session, final long nowNs)
    {
        if (session != rival)
        {
            rival = session;
            isDrained = false;
        }
        heardNs = nowNs;
    }

    /**
     * Says who is one too many, at most once in the patience for each.
     *
     * @param isFollowedHeard whether the session that is followed was heard just now.
     * @param hasReadAll      whether nothing was left to read.
     * @param nowNs           by the machine's clock.
     * @return session of the other one; {@link #NONE} while it is not certain that both live.
     */
    public long certain(final boolean isFollowedHeard, final boolean hasReadAll, final long nowNs)
    {
        if (NONE == rival)
        {
            return NONE;
        }
        if (nowNs - heardNs > patienceNs)
        {
            rival = NONE;
            return NONE;
        }
        if (!isDrained)
        {
            isDrained = hasReadAll;
            drainedNs = nowNs;
            return NONE;
        }
        if (isFollowedHeard && nowNs - drainedNs > patienceNs)
        {
            drainedNs = nowNs;
            return rival;
        }
        return NONE;
    }

    /** No session is followed any more. */
    public void reset()
    {
        rival = NONE;
    }
}
