package io.petrel.wire.frame;

/**
 * The one process that is followed where there is room for one, and whether it is heard. Another that is heard instead
 * was started anew, so the silence of the old one is then waited for no longer than it takes to be sure; one that is
 * heard beside it is one too many. One thread; allocates nothing.
 *
 * <pre>
 *   listen ──> what has come: onHeard, onOther ──> isSilent, oneTooMany
 * </pre>
 */
public final class Followed
{
    /** Nobody is followed. */
    public static final long NOBODY = 0;

    private final Rivals rivals;
    private final long rivalNs;
    private final long silenceNs;

    private long session = NOBODY;
    private long heardNs;
    private boolean isHeard;
    private boolean isOtherHeard;

    /**
     * Nobody is followed yet.
     *
     * @param rivalNs   for which two must be heard before it is certain that both live.
     * @param silenceNs after which whoever said nothing is taken for gone.
     */
    public Followed(final long rivalNs, final long silenceNs)
    {
        this.rivalNs = rivalNs;
        this.silenceNs = silenceNs;
        rivals = new Rivals(rivalNs);
    }

    /**
     * Session of the process that is followed.
     *
     * @return {@link #NOBODY} when none is.
     */
    public long session()
    {
        return session;
    }

    /**
     * Whether somebody is followed.
     *
     * @return false before {@link #follow}.
     */
    public boolean isThere()
    {
        return NOBODY != session;
    }

    /**
     * Whether it is this one.
     *
     * @param other session of a process.
     * @return false while nobody is followed.
     */
    public boolean is(final long other)
    {
        return NOBODY != session && other == session;
    }

    /**
     * Follows a process from now on.
     *
     * @param newSession of it.
     * @param nowNs      by the machine's clock.
     */
    public void follow(final long newSession, final long nowNs)
    {
        session = newSession;
        heardNs = nowNs;
        isHeard = true;
        rivals.reset();
    }

    /** Follows nobody any more. */
    public void leave()
    {
        session = NOBODY;
        rivals.reset();
    }

    /** Before what has come is read. */
    public void listen()
    {
        isHeard = false;
        isOtherHeard = false;
    }

    /** The one that is followed said something. */
    public void onHeard()
    {
        isHeard = true;
    }

    /**
     * Another process said something.
     *
     * @param other session of it.
     * @param nowNs by the machine's clock.
     */
    public void onOther(final long other, final long nowNs)
    {
        isOtherHeard = true;
        if (NOBODY != session)
        {
            rivals.onOther(other, nowNs);
        }
    }

    /**
     * After what has come was read: whether the one that is followed has been silent for too long.
     *
     * @param nowNs by the machine's clock.
     * @return true when it is gone, or nobody is followed.
     */
    public boolean isSilent(final long nowNs)
    {
        heardNs = isHeard ? nowNs : heardNs;
        return NOBODY == session || nowNs - heardNs > (isOtherHeard ? rivalNs : silenceNs);
    }

    /**
     * After it: who lives beside the one that is followed, told at most once in the patience for each.
     *
     * @param hasReadAll whether nothing was left to read.
     * @param nowNs      by the machine's clock.
     * @return session of the other one; {@link Rivals#NONE} while that is not certain.
     */
    public long oneTooMany(final boolean hasReadAll, final long nowNs)
    {
        return rivals.certain(isHeard, hasReadAll, nowNs);
    }
}
