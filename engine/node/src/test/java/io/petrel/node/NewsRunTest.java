package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.NewsWindowDecoder;
import io.petrel.codecs.event.OrderPurpose;
import io.petrel.codecs.event.RiskVerdictDecoder;
import io.petrel.codecs.event.RuleId;
import io.petrel.journal.frame.Source;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.Session;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calendar from its file to the orders of a whole run. */
class NewsRunTest
{
    private static final Path CONFIG = Path.of(System.getProperty("petrel.root"), "config");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int STEPS = 40_000;
    private static final int PARTS = 4;
    private static final long MINUTE_NS = 60_000_000_000L;
    /** The tape begins at 2023-11-14T22:13:20Z, in New York at 17:13:20, and lasts seven minutes. */
    private static final long RELEASE_NS = 1_700_000_110_000_000_000L;
    private static final long FROM_NS = RELEASE_NS - MINUTE_NS;
    private static final long UNTIL_NS = RELEASE_NS + MINUTE_NS;

    @TempDir
    private Path folder;

    private Path tape;

    @BeforeEach
    void write() throws IOException
    {
        tape = SyntheticTape.write(folder.resolve("tape"), 11, STEPS);
        calendar(LocalDateTime.ofInstant(Instant.EPOCH.plusNanos(RELEASE_NS), NEW_YORK) + " America/New_York");
        Files.writeString(folder.resolve("top.yaml"), String.join("\n",
            "node: " + CONFIG.resolve("node/paper.yaml"),
            "venue: " + CONFIG.resolve("venue/simulated.yaml"),
            "strategy: " + CONFIG.resolve("strategy/huracan.yaml"),
            "account:",
            "  - " + CONFIG.resolve("account/paper.yaml"),
            "  - {risk.news: {impact_min: 3, before_minutes: 1, after_minutes: 1}}",
            "news: news.csv"));
    }

