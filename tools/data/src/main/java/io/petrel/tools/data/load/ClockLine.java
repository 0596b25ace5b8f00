package io.petrel.tools.data.load;

/**
 * How far the recorder's clock was ahead of the venue's: {@code offset(t) = offsetNs + drift * (t - baseNs)}.
 *
 * @param baseNs       receive time at which {@code offsetNs} holds.
 * @param offsetNs     recorder minus venue; negative when the recorder ran behind.
 * @param driftPerNs   change of the offset per nanosecond; 0 when it was taken as constant.
 * @param observations messages that carry both times; 0: nothing to measure with, the offset is 0.
 */
public record ClockLine(long baseNs, long offsetNs, double driftPerNs, long observations)
{
    /** No correction: the source has no recorder's clock. */
    public static final ClockLine NONE = new ClockLine(0, 0, 0.0, 0);

    /**
     * Receive time by the venue's clock.
     *
     * @param receivedNs by the recorder's clock.
     * @return corrected time.
     */
    public long correctedNs(final long receivedNs)
    {
        return receivedNs - offsetNs - (long)Math.floor(driftPerNs * (receivedNs - baseNs));
    }
}
