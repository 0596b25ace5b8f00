package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.snapshot.SnapshotCheck;
import io.petrel.node.app.RunSummary;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at random moments of a node that runs on its ring and writes snapshots all the while, 25 times on each of two
 * journals. Both at a time, since most of it is waiting for a JVM to start.
 */
class KillTest
{
    private static final int LANES = 2;
    private static final int KILLS_PER_LANE = 25;
    private static final int STEPS = 20_000;
    private static final long SEED = 50;
    private static final long MOMENT_NS_MAX = 250_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldStandWhereAnUnkilledRunStandsAfterFiftyKills() throws Exception
    {
        final Path tape = SyntheticTape.write(folder.resolve("tape"), SEED, STEPS);
        final RunSummary whole = Drive.toTheEnd(folder.resolve("whole"), tape);
        final List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++)
        {
            final Path journal = folder.resolve("killed" + lane);
            final SplittableRandom random = new SplittableRandom(SEED + lane);
            lanes.add(CompletableFuture.runAsync(() -> killAgainAndAgain(journal, tape, whole, random)));
        }
        CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
        for (int lane = 0; lane < LANES; lane++)
        {
            requireSame(folder.resolve("killed" + lane), tape, whole);
        }
    }

    /** Each life has so few events that all of them together do not come to the end, however late the kills are. */
    private static void killAgainAndAgain(
        final Path journal, final Path tape, final RunSummary whole, final SplittableRandom random)
    {
        final long events = whole.feedEvents() / (KILLS_PER_LANE + 1);
        long lastSequence = 0;
        for (int kill = 0; kill < KILLS_PER_LANE; kill++)
        {
            killAfter(random.nextLong(MOMENT_NS_MAX), KilledNode.class, journal.toString(), tape.toString(),
                Long.toString(events));
            final long sequence = Drive.lastInbound(journal);
            assertThat(sequence).as("inbound records of %s after kill %d", journal, kill)
                .isGreaterThanOrEqualTo(lastSequence);
            lastSequence = sequence;
        }
        assertThat(SnapshotCheck.of(journal)).as("snapshots of a killed node")
            .isNotEmpty().allMatch(SnapshotCheck::isGood);
        assertThat(lastSequence).as("all kills fell before the end of the tape").isLessThan(whole.inboundEvents());
    }

    private void requireSame(final Path journal, final Path tape, final RunSummary whole)
    {
        final RunSummary finished = Drive.toTheEnd(journal, tape);
        assertThat(finished).as("seed %d, %s", SEED, journal).isEqualTo(whole);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(folder.resolve("whole"), Long.MAX_VALUE));
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT);
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(whole.stateHash());
    }

    static void killAfter(final long momentNs, final Class<?> main, final String... arguments)
    {
        final Process node = start(main, arguments);
        try
        {
            awaitReady(node);
            LockSupport.parkNanos(momentNs);
        }
        finally
        {
            node.destroyForcibly();
            node.onExit().join();
        }
    }

    static Process start(final Path journal, final Path tape)
    {
        return start(KilledNode.class, journal.toString(), tape.toString());
    }

    private static Process start(final Class<?> main, final String... arguments)
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-Dchronicle") ||
                argument.startsWith("--enable") || argument.startsWith("--sun"))
            .collect(Collectors.toList()));
        command.addAll(List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx256m",
            "-Dpetrel.root=" + System.getProperty("petrel.root"),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
        command.addAll(List.of(arguments));
        try
        {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    static void awaitReady(final Process node)
    {
        final List<String> said = new ArrayList<>();
        try
        {
            final BufferedReader lines = node.inputReader();
            for (String line = lines.readLine(); null != line; line = lines.readLine())
            {
                said.add(line);
                if (KilledNode.READY.equals(line))
                {
                    return;
                }
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the node ended before it was ready:\n" + String.join("\n", said));
    }
}
