package io.petrel.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.codecs.unit.Units;
import io.petrel.core.risk.NewsWindows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars of scheduled releases, and what is said of wrong ones. */
class NewsFileTest
{
    private static final String COLUMNS = "time,impact,for,title";

    @TempDir
    private Path folder;

    private ConfigFolder config;

    @BeforeEach
    void nameCalendar()
    {
        config = new ConfigFolder(folder).append("top.yaml", "news: news.csv");
    }

    @Test
    void shouldReadTimesOfAnyZoneAsTheSameMoment()
    {
        config.write("news.csv", COLUMNS,
            "2025-01-29T19:00Z,high,USD,a",
            "2025-01-29T20:00+01:00,high,EUR,b",
            "2025-01-29T14:00 America/New_York,high,GBP,c",
            "2025-07-30T14:00 America/New_York,high,USD,summer");
        assertThat(config.load().news()).extracting(NewsRelease::startNs).containsExactly(
            ns("2025-01-29T19:00:00Z"), ns("2025-01-29T19:00:00Z"), ns("2025-01-29T19:00:00Z"),
            ns("2025-07-30T18:00:00Z"));
    }

    @Test
    void shouldMakeOneReleaseForEachCurrencyInOrderOfTime()
    {
        config.write("news.csv", "# a comment", "", COLUMNS,
            "2025-03-01T10:00Z, medium, all, Later, with a comma",
            "2025-02-01T10:00Z,3,USD EUR,First");
        assertThat(config.load().news()).containsExactly(
            release("2025-02-01T10:00:00Z", 3, "EUR", "First", 5),
            release("2025-02-01T10:00:00Z", 3, "USD", "First", 5),
            release("2025-03-01T10:00:00Z", 2, "", "Later, with a comma", 4));
    }

    @Test
    void shouldKnowACurrencyHoweverItIsWritten()
    {
        config.write("news.csv", COLUMNS, "2025-02-01T10:00Z,high,usd Btc,Small");
        assertThat(config.load().news()).extracting(NewsRelease::currency).containsExactly("BTC", "USD");
    }

    @Test
    void shouldJoinWhatSeveralLinesSayOfOneRelease()
    {
        config.write("news.csv", COLUMNS, "2025-02-01T10:00Z,high,USD,CPI m/m", "2025-02-01T10:00Z,high,USD,CPI y/y");
        assertThat(config.load().news())
            .containsExactly(release("2025-02-01T10:00:00Z", 3, "USD", "CPI m/m; CPI y/y", 2));
    }

    @Test
    void shouldReadEndAndPublicationWhereTheyAreGiven()
    {
        config.write("news.csv", "time,end,published,impact,for,title",
            "2025-02-01T10:00Z,2025-02-01T11:30Z,2025-01-01T00:00Z,low,USD,Speech",
            "2025-02-02T10:00Z,,,low,USD,Moment");
        final List<NewsRelease> releases = config.load().news();
        assertThat(releases.get(0).endNs()).isEqualTo(ns("2025-02-01T11:30:00Z"));
        assertThat(releases.get(0).publishedNs()).isEqualTo(ns("2025-01-01T00:00:00Z"));
        assertThat(releases.get(1).endNs()).isEqualTo(releases.get(1).startNs());
        assertThat(releases.get(1).publishedNs()).isEqualTo(Units.NULL_TIME_NS);
    }

    @Test
    void shouldSayOfEveryWrongLineWhereItIsAndWhatItShouldBe()
    {
        config.write("news.csv", "time,end,published,impact,for,title",
            "2025-02-01T10:00,,,high,USD,no zone",
            "2025-02-30T10:00Z,,,high,USD,no day",
            "2025-03-09T02:30 America/New_York,,,high,USD,skipped",
            "2025-11-02T01:30 America/New_York,,,high,USD,twice",
            "2025-02-01T10:00 Atlantis/City,,,high,USD,no such zone",
            "2025-02-01T10:00Z,,,huge,USD,no impact",
            "2025-02-01T10:00Z,,,high,DOLLARSUS,too long",
            "2025-02-01T10:00Z,,,high,,nobody",
            "2025-02-01T10:00Z,2025-02-01T09:00Z,,high,USD,ends first",
            "2025-02-01T10:00Z,,2025-02-02T00:00Z,high,USD,known afterwards",
            "2025-02-01T10:00Z,high,USD,short");
        assertThat(config.errors()).extracting(error -> error.substring(0, error.indexOf(';'))).containsExactly(
            "news.csv:2:1: time \"2025-02-01T10:00\" is no moment",
            "news.csv:3:1: time \"2025-02-30T10:00Z\" is no moment",
            "news.csv:4:1: time \"2025-03-09T02:30 America/New_York\" is skipped where the clocks of" +
                " America/New_York change, so it says no moment",
            "news.csv:5:1: time \"2025-11-02T01:30 America/New_York\" is passed twice where the clocks of" +
                " America/New_York change, so it says no moment",
            "news.csv:6:1: time \"2025-02-01T10:00 Atlantis/City\" names no time zone",
            "news.csv:7:1: impact \"huge\" is not known",
            "news.csv:8:1: for \"DOLLARSUS\" names no currency",
            "news.csv:9:1: for \"\" names no currency",
            "news.csv:10:1: ends before it begins",
            "news.csv:11:1: was published after it begins",
            "news.csv:12:1: has 4 of 6 values");
    }

