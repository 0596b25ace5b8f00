package io.petrel.sim;

/** What a message takes on top of the constant latency of its direction. */
public enum LatencyModel
{
    /** Nothing. */
    CONSTANT,
    /** A draw from a recorded distribution, for each message anew. */
    SAMPLED,
    /** A multiple of what the last market event took from the exchange to us, by the two times on the tape. */
    FEED
}
