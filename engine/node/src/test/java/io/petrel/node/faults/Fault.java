package io.petrel.node.faults;

/** What goes wrong between a node and its world, each by a seed of its own. */
enum Fault
{
    /** An order, cancel, replacement or question never reaches the venue. */
    REQUEST_LOST(0.2),
    /** It reaches the venue twice. */
    REQUEST_TWICE(0.3),
    /** It is overtaken by later ones. */
    REQUEST_LATE(0.4),
    /** A report, answer or view never reaches the node. */
    REPORT_LOST(0.2),
    /** It reaches the node twice. */
    REPORT_TWICE(0.4),
    /** It is overtaken by later ones. */
    REPORT_LATE(0.4),
    /** The session with the venue breaks; what is on its way is lost. */
    SESSION_LOST(0.02),
    /** The venue refuses a new order. */
    VENUE_BUSY(0.10),
    /** A market event never reaches the node. */
    FEED_GAP(0.02),
    /** It reaches the node twice. */
    FEED_TWICE(0.02),
    /** It is overtaken by later ones. */
    FEED_LATE(0.02),
    /** The node is shown a crossed book. */
    FEED_CROSSED(0.01),
    /** The instrument stops trading for a while. */
    HALT(0.005),
    /** The node's clock steps back. */
    CLOCK_BACK(0.02),
    /** The price jumps. */
    JUMP(0.01),
    /** The node is killed at one of the boundaries that lie ahead. */
    KILL(0.05),
    /** It is killed again while it recovers. */
    KILL_IN_RECOVERY(0.25),
    /** The newest snapshot is damaged when it is needed. */
    SNAPSHOT_DAMAGED(0.8);

    private final double rateMax;

    Fault(final double rateMax)
    {
        this.rateMax = rateMax;
    }

    double rateMax()
    {
        return rateMax;
    }
}
