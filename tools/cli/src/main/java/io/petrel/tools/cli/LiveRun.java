package io.petrel.tools.cli;

import io.petrel.node.app.Session;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.TapeFacts;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.host.Engine;
import io.petrel.node.operator.OperatorInbox;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.NodeCounters;
import io.petrel.node.telemetry.Telemetry;
import io.petrel.sim.SimVenue;
import io.petrel.sim.SimulatedVenue;
import io.petrel.wire.app.LiveNode;
import io.petrel.wire.app.VenueBooks;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A run whose feed, and perhaps whose venue, are other processes. */
final class LiveRun
{
    private final Output output;
    private final PetrelConfig config;
    private final WireSettings settings;
    private final boolean isVenueOutside;

    LiveRun(
        final Output output, final PetrelConfig config, final WireSettings settings, final boolean isVenueOutside)
    {
        this.output = output;
        this.config = config;
        this.settings = settings;
        this.isVenueOutside = isVenueOutside;
    }

    void run(
        final RunFolder folder,
        final WireCounters wire,
        final StopSignal stop,
        final UnaryOperator<SessionSettings> completed) throws IOException
    {
        final long warmUpEvents =
            RunWarmUp.run(output, config, RunWarmUp.OUTSIDE, completed, stop);
        output.note("node is up; it waits for its feed");
        wire.remarksTo(output::note);
        try (LiveNode live = new LiveNode(settings, wire, WireOptions.processName(folder.path())))
        {
            final TapeFacts facts = live.awaitFeed(stop);
            if (null != facts)
            {
                run(completed.apply(Setup.session(config, folder.path(), named(facts), BuildVersion.text(),
                    WallClock.nowNs())), folder, facts, live, warmUpEvents, wire, stop, completed);
            }
        }
    }

    private void run(
        final SessionSettings session,
        final RunFolder folder,
        final TapeFacts facts,
        final LiveNode live,
        final long warmUpEvents,
        final WireCounters wire,
        final StopSignal stop,
        final UnaryOperator<SessionSettings> completed) throws IOException
    {
        final DeferredOrderListener orders = new DeferredOrderListener();
        final VenueBooks books = new VenueBooks(session.journal());
        final SimulatedVenue venue = isVenueOutside ?
            live.newVenue(books.remembered()) : new SimVenue(session.venue());
        try (Session opened = RunCommand.open(
                output, session, orders, FeedOptions.companion(config, session), venue);
            NodeCounters counters = new NodeCounters(session.journal());
            OperatorInbox inbox = OperatorInbox.open(session.journal()))
        {
            folder.opened();
            final OpenRun run = new OpenRun(opened, new Telemetry(counters), counters, inbox, stop);
            orders.to(run.telemetry());
            if (isVenueOutside)
            {
                books.remember(live.awaitVenue(opened, stop));
            }
            final long startNs = System.nanoTime();
            RunPractice practice = new RunPractice(warmUpEvents, 0, 0, 0);
            if (!stop.getAsBoolean())
            {
                live.begin(opened);
                practice = drive(run, facts, live, completed, warmUpEvents);
            }
            opened.snapshots().atRest();
            RunCommand.print(output, session, facts.settlementCurrency(), run, System.nanoTime() - startNs,
                practice, wire.values());
        }
    }

    private RunPractice drive(
        final OpenRun run,
        final TapeFacts facts,
        final LiveNode live,
        final UnaryOperator<SessionSettings> completed,
        final long warmUpEvents) throws IOException
    {
        final Engine engine = run.session().engine();
        try (RunRehearsal rehearsal = RunRehearsal.open(
                output, config, RunWarmUp.OUTSIDE, completed, engine.pipeline());
            RunWatch watch = new RunWatch(output.progress("running"), run.counters(), facts.records()))
        {
            final RingHost host = rehearsal.host(engine, run.telemetry());
            output.note("node runs");
            watch.start();
            host.run(live, live.idle(), run.stop(), run.inbox());
            return rehearsal.practice(warmUpEvents, host);
        }
    }

    /** Where the venue is outside, its reports cannot be made again from the feed: such a journal is another's. */
    private TapeFacts named(final TapeFacts facts)
    {
        return isVenueOutside ?
            new TapeFacts("wire:" + facts.feedName(), facts.records(), facts.settlementCurrencies()) : facts;
    }
}
