package io.petrel.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.unit.Units;
import io.petrel.core.param.TextHash;
import io.petrel.core.state.SnapshotReader;
import io.petrel.core.state.SnapshotWriter;
import io.petrel.core.state.StateHash;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Local time by published offsets, against the rules of java.time. */
class ZonesTest
{
    private static final String PRAGUE = "Europe/Prague";
    private static final String NEW_YORK = "America/New_York";
    private static final String TOKYO = "Asia/Tokyo";
    private static final long FROM_NS = ns("2019-06-01T00:00:00Z");
    private static final long UNTIL_NS = ns("2032-06-01T00:00:00Z");

    private final Zones zones = new Zones();

    ZonesTest()
    {
        publish(zones, PRAGUE);
        publish(zones, NEW_YORK);
        publish(zones, TOKYO);
    }

    @Test
    void shouldShowLocalTimeAroundBothSwitches()
    {
        assertThat(local(PRAGUE, "2024-03-31T00:59:59Z")).isEqualTo("2024-03-31T01:59:59");
        assertThat(local(PRAGUE, "2024-03-31T01:00:00Z")).isEqualTo("2024-03-31T03:00");
        assertThat(local(PRAGUE, "2024-10-27T00:59:59Z")).isEqualTo("2024-10-27T02:59:59");
        assertThat(local(PRAGUE, "2024-10-27T01:00:00Z")).isEqualTo("2024-10-27T02:00");
        assertThat(local(NEW_YORK, "2024-03-10T06:59:59Z")).isEqualTo("2024-03-10T01:59:59");
        assertThat(local(NEW_YORK, "2024-03-10T07:00:00Z")).isEqualTo("2024-03-10T03:00");
        assertThat(local(NEW_YORK, "2024-11-03T05:59:59Z")).isEqualTo("2024-11-03T01:59:59");
        assertThat(local(NEW_YORK, "2024-11-03T06:00:00Z")).isEqualTo("2024-11-03T01:00");
        assertThat(local(TOKYO, "2024-11-03T06:00:00Z")).isEqualTo("2024-11-03T15:00");
    }

    @Test
    void shouldFindMidnightOfDaysThatAreTwentyThreeAndTwentyFiveHoursLong()
    {
        assertThat(next(PRAGUE, "2024-03-30T23:00:00Z", 0)).isEqualTo("2024-03-31T22:00:00Z");
        assertThat(next(PRAGUE, "2024-10-26T22:00:00Z", 0)).isEqualTo("2024-10-27T23:00:00Z");
        assertThat(next(NEW_YORK, "2024-03-10T05:00:00Z", 0)).isEqualTo("2024-03-11T04:00:00Z");
        assertThat(next(NEW_YORK, "2024-11-03T04:00:00Z", 0)).isEqualTo("2024-11-04T05:00:00Z");
        assertThat(next(TOKYO, "2024-11-03T04:00:00Z", 0)).isEqualTo("2024-11-03T15:00:00Z");
    }

    @Test
    void shouldTakeTheJumpForATimeThatIsSkippedAndTheFirstOfOneThatComesTwice()
    {
        assertThat(next(PRAGUE, "2024-03-31T00:00:00Z", 9_000)).as("02:30").isEqualTo("2024-03-31T01:00:00Z");
        assertThat(next(PRAGUE, "2024-03-31T01:00:00Z", 9_000)).isEqualTo("2024-04-01T00:30:00Z");
        assertThat(next(PRAGUE, "2024-10-26T23:00:00Z", 9_000)).isEqualTo("2024-10-27T00:30:00Z");
        assertThat(next(PRAGUE, "2024-10-27T00:30:00Z", 9_000)).as("not again").isEqualTo("2024-10-28T01:30:00Z");
        assertThat(next(PRAGUE, "2024-10-27T01:10:00Z", 9_000)).as("not again").isEqualTo("2024-10-28T01:30:00Z");
    }

    @Test
    void shouldKnowNothingOfOtherZonesAndOtherTimes()
    {
        final long insideNs = ns("2024-01-01T00:00:00Z");
        assertThat(zones.localNs(TextHash.of("Europe/Paris"), insideNs)).isEqualTo(Units.NULL_TIME_NS);
        assertThat(zones.nextLocalTime(TextHash.of("Europe/Paris"), insideNs, 0)).isEqualTo(Units.NULL_TIME_NS);
        assertThat(zones.localNs(TextHash.of(PRAGUE), FROM_NS - 1)).isEqualTo(Units.NULL_TIME_NS);
        assertThat(zones.localNs(TextHash.of(PRAGUE), FROM_NS)).isNotEqualTo(Units.NULL_TIME_NS);
        assertThat(zones.localNs(TextHash.of(PRAGUE), UNTIL_NS - 1)).isNotEqualTo(Units.NULL_TIME_NS);
        assertThat(zones.localNs(TextHash.of(PRAGUE), UNTIL_NS)).isEqualTo(Units.NULL_TIME_NS);
        assertThat(zones.nextLocalTime(TextHash.of(PRAGUE), UNTIL_NS - 1, 0)).isEqualTo(Units.NULL_TIME_NS);
    }

