package io.petrel.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.NewsWindowDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.config.NewsRelease;
import io.petrel.node.host.ControlSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When releases become known, to a core that starts and to one that goes on. */
class NewsScheduleTest
{
    private static final String START = "2025-01-01T00:00:00Z";

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final List<NewsRelease> calendar = new ArrayList<>();
    private final Pipeline core = new Pipeline((id, timeNs, message, offset, length) ->
    {
    });

    @BeforeEach
    void fill()
    {
        calendar.add(release("2024-11-01T00:00:00Z", "", "USD"));
        calendar.add(release("2025-01-03T00:00:00Z", "", "USD"));
        calendar.add(release("2025-01-05T00:00:00Z", "2025-01-02T00:00:00Z", "EUR"));
        calendar.add(release("2025-03-01T00:00:00Z", "", ""));
        calendar.add(release("2025-03-02T00:00:00Z", "2024-06-01T00:00:00Z", "DOGEUSDT"));
    }

    @Test
    void shouldTellEachTwoWeeksAheadButNotBeforeItWasPublishedOrTheRunBegan()
    {
        assertThat(take(schedule(START, START))).containsExactly(
            "2025-01-01T00:00:00Z SCHEDULED 2025-01-03T00:00:00Z USD",
            "2025-01-02T00:00:00Z SCHEDULED 2025-01-05T00:00:00Z EUR",
            "2025-02-15T00:00:00Z SCHEDULED 2025-03-01T00:00:00Z ",
            "2025-02-16T00:00:00Z SCHEDULED 2025-03-02T00:00:00Z DOGEUSDT");
    }

    @Test
    void shouldGoOnAfterAnyOfItsEventsWithTheRestOfThem()
    {
        final List<String> whole = take(schedule(START, START));
        for (int sent = 0; sent < whole.size(); sent++)
        {
            final String stood = whole.get(sent).substring(0, START.length());
            assertThat(take(schedule(START, stood))).as("after %d", sent + 1)
                .isEqualTo(whole.subList(sent, whole.size()));
            send(sent, stood);
        }
        assertThat(schedule(START, "2025-02-20T00:00:00Z").dueNs()).isEqualTo(ControlSource.NEVER);
    }

    @Test
    void shouldWithdrawWhatItToldAndTheCalendarNoLongerSays()
    {
        send(0, START);
        calendar.set(1, release("2025-01-04T00:00:00Z", "", "USD"));
        final String stood = "2025-01-01T12:00:00Z";
        assertThat(take(schedule(START, stood)).subList(0, 2)).containsExactly(
            "2025-01-01T00:00:00Z SCHEDULED 2025-01-04T00:00:00Z USD",
            "2025-01-01T12:00:00Z WITHDRAWN 2025-01-03T00:00:00Z USD");

        final NewsSchedule changed = schedule(START, stood);
        for (int i = 0; i < 2; i++)
        {
            core.onEvent(i + 2, ns(stood), buffer, 0, changed.take(buffer, ns(stood)));
        }
        assertThat(core.news().count()).isEqualTo(1);
        assertThat(core.news().startNs(0)).isEqualTo(ns("2025-01-04T00:00:00Z"));
        assertThat(take(schedule(START, stood))).noneMatch(line -> line.contains("WITHDRAWN"));
    }

    @Test
    void shouldLeaveTheFeedsOwnReleasesAndThoseLongOverAlone()
    {
        calendar.add(0, release("2024-12-31T00:00:00Z", "", "GBP"));
        core.onEvent(1, ns(START), buffer, 0, ofFeed());
        calendar.clear();
        assertThat(schedule(START, START).dueNs()).isEqualTo(ControlSource.NEVER);
    }

    /** The feed tells of a release; its length. */
    private int ofFeed()
    {
        final NewsRelease first = calendar.get(0);
        return new NewsSchedule(List.of(new NewsRelease(first.startNs(), first.endNs(), first.publishedNs(),
            first.impact(), first.currency(), first.title(), "")), core.news(), ns(START), ns(START))
            .take(buffer, ns(START));
    }

    /** The core is told the first of what it lacks. */
    private void send(final int sent, final String stood)
    {
        final NewsSchedule schedule = schedule(START, stood);
        final long dueNs = schedule.dueNs();
        core.onEvent(sent + 1, dueNs, buffer, 0, schedule.take(buffer, dueNs));
    }

    private NewsSchedule schedule(final String start, final String stood)
    {
        return new NewsSchedule(calendar, core.news(), ns(start), ns(stood));
    }

    private List<String> take(final NewsSchedule schedule)
    {
        final List<String> taken = new ArrayList<>();
        final NewsWindowDecoder news = new NewsWindowDecoder();
        while (ControlSource.NEVER != schedule.dueNs())
        {
            final long dueNs = schedule.dueNs();
            schedule.take(buffer, dueNs);
            news.wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
            taken.add(instant(dueNs) + " " + news.status() + " " + instant(news.startTimeNs()) + " " + news.currency());
        }
        return taken;
    }

    private static NewsRelease release(final String at, final String published, final String currency)
    {
        return new NewsRelease(ns(at), ns(at), published.isEmpty() ? Units.NULL_TIME_NS : ns(published), 3, currency,
            "title", "news.csv:1");
    }

    private static Instant instant(final long ns)
    {
        return Instant.EPOCH.plusNanos(ns);
    }

    private static long ns(final String at)
    {
        return Duration.between(Instant.EPOCH, Instant.parse(at)).toNanos();
    }
}
