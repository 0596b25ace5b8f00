package io.petrel.bench.wire;

import io.petrel.codecs.event.ExecutionReportDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.node.app.Session;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.Messages;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Replay;
import io.petrel.node.ring.ControlInbox;
import io.petrel.node.ring.LiveSink;
import io.petrel.node.ring.LiveSource;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.sim.LatencySettings;
import io.petrel.sim.SimSettings;
import io.petrel.wire.app.LiveNode;
import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import io.petrel.wire.feed.FeedServer;
import io.petrel.wire.feed.FeedSubscriber;
import io.petrel.wire.order.VenueBook;
import io.petrel.wire.order.VenueServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.IdleStrategy;

/**
 * A feed, a node and a venue over one media driver, each on threads of its own in this process: the whole path from an
 * event that was due, through shared memory, ring, journal, core, journal and shared memory to the venue, and of its
 * report back to the node. The venue answers without latency of its own.
 */
public final class WireRun implements AutoCloseable
{
    private static final BooleanSupplier NEVER = () -> false;
    private static final long LATENCY_MAX_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final Histogram toVenueNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final Histogram thereAndBackNs = new Histogram(1, LATENCY_MAX_NS, DIGITS);
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final PetrelConfig config;
    private final Path tape;
    private final Path folder;
    private final WireSettings settings;
    private final SentTimes sent;
    private final WireCounters counters;

    /**
     * A run that has not begun.
     *
     * @param config that makes orders.
     * @param tape   to publish.
     * @param folder for driver and journals.
     * @param spins  whether the threads on the wire and the driver's spin instead of sleeping.
     */
    public WireRun(final PetrelConfig config, final Path tape, final Path folder, final boolean spins)
    {
        this.config = config;
        this.tape = tape;
        this.folder = folder;
        final WireSettings asleep = WireSettings.ipc(folder.resolve("driver"));
        settings = spins ? asleep.spinning() : asleep;
        counters = new WireCounters(settings.folder(), "bench");
        sent = new SentTimes(times(tape));
    }

    /**
     * Runs the tape, or as much of it as time allows.
     *
     * @param pace      of the feed.
     * @param longestNs that it may run.
     */
    public void run(final Pace pace, final long longestNs)
    {
        final TapeFacts facts = TapeFacts.of(tape);
        final Thread venue = new Thread(guarded(() -> venue(facts)), "bench-venue");
        final Thread feed = new Thread(guarded(() -> feed(facts, pace, longestNs)), "bench-feed");
        try (Wire host = new Wire(settings, counters))
        {
            requireTrue(host.hasDriver(), "somebody else runs a media driver in " + settings.folder());
            feed.start();
            venue.start();
            node();
            isOver.set(true);
            join(feed);
            join(venue);
        }
        requireTrue(null == failure.get(), "a thread failed: " + failure.get());
        requireTrue(new Replay(folder.resolve("node")).run(Replay.TO_THE_END, done ->
        {
        }).isIdentical(), "the node's journal does not re-execute to the same bytes");
        requireTrue(counters.get(WireCounter.REQUESTS_SENT) == counters.get(WireCounter.REQUESTS_TAKEN),
            "requests were lost");
    }

    /**
     * From the moment the event was due that caused it to an order's arrival at the venue.
     *
     * @return ns.
     */
    public Histogram toVenueNs()
    {
        return toVenueNs;
    }

    /**
     * From that moment to the arrival of the venue's first report at the node.
     *
     * @return ns.
     */
    public Histogram thereAndBackNs()
    {
        return thereAndBackNs;
    }

    @Override
    public void close()
    {
        counters.close();
    }

