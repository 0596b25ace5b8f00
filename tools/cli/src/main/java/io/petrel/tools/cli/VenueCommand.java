package io.petrel.tools.cli;

import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.wire.app.VenueProcess;
import io.petrel.wire.app.VenueSummary;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code petrel venue}: the simulated venue as a process. */
@Command(
    name = "venue",
    description = {"Host the simulated venue for a node in another process.",
        "It subscribes to the node's feed, so that queues and fills are right, and keeps a journal: started again on",
        "it, it has its orders and positions."},
    footer = {"", "Example:", "  ./petrel venue --journal data/venue --config config/paper.yaml",
        "", "What each rule does: docs/processes.md"})
final class VenueCommand extends PetrelCommand
{
    private static final String FEED = "feed";

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Journal to create or continue (default: a new folder in runs/ of journal_dir).")
    private Path journal;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Configuration with the venue's assumptions (default: config/paper.yaml of this installation).")
    private Path config;

    @Option(names = "--orders", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        defaultValue = WireSettings.IPC,
        description = "Channel of the node's orders (default: ${DEFAULT-VALUE}).")
    private String orders;

    @Option(names = "--until-end", description = "End with the feed, once no node has a session.")
    private boolean untilEnd;

    @Mixin
    private FeedChannelOptions channel = new FeedChannelOptions();

    @Mixin
    private VenueChannelOptions venueChannel = new VenueChannelOptions();

    @Mixin
    private WireOptions wire = new WireOptions();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        profile.requireKnown();
        final PetrelConfig resolved = PetrelConfig.load(null == config ? RunFolders.config() : config);
        final Path folder = null == journal ?
            new RunFolders(resolved.node().journalDir()).newRun(Instant.now()) : journal;
        requireVenue(folder);
        final WireSettings settings = venueChannel.apply(channel.apply(wire.settings()), orders);
        try (StopSignal stop = new StopSignal();
            WireCounters counters = wire.counters("venue"))
        {
            output.note("venue is up; its journal is " + folder);
            counters.remarksTo(output::note);
            final VenueSummary summary =
                new VenueProcess(settings, counters, resolved.venue().sim(), resolved.node().snapshots()).run(
                    WireOptions.processName(folder), facts -> open(folder, facts, resolved), WallClock.nowNs(),
                    untilEnd, stop);
            WireOptions.print(output, fields(folder, summary, stop.isAsked()), counters.values());
            remark(output, summary);
            output.flush();
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(
        final Path folder, final VenueSummary summary, final boolean isStopped)
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("journal", folder.toString());
        fields.put("stopped", isStopped ? "asked to" : "end of feed");
        if (null != summary)
        {
            fields.put("feed", summary.feedName());
            fields.put("recovered", summary.recovery().events());
            fields.put("recoveredFromSnapshot", summary.recovery().snapshotSequence());
            fields.put("recoveredByExecution", summary.recovery().executedEvents());
            fields.put("recoverySeconds", Math.round(summary.recovery().elapsedNs() / 1e6) / 1e3);
            fields.put("snapshotsWritten", summary.snapshotsWritten());
            fields.put("events", summary.inbound());
            fields.put("reports", summary.outbound());
        }
        return fields;
    }

    private static void remark(final Output output, final VenueSummary summary)
    {
        if (null != summary)
        {
            summary.recovery().leftAside().forEach(output::line);
        }
        if (null != summary && null != summary.snapshotProblem())
        {
            output.line("No snapshot: " + summary.snapshotProblem());
        }
    }

    /** Before the feed is there, which tells the rest. */
    private static void requireVenue(final Path folder)
    {
        if (Journal.exists(folder))
        {
            JournalInput.require(folder, FolderKind.VENUE);
        }
    }

    /** A venue's books are of one feed and of one set of assumptions. */
    private static Journal open(final Path folder, final TapeFacts facts, final PetrelConfig config)
    {
        final int blockBytes = config.node().journalBlockBytes();
        final JournalSettings files =
            new JournalSettings(blockBytes, Math.min(JournalSettings.DEFAULT.reserveBytes(), blockBytes));
        final String assumptions = String.format("%016x", config.journalHash());
        if (!Journal.exists(folder))
        {
            return Journal.create(folder, Manifest.ofJournal(BuildVersion.text(), assumptions, 0, WallClock.nowNs(),
                Map.of(FEED, facts.feedName(), FolderKind.ROLE, FolderKind.VENUE_ROLE)), files);
        }
        final Journal existing = Journal.open(folder, files);
        final Manifest manifest = existing.manifest();
        if (!facts.feedName().equals(manifest.extra().get(FEED)) || !assumptions.equals(manifest.configHash()))
        {
            existing.close();
            throw new CliError("this venue's books are of feed " + manifest.extra().get(FEED) + " and config hash " +
                manifest.configHash() + ", not of " + facts.feedName() + " and " + assumptions, folder.toString(),
                "name a new journal with --journal, or take the feed and the configuration it began with");
        }
        return existing;
    }
}
