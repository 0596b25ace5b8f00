package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.ParentOrderDecoder;
import io.petrel.codecs.event.ParentOutcomeDecoder;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.OutboundLog;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.recovery.Recovery;
import io.petrel.node.recovery.Reexecution;
import io.petrel.node.recovery.RestoredPlace;
import io.petrel.node.replay.ComparingLog;
import io.petrel.node.replay.Queues;
import io.petrel.sim.SimVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Restart at any point: over a recorded journal, the node is taken down between two inbound records, whichever they
 * are, restored from its snapshot into fresh objects, and carried on. Beside it goes one that is never interrupted.
 *
 * <pre>
 *   at each point i               images of the uninterrupted, of the one restored last, of the one restored now are
 *                                 the same bytes, and their states hash alike
 *   from i to the next, and on    what it says, and what its venue makes, is what the journal holds, to the byte
 *   from some points, to the end  likewise, by the node's own recovery, without another restart
 * </pre>
 *
 * The points: one seeded record in each of so many equal stretches, {@code -Dpetrel.sweep=N}. With
 * {@code -Dpetrel.sweep=all} it is every record of the whole captures, and of 500 bars. There each engine has lived for
 * one event since it was restored, and the next is made of it: whatever an image lacked would be lacking from the first
 * record on, and missing wherever it matters.
 */
class RestartTest
{
    private static final boolean ALL = "all".equals(System.getProperty("petrel.sweep"));
    /** For each tape. */
    private static final int RESTARTS = Integer.getInteger("petrel.sweep", ALL ? Integer.MAX_VALUE : 20);
    private static final long EVENTS = ALL ? Long.MAX_VALUE : 20_000;
    /** The clock makes dozens of records of one bar. */
    private static final long BARS = ALL ? 500 : 20_000;
    /** For each tape. */
    private static final int TAILS = ALL ? 100 : 3;
    /** 70 seconds of the capture before the order, 40 in which it is due, and some more. */
    private static final long PARENT_EVENTS = 34_000;
    private static final int ACCOUNT = 1;
    private static final long SEED = 7_041_776L;
    /** Of one that is compared by its state. */
    private static final OutboundLog SILENT = (cause, ingestNs, eventNs, buffer, offset, length) ->
    {
    };

    @TempDir
    private Path folder;

    private final SnapshotWriter uninterrupted = new SnapshotWriter();
    private final SnapshotWriter before = new SnapshotWriter();
    private final SnapshotWriter after = new SnapshotWriter();
    private final List<Long> restarts = new ArrayList<>();
    private long tails;