    @Test
    void shouldRefuseAHoleAnEmptyStretchAndWhatIsThereAlready()
    {
        final long id = TextHash.of("Made/Up");
        assertThat(zones.onOffset(id, 100, 200, 3_600)).isTrue();
        assertThat(zones.onOffset(id, 100, 200, 3_600)).isFalse();
        assertThat(zones.onOffset(id, 201, 300, 0)).isFalse();
        assertThat(zones.onOffset(id, 200, 200, 0)).isFalse();
        assertThat(zones.onOffset(id, 200, 300, 86_400)).isFalse();
        assertThat(zones.onOffset(id, 200, 300, 0)).isTrue();
        assertThat(zones.localNs(id, 250)).isEqualTo(250);
    }

    @Test
    void shouldAgreeWithJavaTimeAtRandomMoments()
    {
        final SplittableRandom random = new SplittableRandom(20_241_126);
        for (int i = 0; i < 20_000; i++)
        {
            final String name = new String[]{PRAGUE, NEW_YORK, TOKYO}[random.nextInt(3)];
            final long atNs = random.nextLong(FROM_NS + 10L * Zone.DAY_NS, UNTIL_NS - 10L * Zone.DAY_NS);
            final int second = random.nextInt(86_400);
            assertThat(local(name, instant(atNs).toString()))
                .isEqualTo(LocalDateTime.ofInstant(instant(atNs), ZoneId.of(name)).toString());
            assertThat(next(name, instant(atNs).toString(), second))
                .as("%s after %s at %d s", name, instant(atNs), second)
                .isEqualTo(plainNext(name, instant(atNs), second).toString());
        }
    }

    @Test
    void shouldRestoreWhatItHashes()
    {
        final SnapshotWriter writer = new SnapshotWriter();
        zones.visitState(writer);
        final Zones restored = new Zones();
        publish(restored, "Africa/Cairo");
        restored.visitState(new SnapshotReader().wrap(writer.buffer(), 0, writer.length()));
        final StateHash one = new StateHash();
        final StateHash other = new StateHash();
        zones.visitState(one);
        restored.visitState(other);
        assertThat(other.value()).isEqualTo(one.value());
        final long atNs = ns("2024-07-01T00:00:00Z");
        assertThat(restored.localNs(TextHash.of(NEW_YORK), atNs)).isEqualTo(atNs - 4 * 3_600 * Zone.SECOND_NS);
    }

    /** The first moment of each local day at which the time was reached, day by day, by java.time's own resolution. */
    private static Instant plainNext(final String name, final Instant at, final int secondOfDay)
    {
        final ZoneId zone = ZoneId.of(name);
        LocalDate day = LocalDateTime.ofInstant(at, zone).toLocalDate();
        while (true)
        {
            final LocalDateTime local = LocalDateTime.of(day, LocalTime.ofSecondOfDay(secondOfDay));
            final ZoneOffsetTransition jump = zone.getRules().getTransition(local);
            final Instant moment = null != jump && jump.isGap() ?
                jump.getInstant() : ZonedDateTime.of(local, zone).withEarlierOffsetAtOverlap().toInstant();
            if (moment.isAfter(at))
            {
                return moment;
            }
            day = day.plusDays(1);
        }
    }

    private static void publish(final Zones zones, final String name)
    {
        final ZoneRules rules = ZoneId.of(name).getRules();
        Instant from = instant(FROM_NS);
        while (ns(from) < UNTIL_NS)
        {
            final ZoneOffsetTransition change = rules.nextTransition(from);
            final long untilNs = null == change ? UNTIL_NS : Math.min(UNTIL_NS, ns(change.getInstant()));
            assertThat(zones.onOffset(
                TextHash.of(name), ns(from), untilNs, rules.getOffset(from).getTotalSeconds())).isTrue();
            from = instant(untilNs);
        }
    }

    private String local(final String name, final String at)
    {
        final long localNs = zones.localNs(TextHash.of(name), ns(at));
        return LocalDateTime.ofInstant(instant(localNs), ZoneOffset.UTC).toString();
    }

    private String next(final String name, final String at, final int secondOfDay)
    {
        return instant(zones.nextLocalTime(TextHash.of(name), ns(at), secondOfDay)).toString();
    }

    private static Instant instant(final long ns)
    {
        return Instant.EPOCH.plusNanos(ns);
    }

    private static long ns(final String at)
    {
        return ns(Instant.parse(at));
    }

    private static long ns(final Instant at)
    {
        return Duration.between(Instant.EPOCH, at).toNanos();
    }
}
