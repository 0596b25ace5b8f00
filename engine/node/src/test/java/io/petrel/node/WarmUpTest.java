package io.petrel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.petrel.codecs.event.NewOrderDecoder;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.app.WarmUp;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.TapeFeed;
import io.petrel.node.host.Companion;
import io.petrel.node.host.OrderListener;
import io.petrel.sim.SimVenue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest
{
    private static final int STEPS = 4_000;

    @TempDir
    private Path folder;

    private Path tape;

    @BeforeEach
    void write()
    {
        tape = SyntheticTape.write(folder.resolve("tape"), 3, STEPS);
    }

    @Test
    void shouldLeaveNoTraceInTheNodeThatItPrecedes() throws IOException
    {
        final RunSummary cold = Drive.toTheEnd(folder.resolve("cold"), tape);
        final List<Path> scratch = new ArrayList<>();
        final RunSummary warm;
        try (Feed feed = new TapeFeed(tape);
            Session session = Session.open(Drive.settings(folder.resolve("warm")), OrderListener.NONE, Drive.SILENT))
        {
            final long carried = practise(config(3L * STEPS), settings ->
            {
                scratch.add(settings.journal());
                return settings;
            });
            assertThat(carried).isEqualTo(3L * STEPS);
            assertThat(RunSummary.of(session.engine()).inboundEvents()).isZero();
            for (boolean hasEvent = session.begin(feed); hasEvent; hasEvent = feed.next())
            {
                session.engine().onFeed(feed.ingestTimeNs(), feed.buffer(), feed.offset(), feed.length());
            }
            warm = RunSummary.of(session.engine());
        }
        assertThat(warm).isEqualTo(cold);
        assertThat(Drive.count(folder.resolve("cold"), NewOrderDecoder.TEMPLATE_ID)).isPositive();
        assertThat(Drive.outboundBytes(folder.resolve("warm"), Long.MAX_VALUE))
            .isEqualTo(Drive.outboundBytes(folder.resolve("cold"), Long.MAX_VALUE));
        assertThat(names(folder.resolve("warm"))).isEqualTo(names(folder.resolve("cold")));
        assertThat(scratch).hasSizeGreaterThan(1).allSatisfy(path -> assertThat(path).doesNotExist());
    }

    @Test
    void shouldDeleteItsFolderWhenItFails()
    {
        final List<Path> scratch = new ArrayList<>();
        final IllegalStateException failure = new IllegalStateException("no");
        assertThatThrownBy(() -> practise(config(STEPS), settings ->
        {
            scratch.add(settings.journal().getParent());
            throw failure;
        })).isSameAs(failure);
        assertThat(scratch).singleElement().satisfies(path -> assertThat(path).doesNotExist());
    }

    @Test
    void shouldGoOnUnrecordedForAsManyEventsMore()
    {
        final long carried = practise(config(STEPS, 2 * STEPS), settings -> settings);

        assertThat(carried).isEqualTo(3 * STEPS);
    }

    @Test
    void shouldNotPlayAMarketOfAFewEventsForEver()
    {
        tape = SyntheticTape.write(folder.resolve("short"), 3, 20);
        final long records = TapeFacts.of(tape).records();

        assertThat(practise(config(1_000_000, 1_000_000), settings -> settings))
            .isBetween(10 * records + 1, 200 * records);
    }

    private long practise(final PetrelConfig config, final UnaryOperator<SessionSettings> completed)
    {
        return new WarmUp(config, TapeFacts.of(tape), () -> new TapeFeed(tape), () -> new SimVenue(
            config.venue().sim())).run(completed, settings -> Companion.NONE, () -> false);
    }

    private PetrelConfig config(final long events)
    {
        return config(events, 0);
    }

    private PetrelConfig config(final long events, final long unrecorded)
    {
        final Path top = Path.of(System.getProperty("petrel.root"), "config", "paper.yaml");
        try
        {
            final Path copy = folder.resolve("warm.yaml");
            final String text = Files.readString(top).replace(
                "node: node/paper.yaml", "node: [node/paper.yaml, {warm_up_events: " + events +
                ", warm_up_unrecorded_events: " + unrecorded + "}]");
            Files.writeString(copy, text.replaceAll("(node|venue|account|strategy|instrument)/",
                top.getParent().toAbsolutePath() + "/$1/"));
            return PetrelConfig.load(copy);
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }

    private static List<String> names(final Path journal) throws IOException
    {
        try (Stream<Path> files = Files.walk(journal))
        {
            return files.map(path -> journal.relativize(path).toString()).sorted().toList();
        }
    }
}
