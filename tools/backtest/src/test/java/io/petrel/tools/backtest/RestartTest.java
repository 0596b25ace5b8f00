package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.config.PetrelConfig;
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
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private void goesOnFromAnyRecord(final PetrelConfig config, final Path tape, final long events)
    {
        final Path journal = folder.resolve("whole");
        final RunSummary whole = RealTapes.run(config, journal, tape, events);
        final SplittableRandom random = new SplittableRandom(SEED);
        final long stretch = Math.max(1, whole.inboundEvents() / RESTARTS);
        final long startNs = System.nanoTime();
        long restarts = 0;
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
                    restarts++;
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
            assertThat(restarts).isGreaterThanOrEqualTo(Math.min(RESTARTS, whole.inboundEvents()));
            assertThat(RunSummary.of(engine)).as("seed %d", SEED).isEqualTo(whole);
        }
        System.out.println(restarts + " restarts in " + whole.inboundEvents() + " records of " + tape.getFileName() +
            ", " + tails + " of them to the end, " + (System.nanoTime() - startNs) / 1_000_000_000L + " s");
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
