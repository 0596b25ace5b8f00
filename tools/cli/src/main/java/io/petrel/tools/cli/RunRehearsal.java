package io.petrel.tools.cli;

import io.petrel.core.pipeline.Pipeline;
import io.petrel.node.app.Rehearsal;
import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.Setup;
import io.petrel.node.app.Understudy;
import io.petrel.node.app.WarmUp;
import io.petrel.node.app.WarmUpRoom;
import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.host.Engine;
import io.petrel.node.ring.RingHost;
import io.petrel.node.telemetry.Telemetry;
import java.util.function.UnaryOperator;

/** Has a run's engine thread rehearse while it waits, if {@code config/node} says so; else it only waits. */
final class RunRehearsal implements AutoCloseable
{
    private final Output output;
    private final NodeConfig node;
    private final Rehearsal work;

    private RunRehearsal(final Output output, final NodeConfig node, final Rehearsal work)
    {
        this.output = output;
        this.node = node;
        this.work = work;
    }

    /** One that only waits. */
    static RunRehearsal none(final PetrelConfig config)
    {
        return new RunRehearsal(null, config.node(), null);
    }

    /**
     * Opens the understudy, if one is asked for.
     *
     * @param output    tells that there is one.
     * @param config    of the run.
     * @param own       feed of the run, or {@link RunWarmUp#OUTSIDE}.
     * @param completed adds what the run's settings have besides the configuration.
     * @param core      of the run.
     * @return to ask for the run's host, and to close after the run.
     */
    static RunRehearsal open(
        final Output output,
        final PetrelConfig config,
        final RunFeed own,
        final UnaryOperator<SessionSettings> completed,
        final Pipeline core)
    {
        final NodeConfig node = config.node();
        final RunFeed source =
            NodeConfig.NO_REHEARSAL == node.rehearseAfterNs() ? RunWarmUp.OUTSIDE : RunWarmUp.source(config, own);
        if (RunWarmUp.OUTSIDE == source)
        {
            return none(config);
        }
        final WarmUpRoom room = WarmUpRoom.of(node);
        if (!room.isEnough())
        {
            output.note("no rehearsal: " + room.found() + " (" + room.mend() + ")");
            return none(config);
        }
        output.note("rehearses while no event comes, on " + source.facts().feedName());
        final Understudy understudy =
            new WarmUp(config, source.facts(), source::open, source::newVenue).understudy(completed);
        return new RunRehearsal(output, node, new Rehearsal(understudy, core));
    }

    /** The host of the run's engine, whose thread waits so, on the cores of the configuration. */
    RingHost host(final Engine engine, final Telemetry telemetry)
    {
        final RingHost host = null == work ?
            new RingHost(engine, telemetry, node.ringSlots(), Setup.waitStrategy(node.waitMode()), node.engineCore()) :
            new RingHost(engine, telemetry, node.ringSlots(), Setup.waitStrategy(node, work), node.engineCore());
        host.feedCore(node.feedCore());
        return host;
    }

    /** What was practised by a run that is over, with what came before its first event. */
    RunPractice practice(final long warmUpEvents, final RingHost host)
    {
        return null == work ? new RunPractice(warmUpEvents, 0, 0, host.engineBytes()) :
            new RunPractice(warmUpEvents, work.steps(), work.restarts(), host.engineBytes());
    }

    @Override
    public void close()
    {
        if (null != work)
        {
            work.close();
            if (!work.problem().isEmpty())
            {
                output.note(work.problem());
            }
        }
    }
}
