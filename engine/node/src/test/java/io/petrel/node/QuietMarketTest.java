package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.ParentSliceDecoder;
import io.petrel.codecs.event.TimeTickDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.host.OrderListener;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two accounts work an order each, begun at the same moment, in a market that says nothing until long after both are
 * done: every slice is an event at its own time.
 */
class QuietMarketTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long BEGIN_NS = 1_700_000_000L * SECOND_NS;
    /** On no boundary of the clock. */
    private static final long REQUEST_NS = BEGIN_NS + 3 * SECOND_NS + 333;
    private static final long SLICE_NS = 10 * SECOND_NS;
    private static final int SLICES = 30;
    private static final long BID_TICKS = 6_000_000;
    private static final long ASK_TICKS = 6_000_100;
    private static final long LATER_NS = REQUEST_NS + 3_600 * SECOND_NS + 17;
    private static final int EVENTS_BEFORE_SILENCE = 4;

    private record Slice(int accountId, int slice, long timeNs, long causeSequence, long bidTicks, long childLots)
    {
    }

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeEach
    void nameTheJournal()
    {
        journal = folder.resolve("journal");
    }

    @Test
    void shouldActAtTheExactTimeOfEachSliceOnWhatWasKnownThen()
    {
        run(journal, BEGIN_NS, true);
        final List<Slice> slices = slices(journal);

        assertThat(slices).hasSize(2 * SLICES);
        for (int i = 0; i < slices.size(); i++)
        {
            final Slice slice = slices.get(i);
            assertThat(slice.slice()).isEqualTo(i / 2);
            assertThat(slice.accountId()).as("by accounts at one time").isEqualTo(1 + i % 2);
            assertThat(slice.timeNs()).isEqualTo(REQUEST_NS + slice.slice() * SLICE_NS);
            assertThat(slice.bidTicks()).as("not of the event after the silence").isEqualTo(BID_TICKS);
            assertThat(slice.childLots()).isEqualTo(1 == slice.accountId() ? 10 : 2);
        }
        for (int i = 2; i < slices.size(); i += 2)
        {
            assertThat(slices.get(i).causeSequence()).as("two slices at one time are one event")
                .isEqualTo(slices.get(i + 1).causeSequence());
        }
        final List<Long> due = new ArrayList<>();
        for (int slice = 1; slice < SLICES; slice++)
        {
            due.add(REQUEST_NS + slice * SLICE_NS);
        }
        assertThat(deadlines(journal)).containsAll(due).as("and a few comparisons with the venue's books")
            .hasSizeLessThan(SLICES + 20);
    }

    @Test
    void shouldReplayToTheSameBytes()
    {
        final RunSummary live = run(journal, BEGIN_NS, true);
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, Drive.SILENT);

        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(live.stateHash());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 95, 250, 299, 300, 1_000})
    void shouldStandWhereAnUninterruptedRunStandsWhenItWasRestartedBetweenTwoSlices(final long secondsAfterRequest)
    {
        final Path whole = folder.resolve("whole");
        final RunSummary uninterrupted = run(whole, BEGIN_NS, true);
        run(journal, REQUEST_NS + secondsAfterRequest * SECOND_NS, false);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE)).as("a prefix of the whole")
            .isEqualTo(Drive.outboundBytes(whole, Drive.lastInbound(journal)));

        assertThat(run(journal, BEGIN_NS, true)).isEqualTo(uninterrupted);
        assertThat(Drive.outboundBytes(journal, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(whole, Long.MAX_VALUE));
    }

    @Test
    void shouldMakeTheSameEventsHoweverOftenItIsToldTheTime()
    {
        final Path told = folder.resolve("told");
        run(journal, BEGIN_NS, true);
        try (Feed feed = feed(); Session session = open(told))
        {
            boolean hasEvent = session.begin(feed);
            for (int i = 0; i < EVENTS_BEFORE_SILENCE; i++, hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            for (long timeNs = REQUEST_NS; timeNs < LATER_NS; timeNs += 700_000_001L)
            {
                session.engine().advanceTo(timeNs);
            }
            assertThat(hasEvent).isTrue();
            session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
        }
        assertThat(Drive.outboundBytes(told, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(journal, Long.MAX_VALUE));
        assertThat(Drive.lastInbound(told)).isEqualTo(Drive.lastInbound(journal));
    }

    /** An hour at 3,600 times its speed: paced, the engine is woken during the silence, not by what ends it. */
    @Test
    void shouldMakeTheSameEventsOnAPacedRing() throws Exception
    {
        final Path paced = folder.resolve("paced");
        run(journal, BEGIN_NS, true);
        try (Feed feed = feed(); Session session = open(paced); NodeCounters counters = new NodeCounters(paced))
        {
            session.begin(feed);
            new RingHost(session.engine(), new Telemetry(counters), 64, new SleepingWaitStrategy(), RingHost.ANY_CORE)
                .run(feed, Pace.parse("x3600"), () -> false);
        }
        assertThat(Drive.outboundBytes(paced, Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(journal, Long.MAX_VALUE));
        assertThat(Drive.lastInbound(paced)).isEqualTo(Drive.lastInbound(journal));
    }

    /** To the end of the feed, or through the silence up to a moment. */
    private static RunSummary run(final Path journal, final long untilNs, final boolean isToTheEnd)
    {
        try (Feed feed = feed(); Session session = open(journal))
        {
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                if (isToTheEnd || feed.ingestTimeNs() < LATER_NS)
                {
                    session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
                }
            }
            session.engine().advanceTo(untilNs);
            return RunSummary.of(session.engine());
        }
    }

    private static Feed feed()
    {
        return new QuietFeed()
            .define(BEGIN_NS, 1)
            .book(BEGIN_NS + 1, 1, BID_TICKS, ASK_TICKS)
            .request(REQUEST_NS, 1, 1, 300, SLICES * SLICE_NS)
            .request(REQUEST_NS, 2, 1, 60, SLICES * SLICE_NS)
            .book(LATER_NS, 1, BID_TICKS + 600_000, ASK_TICKS + 600_000);
    }

    private static Session open(final Path journal)
    {
        final SessionSettings one = Drive.settings(journal);
        final List<ConfigValue> values = new ArrayList<>(one.values());
        one.values().stream().filter(value -> 1 == value.accountId()).forEach(value -> values.add(value.of(2)));
        return Session.open(new SessionSettings(journal, values, one.configHash(), one.venue(), one.ticks(),
            one.files(), one.build(), one.feedName(), 0), OrderListener.NONE, Drive.SILENT);
    }

    private static List<Slice> slices(final Path journal)
    {
        final List<Slice> slices = new ArrayList<>();
        final ParentSliceDecoder slice = new ParentSliceDecoder();
        try (QueueReader outbound = Queues.outbound(journal))
        {
            while (outbound.next())
            {
                if (ParentSliceDecoder.TEMPLATE_ID == outbound.type())
                {
                    slice.wrapAndApplyHeader(outbound.buffer(), outbound.offset(), new MessageHeaderDecoder());
                    slices.add(new Slice(slice.accountId(), slice.slice(), slice.eventTimeNs(),
                        outbound.causeSequence(), slice.bidTicks(), slice.childLots()));
                }
            }
        }
        return slices;
    }

    /** Times of the ticks that the core asked for. */
    private static List<Long> deadlines(final Path journal)
    {
        final List<Long> times = new ArrayList<>();
        final TimeTickDecoder tick = new TimeTickDecoder();
        try (QueueReader inbound = Queues.inbound(journal))
        {
            while (inbound.next())
            {
                if (TimeTickDecoder.TEMPLATE_ID == inbound.type())
                {
                    tick.wrapAndApplyHeader(inbound.buffer(), inbound.offset(), new MessageHeaderDecoder());
                    if (Units.NULL_TIME_NS == tick.intervalNs())
                    {
                        times.add(tick.eventTimeNs());
                    }
                }
            }
        }
        return times;
    }
}
