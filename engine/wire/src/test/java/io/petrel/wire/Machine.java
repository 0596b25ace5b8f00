package io.petrel.wire;

import io.petrel.wire.driver.Wire;
import io.petrel.wire.driver.WireCounters;
import io.petrel.wire.driver.WireSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.NanoClock;

/**
 * A media driver in this process, with whoever meets there driven by the test's one thread. Their time is counted in
 * its turns, so that nobody seems silent because the machine did something else; only to wait in vain takes real time.
 */
final class Machine implements AutoCloseable
{
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(5);
    private static final long PARK_NS = 20_000L;

    private final Turns turns = new Turns();
    private final WireSettings settings;
    private final WireCounters counters;
    private final Wire wire;
    private final List<String> remarks = new ArrayList<>();
    private long ids;

    Machine(final Path folder)
    {
        this(WireSettings.ipc(folder.resolve("driver")));
    }

    Machine(final WireSettings settings)
    {
        this.settings = settings.withClock(turns);
        counters = new WireCounters(settings.folder(), "test");
        counters.remarksTo(remarks::add);
        wire = new Wire(settings, counters);
    }

    WireSettings settings()
    {
        return settings;
    }

    WireCounters counters()
    {
        return counters;
    }

    Wire wire()
    {
        return wire;
    }

    /** What a person was told. */
    List<String> remarks()
    {
        return remarks;
    }

    long newId()
    {
        return ++ids;
    }

    /** By the clock of all who meet here. */
    long nowNs()
    {
        return turns.nanoTime();
    }

    /** Time goes on while somebody waits within a call. */
    void turn()
    {
        turns.next();
    }

    /** Lets all of them work until something is so. */
    void until(final BooleanSupplier condition, final Runnable... work)
    {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean())
        {
            turns.next();
            for (final Runnable each : work)
            {
                each.run();
            }
            if (System.nanoTime() - startNs > PATIENCE_NS)
            {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(PARK_NS);
        }
    }

    @Override
    public void close()
    {
        wire.close();
        counters.close();
    }

    /** What a turn takes on an idle machine; a look at the clock takes a little, so that a loop of looks ends. */
    private static final class Turns implements NanoClock
    {
        private static final long TURN_NS = 100_000L;
        private static final long LOOK_NS = 1_000L;

        private long nowNs = TimeUnit.SECONDS.toNanos(1);

        void next()
        {
            nowNs += TURN_NS;
        }

        @Override
        public long nanoTime()
        {
            nowNs += LOOK_NS;
            return nowNs;
        }
    }
}
