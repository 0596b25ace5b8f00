package io.petrel.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.event.MessageHeaderDecoder;
import io.petrel.codecs.event.SwapRateDecoder;
import io.petrel.codecs.unit.Units;
import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.config.SwapTerms;
import io.petrel.node.host.ControlSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** When positions roll over, and for how many nights. */
class SwapScheduleTest
{
    private static final int WEEKDAYS = 0b1_1111;
    private static final int WEDNESDAY = 3;
    private static final SwapTerms.Rate EURUSD = new SwapTerms.Rate("EURUSD", 70_000_000, -20_000_000);
    private static final SwapTerms.Rate NZDUSD = new SwapTerms.Rate("NZDUSD", 1, 2);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);

    @Test
    void shouldRollOverAtTheLocalMomentAlsoWhereTheClockChanges()
    {
        assertThat(take(schedule("2024-03-07T22:00:00Z", newYork(EURUSD)), 3)).containsExactly(
            "2024-03-08T22:00:00Z 1x 70000000 -20000000",
            "2024-03-11T21:00:00Z 1x 70000000 -20000000",
            "2024-03-12T21:00:00Z 1x 70000000 -20000000");
    }

    @Test
    void shouldCountThreeNightsOnTheTripleDayAndNoneAtWeekends()
    {
        assertThat(take(schedule("2024-07-02T00:00:00Z", newYork(EURUSD)), 5)).containsExactly(
            "2024-07-02T21:00:00Z 1x 70000000 -20000000",
            "2024-07-03T21:00:00Z 3x 210000000 -60000000",
            "2024-07-04T21:00:00Z 1x 70000000 -20000000",
            "2024-07-05T21:00:00Z 1x 70000000 -20000000",
            "2024-07-08T21:00:00Z 1x 70000000 -20000000");
    }

    @Test
    void shouldTellEverySymbolOfEveryAccountInTheOrderOfTheirMoments()
    {
        final SwapTerms prague =
            new SwapTerms(2, "Europe/Prague", 0, WEEKDAYS, SwapTerms.NO_TRIPLE_DAY, List.of(NZDUSD));
        assertThat(take(schedule("2024-07-02T00:00:00Z", prague, newYork(EURUSD, NZDUSD)), 4)).containsExactly(
            "2024-07-02T21:00:00Z 1x 70000000 -20000000",
            "2024-07-02T21:00:00Z 1x 1 2",
            "2024-07-02T22:00:00Z 1x 1 2",
            "2024-07-03T21:00:00Z 3x 210000000 -60000000");
    }

    @Test
    void shouldGoOnAfterAnyNumberOfMessages()
    {
        final List<String> whole = take(schedule("2024-07-02T00:00:00Z", newYork(EURUSD, NZDUSD)), 40);
        for (int sent = 0; sent < whole.size(); sent++)
        {
            assertThat(take(schedule("2024-07-02T00:00:00Z", newYork(EURUSD, NZDUSD)).after(sent), 40 - sent))
                .isEqualTo(whole.subList(sent, whole.size()));
        }
    }

    @Test
    void shouldHaveNothingToSayWithoutRates()
    {
        assertThat(schedule("2024-07-02T00:00:00Z", newYork()).dueNs()).isEqualTo(ControlSource.NEVER);
    }

    private static SwapTerms newYork(final SwapTerms.Rate... rates)
    {
        return new SwapTerms(1, "America/New_York", 17 * 60, WEEKDAYS, WEDNESDAY, List.of(rates));
    }

    private static SwapSchedule schedule(final String start, final SwapTerms... terms)
    {
        return new SwapSchedule(List.of(terms), ns(start), new Pipeline((id, timeNs, message, offset, length) ->
        {
        }));
    }

    private List<String> take(final SwapSchedule schedule, final int count)
    {
        final List<String> taken = new ArrayList<>();
        final SwapRateDecoder rate = new SwapRateDecoder();
        for (int i = 0; i < count; i++)
        {
            final long dueNs = schedule.dueNs();
            schedule.take(buffer, dueNs);
            rate.wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
            assertThat(rate.rolloverTimeNs()).isEqualTo(dueNs);
            assertThat(rate.instrumentId()).as("no instrument is defined").isEqualTo(Units.NULL_INSTRUMENT);
            taken.add(Instant.EPOCH.plusNanos(dueNs) + " " + rate.nights() + "x " + rate.longRateE12() + " " +
                rate.shortRateE12());
        }
        return taken;
    }

    private static long ns(final String at)
    {
        return Duration.between(Instant.EPOCH, Instant.parse(at)).toNanos();
    }
}
