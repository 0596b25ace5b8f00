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

/** A media driver in this process, with whoever meets there driven by the test's one thread. */
final class Machine implements AutoCloseable
{
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PARK_NS = 20_000L;

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
        this.settings = settings;
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

    /** Lets all of them work until something is so. */
    static void until(final BooleanSupplier condition, final Runnable... work)
    {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean())
        {
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
}