    @Test
    void shouldGoOnFromAnyRecordOfTheSpotCapture() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.PAPER, RealTapes.spot(folder), EVENTS);
    }

    @Test
    void shouldGoOnFromAnyRecordOfTheUsdmCapture() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.PAPER, RealTapes.usdm(folder), EVENTS);
    }

    @Test
    void shouldGoOnFromAnyRecordOfFourHourBarsOfTwoCoins() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.CRYPTO_BARS, RealTapes.crypto4h(folder), BARS);
    }

    @Test
    void shouldGoOnFromAnyRecordOfHourlyForexQuotes() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.FOREX_BARS, RealTapes.forexHourly(folder), BARS);
    }

    /** A third of the records come while the order is worked, each algorithm's own state among what is restored. */
    @ParameterizedTest
    @EnumSource(value = ExecutionAlgorithm.class, names = {"MARKET", "NULL_VAL"}, mode = EnumSource.Mode.EXCLUDE)
    void shouldGoOnFromAnyRecordWhileALargeOrderIsWorked(final ExecutionAlgorithm algorithm) throws IOException
    {
        final Path tape = RealTapes.usdm(folder);
        final Path journal = folder.resolve("parent");
        final RunSummary whole = RealTapes.run(RealTapes.PARENT, journal, tape, new DrillFeed(new TapeFeed(tape),
            ParentDrill.parse("BUY 10 BTCUSDT " + algorithm + " 40s AFTER 70s"), ACCOUNT), PARENT_EVENTS);
        goesOnFromAnyRecord(RealTapes.PARENT, journal, whole, tape);

        assertThat(restarts.stream().filter(worked(journal)::contains).count()).as("restarts in its middle")
            .isGreaterThanOrEqualTo(RESTARTS / 5);
    }

    private void goesOnFromAnyRecord(final PetrelConfig config, final Path tape, final long events)
    {
        final Path journal = folder.resolve("whole");
        goesOnFromAnyRecord(config, journal, RealTapes.run(config, journal, tape, events), tape);
    }

    private void goesOnFromAnyRecord(
        final PetrelConfig config, final Path journal, final RunSummary whole, final Path tape)
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        final long stretch = Math.max(1, whole.inboundEvents() / RESTARTS);
        final long startNs = System.nanoTime();
        try (QueueReader inbound = Queues.inbound(journal);
            QueueReader outbound = Queues.outbound(journal))
        {
            final ComparingLog log = new ComparingLog(outbound, saysTooMuch());
            final Engine alive = fresh(config, SILENT);
            final Reexecution lived = new Reexecution(alive, journal);
            Engine engine = fresh(config, log);
            Reexecution recorded = new Reexecution(engine, journal);
            long due = 1 + random.nextLong(stretch);
            while (inbound.next())
            {
                lived.execute(inbound);
                recorded.execute(inbound);
                assertThat(log.difference()).as("seed %d, inbound %d", SEED, inbound.sequence()).isNull();
                if (inbound.sequence() == due)
                {
                    write(alive, uninterrupted);
                    engine = restored(engine, fresh(config, log), inbound.sequence());
                    recorded = new Reexecution(engine, journal);
                    restarts.add(inbound.sequence());
                    if (0 == random.nextLong(Math.max(1, whole.inboundEvents() / stretch / TAILS)))
                    {
                        recovers(config, journal, new RestoredPlace(due, log.compared(), List.of()), whole);
                    }
                }
                if (0 == inbound.sequence() % stretch)
                {
                    due = inbound.sequence() + 1 + random.nextLong(stretch);
                }
            }
            log.conclude(whole.inboundEvents());

            assertThat(log.difference()).isNull();
            assertThat(log.compared()).isEqualTo(whole.outboundMessages());
            assertThat((long)restarts.size()).isGreaterThanOrEqualTo(Math.min(RESTARTS, whole.inboundEvents()));
            assertThat(RunSummary.of(engine)).as("seed %d", SEED).isEqualTo(whole);
        }
        System.out.println(restarts.size() + " restarts in " + whole.inboundEvents() + " records of " +
            tape.getFileName() + ", " + tails + " of them to the end, " +
            (System.nanoTime() - startNs) / 1_000_000_000L + " s");
    }

    private Engine restored(final Engine engine, final Engine fresh, final long sequence)
    {
        write(engine, before);
        new SnapshotReader().wrap(before.buffer(), 0, before.length()).restore(fresh);
        write(fresh, after);
        assertThat(fresh.pipeline().stateHash()).as("inbound %d", sequence).isEqualTo(engine.pipeline().stateHash());
        assertThat(bytes(before).compareTo(bytes(uninterrupted))).as("inbound %d", sequence).isZero();
        assertThat(bytes(after).compareTo(bytes(before))).as("inbound %d", sequence).isZero();
        return fresh;
    }

    /** From the image of now to the journal's end, as a node that starts. */
    private void recovers(
        final PetrelConfig config, final Path journal, final RestoredPlace place, final RunSummary whole)
    {
        final Engine engine = fresh(config, SILENT);
        new SnapshotReader().wrap(before.buffer(), 0, before.length()).restore(engine);
        final long executed = new Recovery(engine, journal).run(place, saysTooMuch(), RealTapes.SILENT);

        assertThat(executed).isEqualTo(whole.inboundEvents() - place.inboundSequence());
        assertThat(RunSummary.of(engine)).as("from inbound %d", place.inboundSequence()).isEqualTo(whole);
        tails++;
    }

    /** Inbound sequences from the first message of the parent order to its last. */
    private static LongRange worked(final Path journal)
    {
        long first = Long.MAX_VALUE;
        long last = 0;
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                first = ParentOrderDecoder.TEMPLATE_ID == outbound.type() ?
                    Math.min(first, outbound.causeSequence()) : first;
                last = ParentOutcomeDecoder.TEMPLATE_ID == outbound.type() ? outbound.causeSequence() : last;
            }
        }
        return new LongRange(first, 0 == last ? Long.MAX_VALUE : last);
    }

    private record LongRange(long first, long last)
    {
        boolean contains(final long value)
        {
            return value >= first && value < last;
        }
    }

    private static OutboundLog saysTooMuch()
    {
        return (cause, ingestNs, eventNs, buffer, offset, length) ->
        {
            throw new AssertionError("seed " + SEED + ": inbound " + cause + ": says more than the journal holds");
        };
    }

    private static void write(final Engine engine, final SnapshotWriter writer)
    {
        writer.reset();
        engine.visitState(writer);
    }

    private static UnsafeBuffer bytes(final SnapshotWriter writer)
    {
        return new UnsafeBuffer(writer.buffer(), 0, writer.length());
    }

    private static Engine fresh(final PetrelConfig config, final OutboundLog log)
    {
        final Engine engine = new Engine(
            new TickSchedule(config.node().tickIntervalNs(), config.node().idleTicksMax()),
            new SimVenue(config.venue().sim()),
            OrderListener.NONE);
        engine.logs(null, log);
        return engine;
    }
}
