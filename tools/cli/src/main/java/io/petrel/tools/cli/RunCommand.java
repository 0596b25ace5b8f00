package io.petrel.tools.cli;

import io.petrel.codecs.event.TradeDecoder;
import io.petrel.journal.append.Journal;
import io.petrel.node.app.RunSummary;
import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.feed.Feed;
import io.petrel.node.feed.Pace;
import io.petrel.node.host.Companion;
import io.petrel.node.host.Engine;
import io.petrel.node.operator.OperatorInbox;
import io.petrel.node.recovery.RecoveryReport;
import io.petrel.node.ring.RingHost;
import io.petrel.node.snapshot.SnapshotKeeper;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.sim.SimulatedVenue;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code petrel run}: a node in paper mode, its ring, its journal and a simulated venue. */
@Command(
    name = "run",
    description = {"Run a node in paper mode, on tapes or on a market made by agents; everything is journaled.",
        "Events go through the ring into one engine thread, orders to a simulated venue; the agents' market reacts to",
        "them. On a journal that exists it recovers and continues the feed after the last event. Feed and venue may be",
        "other processes."},
    footer = {"", "Example:", "  ./petrel run",
        "  ./petrel run --tape data/tapes/bitstamp-btcusd-2013-11 --journal data/mine --speed x20000",
        "  ./petrel run --market synthetic --seed 7 --minutes 30",
        "  ./petrel run --inbound aeron:ipc --venue aeron:ipc     with ./petrel feed TAPE and ./petrel venue",
        "", "Ctrl-C (or SIGTERM) stops it cleanly; the same command with --journal goes on from there."})
final class RunCommand extends PetrelCommand
{
    @Mixin
    private FeedOptions options = new FeedOptions();

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Journal to create or continue (default: a new folder in runs/ of journal_dir).")
    private Path journal;

    @Option(names = "--speed", paramLabel = "SPEED", defaultValue = "max",
        description = "max, real, or xN for N times real time (default: ${DEFAULT-VALUE}).")
    private String speed;

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(names = "--inbound", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        description = "Take market data from a feed's process on this channel, aeron:ipc for one on this machine.")
    private String inbound;

    @Option(names = "--greetings", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        description = "Channel of greetings to the feed (default: the feed's; over UDP it needs its own).")
    private String greetings;

    @InRange(from = 1, to = WireOptions.STREAM_MAX)
    @Option(names = "--stream", paramLabel = "N", defaultValue = "" + WireSettings.FEED_STREAM,
        description = "Stream of the feed (default: ${DEFAULT-VALUE}).")
    private int stream;

    @Option(names = "--venue", paramLabel = "CHANNEL", converter = ChannelConverter.class,
        description = "Send orders to a venue's process on this channel (default: a venue in this process).")
    private String venue;

    @Mixin
    private VenueChannelOptions venueChannel = new VenueChannelOptions();

    @Mixin
    private ProfileOptions profile = new ProfileOptions();

    @Mixin
    private WireOptions wire = new WireOptions();

    @Override
    protected int run(final Output output) throws IOException
    {
        final Pace pace = pace(speed);
        return null == inbound ? runHere(output, pace) : runLive(output);
    }

    private int runLive(final Output output) throws IOException
    {
        if (market.isAsked() || options.hasTapes())
        {
            throw usageError("--inbound is the feed: leave out --tape and --market");
        }
        final PetrelConfig config = options.config(RunFolders.config(), profile.nodeLayers());
        profile.requireCores(config.node());
        final WireSettings own = wire.settings().withFeed(inbound, greetings, stream);
        final WireSettings settings = null == venue ? own : venueChannel.apply(own, venue);
        final RunFolder folder = folder(config);
        try (StopSignal stop = new StopSignal();
            WireCounters counters = wire.counters("node"))
        {
            new LiveRun(output, config, settings, null != venue).run(folder, counters, stop, options::withParameters);
            output.flush();
        }
        return ExitCode.DONE;
    }

    private int runHere(final Output output, final Pace pace) throws IOException
    {
        if (null != venue)
        {
            throw usageError("--venue needs --inbound: a venue's process follows the same feed as the node");
        }
        requireOneFeed();
        final PetrelConfig config = options.config(
            market.isAsked() ? MarketOptions.CONFIG : RunFolders.config(), profile.nodeLayers());
        profile.requireCores(config.node());
        final RunFeed source = market.isAsked() ? RunFeed.of(market.market(config)) :
            RunFeed.of(options.tapes(output, config), config);
        final TapeFacts facts = source.facts();
        final RunFolder folder = folder(config);
        final SessionSettings settings = options.withParameters(
            Setup.session(config, folder.path(), facts, BuildVersion.text(), WallClock.nowNs()));
        try (StopSignal stop = new StopSignal())
        {
            run(output, config, settings, folder, source, pace, stop);
            // once the signal is closed a shutdown that was waiting goes on, and prints nothing more
            output.flush();
        }
        return ExitCode.DONE;
    }

    private RunFolder folder(final PetrelConfig config) throws IOException
    {
        if (null != journal)
        {
            return RunFolder.named(journal);
        }
        final RunFolders folders = new RunFolders(config.node().journalDir());
        return new RunFolder(folders.newRun(Instant.now()), folders);
    }

    private void requireOneFeed()
    {
        if (market.isAsked() && options.hasTapes())
        {
            throw usageError("--market makes its own feed: leave out --tape");
        }
        if (!market.isAsked() && market.isSetUp())
        {
            throw usageError("--seed and --minutes are the synthetic market's: add --market synthetic");
        }
    }