    @Test
    void shouldRefuseColumnsThatAreMissingUnknownOrOutOfPlace()
    {
        assertThat(config.write("news.csv", "time,impact,title").errors()).containsExactly(
            "news.csv:1:1: column for is missing; begin like \"time,impact,for,title\"");
        assertThat(config.write("news.csv", "date,impact,for,title").errors()).containsExactly(
            "news.csv:1:1: there is no column \"date\"; columns are time, end, published, impact, for, title");
        assertThat(config.write("news.csv", "time,impact,title,for").errors()).containsExactly(
            "news.csv:1:1: each column stands once, and title last; begin like \"time,impact,for,title\"");
        assertThat(config.write("news.csv", "# nothing").errors()).containsExactly(
            "news.csv: holds no releases; begin it with \"time,impact,for,title\"");
    }

    @Test
    void shouldTellAMissingCalendarWhereItIsNamed()
    {
        assertThat(config.errors()).containsExactly(
            "top.yaml:5:7: there is no file news.csv; paths start at the folder of this file");
    }

    @Test
    void shouldRefuseMoreReleasesAtOnceThanTheCoreRemembers()
    {
        final String[] lines = IntStream.rangeClosed(0, NewsWindows.CAPACITY + 1).mapToObj(i -> 0 == i ? COLUMNS :
            Instant.parse("2025-02-01T00:00:00Z").plusSeconds(i) + ",low,USD,t").toArray(String[]::new);
        assertThat(config.write("news.csv", lines).errors()).hasSize(1);
        lines[lines.length - 1] = "2025-06-01T00:00Z,low,USD,months later";
        assertThat(config.write("news.csv", lines).errors()).isEmpty();
    }

    @Test
    void shouldHashWhatACalendarSaysAndGoOnWithAnotherInTheSameJournal()
    {
        final PetrelConfig without = config.write("news.csv", COLUMNS).load();
        assertThat(without.hash()).isEqualTo(without.journalHash());
        final Set<Long> hashes = new HashSet<>(Set.of(without.hash()));
        for (final String line : List.of("2025-02-01T10:00Z,high,USD,t", "2025-02-01T10:01Z,high,USD,t",
            "2025-02-01T10:00Z,low,USD,t", "2025-02-01T10:00Z,high,EUR,t", "2025-02-01T10:00Z,high,all,t"))
        {
            final PetrelConfig with = config.write("news.csv", COLUMNS, line).load();
            assertThat(hashes.add(with.hash())).as(line).isTrue();
            assertThat(with.journalHash()).isEqualTo(without.journalHash());
        }
        final PetrelConfig known = config.write("news.csv", "time,end,published,impact,for,title",
            "2025-02-01T10:00Z,2025-02-01T11:00Z,2025-01-01T10:00Z,high,USD,t").load();
        assertThat(hashes.add(known.hash())).isTrue();
        assertThat(config.write("news.csv", COLUMNS, "# said otherwise", "2025-02-01T11:00+01:00,3,usd,another title")
            .load().hash()).as("the same release").isIn(hashes);
    }

    private static NewsRelease release(
        final String at, final int impact, final String currency, final String title, final int line)
    {
        return new NewsRelease(
            ns(at), ns(at), Units.NULL_TIME_NS, impact, currency, title, "news.csv:" + line);
    }

    private static long ns(final String at)
    {
        return Duration.between(Instant.EPOCH, Instant.parse(at)).toNanos();
    }
}
