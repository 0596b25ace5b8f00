package io.petrel.tools.cli;

import io.petrel.node.app.SessionSettings;
import io.petrel.node.app.WarmUp;
import io.petrel.node.app.WarmUpRoom;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.config.WarmUpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Has a run practise before its first event, on what {@code config/node} names. */
final class RunWarmUp
{
    /** A feed that is another process cannot be had twice. */
    static final RunFeed OUTSIDE = null;

    private RunWarmUp()
    {
    }

    /**
     * Practises, if that is configured.
     *
     * @param output    tells that it goes on.
     * @param config    of the run.
     * @param own       feed of the run, or {@link #OUTSIDE}.
     * @param completed adds what the run's settings have besides the configuration.
     * @param stopping  ends it early.
     * @return events carried.
     */
    static long run(
        final Output output,
        final PetrelConfig config,
        final RunFeed own,
        final UnaryOperator<SessionSettings> completed,
        final BooleanSupplier stopping)
    {
        final WarmUpSettings settings = config.node().warmUp();
        if (!settings.isAsked())
        {
            return 0;
        }
        if (settings.isFeed() && OUTSIDE == own)
        {
            output.note("no warm-up: the feed is another process and cannot be had twice (name a tape like it in " +
                "node.warm_up_tape, or never)");
            return 0;
        }
        final RunFeed source = source(config, own);
        WarmUp.sweep();
        final WarmUpRoom room = WarmUpRoom.of(config.node());
        if (!room.isEnough())
        {
            output.note("no warm-up: " + room.found() + " (" + room.mend() + ")");
            return 0;
        }
        output.note("warming up: up to " + (settings.events() + settings.unrecordedEvents()) +
            " events through a node that is thrown away, some seconds");
        return new WarmUp(config, source.facts(), source::open, source::newVenue).run(
            completed, made -> FeedOptions.companion(config, made), stopping);
    }

    /**
     * What is practised on.
     *
     * @param config of the run.
     * @param own    feed of the run, or {@link #OUTSIDE}.
     * @return the market, or {@link #OUTSIDE} for none.
     */
    static RunFeed source(final PetrelConfig config, final RunFeed own)
    {
        final WarmUpSettings settings = config.node().warmUp();
        if (!settings.isAsked() || settings.isFeed())
        {
            return settings.isAsked() ? own : OUTSIDE;
        }
        return RunFeed.of(List.of(JournalInput.require(Path.of(settings.tape()), FolderKind.TAPE)), config);
    }
}
