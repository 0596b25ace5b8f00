package io.petrel.node.faults;

/** A bug put into the node on purpose, to see that the checkers find it. */
enum Planted
{
    NOTHING,
    /** Messages reach the venue before the journal. */
    SENDS_UNJOURNALED,
    /** Events reach the core before the journal. */
    DECIDES_UNJOURNALED,
    /** After a restart the orders of the last event are sent once more. */
    RESENDS_BLINDLY,
    /** A fill is journaled, and then the core does not see it. */
    DROPS_FILL,
    /** A start resumes what the operator had halted. */
    RESUMES_AT_START,
    /** The core is not told that its session was lost. */
    ASKS_NOBODY,
    /** What a crash kept from the outbound queue stays missing. */
    LOSES_OUTPUT,
    /** Snapshots are used unchecked. */
    TRUSTS_SNAPSHOTS
}
