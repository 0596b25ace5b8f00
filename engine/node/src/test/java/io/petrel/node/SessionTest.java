package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.host.OrderListener;
import io.petrel.node.recovery.RecoveryException;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest
{
    private static final int STEPS = 12_000;
    private static final long SEED = 20_131_125L;

    @TempDir
    private static Path shared;

    private static Path tape;
    private static Path wholeJournal;
    private static RunSummary whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce()
    {
        tape = SyntheticTape.write(shared.resolve("tape"), SEED, STEPS);
        wholeJournal = shared.resolve("whole");
        whole = Drive.toTheEnd(wholeJournal, tape);
    }

    @Test
    void shouldTradeOnTheSyntheticTape()
    {
        assertThat(whole.orders()).isPositive();
        assertThat(whole.fills()).isPositive();
        assertThat(whole.bars()).isPositive();
    }

    @Test
    void shouldReplayARunToTheSameBytesAndState()
    {
        final ReplayResult replay = new Replay(wholeJournal).run(Replay.TO_THE_END, Drive.SILENT);

        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.inboundEvents()).isEqualTo(whole.inboundEvents());
        assertThat(replay.outboundCompared()).isEqualTo(whole.outboundMessages());
        assertThat(replay.stateHash()).isEqualTo(whole.stateHash());
    }

    @Test
    void shouldSayTheSameBytesWhenTheSameTapeIsRunTwice()
    {
        final Path again = folder.resolve("again");
        final RunSummary second = Drive.toTheEnd(again, tape);

        assertThat(second).isEqualTo(whole);
        assertThat(Drive.outboundBytes(again, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(wholeJournal, Long.MAX_VALUE));
    }

    @Test
    void shouldDecideOnEveryPrefixOfATapeAsOnTheWholeTape()
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int cut = 0; cut < 20; cut++)
        {
            final long events = 1 + random.nextLong(whole.feedEvents());
            final Path journal = folder.resolve("prefix-" + cut);
            Drive.run(journal, tape, events);
            final long last = Drive.lastInbound(journal);

            assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
                .as("prefix of %d events", events)
                .isEqualTo(Drive.outboundBytes(wholeJournal, last));
        }
    }

    @Test
    void shouldStandWhereAnUninterruptedRunStandsAfterManyStops()
    {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Path journal = folder.resolve("stopped");
        RunSummary last = Drive.run(journal, tape, 1);
        while (last.feedEvents() < whole.feedEvents())
        {
            last = Drive.run(journal, tape, 1 + random.nextLong(4_000));
        }

        assertThat(last).isEqualTo(whole);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(wholeJournal, Long.MAX_VALUE));
    }

    @Test
    void shouldRecoverToTheHashItStoppedWith()
    {
        final Path journal = folder.resolve("stopped");
        final RunSummary stopped = Drive.run(journal, tape, 5_000);
        final RunSummary recovered = Drive.run(journal, tape, 0);

        assertThat(recovered).isEqualTo(stopped);
    }

    @Test
    void shouldReplayToAnySequence()
    {
        final long middle = whole.inboundEvents() / 2;
        final ReplayResult half = new Replay(wholeJournal).run(middle, Drive.SILENT);
        final ReplayResult again = new Replay(wholeJournal).run(middle, Drive.SILENT);

        assertThat(half.lastSequence()).isEqualTo(middle);
        assertThat(half.isIdentical()).isTrue();
        assertThat(half).isEqualTo(again);
        assertThat(half.stateHash()).isNotEqualTo(whole.stateHash());
    }

    @Test
    void shouldRefuseToContinueWithAnotherConfiguration()
    {
        final Path journal = folder.resolve("journal");
        Drive.run(journal, tape, 100);
        final SessionSettings s = Drive.settings(journal);
        final SessionSettings other = new SessionSettings(
            s.journal(), s.values(), "other", s.venue(), s.ticks(), s.files(), s.build(), s.feedName(), s.createdNs());

        assertThatThrownBy(() -> Session.open(other, OrderListener.NONE, Drive.SILENT))
            .isInstanceOf(RecoveryException.class)
            .hasMessageContaining("config hash test")
            .hasMessageContaining("this configuration has other")
            .hasMessageContaining("--journal");
    }

    @Test
    void shouldRefuseToContinueWithAnotherFeed()
    {
        final Path journal = folder.resolve("journal");
        Drive.run(journal, tape, 100);
        final SessionSettings s = Drive.settings(journal);
        final SessionSettings other = new SessionSettings(
            s.journal(), s.values(), s.configHash(), s.venue(), s.ticks(), s.files(), s.build(), "other",
            s.createdNs());

        assertThatThrownBy(() -> Session.open(other, OrderListener.NONE, Drive.SILENT))
            .isInstanceOf(RecoveryException.class)
            .hasMessageContaining("was made from feed synthetic, not other");
    }
}
