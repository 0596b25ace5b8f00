package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.core.pipeline.AccountLane;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.Stateful;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped accounts of prop firms on the first part of real tapes, with all their rules. */
class PropAccountsTest
{
    private static final long FOREX_EVENTS = 30_000;
    private static final long CRYPTO_EVENTS = 12_000;
    private static final int BLOCK_BYTES = 1 << 22;

    /** Drawdown, in parts of the high-water mark, in whose middle the node dies: 0.2 %. */
    private static final double DRAWDOWN = 0.002;

    @TempDir
    private Path folder;

    @Test
    void shouldTradeTheAccountAtThe5ersOnHourlyForexQuotesAndReplayIt() throws IOException
    {
        tradesAndReplays(RealTapes.THE5ERS_FOREX, RealTapes.forexHourly(folder), FOREX_EVENTS, 1);
    }

    @Test
    void shouldTradeTheThreeAccountsAtGoatFundedTraderOnFourHourBarsOfTwoCoinsAndReplayThem() throws IOException
    {
        tradesAndReplays(RealTapes.GFT_CRYPTO, RealTapes.crypto4h(folder), CRYPTO_EVENTS, 3);
    }

    @Test
    void shouldKeepEveryWatermarkWhenKilledInTheMiddleOfADrawdown() throws IOException
    {
        final Path tape = RealTapes.crypto4h(folder);
        final RunSummary whole = RealTapes.run(RealTapes.GFT_CRYPTO, folder.resolve("whole"), tape, CRYPTO_EVENTS);
        final Path journal = folder.resolve("killed");
        final List<String> atDeath = new ArrayList<>();
        final long lived = runIntoDrawdown(journal, tape, atDeath);
        assertThat(atDeath).as("the tape holds a drawdown").hasSize(3);

        try (Session session = Session.open(
            RealTapes.settings(RealTapes.GFT_CRYPTO, journal, tape, BLOCK_BYTES), OrderListener.NONE, RealTapes.SILENT))
        {
            for (int i = 0; i < atDeath.size(); i++)
            {
                assertThat(watermarks(session.engine().pipeline().account(i))).isEqualTo(atDeath.get(i));
            }
        }
        final RunSummary parts = RealTapes.run(RealTapes.GFT_CRYPTO, journal, tape, CRYPTO_EVENTS - lived);
        assertThat(parts).isEqualTo(whole);
        assertThat(RealTapes.outbound(journal, Long.MAX_VALUE))
            .isEqualTo(RealTapes.outbound(folder.resolve("whole"), Long.MAX_VALUE));
    }

    private void tradesAndReplays(
        final PetrelConfig config, final Path tape, final long events, final int accounts)
    {
        final Path journal = folder.resolve("journal");
        final RunSummary run = RealTapes.run(config, journal, tape, events);
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, RealTapes.SILENT);

        assertThat(run.accounts()).hasSize(accounts).allSatisfy(account ->
            assertThat(account.orders()).as("orders of account %d", account.accountId()).isPositive());
        assertThat(run.fills()).isPositive();
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.outboundCompared()).isEqualTo(run.outboundMessages());
        assertThat(replay.stateHash()).isEqualTo(run.stateHash());
    }

    /** Returns the feed events until an account that holds something was that deep in a drawdown. */
    private static long runIntoDrawdown(final Path journal, final Path tape, final List<String> atDeath)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(
                RealTapes.settings(RealTapes.GFT_CRYPTO, journal, tape, BLOCK_BYTES), OrderListener.NONE,
                RealTapes.SILENT))
        {
            long lived = 0;
            for (boolean hasEvent = session.begin(feed); hasEvent && lived < CRYPTO_EVENTS; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                lived++;
                if (session.engine().pipeline().accountCount() > 0 &&
                    isInDrawdown(session.engine().pipeline().account(0)))
                {
                    for (int i = 0; i < session.engine().pipeline().accountCount(); i++)
                    {
                        atDeath.add(watermarks(session.engine().pipeline().account(i)));
                    }
                    return lived;
                }
            }
            return lived;
        }
    }

    private static boolean isInDrawdown(final AccountLane account)
    {
        return account.portfolio().fills() > 0 && 0 != account.portfolio().positionAt(0).lots() &&
            account.portfolio().drawdownE8() > DRAWDOWN * account.portfolio().highWaterE8();
    }

    /** Everything that rules count from: marks of days and phases, floors, money, positions; to the byte. */
    private static String watermarks(final AccountLane account)
    {
        return "high water " + account.portfolio().highWaterE8() + ", day " + bytes(account.rules().days()) +
            ", rules " + bytes(account.rules()) + ", portfolio " + bytes(account.portfolio());
    }

    private static String bytes(final Stateful part)
    {
        final SnapshotWriter writer = new SnapshotWriter();
        part.visitState(writer);
        return HexFormat.of().formatHex(writer.array(), 0, writer.length());
    }
}
