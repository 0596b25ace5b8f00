package io.petrel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.FeedSessionDecoder;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.host.FeedPlace;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import io.petrel.wire.driver.WireCounter;
import io.petrel.wire.driver.WireCounters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feed, venue and node as real processes; each is killed with SIGKILL once and started again. */
class ProcessTest
{
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_NS = 5_000_000L;
    private static final long SEED = 11;
    private static final int EVENTS = 60_000;

    @TempDir
    private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft()
    {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldGoOnAfterEachOfThemWasKilled() throws Exception
    {
        final Market market = new Market(SEED, EVENTS);
        final Path tape = market.write(folder.resolve("tape"));
        final Path venueJournal = folder.resolve("venue");
        final Path nodeJournal = folder.resolve("node");

        // The feed is first, so the media driver dies with it.
        final Process feed = start("feed", tape, "x2");
        await("feed", WireCounter.DRIVERS, 1);
        Process venue = start("venue", venueJournal);
        Process node = start("node", nodeJournal);
        await("node", WireCounter.REQUESTS_SENT, 20);
        kill(feed);
        final Process again = start("feed", tape, "x2");
        await("node", WireCounter.FEED_SESSIONS, 2);
        await("node", WireCounter.VENUE_SESSIONS, 2);

        kill(venue);
        await("node", WireCounter.VENUE_LOSSES, 2);
        venue = start("venue", venueJournal);
        await("node", WireCounter.VENUE_SESSIONS, 3);

        kill(node);
        node = start("node", nodeJournal);
        await("node", WireCounter.EVENTS_TAKEN, 1);
        kill(again);
        final Process last = start("feed", tape, "max");
        for (final Process each : List.of(last, node, venue))
        {
            assertThat(each.waitFor(PATIENCE_NS, TimeUnit.NANOSECONDS))
                .as("it ends with the feed: %s", said()).isTrue();
            assertThat(each.exitValue()).isZero();
        }

        requireReplay(nodeJournal);
        requireTruth(nodeJournal, market);
        requireTruth(venueJournal, market);
        requireOrders(nodeJournal, venueJournal);
        assertThat(folder.resolve("driver")).as("nothing is left behind").doesNotExist();
    }

    private static void requireReplay(final Path journal)
    {
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, done ->
        {
        });
        assertThat(replay.isIdentical()).as("%s", replay.difference()).isTrue();
    }

    /** Each numbered event is that of the market, none comes twice, and the last is there. */
    private static void requireTruth(final Path journal, final Market market)
    {
        final FeedPlace place = new FeedPlace();
        long last = 0;
        try (QueueReader reader = Queues.inbound(journal))
        {
            while (reader.next())
            {
                if (FeedSessionDecoder.TEMPLATE_ID == reader.type())
                {
                    place.onSession(reader.buffer(), reader.offset());
                }
                else if (Source.FEED == reader.source())
                {
                    place.onEvent();
                    if (place.sequence() > 0)
                    {
                        assertThat(place.sequence()).as("order of the feed's numbers").isGreaterThan(last);
                        last = place.sequence();
                        assertThat(bytes(reader)).as("event %d", last).isEqualTo(market.event(last).bytes());
                    }
                }
            }
        }
        assertThat(last).as("last event of the feed in %s", journal).isEqualTo(EVENTS);
    }

    /** Nothing arrived at the venue that was not journaled, or twice. */
    private static void requireOrders(final Path nodeJournal, final Path venueJournal)
    {
        final Set<Long> said = new HashSet<>();
        final NewOrderDecoder order = new NewOrderDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (QueueReader reader = Queues.outbound(nodeJournal))
        {
            while (reader.next())
            {
                if (NewOrderDecoder.TEMPLATE_ID == reader.type())
                {
                    order.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    assertThat(said.add(order.clientOrderId())).as("order said once").isTrue();
                }
            }
        }
        final Set<Long> arrived = new HashSet<>();
        try (QueueReader reader = Queues.inbound(venueJournal))
        {
            while (reader.next())
            {
                if (NewOrderDecoder.TEMPLATE_ID == reader.type())
                {
                    order.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    assertThat(arrived.add(order.clientOrderId())).as("order arrived once").isTrue();
                }
            }
        }
        assertThat(said).containsAll(arrived);
        assertThat(arrived).hasSizeGreaterThan(20);
    }

    private static byte[] bytes(final QueueReader reader)
    {
        final byte[] bytes = new byte[reader.length()];
        reader.buffer().getBytes(reader.offset(), bytes);
        return bytes;
    }

    private Process start(final String role, final Path path, final String... more) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dchronicle"))
            .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
            "-Dpetrel.root=" + System.getProperty("petrel.root"), "-cp", System.getProperty("java.class.path"),
            ProcessMain.class.getName(), role, folder.resolve("driver").toString(), path.toString()));
        command.addAll(List.of(more));
        final Process process = new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(role + started.size() + ".out").toFile())
            .start();
        started.add(process);
        return process;
    }

    private static void kill(final Process process) throws InterruptedException
    {
        process.destroyForcibly();
        process.waitFor();
    }

    private void await(final String role, final WireCounter counter, final long value) throws IOException
    {
        final long startNs = System.nanoTime();
        while (count(role, counter) < value)
        {
            assertThat(System.nanoTime() - startNs).as("%s of the %s: %s", counter, role, said())
                .isLessThan(PATIENCE_NS);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private long count(final String role, final WireCounter counter)
    {
        return WireCounters.read(folder.resolve("driver")).entrySet().stream()
            .filter(process -> process.getKey().startsWith(role))
            .mapToLong(process -> process.getValue().getOrDefault(counter.label(), 0L))
            .sum();
    }

    private String said() throws IOException
    {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < started.size(); i++)
        {
            for (final String role : List.of("feed", "venue", "node"))
            {
                final Path out = folder.resolve(role + i + ".out");
                text.append(Files.exists(out) ? role + ": " + Files.readString(out) : "");
            }
        }
        return text.toString();
    }
}
