package io.petrel.wire.frame;

/**
 * What a message on the wire is. The session is always the sender's.
 *
 * <pre>
 *   feed to subscribers           sequence                        peer                  body
 *   EVENT                         its number in the feed          -                     market data
 *   HEARTBEAT                     last event published, NULL_ID   -                     -
 *                                 before the first
 *   REFRESH                       last event contained            0, 1, 2 ...           definition or book
 *   REFRESH_END                   last event contained            how many there were   -
 *   WELCOME                       last event published, NULL_ID   subscriber answered   name, currencies, count
 *                                 before the first
 *   END                           last event of the feed          -                     -
 *   subscriber to feed
 *   ASK                           -                               -                     -
 *   HELLO                         last event taken                1: send a refresh     name of the subscriber
 *   BYE                           last event taken                -                     -
 *   OCCUPIED                      -                               session of a feed     -
 *                                                                 that is one too many
 *   feed to feeds, venue to venues, where they listen to the above and the below
 *   CLAIM                         -                               -                     -
 *   OCCUPIED                      -                               as above              -
 *   node to venue
 *   LOGON                         last event of the feed taken    books expected, or 0  name of the node
 *   REQUEST                       1, 2, 3 ... in the session      -                     order, cancel, question ...
 *   NODE_HEARTBEAT                last request sent               -                     -
 *   LOGOUT                        -                               -                     -
 *   OCCUPIED                      -                               session of a venue    -
 *                                                                 that is one too many
 *   venue to node
 *   LOGGED_ON                     books held                      node's session        name of the node
 *   REFUSED, UNFIT                books held                      node's session        why, in words
 *   REPORT                        1, 2, 3 ... in the session      node's session        report, answer, view ...
 *   VENUE_HEARTBEAT               last report sent                node's session, or 0  -
 * </pre>
 */
public final class FrameKind
{
    /** Market data. */
    public static final int EVENT = 1;
    /** The feed lives, and what time it is there. */
    public static final int HEARTBEAT = 2;
    /** A part of what a subscriber must know that missed something. */
    public static final int REFRESH = 3;
    /** All of it was sent. */
    public static final int REFRESH_END = 4;
    /** Answer to ASK and HELLO. */
    public static final int WELCOME = 5;
    /** The feed is over. */
    public static final int END = 6;
    /** Which feed is this? */
    public static final int ASK = 7;
    /** A subscriber is there, or has lost something. */
    public static final int HELLO = 8;
    /** A subscriber has taken all there was. */
    public static final int BYE = 9;
    /** A node wants a session. */
    public static final int LOGON = 16;
    /** A message of the core. */
    public static final int REQUEST = 17;
    /** The node lives. */
    public static final int NODE_HEARTBEAT = 18;
    /** The node ends its session. */
    public static final int LOGOUT = 19;
    /** The session stands. */
    public static final int LOGGED_ON = 20;
    /** No session now. */
    public static final int REFUSED = 21;
    /** A message of the venue. */
    public static final int REPORT = 22;
    /** The venue lives. */
    public static final int VENUE_HEARTBEAT = 23;
    /** No session, however long the node waits. */
    public static final int UNFIT = 24;
    /** Another has the stream that the addressed one claims. */
    public static final int OCCUPIED = 25;

    /** I have this stream, or want it. */
    public static final int CLAIM = 26;

    private FrameKind()
    {
    }
}
