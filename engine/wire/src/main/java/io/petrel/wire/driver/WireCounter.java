package io.petrel.wire.driver;

/** What the processes count, each in its own file; see {@link WireCounters}. */
public enum WireCounter
{
    /** Events of the feed, published. */
    FEED_PUBLISHED("feed: events published"),
    /** Events that had to wait for a subscriber. */
    FEED_BLOCKED("feed: events that waited for a slow or missing subscriber"),
    /** How long in all. */
    FEED_BLOCKED_NS("feed: ns waited for subscribers"),
    /** Events given up for a slow subscriber, or that nobody subscribed to. */
    FEED_DROPPED("feed: events dropped"),
    /** Definitions and books sent again. */
    FEED_REFRESHES("feed: refreshes sent"),
    /** Definitions and books that a subscriber took too slowly. */
    REFRESHES_GIVEN_UP("feed: refreshes given up for a slow subscriber"),
    /** Greetings of subscribers. */
    FEED_HELLOS("feed: greetings of subscribers"),
    /** Events of the feed, taken. */
    EVENTS_TAKEN("subscriber: events taken"),
    /** Events seen before. */
    EVENTS_REPEATED("subscriber: events left out because they were seen before"),
    /** Events never seen here. */
    EVENTS_MISSED("subscriber: events missed"),
    /** Events between a loss and its refresh. */
    EVENTS_SKIPPED("subscriber: events left out while out of step"),
    /** Sessions of the feed begun. */
    FEED_SESSIONS("subscriber: times in step with the feed"),
    /** Losses of the feed. */
    FEED_LOSSES("subscriber: times the feed was lost"),
    /** Feeds that are another one than before. */
    FEEDS_REFUSED("subscriber: greetings of another feed, left out"),
    /** Feeds told that another one has their place. */
    FEEDS_SENT_AWAY("subscriber: times another feed was told that its place is taken"),
    /** Messages of the core, sent. */
    REQUESTS_SENT("node: requests sent"),
    /** Messages that waited for room. */
    REQUESTS_DEFERRED("node: requests that waited for room on the way to the venue"),
    /** Messages that did not leave since there was no session: the core asks what became of them. */
    REQUESTS_WITHHELD("node: requests not sent for want of a session"),
    /** Messages of the venue, taken. */
    REPORTS_TAKEN("node: reports taken"),
    /** Sessions with the venue begun. */
    VENUE_SESSIONS("node: sessions with the venue"),
    /** Sessions lost. */
    VENUE_LOSSES("node: times the session with the venue was lost"),
    /** Venues refused because their books are others. */
    VENUES_REFUSED("node: answers of a venue with other books"),
    /** Venues told that another one has their place. */
    VENUES_SENT_AWAY("node: times another venue was told that its place is taken"),
    /** Messages of a node, taken. */
    REQUESTS_TAKEN("venue: requests taken"),
    /** Messages of a session that is over. */
    REQUESTS_STALE("venue: requests of ended sessions left out"),
    /** Messages to a node, sent. */
    REPORTS_SENT("venue: reports sent"),
    /** Messages that waited for room. */
    REPORTS_DEFERRED("venue: reports that waited for a slow node"),
    /** Messages made while no node had a session. */
    REPORTS_UNHEARD("venue: reports that no node was there for"),
    /** Sessions begun. */
    LOGONS("venue: logons"),
    /** Nodes sent away. */
    LOGONS_REFUSED("venue: logons refused"),
    /** Sessions ended since the books hold more of the feed than it has published. */
    SESSIONS_AHEAD("venue: sessions ended because its books are ahead of the feed"),
    /** Messages that nobody may decode. */
    FRAMES_REFUSED("any: messages refused, cut or not of this schema"),
    /** Media drivers run or joined. */
    DRIVERS("driver: times one was run or joined"),
    /** Errors that Aeron told of. */
    DRIVER_ERRORS("driver: errors");

    private final String label;

    WireCounter(final String label)
    {
        this.label = label;
    }

    /**
     * What it counts, for people.
     *
     * @return the label in the file.
     */
    public String label()
    {
        return label;
    }
}
