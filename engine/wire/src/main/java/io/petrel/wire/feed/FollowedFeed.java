package io.petrel.wire.feed;

import io.petrel.codecs.unit.Units;
import io.petrel.node.app.TapeFacts;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.frame.Followed;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.Rivals;
import io.petrel.wire.frame.WireFrame;

/**
 * Which feed a subscriber follows: one process, from its welcome until it is silent; always of the same feed, since
 * what was taken of one says nothing of another. One thread.
 */
final class FollowedFeed
{
    private final WireSettings settings;
    private final WireCounters counters;
    private final Followed process;

    /** Null before the first welcome. */
    private TapeFacts facts;
    private long published = Units.NULL_ID;

    FollowedFeed(final WireSettings settings, final WireCounters counters)
    {
        this.settings = settings;
        this.counters = counters;
        process = new Followed(settings.rivalNs(), settings.silenceNs());
    }

    /** What it says of itself; null while no feed has said so. */
    TapeFacts facts()
    {
        return facts;
    }

    /** The process that is followed. */
    Followed process()
    {
        return process;
    }

    /** Last event that it has published, as far as it was heard; {@code NULL_ID} before any. */
    long published()
    {
        return published;
    }

    /** Whether a welcome is of the feed that the first one was of. */
    boolean isSameFeed(final WireFrame welcome)
    {
        final TapeFacts told = FeedFacts.decode(welcome.buffer(), welcome.bodyOffset(), welcome.bodyLength());
        if (null == told)
        {
            counters.count(WireCounter.FRAMES_REFUSED, "a welcome of a feed is refused: it does not say of which");
            return false;
        }
        facts = null == facts ? told : facts;
        if (!facts.feedName().equals(told.feedName()))
        {
            counters.count(WireCounter.FEEDS_REFUSED);
            return false;
        }
        return true;
    }

    /** Follows whoever welcomes. */
    void follow(final WireFrame welcome)
    {
        process.follow(welcome.session(), settings.clock().nanoTime());
        published = welcome.sequence();
    }

    void onFrame(final long sequence)
    {
        process.onHeard();
        published = sequence;
    }

    void onOther(final WireFrame frame)
    {
        if (FrameKind.HEARTBEAT == frame.kind())
        {
            process.onOther(frame.session(), settings.clock().nanoTime());
        }
    }

    /** After what has come was read: whether the process that was followed is gone. */
    boolean hasLeft(final long nowNs, final boolean isConnected)
    {
        final boolean isSilent = process.isSilent(nowNs);
        final boolean hasLeft = process.isThere() && (isSilent || !isConnected);
        if (hasLeft)
        {
            process.leave();
            published = Units.NULL_ID;
        }
        return hasLeft;
    }

    /** Session of another that lives beside it; {@link Rivals#NONE} while that is not certain. */
    long oneTooMany(final boolean hasReadAll, final long nowNs)
    {
        final long other = process.oneTooMany(hasReadAll, nowNs);
        if (Rivals.NONE != other)
        {
            counters.count(WireCounter.FEEDS_SENT_AWAY, "two feeds publish on " + settings.feedChannel() + " stream " +
                settings.feedStream() + ": the first is followed, the other is told to end");
        }
        return other;
    }
}
