package io.petrel.node.recovery;

import java.util.List;

/**
 * Where in its journal an engine stands once a snapshot was restored into it.
 *
 * @param inboundSequence  last inbound record before it; 0 for the journal's beginning.
 * @param outboundSequence last outbound record before it.
 * @param leftAside        snapshots that were not used, newer than the one that was, each with the reason in one line.
 */
public record RestoredPlace(long inboundSequence, long outboundSequence, List<String> leftAside)
{
    /** Nothing was restored. */
    public static final RestoredPlace BEGINNING = new RestoredPlace(0, 0, List.of());
}
