package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.host.Engine;
import io.petrel.node.host.OrderListener;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.recovery.Reexecution;
import io.petrel.node.replay.ComparingLog;
import io.petrel.node.replay.Queues;
import io.petrel.sim.SimVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restart at any point: over a recorded journal, the node is taken down between two inbound records, whichever they
 * are, restored from its snapshot into fresh objects, and carried on. What it says from there on must be what the
 * journal holds, to the byte and to the journal's end, and so must what its venue makes; and its state must be that of
 * the run that was never interrupted. At one seeded record in each of so many equal stretches of the journal:
 * {@code -Dpetrel.sweep=N} sets how many; with N as large as the journal, at every record.
 */
class RestartTest
{
    /** For each tape. */
    private static final int RESTARTS = Integer.getInteger("petrel.sweep", 20);
    private static final long SEED = 7_041_776L;

    @TempDir
    private Path folder;

    private final SnapshotWriter before = new SnapshotWriter();
    private final SnapshotWriter after = new SnapshotWriter();

    @Test
    void shouldGoOnFromAnyRecordOfTheSpotCapture() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.PAPER, RealTapes.spot(folder), 20_000);
    }

    @Test
    void shouldGoOnFromAnyRecordOfTheUsdmCapture() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.PAPER, RealTapes.usdm(folder), 20_000);
    }

    @Test
    void shouldGoOnFromAnyRecordOfFourHourBarsOfTwoCoins() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.CRYPTO_BARS, RealTapes.crypto4h(folder), 20_000);
    }

    @Test
    void shouldGoOnFromAnyRecordOfHourlyForexQuotes() throws IOException
    {
        goesOnFromAnyRecord(RealTapes.FOREX_BARS, RealTapes.forexHourly(folder), 20_000);
    }

    private void goesOnFromAnyRecord(final PetrelConfig config, final Path tape, final long events)
    {
        final Path journal = folder.resolve("whole");
        final RunSummary whole = RealTapes.run(config, journal, tape, events);
        final SplittableRandom random = new SplittableRandom(SEED);
        final long stretch = Math.max(1, whole.inboundEvents() / RESTARTS);
        try (QueueReader inbound = Queues.inbound(journal);
            QueueReader outbound = Queues.outbound(journal))
        {
            final ComparingLog log = new ComparingLog(outbound, (cause, ingestNs, eventNs, buffer, offset, length) ->
            {
                throw new AssertionError("seed " + SEED + ": inbound " + cause + ": says more than the journal holds");
            });
            Engine engine = fresh(config, log);
            Reexecution recorded = new Reexecution(engine, journal);
            long due = 1 + random.nextLong(stretch);
            long restarts = 0;
            while (inbound.next())
            {
                recorded.execute(inbound);
                assertThat(log.difference()).as("seed %d, inbound %d", SEED, inbound.sequence()).isNull();
                if (inbound.sequence() == due)
                {
                    engine = restored(engine, fresh(config, log), inbound.sequence());
                    recorded = new Reexecution(engine, journal);
                    restarts++;
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
    }

    private Engine restored(final Engine engine, final Engine fresh, final long sequence)
    {
        write(engine, before);
        new SnapshotReader().wrap(before.buffer(), 0, before.length()).restore(fresh);
        write(fresh, after);
        assertThat(fresh.pipeline().stateHash()).as("inbound %d", sequence).isEqualTo(engine.pipeline().stateHash());
        assertThat(bytes(after).compareTo(bytes(before))).as("inbound %d", sequence).isZero();
        return fresh;
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

    private static Engine fresh(final PetrelConfig config, final ComparingLog log)
    {
        final Engine engine = new Engine(
            new TickSchedule(config.node().tickIntervalNs(), config.node().idleTicksMax()),
            new SimVenue(config.venue().sim()),
            OrderListener.NONE);
        engine.logs(null, log);
        return engine;
    }
}
