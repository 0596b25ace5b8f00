package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.node.app.RunSummary;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The determinism contract on recorded bars of several instruments together. */
class BarTapeTest
{
    private static final long EVENTS_PER_BAR_MAX = 100;
    private static final int CUTS = 3;
    private static final long SEED = 20_200_101L;
    private static final long EVENTS = 40_000;

    @TempDir
    private Path folder;

    @Test
    void shouldTradeReplayAndKeepItsWordOnFourHourBarsOfTwoCoins() throws IOException
    {
        tradesReplaysAndKeepsItsWord(RealTapes.CRYPTO_BARS, RealTapes.crypto4h(folder), 2);
    }

    @Test
    void shouldTradeReplayAndKeepItsWordOnHourlyBarsOfFourCoins() throws IOException
    {
        tradesReplaysAndKeepsItsWord(RealTapes.CRYPTO_BARS, RealTapes.crypto1h(folder), 4);
    }

    @Test
    void shouldTradeReplayAndKeepItsWordOnHourlyForexQuotes() throws IOException
    {
        tradesReplaysAndKeepsItsWord(RealTapes.FOREX_BARS, RealTapes.forexHourly(folder), 2);
    }

    private void tradesReplaysAndKeepsItsWord(final PetrelConfig config, final Path tape, final int instruments)
    {
        final Path journal = folder.resolve("whole");
        final RunSummary whole = RealTapes.run(config, journal, tape, EVENTS);
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, RealTapes.SILENT);

        assertThat(TapeFacts.of(tape).settlementCurrencies()).hasSize(instruments);
        assertThat(whole.fills()).isPositive();
        assertThat(whole.inboundEvents()).as("between two bars the node comes to rest").isLessThan(
            EVENTS_PER_BAR_MAX * whole.feedEvents());
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(whole.stateHash());
        prefixesSayTheSame(config, tape, journal);
    }

    private void prefixesSayTheSame(final PetrelConfig config, final Path tape, final Path whole)
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int cut = 0; cut < CUTS; cut++)
        {
            final long events = 1 + random.nextLong(EVENTS);
            final Path prefix = folder.resolve("prefix-" + cut);
            RealTapes.run(config, prefix, tape, events);

            assertThat(RealTapes.outbound(prefix, Long.MAX_VALUE))
                .as("seed %d, prefix of %d events", SEED, events)
                .isEqualTo(RealTapes.outbound(whole, RealTapes.lastInbound(prefix)));
        }
    }
}
