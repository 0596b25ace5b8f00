package io.petrel.wire.frame;

import io.petrel.codecs.unit.Units;

/**
 * A claim to a stream that one process may have: a feed to its own, a venue to its own. Whoever has it or wants it
 * listens to one stream, and says there now and then that it is there; of two the one that began later is told that the
 * stream is taken. One that was killed says nothing, so the next start is not refused. One thread.
 */
public final class StreamClaim
{
    private final FrameSender sender;
    private final long session;
    private final long everyNs;

    private long saidNs;
    private boolean isTaken;

    /**
     * A claim to a stream that is wanted.
     *
     * @param sender  to the stream that this process listens to itself.
     * @param session of this process: above those of all that began before.
     * @param saidNs  when it last said a word, by the machine's clock.
     * @param everyNs between two words.
     */
    public StreamClaim(final FrameSender sender, final long session, final long saidNs, final long everyNs)
    {
        this.sender = sender;
        this.session = session;
        this.everyNs = everyNs;
        this.saidNs = saidNs;
    }

    /**
     * Says that this process is there, if it is time.
     *
     * @param nowNs by the machine's clock.
     */
    public void keep(final long nowNs)
    {
        if (nowNs - saidNs >= everyNs)
        {
            saidNs = nowNs;
            sender.offer(FrameKind.CLAIM, session, 0, Units.NULL_TIME_NS, 0);
        }
    }

    /**
     * Another process, or this one, is there.
     *
     * @param other session of it.
     */
    public void onClaim(final long other)
    {
        if (other > session)
        {
            sender.offer(FrameKind.OCCUPIED, session, 0, Units.NULL_TIME_NS, other);
        }
    }

    /**
     * Somebody is told that it is one too many.
     *
     * @param oneTooMany session of it.
     */
    public void onOccupied(final long oneTooMany)
    {
        isTaken = isTaken || session == oneTooMany;
    }

    /**
     * Whether this process is one too many.
     *
     * @return true from then on.
     */
    public boolean isTaken()
    {
        return isTaken;
    }
}
