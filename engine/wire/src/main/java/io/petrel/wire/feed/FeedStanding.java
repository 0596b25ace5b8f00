package io.petrel.wire.feed;

/** Where a feed is, compared with what a subscriber took of it before. */
public enum FeedStanding
{
    /** It goes on from there, or from later. */
    TOGETHER,
    /** No feed is heard. */
    UNHEARD,
    /** It was started again and has not come there yet: until it has, the subscriber's market stands still. */
    BEHIND,
    /** It will begin with its first event, since one starts with it that has taken nothing. */
    BEGINS_BEFORE
}
