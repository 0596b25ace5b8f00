package io.petrel.tools.cli;

import io.petrel.node.app.TapeFacts;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.MergedFeed;
import io.petrel.node.feed.Pace;
import io.petrel.wire.app.FeedProcess;
import io.petrel.wire.driver.WireCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code petrel feed}: a tape as the market data of other processes. */
@Command(
    name = "feed",
    description = {"Publish tapes to nodes and venues in other processes, at the recorded pace or another.",
        "Waits for its subscribers first. Killed and started again it goes on where they are."},
    footer = {"", "Example:", "  ./petrel feed data/tapes/bitstamp-btcusd-2013-11 --speed x20000 --subscribers 2",
        "  ./petrel venue", "  ./petrel run --inbound aeron:ipc --venue aeron:ipc",
        "", "What each rule does: docs/processes.md"})
final class FeedCommand extends PetrelCommand
{
    private static final long NS_PER_MS = 1_000_000L;

    @Parameters(paramLabel = "TAPE", arity = "1..*", description = "Tapes to publish, merged by time.")
    private List<Path> tapes;

    @Option(names = "--speed", paramLabel = "SPEED", defaultValue = "real",
        description = "real, xN for N times real time, or max (default: ${DEFAULT-VALUE}).")
    private String speed;

    @InRange(from = 1)
    @Option(names = "--subscribers", paramLabel = "N", defaultValue = "1",
        description = "How many must have greeted before the first event (default: ${DEFAULT-VALUE}).")
    private int subscribers;

    @InRange(from = 0, to = 86_400_000)
    @Option(names = "--drop-after-ms", paramLabel = "MS",
        description = "Drop an event that waited so long for a slow subscriber (default: wait for ever).")
    private Long dropAfterMs;

    @Mixin
    private FeedChannelOptions channel = new FeedChannelOptions();

    @Mixin
    private WireOptions wire = new WireOptions();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        profile.requireKnown();
        final Pace pace = pace(speed);
        tapes.forEach(tape -> JournalInput.require(tape, FolderKind.TAPE));
        final TapeFacts facts = TapeFacts.of(tapes);
        final long startNs = System.nanoTime();
        try (StopSignal stop = new StopSignal();
            WireCounters counters = wire.counters("feed");
            Feed feed = MergedFeed.of(tapes))
        {
            counters.remarksTo(output::note);
            final FeedProcess process = new FeedProcess(channel.apply(wire.settings()), counters, facts);
            output.note("feed " + facts.feedName() + " is up; it waits for " + subscribers + " subscriber" +
                (1 == subscribers ? "" : "s"));
            process.run(feed, pace, subscribers, null == dropAfterMs ? Long.MAX_VALUE : dropAfterMs * NS_PER_MS,
                WallClock.nowNs(), stop);
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("feed", facts.feedName());
            fields.put("published", process.published());
            fields.put("stopped", stop.isAsked() ? "asked to" : "end of feed");
            fields.put("seconds", Math.round((System.nanoTime() - startNs) / 1e6) / 1e3);
            WireOptions.print(output, fields, counters.values());
            output.flush();
        }
        return ExitCode.DONE;
    }
}