    @Test
    void shouldEnterNothingAroundAReleaseAndExitAtAnyTime()
    {
        final Path journal = folder.resolve("journal");
        run(journal, Long.MAX_VALUE);

        final List<Long> entries = entriesOf(journal);
        assertThat(entries).isNotEmpty().noneMatch(NewsRunTest::isNear);
        assertThat(entries).anyMatch(at -> at < FROM_NS).anyMatch(at -> at >= UNTIL_NS);
        assertThat(exitsOf(journal)).as("exits pass").anyMatch(NewsRunTest::isNear);
        assertThat(refusalsOf(journal)).isNotEmpty().allMatch(NewsRunTest::isNear);
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    @Test
    void shouldJournalTheReleaseOnceBeforeItsWindowHoweverOftenTheNodeIsRestarted()
    {
        final Path whole = folder.resolve("whole");
        run(whole, Long.MAX_VALUE);
        final Path journal = folder.resolve("parts");
        for (int i = 0; i < PARTS; i++)
        {
            run(journal, 2L * STEPS / PARTS);
        }
        run(journal, Long.MAX_VALUE);
        assertThat(windowsOf(journal)).hasSize(1).isEqualTo(windowsOf(whole));
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE)).isEqualTo(Drive.outboundBytes(whole, Long.MAX_VALUE));
    }

    @Test
    void shouldTakeAChangedCalendarAtTheNextStartAndTellWhichConfigurationDecidesSince() throws IOException
    {
        final Path journal = folder.resolve("changed");
        final long before = config().hash();
        assertThat(run(journal, STEPS / PARTS)).isNull();
        calendar("2023-11-15T19:00Z");
        final long after = config().hash();
        assertThat(run(journal, STEPS / PARTS)).isEqualTo(String.format(
            "the calendars have changed: from here on config.hash is %016x, it was %016x", after, before));
        assertThat(run(journal, Long.MAX_VALUE)).as("told once").isNull();
        assertThat(hashesOf(journal)).containsExactly(before, after);

        assertThat(windowsOf(journal)).extracting(window -> window.substring(window.indexOf(' ') + 1)).containsExactly(
            "SCHEDULED 2023-11-14T22:15:10Z USD news.csv:2",
            "SCHEDULED 2023-11-15T19:00:00Z USD news.csv:2",
            "WITHDRAWN 2023-11-14T22:15:10Z USD ");
        assertThat(entriesOf(journal)).as("the release was moved").anyMatch(NewsRunTest::isNear);
        assertThat(new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT).isIdentical()).isTrue();
    }

    private void calendar(final String time) throws IOException
    {
        Files.writeString(folder.resolve("news.csv"), "time,impact,for,title\n" + time + ",high,USD,Rate decision\n");
    }

    private PetrelConfig config()
    {
        return PetrelConfig.load(folder.resolve("top.yaml"));
    }

    /** Runs on for so many feed events; what is told of the calendars. */
    private String run(final Path journal, final long events)
    {
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(
                Setup.session(config(), journal, TapeFacts.of(tape), "test", 0), OrderListener.NONE, Drive.SILENT))
        {
            long left = events;
            for (boolean hasEvent = session.begin(feed); hasEvent && left > 0; hasEvent = feed.next(), left--)
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            return session.calendarChange();
        }
    }

    private static boolean isNear(final long atNs)
    {
        return atNs >= FROM_NS && atNs < UNTIL_NS;
    }

    private static List<Long> entriesOf(final Path journal)
    {
        return ordersOf(journal, true);
    }

    private static List<Long> exitsOf(final Path journal)
    {
        return ordersOf(journal, false);
    }

    private static List<Long> ordersOf(final Path journal, final boolean isEntry)
    {
        final List<Long> times = new ArrayList<>();
        final NewOrderDecoder order = new NewOrderDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                if (NewOrderDecoder.TEMPLATE_ID == outbound.type())
                {
                    order.wrapAndApplyHeader(outbound.buffer(), outbound.offset(), new MessageHeaderDecoder());
                    if (isEntry == (OrderPurpose.ENTRY == order.purpose()))
                    {
                        times.add(outbound.ingestTimeNs());
                    }
                }
            }
        }
        return times;
    }

    /** Of the orders, in order, each once. */
    private static List<Long> hashesOf(final Path journal)
    {
        final Set<Long> hashes = new LinkedHashSet<>();
        final NewOrderDecoder order = new NewOrderDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                if (NewOrderDecoder.TEMPLATE_ID == outbound.type())
                {
                    hashes.add(order.wrapAndApplyHeader(
                        outbound.buffer(), outbound.offset(), new MessageHeaderDecoder()).configHash());
                }
            }
        }
        return List.copyOf(hashes);
    }

    private static List<Long> refusalsOf(final Path journal)
    {
        final List<Long> times = new ArrayList<>();
        final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                if (RiskVerdictDecoder.TEMPLATE_ID == outbound.type() && RuleId.NEWS == verdict
                    .wrapAndApplyHeader(outbound.buffer(), outbound.offset(), new MessageHeaderDecoder()).rule())
                {
                    times.add(outbound.ingestTimeNs());
                }
            }
        }
        return times;
    }

    private static List<String> windowsOf(final Path journal)
    {
        final List<String> windows = new ArrayList<>();
        final NewsWindowDecoder news = new NewsWindowDecoder();
        try (QueueReader inbound = Queues.inbound(journal))
        {
            while (inbound.next())
            {
                if (NewsWindowDecoder.TEMPLATE_ID == inbound.type())
                {
                    assertThat(inbound.source()).isEqualTo(Source.CONFIG);
                    news.wrapAndApplyHeader(inbound.buffer(), inbound.offset(), new MessageHeaderDecoder());
                    final String known = inbound.sequence() + " " + news.status() + " " +
                        Instant.EPOCH.plusNanos(news.startTimeNs()) + " " + news.currency();
                    news.skipTitle();
                    windows.add(known + " " + news.origin());
                }
            }
        }
        return windows;
    }
}
