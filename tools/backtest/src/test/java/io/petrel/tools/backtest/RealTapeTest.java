package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.app.RunSummary;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The determinism contract on recorded order books, with the shipped configuration. */
class RealTapeTest
{
    private static final int CUTS = 20;
    private static final int STOPS = 8;
    private static final long SEED = 20_240_808L;

    @TempDir
    private Path folder;

    @Test
    void shouldTradeReplayAndRepeatOnTheSpotCapture() throws IOException
    {
        tradesReplaysAndRepeats(RealTapes.spot(folder));
    }

    @Test
    void shouldTradeReplayAndRepeatOnTheUsdmCapture() throws IOException
    {
        tradesReplaysAndRepeats(RealTapes.usdm(folder));
    }

    @Test
    void shouldSayOnEveryPrefixOfTheSpotCaptureWhatItSaysOnTheWhole() throws IOException
    {
        final Path tape = RealTapes.spot(folder);
        final Path whole = folder.resolve("whole");
        final RunSummary run = RealTapes.run(whole, tape, Long.MAX_VALUE);
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int cut = 0; cut < CUTS; cut++)
        {
            final long events = 1 + random.nextLong(run.feedEvents());
            final Path prefix = folder.resolve("prefix-" + cut);
            RealTapes.run(prefix, tape, events);

            assertThat(RealTapes.outbound(prefix, Long.MAX_VALUE))
                .as("seed %d, prefix of %d events", SEED, events)
                .isEqualTo(RealTapes.outbound(whole, RealTapes.lastInbound(prefix)));
        }
    }

    @Test
    void shouldStandWhereAnUninterruptedRunStandsAfterStopsOnTheUsdmCapture() throws IOException
    {
        final Path tape = RealTapes.usdm(folder);
        final RunSummary whole = RealTapes.run(folder.resolve("whole"), tape, Long.MAX_VALUE);
        final SplittableRandom random = new SplittableRandom(SEED);
        final Path stopped = folder.resolve("stopped");
        for (int stop = 0; stop < STOPS; stop++)
        {
            RealTapes.run(stopped, tape, 1 + random.nextLong(whole.feedEvents() / STOPS));
        }
        final RunSummary last = RealTapes.run(stopped, tape, Long.MAX_VALUE);

        assertThat(last).as("seed %d", SEED).isEqualTo(whole);
        assertThat(RealTapes.outbound(stopped, Long.MAX_VALUE))
            .isEqualTo(RealTapes.outbound(folder.resolve("whole"), Long.MAX_VALUE));
    }

    private void tradesReplaysAndRepeats(final Path tape)
    {
        final Path journal = folder.resolve("first");
        final RunSummary first = RealTapes.run(journal, tape, Long.MAX_VALUE);
        final RunSummary second = RealTapes.run(folder.resolve("second"), tape, Long.MAX_VALUE);
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, RealTapes.SILENT);

        assertThat(first.orders()).isPositive();
        assertThat(first.fills()).isPositive();
        assertThat(second).isEqualTo(first);
        assertThat(RealTapes.outbound(folder.resolve("second"), Long.MAX_VALUE))
            .isEqualTo(RealTapes.outbound(journal, Long.MAX_VALUE));
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.outboundCompared()).isEqualTo(first.outboundMessages());
        assertThat(replay.stateHash()).isEqualTo(first.stateHash());
    }
}
