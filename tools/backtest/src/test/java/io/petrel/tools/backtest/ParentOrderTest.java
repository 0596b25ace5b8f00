package io.petrel.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.ExecutionAlgorithm;
import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.codecs.event.ParentEnd;
import io.petrel.codecs.event.ParentOrderDecoder;
import io.petrel.codecs.event.ParentOutcomeDecoder;
import io.petrel.codecs.event.ParentSliceDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.app.RunSummary;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.replay.Queues;
import io.petrel.node.replay.Replay;
import io.petrel.node.replay.ReplayResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each algorithm works 60 bitcoin, some four million dollars, within three minutes of the real USD-M capture. */
class ParentOrderTest
{
    private static final long TOTAL_LOTS = 60_000;
    private static final double PARTICIPATION_MAX = 0.1;
    private static final int SLICES = 18;
    private static final long SEED = 20240808;
    private static final long MIDDLE_EVENTS = 15_000;
    private static final int ACCOUNT = 1;

    private record Slice(
        int slice, long dueLots, long filledLots, long childLots, long capLots, long marketLots, long timeNs)
    {
    }

    /** What the journal says of the one parent order. */
    private static final class Story
    {
        private final List<Slice> slices = new ArrayList<>();
        private int parents;
        private int outcomes;
        private long startNs;
        private long endNs;
        private int sliceCount;
        private double estimatedBps;
        private long orders;
        private long orderLots;
        private long filledLots;
        private long outcomeNs;
        private long marketLots;
        private double realisedBps;
        private double averageTicks;
        private ExecutionAlgorithm algorithm;
        private ParentEnd reason;
    }

    @TempDir
    private static Path shared;
    private static Path tape;

    @TempDir
    private Path folder;

    @BeforeAll
    static void importTheCapture() throws IOException
    {
        tape = RealTapes.usdm(shared);
    }

    /** One that rests and takes; all of them with {@code -Dpetrel.sweep}. */
    static Stream<ExecutionAlgorithm> cut()
    {
        return null == System.getProperty("petrel.sweep") ? Stream.of(ExecutionAlgorithm.ADAPTIVE) :
            Stream.of(ExecutionAlgorithm.values()).filter(
                algorithm -> ExecutionAlgorithm.NULL_VAL != algorithm && ExecutionAlgorithm.MARKET != algorithm);
    }

    @ParameterizedTest
    @EnumSource(value = ExecutionAlgorithm.class, names = "NULL_VAL", mode = EnumSource.Mode.EXCLUDE)
    void shouldFillALargeOrderOnTheRealCaptureAndKeepToScheduleAndCap(final ExecutionAlgorithm algorithm)
    {
        final Path journal = folder.resolve("journal");
        final RunSummary run = run(journal, algorithm, Long.MAX_VALUE);
        final Story story = read(journal);
        final ReplayResult replay = new Replay(journal).run(Replay.TO_THE_END, RealTapes.SILENT);

        assertThat(story.parents).isEqualTo(1);
        assertThat(story.outcomes).isEqualTo(1);
        assertThat(story.algorithm).isEqualTo(algorithm);
        assertThat(story.estimatedBps).as("estimated before the first child").isFinite();
        assertThat(story.realisedBps).isFinite();
        assertThat(story.orders).isEqualTo(story.slices.size());
        if (ExecutionAlgorithm.MARKET != algorithm)
        {
            assertThat(story.reason).isEqualTo(ParentEnd.FILLED);
            assertThat(story.filledLots).isEqualTo(TOTAL_LOTS);
            assertThat(story.outcomeNs).isLessThan(story.endNs + 30_000_000_000L);
            keepsToTheCap(story);
        }
        keepsToTheSchedule(story);
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(run.stateHash());
    }

    @ParameterizedTest
    @MethodSource("cut")
    void shouldSayTheSameWhereverItIsCutOrStopped(final ExecutionAlgorithm algorithm)
    {
        final Path whole = folder.resolve("whole");
        final RunSummary run = run(whole, algorithm, Long.MAX_VALUE);
        final SplittableRandom random = new SplittableRandom(SEED);
        final Path stopped = folder.resolve("stopped");
        final long events = eventsBefore(algorithm) + random.nextLong(MIDDLE_EVENTS);
        run(stopped, algorithm, events);

        assertThat(RealTapes.outbound(stopped, Long.MAX_VALUE)).as("prefix of %d events", events)
            .isEqualTo(RealTapes.outbound(whole, RealTapes.lastInbound(stopped)));
        assertThat(read(stopped).outcomes).as("stopped in the middle of the parent").isZero();
        assertThat(run(stopped, algorithm, Long.MAX_VALUE)).isEqualTo(run);
        assertThat(RealTapes.outbound(stopped, Long.MAX_VALUE))
            .isEqualTo(RealTapes.outbound(whole, Long.MAX_VALUE));
    }