    private void feed(final TapeFacts facts, final Pace pace, final long longestNs)
    {
        try (Feed feed = new TapeFeed(tape);
            Wire wire = new Wire(settings, counters);
            FeedServer server = new FeedServer(wire, settings, counters, facts, System.nanoTime(), Long.MAX_VALUE))
        {
            boolean hasEvent = feed.next();
            server.opens(feed.ingestTimeNs());
            server.awaitSubscribers(2, isOver::get);
            final BooleanSupplier attending = () ->
            {
                server.attend(Math.min(pace.nowNs(), feed.ingestTimeNs()));
                return isOver.get();
            };
            final long startNs = System.nanoTime();
            for (int i = 0; hasEvent && !isOver.get() && System.nanoTime() - startNs < longestNs; i++)
            {
                final long dueNs = pace.await(feed.ingestTimeNs(), attending);
                sent.onPublish(i, dueNs);
                server.publish(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                hasEvent = feed.next();
            }
            server.end();
        }
    }

    private void venue(final TapeFacts facts)
    {
        final SimSettings plain = SimSettings.builder().latency(LatencySettings.constant(0, 0)).build();
        try (Wire wire = new Wire(settings, counters);
            FeedSubscriber feed = new FeedSubscriber(wire, settings, counters, System.nanoTime());
            Journal journal = Journal.create(folder.resolve("venue"),
                Manifest.ofJournal("bench", "bench", 0, 1, Map.of("feed", facts.feedName())), JournalSettings.DEFAULT))
        {
            feed.name("bench-venue");
            final TimedBook book = new TimedBook(new VenueBook(plain, journal));
            try (VenueServer server =
                new VenueServer(wire, settings, counters, book.book, book::onRequest, System.nanoTime(), 1))
            {
                final IdleStrategy idle = wire.newIdle();
                while (!isOver.get())
                {
                    idle.idle(feed.poll(book.book) + server.poll());
                }
            }
        }
    }

    private void node()
    {
        final Path journal = folder.resolve("node");
        try (LiveNode live = new LiveNode(settings, counters, "bench"))
        {
            final TapeFacts facts = live.awaitFeed(NEVER);
            try (Session session = Session.open(Setup.session(config, journal, facts, "bench", 0),
                    OrderListener.NONE, Companion.NONE, live.newVenue(0), done ->
                    {
                    });
                NodeCounters nodeCounters = new NodeCounters(journal))
            {
                live.awaitVenue(session, NEVER);
                live.begin(session);
                new RingHost(session.engine(), new Telemetry(nodeCounters), config.node().ringSlots(),
                    Setup.waitStrategy(config.node().waitMode()), config.node().engineCore())
                    .run(new TimedSource(live), live.idle(), () -> null != failure.get(), ControlInbox.EMPTY);
            }
        }
    }

    private Runnable guarded(final Runnable work)
    {
        return () ->
        {
            try
            {
                work.run();
            }
            catch (final RuntimeException | Error e)
            {
                failure.compareAndSet(null, e);
            }
        };
    }

    private static long[] times(final Path tape)
    {
        final LongArrayList times = new LongArrayList();
        try (Feed feed = new TapeFeed(tape))
        {
            while (feed.next())
            {
                times.addLong(feed.ingestTimeNs());
            }
        }
        return times.toLongArray();
    }

    private static void join(final Thread thread)
    {
        try
        {
            thread.join();
        }
        catch (final InterruptedException e)
        {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireTrue(final boolean isTrue, final String problem)
    {
        if (!isTrue)
        {
            throw new IllegalStateException(problem);
        }
    }

    /** Takes the time at which an order arrives, before the venue does anything about it. Venue thread. */
    private final class TimedBook
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final NewOrderDecoder order = new NewOrderDecoder();
        private final VenueBook book;

        TimedBook(final VenueBook book)
        {
            this.book = book;
        }

        void onRequest(final long sentNs, final DirectBuffer buffer, final int offset, final int length)
        {
            final long nowNs = System.nanoTime();
            if (NewOrderDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
            {
                final long dueNs = sent.ofEventAt(sentNs);
                if (SentTimes.NONE != dueNs)
                {
                    toVenueNs.recordValue(Math.max(1, nowNs - dueNs));
                    sent.onOrder(order.wrapAndApplyHeader(buffer, offset, header).clientOrderId(), dueNs);
                }
            }
            book.onRequest(sentNs, buffer, offset, length);
        }
    }

    /** Takes the time at which a report arrives, before it is in the ring. Feed thread of the node. */
    private final class TimedSource implements LiveSource
    {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final ExecutionReportDecoder report = new ExecutionReportDecoder();
        private final LiveNode live;
        private final TimedSink timed = new TimedSink();

        TimedSource(final LiveNode live)
        {
            this.live = live;
        }

        @Override
        public int poll(final LiveSink sink)
        {
            timed.sink = sink;
            return live.poll(timed);
        }

        @Override
        public boolean hasEnded()
        {
            return live.hasEnded();
        }

        private final class TimedSink implements LiveSink
        {
            private LiveSink sink;

            @Override
            public void onFeed(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
            {
                sink.onFeed(timeNs, buffer, offset, length);
            }

            @Override
            public void onTime(final long timeNs)
            {
                sink.onTime(timeNs);
            }

            @Override
            public void onVenue(final DirectBuffer buffer, final int offset, final int length)
            {
                final long nowNs = System.nanoTime();
                if (ExecutionReportDecoder.TEMPLATE_ID == Messages.templateId(buffer, offset))
                {
                    report.wrapAndApplyHeader(buffer, offset, header);
                    final long dueNs = sent.takeOfOrder(report.clientOrderId());
                    if (SentTimes.NONE != dueNs)
                    {
                        thereAndBackNs.recordValue(Math.max(1, nowNs - dueNs));
                    }
                }
                sink.onVenue(buffer, offset, length);
            }

            @Override
            public void onStatus(final DirectBuffer buffer, final int offset, final int length)
            {
                sink.onStatus(buffer, offset, length);
            }
        }
    }
}