    private void run(
        final Output output,
        final PetrelConfig config,
        final SessionSettings settings,
        final RunFolder folder,
        final RunFeed source,
        final Pace pace,
        final StopSignal stop) throws IOException
    {
        final DeferredOrderListener orders = new DeferredOrderListener();
        try (Feed feed = source.open();
            Session session = open(
                output, settings, orders, FeedOptions.companion(config, settings), source.newVenue());
            NodeCounters counters = new NodeCounters(settings.journal());
            OperatorInbox inbox = OperatorInbox.open(settings.journal()))
        {
            folder.opened();
            final OpenRun run = new OpenRun(session, new Telemetry(counters), counters, inbox, stop);
            orders.to(run.telemetry());
            final long warmUpEvents =
                pace.isPaced() ? RunWarmUp.run(output, config, source, options::withParameters, stop) : 0;
            final long startNs = System.nanoTime();
            final RunPractice practice = drive(output, config, run, source, feed, pace, warmUpEvents);
            session.snapshots().atRest();
            if (inbox.left() > 0)
            {
                output.note("commands wait in " + inbox.folder() + " (" + inbox.left() +
                    "), left as the run ended; the same command with --journal takes them");
            }
            final long elapsedNs = System.nanoTime() - startNs;
            print(output, settings, source.facts().settlementCurrency(), run, elapsedNs, practice, Map.of());
        }
    }

    private RunPractice drive(
        final Output output,
        final PetrelConfig config,
        final OpenRun run,
        final RunFeed source,
        final Feed feed,
        final Pace pace,
        final long warmUpEvents) throws IOException
    {
        final boolean hasEvent = run.session().begin(feed);
        final Engine engine = run.session().engine();
        try (RunRehearsal rehearsal = !pace.isPaced() ? RunRehearsal.none(config) :
                RunRehearsal.open(output, config, source, options::withParameters, engine.pipeline());
            RunWatch watch = new RunWatch(output.progress("running"), run.counters(), source.facts().records()))
        {
            final RingHost host = rehearsal.host(engine, run.telemetry());
            watch.start();
            if (hasEvent)
            {
                host.run(feed, pace, run.stop(), run.inbox());
            }
            else
            {
                host.run(run.inbox());
            }
            return rehearsal.practice(warmUpEvents, host);
        }
    }

    static Session open(
        final Output output,
        final SessionSettings settings,
        final DeferredOrderListener orders,
        final Companion companion,
        final SimulatedVenue venue)
    {
        if (!Journal.exists(settings.journal()))
        {
            return Session.open(settings, orders, companion, venue, done ->
            {
            });
        }
        JournalInput.require(settings.journal(), FolderKind.NODE);
        try (Progress progress = output.progress("recovering"))
        {
            final long total = JournalInput.inboundRecords(settings.journal());
            return Session.open(settings, orders, companion, venue, done -> progress.at(done, total, "events"));
        }
    }

    private static void putSnapshots(final Map<String, Object> fields, final Session session)
    {
        final RecoveryReport recovery = session.recovery();
        if (recovery.events() > 0)
        {
            fields.put("recoveredFromSnapshot", recovery.snapshotSequence());
            fields.put("recoveredByExecution", recovery.executedEvents());
            fields.put("recoverySeconds", Math.round(recovery.elapsedNs() / 1e6) / 1e3);
        }
        final SnapshotKeeper snapshots = session.snapshots();
        fields.put("snapshotsTaken", snapshots.taken());
        fields.put("snapshotsWritten", snapshots.written());
        fields.put("snapshotsSkipped", snapshots.skipped());
        fields.put("snapshotBytes", snapshots.imageBytes());
        fields.put("snapshotTakeNs", snapshots.takeNs());
        fields.put("snapshotTakeNsMax", snapshots.takeNsMax());
    }

    static void print(
        final Output output,
        final SessionSettings settings,
        final String currency,
        final OpenRun run,
        final long elapsedNs,
        final RunPractice practice,
        final Map<String, Long> wire) throws IOException
    {
        final Session session = run.session();
        final Telemetry telemetry = run.telemetry();
        final RunSummary summary = RunSummary.of(session.engine());
        final long newEvents = summary.inboundEvents() - session.recovery().events();
        final Map<String, Object> fields =
            SummaryText.of(output, settings.journal(), summary, currency, newEvents, elapsedNs);
        fields.put("trades", session.engine().counters().count(TradeDecoder.TEMPLATE_ID));
        SummaryText.markets(session.engine().pipeline())
            .forEach((symbol, quote) -> fields.put("market." + symbol, quote));
        practice.put(fields);
        fields.put("recoveredEvents", session.recovery().events());
        putSnapshots(fields, session);
        fields.put("stopped", run.stop().isAsked() ? "asked to" : "end of feed");
        fields.put("firstEventsServiceNs", SummaryText.percentiles(telemetry.firstServiceNs()));
        fields.put("eventServiceNs", SummaryText.percentiles(telemetry.serviceNs()));
        fields.put("ringToOrderNs", SummaryText.percentiles(telemetry.ringToOrderNs()));
        fields.put("ringToEntryNs", SummaryText.percentiles(telemetry.ringToEntryNs()));
        if (wire.isEmpty())
        {
            output.fields(fields);
        }
        else
        {
            WireOptions.print(output, fields, wire);
        }
        output.line("");
        output.line("At --speed max ringToOrderNs is mostly waiting in a full ring; --speed x20 shows latency.");
        session.recovery().leftAside().forEach(output::line);
        if (null != session.calendarChange())
        {
            output.line("Told the core: " + session.calendarChange());
        }
        if (null != session.snapshots().problem())
        {
            output.line("No snapshot: " + session.snapshots().problem());
        }
        output.line("Prove it: ./petrel replay " + settings.journal());
    }
}
