package io.petrel.node.app;

import io.petrel.codecs.unit.Units;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.QueueWriter;
import io.petrel.journal.frame.FrameLayout;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.feed.Feed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.Engine;
import io.petrel.node.host.InboundLog;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.OutboundLog;
import io.petrel.node.recovery.Recovery;
import io.petrel.node.recovery.RecoveryException;
import io.petrel.node.recovery.RecoveryReport;
import io.petrel.node.recovery.RestoredPlace;
import io.petrel.node.replay.Queues;
import io.petrel.node.snapshot.EngineState;
import io.petrel.node.snapshot.Restoration;
import io.petrel.node.snapshot.SnapshotKeeper;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A journal with an engine brought up on it: a new journal begins with the configuration, one that exists is
 * recovered first, so that core and venue stand where they stopped. Then the feed is put after its last journaled
 * event and the engine is ready. One thread at a time; close it after the engine's thread has ended.
 */
public final class Session implements AutoCloseable
{
    private static final int PROGRESS_MASK = 0x3FFF;

    private final SessionSettings settings;
    private final Journal journal;
    private final Engine engine;
    private final RecoveryReport recovery;
    private final SnapshotKeeper snapshots;
    private final SessionConfiguration configuration;

    private Session(
        final SessionSettings settings,
        final Journal journal,
        final Engine engine,
        final RecoveryReport recovery,
        final long beganNs)
    {
        this.settings = settings;
        this.journal = journal;
        this.engine = engine;
        this.recovery = recovery;
        configuration = new SessionConfiguration(settings, engine, beganNs);
        snapshots = new SnapshotKeeper(new EngineState(engine), journal, settings.snapshots());
        engine.boundaries(snapshots);
    }

    /**
     * Creates or recovers, with nobody beside the core.
     *
     * @param settings      of the session.
     * @param orderListener told of each order sent.
     * @param progress      told the number of events recovered, now and then.
     * @return a session whose engine records to the journal.
     * @throws IllegalArgumentException when the machine has no fused multiply-add.
     */
    public static Session open(
        final SessionSettings settings, final OrderListener orderListener, final LongConsumer progress)
    {
        return open(settings, orderListener, Companion.NONE, progress);
    }

    /**
     * Creates or recovers.
     *
     * @param settings      of the session.
     * @param orderListener told of each order sent.
     * @param companion     to stand beside the core, fresh.
     * @param progress      told the number of events recovered, now and then.
     * @return a session whose engine records to the journal.
     * @throws IllegalArgumentException when the machine has no fused multiply-add, or a model does not fit.
     */
    public static Session open(
        final SessionSettings settings,
        final OrderListener orderListener,
        final Companion companion,
        final LongConsumer progress)
    {
        return open(settings, orderListener, companion, new SimVenue(settings.venue()), progress);
    }

    /**
     * Creates or recovers, with a venue of the caller's choice.
     *
     * @param settings      of the session.
     * @param orderListener told of each order sent.
     * @param companion     to stand beside the core, fresh.
     * @param venue         that orders go to, fresh.
     * @param progress      told the number of events recovered, now and then.
     * @return a session whose engine records to the journal.
     * @throws IllegalArgumentException when the machine has no fused multiply-add.
     */
    public static Session open(
        final SessionSettings settings,
        final OrderListener orderListener,
        final Companion companion,
        final SimulatedVenue venue,
        final LongConsumer progress)
    {
        Hardware.requireFma();
        StartCheck.require(settings);
        final SessionManifest manifest = new SessionManifest(settings);
        final boolean exists = Journal.exists(settings.journal());
        final Journal journal = exists ?
            Journal.open(settings.journal(), settings.files()) :
            Journal.create(settings.journal(), manifest.create(), settings.files());
        try
        {
            final Engine engine = new Engine(settings.ticks(), venue, orderListener, companion);
            final OutboundLog outbound = outboundLog(journal.outbound());
            RecoveryReport recovery = RecoveryReport.NEW_JOURNAL;
            long beganNs = Units.NULL_TIME_NS;
            if (exists)
            {
                manifest.require(journal.manifest());
                beganNs = beganNs(settings.journal());
                recovery = recover(settings, engine, outbound, progress);
            }
            engine.logs(inboundLog(journal.inbound()), outbound);
            return new Session(settings, journal, engine, recovery, beganNs);
        }
        catch (final RuntimeException e)
        {
            journal.close();
            throw e;
        }
    }

    /**
     * Puts a fresh feed on the first event that is not journaled yet and, before it, sends what the core still lacks
     * of its configuration, at that event's time.
     *
     * @param feed at its start.
     * @return whether the feed has such an event, which is now its current one.
     */
    public boolean begin(final Feed feed)
    {
        final boolean hasEvent = engine.venue().makesMarket() ? skipTime(feed) : skipEvents(feed);
        if (hasEvent)
        {
            askAfterRestart();
            configuration.send(feed.ingestTimeNs());
        }
        return hasEvent;
    }

