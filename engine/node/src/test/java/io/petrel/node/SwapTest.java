package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.SwapRateDecoder;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.config.AccountTerms;
import io.petrel.node.config.SwapTerms;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overnight financing over a whole run: journaled at its moment, charged, and the same after restarts. */
class SwapTest
{
    private static final int STEPS = 20_000;
    private static final int PARTS = 5;
    /** So many rollovers within the two minutes of the tape, in zones that are seconds apart. */
    private static final int ROLLOVERS = 36;
    private static final int SECONDS_APART = 5;
    private static final int EVERY_DAY = 0b111_1111;
    private static final String SYMBOL = "SYNTH";
    private static final long RATE_E12 = 100_000_000;

    @TempDir
    private Path folder;

    private Path tape;
    private final List<SwapTerms> swaps = new ArrayList<>();

    @BeforeEach
    void write()
    {
        tape = SyntheticTape.write(folder.resolve("tape"), SYMBOL, 11, STEPS);
        final int startMinute = minuteOfDay();
        for (int i = 0; i < ROLLOVERS; i++)
        {
            final int second = i * SECONDS_APART % 60;
            final String zone = 0 == second ? "UTC" : String.format("+00:00:%02d", second);
            swaps.add(new SwapTerms(1, zone, startMinute + 1 + i * SECONDS_APART / 60, EVERY_DAY,
                SwapTerms.NO_TRIPLE_DAY, List.of(
                    new SwapTerms.Rate("NOBODY", RATE_E12, RATE_E12),
                    new SwapTerms.Rate(SYMBOL, RATE_E12, RATE_E12))));
        }
    }

    @Test
    void shouldChargeWhatIsHeldAtTheRolloverAndReplayIt()
    {
        final Path journal = folder.resolve("journal");
        assertThat(swapE8(journal, Long.MAX_VALUE)).isPositive();
        final SwapRateDecoder rate = new SwapRateDecoder();
        int rates = 0;
        try (QueueReader inbound = Queues.inbound(journal))
        {
            while (inbound.next())
            {
                if (SwapRateDecoder.TEMPLATE_ID == inbound.type())
                {
                    rate.wrapAndApplyHeader(inbound.buffer(), inbound.offset(), new MessageHeaderDecoder());
                    assertThat(inbound.ingestTimeNs()).isEqualTo(rate.rolloverTimeNs());
                    assertThat(inbound.source()).isEqualTo(Source.CONFIG);
                    rates++;
                }
            }
        }
        assertThat(rates).isGreaterThan(ROLLOVERS);
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldChargeEachRolloverOnceHoweverOftenTheNodeIsRestarted()
    {
        final long whole = swapE8(folder.resolve("whole"), Long.MAX_VALUE);
        final Path journal = folder.resolve("parts");
        for (int i = 0; i < PARTS; i++)
        {
            swapE8(journal, STEPS / PARTS);
        }
        assertThat(swapE8(journal, Long.MAX_VALUE)).isEqualTo(whole);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(folder.resolve("whole"), Long.MAX_VALUE));
    }

    /** Runs on for so many feed events; what the account has paid by then. */
    private long swapE8(final Path journal, final long events)
    {
        final AccountTerms terms = new AccountTerms(List.of(), List.of(), swaps, List.of(), new TreeMap<>());
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(journal).with(terms), OrderListener.NONE, Drive.SILENT))
        {
            long left = events;
            for (boolean hasEvent = session.begin(feed); hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            assertThat(RunSummary.of(session.engine()).orders()).isPositive();
            return session.engine().pipeline().account(0).portfolio().swapE8();
        }
    }

    private int minuteOfDay()
    {
        try (Feed feed = new TapeFeed(tape))
        {
            feed.next();
            return Instant.EPOCH.plusNanos(feed.ingestTimeNs()).atZone(ZoneOffset.UTC).get(ChronoField.MINUTE_OF_DAY);
        }
    }
}
