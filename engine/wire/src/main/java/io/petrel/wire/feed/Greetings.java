package io.petrel.wire.feed;

import io.aeron.Publication;
import io.petrel.codecs.unit.Units;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.frame.FrameKind;
import io.petrel.wire.frame.FrameSender;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** What a subscriber says to the feed. One thread. */
final class Greetings implements AutoCloseable
{
    /** Of a HELLO: nothing is of use before a refresh. */
    static final long WANTS_REFRESH = 1;

    private static final long HELLO_NS = 200_000_000L;
    private static final long AT_ONCE = 0;

    private final UnsafeBuffer name = new UnsafeBuffer(new byte[0]);
    private final WireSettings settings;
    private final long id;

    private Publication publication;
    private FrameSender sender;
    private long saidNs = AT_ONCE;

    Greetings(final WireSettings settings, final long id)
    {
        this.settings = settings;
        this.id = id;
    }

    void connect(final Wire wire)
    {
        publication = wire.publish(settings.greetChannel(), settings.feedStream() + 1);
        sender = new FrameSender(publication);
    }

    /** The number of this process. */
    long id()
    {
        return id;
    }

    void name(final String newName)
    {
        name.wrap(newName.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks which feed it is, now and then. */
    void ask()
    {
        say(FrameKind.ASK, 0, 0);
    }

    /** Says that this subscriber is there and out of step, now and then. */
    void hello(final long lastTaken, final boolean wantsRefresh)
    {
        say(FrameKind.HELLO, lastTaken, wantsRefresh ? WANTS_REFRESH : 0);
    }

    /** The next greeting need not wait. */
    void hurry()
    {
        saidNs = AT_ONCE;
    }

    void bye(final long lastTaken)
    {
        sender.offer(FrameKind.BYE, id, lastTaken, Units.NULL_TIME_NS, 0);
    }

    /** Tells another feed that it is one too many. */
    void occupied(final long session)
    {
        sender.offer(FrameKind.OCCUPIED, id, 0, Units.NULL_TIME_NS, session);
    }

    @Override
    public void close()
    {
        publication.close();
    }

    private void say(final int kind, final long lastTaken, final long wish)
    {
        final long nowNs = settings.clock().nanoTime();
        if (nowNs - saidNs > HELLO_NS || AT_ONCE == saidNs)
        {
            final long result =
                sender.offer(kind, id, lastTaken, Units.NULL_TIME_NS, wish, name, 0, name.capacity());
            saidNs = result > 0 ? nowNs : AT_ONCE;
        }
    }
}