    /**
     * Carries a fresh feed through the engine on the calling thread, from the first event that is not journaled yet to
     * the feed's end or to a number of events.
     *
     * @param feed     at its start.
     * @param atMost   feed events to carry.
     * @param progress told the number of feed events carried, now and then.
     * @return feed events carried.
     */
    public long carry(final Feed feed, final long atMost, final LongConsumer progress)
    {
        engine.logs(new RecordedLog(feed, journal.inbound()), outboundLog(journal.outbound()));
        long done = 0;
        for (boolean hasEvent = begin(feed); hasEvent && done < atMost; hasEvent = feed.next())
        {
            engine.onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            if (0 == (++done & PROGRESS_MASK))
            {
                progress.accept(done);
            }
        }
        return done;
    }

    /**
     * Sends what the core still lacks of its configuration, for a feed in another process. To a venue in another
     * process nothing leaves before it has answered.
     *
     * @param timeNs of the feed.
     */
    public void begin(final long timeNs)
    {
        final SessionPublisher session = new SessionPublisher(engine);
        final boolean isOutside = !engine.venue().orders().outlivesNode();
        if (isOutside && Units.NULL_TIME_NS != engine.nowNs())
        {
            session.publishDown(engine.nowNs());
        }
        configuration.send(Math.max(timeNs, engine.reachedNs()));
        if (isOutside)
        {
            session.publishDown(engine.reachedNs());
        }
    }

    /**
     * The engine.
     *
     * @return it.
     */
    public Engine engine()
    {
        return engine;
    }

    /**
     * How the engine came back to the state it had stopped in, when the session was opened.
     *
     * @return the report.
     */
    public RecoveryReport recovery()
    {
        return recovery;
    }

    /**
     * When the journal was made, which no other's is that has the same path: it is part of what a node is known by.
     *
     * @return ns since the epoch.
     */
    public long createdNs()
    {
        return journal.manifest().createdNs();
    }

    /**
     * What is to be told of calendars that are not those the journal went on with until now.
     *
     * @return one line, or null where they are; known once the session has begun.
     */
    public String calendarChange()
    {
        return configuration.calendarChange();
    }

    /**
     * Who takes and writes the node's state. Its {@code atRest()} belongs to a clean stop, once the engine's thread has
     * ended between two events.
     *
     * @return the keeper.
     */
    public SnapshotKeeper snapshots()
    {
        return snapshots;
    }

    @Override
    public void close()
    {
        try
        {
            snapshots.close();
        }
        finally
        {
            journal.close();
        }
    }

    /** Whatever brought the engine back, a snapshot or the journal; at the time it stopped, before anything newer. */
    private void askAfterRestart()
    {
        if (Units.NULL_TIME_NS != engine.nowNs() && !engine.venue().orders().outlivesNode())
        {
            new SessionPublisher(engine).publishRestart(engine.nowNs());
        }
    }

    private static RecoveryReport recover(
        final SessionSettings settings, final Engine engine, final OutboundLog outbound, final LongConsumer progress)
    {
        final long startNs = System.nanoTime();
        final RestoredPlace place =
            new Restoration(new EngineState(engine), settings.journal(), settings.configHash()).restore();
        final long executed = new Recovery(engine, settings.journal()).run(place, outbound, progress);
        return new RecoveryReport(
            place.inboundSequence(), executed, place.leftAside(), System.nanoTime() - startNs);
    }

    /** Time of the first event of a journal, the null sentinel when it has none: dated values count from it. */
    private static long beganNs(final Path journal)
    {
        try (QueueReader inbound = Queues.inbound(journal))
        {
            return inbound.next() ? inbound.ingestTimeNs() : Units.NULL_TIME_NS;
        }
    }

    /** A feed of recorded events goes on after the last one journaled. */
    private boolean skipEvents(final Feed feed)
    {
        final long done = engine.counters().feedEvents();
        for (long i = 0; i < done; i++)
        {
            if (!feed.next())
            {
                throw new RecoveryException(
                    "journal " + settings.journal() + " holds " + done + " feed events, the feed only " + i +
                    "; continue with the feed it began with, or start a new journal");
            }
        }
        return feed.next();
    }

    /** A clock goes on where the journal stands; to pass that moment again changes nothing. */
    private boolean skipTime(final Feed clock)
    {
        boolean hasPulse = clock.next();
        while (hasPulse && Units.NULL_TIME_NS != engine.nowNs() && clock.ingestTimeNs() < engine.nowNs())
        {
            hasPulse = clock.next();
        }
        return hasPulse;
    }

    private static InboundLog inboundLog(final QueueWriter writer)
    {
        return (ingestTimeNs, eventTimeNs, source, buffer, offset, length) ->
            writer.append(FrameLayout.NULL_SEQUENCE, eventTimeNs, ingestTimeNs, source, buffer, offset, length);
    }

    private static OutboundLog outboundLog(final QueueWriter writer)
    {
        return (causeSequence, ingestTimeNs, eventTimeNs, buffer, offset, length) ->
            writer.append(causeSequence, eventTimeNs, ingestTimeNs, Source.CORE, buffer, offset, length);
    }
}
