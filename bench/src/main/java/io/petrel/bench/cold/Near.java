package io.petrel.bench.cold;

/** What lies in the core's own caches when a decision begins. */
public enum Near
{
    /** Code and data, as the event before left them. */
    ALL,
    /** The code alone: another core has just taken the same decision on data of its own. */
    CODE,
    /** Nothing but the event. */
    NOTHING
}
