package io.petrel.tools.cli;

import java.util.Map;

/**
 * What a run did besides carrying its events, and what its engine's thread allocated in all.
 *
 * @param warmUpEvents      carried through nodes that were thrown away before the first event.
 * @param rehearsedEvents   that the engine's thread had its understudy play while no event came.
 * @param rehearsalRestarts times that the understudy came to the end of its market.
 * @param engineBytes       that the engine's thread allocated while it ran, its first use of everything included.
 */
record RunPractice(long warmUpEvents, long rehearsedEvents, long rehearsalRestarts, long engineBytes)
{
    /** Into the summary of the run. */
    void put(final Map<String, Object> fields)
    {
        fields.put("warmUpEvents", warmUpEvents);
        fields.put("rehearsedEvents", rehearsedEvents);
        fields.put("rehearsalRestarts", rehearsalRestarts);
        fields.put("engineAllocatedBytes", engineBytes);
    }
}
