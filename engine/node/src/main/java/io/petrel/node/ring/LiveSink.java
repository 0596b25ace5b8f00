package io.petrel.node.ring;

import org.agrona.DirectBuffer;

/** Takes what other processes sent, in its order. The buffers are the caller's and are copied. */
public interface LiveSink
{
    /**
     * Market data.
     *
     * @param timeNs when it entered the feed's process, ns since the epoch; the node's time from then on.
     * @param buffer holding the SBE message.
     * @param offset of the SBE header.
     * @param length of header and body in bytes.
     */
    void onFeed(long timeNs, DirectBuffer buffer, int offset, int length);

    /**
     * Nothing but the time.
     *
     * @param timeNs of the feed, ns since the epoch.
     */
    void onTime(long timeNs);

    /**
     * What the venue said. It enters at the time at which the engine comes to it.
     *
     * @param buffer holding the SBE message.
     * @param offset of the SBE header.
     * @param length of header and body in bytes.
     */
    void onVenue(DirectBuffer buffer, int offset, int length);

    /**
     * What this process knows of its sessions with the feed and the venue. It enters at the time at which the engine
     * comes to it.
     *
     * @param buffer holding the SBE message.
     * @param offset of the SBE header.
     * @param length of header and body in bytes.
     */
    void onStatus(DirectBuffer buffer, int offset, int length);
}