    private static void keepsToTheCap(final Story story)
    {
        for (final Slice slice : story.slices)
        {
            assertThat(slice.capLots).isEqualTo((long)(PARTICIPATION_MAX * slice.marketLots));
            assertThat(slice.filledLots + slice.childLots).isLessThanOrEqualTo(slice.capLots);
        }
        assertThat(story.filledLots).isLessThanOrEqualTo((long)(PARTICIPATION_MAX * story.marketLots));
    }

    /** Never ahead of what is due, and TWAP no further behind than a slice, once the market has traded enough. */
    private static void keepsToTheSchedule(final Story story)
    {
        for (final Slice slice : story.slices)
        {
            assertThat(slice.filledLots + slice.childLots).isLessThanOrEqualTo(slice.dueLots);
            if (ExecutionAlgorithm.TWAP == story.algorithm && slice.timeNs < story.endNs)
            {
                assertThat(story.sliceCount).isEqualTo(SLICES);
                assertThat(slice.slice)
                    .isEqualTo((int)((slice.timeNs - story.startNs) / ((story.endNs - story.startNs) / SLICES)));
                assertThat(slice.dueLots).isEqualTo(TOTAL_LOTS * (slice.slice + 1) / SLICES);
                assertThat(slice.dueLots - slice.filledLots).isLessThanOrEqualTo(2 * TOTAL_LOTS / SLICES + 1);
            }
        }
    }

    private static DrillFeed feed(final ExecutionAlgorithm algorithm)
    {
        return new DrillFeed(
            new TapeFeed(tape), ParentDrill.parse("BUY 60 BTCUSDT " + algorithm + " 3m AFTER 2m"), ACCOUNT);
    }

    /** Events of the feed up to the request, this included. */
    private static long eventsBefore(final ExecutionAlgorithm algorithm)
    {
        try (DrillFeed feed = feed(algorithm))
        {
            long events = 0;
            while (!feed.wasGiven() && feed.next())
            {
                events++;
            }
            return events;
        }
    }

    private static RunSummary run(
        final Path journal, final ExecutionAlgorithm algorithm, final long moreEvents)
    {
        return RealTapes.run(RealTapes.PARENT, journal, tape, feed(algorithm), moreEvents);
    }

    private static Story read(final Path journal)
    {
        final Story story = new Story();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (QueueReader reader = Queues.outbound(journal))
        {
            while (reader.next())
            {
                if (ParentOrderDecoder.TEMPLATE_ID == reader.type())
                {
                    begin(story, new ParentOrderDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                }
                else if (ParentSliceDecoder.TEMPLATE_ID == reader.type())
                {
                    add(story, new ParentSliceDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                }
                else if (ParentOutcomeDecoder.TEMPLATE_ID == reader.type())
                {
                    end(story, new ParentOutcomeDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header));
                }
                else if (NewOrderDecoder.TEMPLATE_ID == reader.type())
                {
                    final NewOrderDecoder order =
                        new NewOrderDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    assertThat(order.parentId()).isNotEqualTo(Units.NULL_ID);
                    story.orders++;
                    story.orderLots += order.sizeLots();
                }
            }
        }
        return story;
    }

    private static void begin(final Story story, final ParentOrderDecoder parent)
    {
        story.parents++;
        story.startNs = parent.startNs();
        story.endNs = parent.endNs();
        story.sliceCount = parent.slices();
        story.algorithm = parent.algorithm();
        assertThat(parent.totalLots()).isEqualTo(TOTAL_LOTS);
        assertThat(parent.impactBps()).isPositive();
    }

    private static void add(final Story story, final ParentSliceDecoder slice)
    {
        story.slices.add(new Slice(slice.slice(), slice.dueLots(), slice.filledLots(), slice.childLots(),
            slice.capLots(), slice.marketLots(), slice.eventTimeNs()));
    }

    private static void end(final Story story, final ParentOutcomeDecoder outcome)
    {
        story.outcomes++;
        story.outcomeNs = outcome.eventTimeNs();
        story.filledLots = outcome.filledLots();
        story.marketLots = outcome.marketLots();
        story.estimatedBps = outcome.estimatedBps();
        story.realisedBps = outcome.realisedBps();
        story.averageTicks = outcome.averageTicks();
        story.reason = outcome.reason();
    }
}
