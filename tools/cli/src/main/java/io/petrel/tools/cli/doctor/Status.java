package io.petrel.tools.cli.doctor;

/** How a check ended: WARN costs latency, FAIL makes results wrong or the node unable to start. */
public enum Status
{
    /** As it should be. */
    OK,
    /** Works, but slower or less predictably. */
    WARN,
    /** Must be mended before a node runs. */
    FAIL
}
