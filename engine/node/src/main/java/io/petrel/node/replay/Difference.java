package io.petrel.node.replay;

/**
 * First place where a re-execution and its journal part.
 *
 * @param outboundSequence  of the message in the journal's outbound queue.
 * @param inboundSequence   of the event that was being executed.
 * @param recorded          message as the journal holds it with its SBE header, or null when the journal has none
 *                          there.
 * @param recordedCause     inbound sequence the journal names as its cause; meaningless when {@code recorded} is null.
 * @param reexecuted        message as the core says it now, or null when it says none.
 */
public record Difference(
    long outboundSequence, long inboundSequence, byte[] recorded, long recordedCause, byte[] reexecuted)
{
}
