package io.petrel.node.app;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.petrel.journal.append.JournalSettings;
import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.PetrelConfig;
import io.petrel.node.config.WaitMode;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.ring.IdleWork;
import io.petrel.node.ring.IdleWorkWaitStrategy;
import java.nio.file.Path;

/** Turns a resolved configuration into what the parts of a node are made with. */
public final class Setup
{
    private Setup()
    {
    }

    /**
     * Settings of a session.
     *
     * @param config    resolved.
     * @param journal   folder to create or continue.
     * @param tapes     facts of the feed.
     * @param build     version of this build.
     * @param createdNs wall time, ns since the epoch, for the manifest of a new journal.
     * @return the settings.
     */
    public static SessionSettings session(
        final PetrelConfig config,
        final Path journal,
        final TapeFacts tapes,
        final String build,
        final long createdNs)
    {
        final NodeConfig node = config.node();
        final int reserveBytes = Math.min(JournalSettings.DEFAULT.reserveBytes(), node.journalBlockBytes());
        return new SessionSettings(
            journal,
            config.values(tapes.settlementCurrency()),
            String.format("%016x", config.journalHash()),
            config.venue().sim(),
            new TickSchedule(node.tickIntervalNs(), node.idleTicksMax()),
            new JournalSettings(node.journalBlockBytes(), reserveBytes),
            build,
            tapes.feedName(),
            createdNs).with(config.terms()).with(node.snapshots());
    }

    /**
     * How the engine thread waits.
     *
     * @param mode configured.
     * @return a strategy of the Disruptor.
     */
    public static WaitStrategy waitStrategy(final WaitMode mode)
    {
        return switch (mode)
        {
            case BUSY_SPIN -> new BusySpinWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case BLOCKING -> new BlockingWaitStrategy();
        };
    }

    /**
     * How the engine thread waits, and what it does meanwhile.
     *
     * @param node of the configuration; its {@code waitMode} stays awake.
     * @param work to do when nothing came for as long as it says.
     * @return a strategy of the Disruptor.
     */
    public static WaitStrategy waitStrategy(final NodeConfig node, final IdleWork work)
    {
        return new IdleWorkWaitStrategy(work, node.rehearseAfterNs(), WaitMode.YIELDING == node.waitMode());
    }
}
