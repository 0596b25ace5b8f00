package io.petrel.bench.cold;

import io.petrel.bench.floor.BareSteps;
import io.petrel.bench.path.RecordedEvents;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;

/** The bare steps from event to order, with the same caches as {@link ColdCore} has. One thread. */
public final class ColdFloor implements AutoCloseable
{
    private final RecordedEvents events;
    private final CacheWalk caches = new CacheWalk();
    private final BareSteps steps;
    private long taken;

    /**
     * Nothing taken yet.
     *
     * @param events of a recorded run.
     * @param folder for its queues.
     */
    public ColdFloor(final RecordedEvents events, final Path folder)
    {
        this.events = events;
        steps = new BareSteps(folder);
    }

    /**
     * Some of the run's last events, with one order each.
     *
     * @param isTurned whether the caches are turned over before each.
     * @param times    how many.
     * @param stepsNs  receives ns of each.
     */
    public void pass(final boolean isTurned, final int times, final Histogram stepsNs)
    {
        for (int i = 0; i < times; i++)
        {
            final int event = events.count() - 1 - i % events.count();
            if (isTurned)
            {
                caches.walk();
            }
            final long startNs = System.nanoTime();
            steps.take(events.bytes(), events.offset(event), events.length(event), ++taken);
            stepsNs.recordValue(System.nanoTime() - startNs);
        }
    }

    /** Reads back what was appended. */
    public void check()
    {
        steps.check(taken);
    }

    @Override
    public void close()
    {
        steps.close();
    }
}
