package io.petrel.wire.driver;

import io.aeron.Aeron;
import io.aeron.ConcurrentPublication;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * A process's way to the others: a client of the media driver that all of a machine share. Whoever finds none runs it
 * in its own process; {@code petrel driver} is a process that does nothing else.
 *
 * <pre>
 *   folder/lock        held by whoever runs the driver, for as long as its process lives
 *   folder/aeron-...   the driver's own files, made anew by each driver
 *   folder/current     which driver that is
 *   folder/counters    one file a process
 * </pre>
 *
 * A driver that was killed releases its lock and nothing else. The next to look takes the lock, clears the old files
 * away and runs a driver; the other clients notice, and join that one. So no start waits for an old heartbeat to
 * expire. The last to leave removes the folder.
 * <p>
 * One thread, but for the publications, which have their own rules.
 */
public final class Wire implements AutoCloseable
{
    private static final long JOIN_PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long JOIN_PARK_NS = 5_000_000L;
    private static final long CLIENT_LIVENESS_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LINGER_NS = TimeUnit.SECONDS.toNanos(1);
    /** Another thread may be within an offer when the client closes, and would store into memory no longer mapped. */
    private static final long CLOSE_LINGER_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long DRIVER_TIMEOUT_MS = TimeUnit.SECONDS.toMillis(10);
    private static final String NONE = "";
    private static final int TERM_BYTES = 4 << 20;
    private static final int COUNTERS_BYTES = 1 << 20;

    private final WireSettings settings;
    private final WireCounters counters;
    private final DriverFolder folder;
    private final DriverWatch watch;

    /** Null while another process runs the driver. */
    private DriverSeat seat;
    /** Null while another process runs it. */
    private MediaDriver driver;
    private String driverName = NONE;
    private Aeron aeron;

    /**
     * Joins the driver of the folder, or runs it.
     *
     * @param settings of the machine.
     * @param counters of this process.
     * @throws WireException when neither is possible, with the reason.
     */
    public Wire(final WireSettings settings, final WireCounters counters)
    {
        this.settings = settings;
        this.counters = counters;
        folder = new DriverFolder(settings.folder());
        watch = new DriverWatch(folder);
        try
        {
            join();
        }
        catch (final RuntimeException e)
        {
            watch.close();
            throw e;
        }
    }

    /**
     * Looks whether the driver is gone, or this client with it; then everything made here is dead, and this joins the
     * driver that lives now, or runs it.
     *
     * @param connect opens publications and subscriptions anew; only called in that case.
     * @return whether it was.
     */
    public boolean mend(final Runnable connect)
    {
        if (!isBroken())
        {
            return false;
        }
        final long giveUpNs = System.nanoTime() + JOIN_PATIENCE_NS;
        while (!hasMended(connect))
        {
            requireTime(giveUpNs, "it does not answer");
        }
        return true;
    }

    private boolean hasMended(final Runnable connect)
    {
        closeClient();
        join();
        try
        {
            connect.run();
            return true;
        }
        catch (final AeronException goneAgain)
        {
            counters.count(WireCounter.DRIVER_ERRORS);
            return false;
        }
    }

    private boolean isBroken()
    {
        return aeron.isClosed() || watch.isGone();
    }

    /**
     * Whether this process runs the driver.
     *
     * @return false when it joined another's.
     */
    public boolean hasDriver()
    {
        return null != driver;
    }

    /**
     * Opens a publication that several threads may use.
     *
     * @param channel of Aeron.
     * @param stream  in the channel.
     * @return the publication; closed with the client.
     */
    public ConcurrentPublication publish(final String channel, final int stream)
    {
        return aeron.addPublication(channel, stream);
    }

    /**
     * Opens a publication for one thread.
     *
     * @param channel of Aeron.
     * @param stream  in the channel.
     * @return the publication; closed with the client.
     */
    public ExclusivePublication publishAlone(final String channel, final int stream)
    {
        return aeron.addExclusivePublication(channel, stream);
    }

    /**
     * Opens a subscription.
     *
     * @param channel of Aeron.
     * @param stream  in the channel.
     * @return the subscription; closed with the client.
     */
    public Subscription subscribe(final String channel, final int stream)
    {
        return aeron.addSubscription(channel, stream);
    }

    /**
     * How a thread waits that looks after this process's end of the wire.
     *
     * @return a fresh strategy.
     */
    public IdleStrategy newIdle()
    {
        return settings.newIdle();
    }

    /** Leaves the driver, ends it if it is this process's, and removes the folder if nobody else is there. */
    @Override
    public void close()
    {
        watch.close();
        leave();
        counters.disappear();
        final DriverSeat last = null == seat ? seatOfTheLast() : seat;
        seat = null;
        if (null != last)
        {
            clear(last);
        }
    }

    /**
     * Whoever holds the lock while nobody is there any more is leaving just now, and saw this process when it looked:
     * then the folder is this one's to remove, once the lock is free. Null when others are there.
     */
    private DriverSeat seatOfTheLast()
    {
        final long giveUpNs = System.nanoTime() + JOIN_PATIENCE_NS;
        DriverSeat last = DriverSeat.tryTake(settings.folder());
        while (null == last && !counters.areOthersAlive() && System.nanoTime() - giveUpNs < 0)
        {
            LockSupport.parkNanos(JOIN_PARK_NS);
            last = DriverSeat.tryTake(settings.folder());
        }
        return last;
    }

    private void join()
    {
        final long giveUpNs = System.nanoTime() + JOIN_PATIENCE_NS;
        String refusal = "nothing names one";
        aeron = null;
        while (null == aeron)
        {
            seat = null == seat ? DriverSeat.tryTake(settings.folder()) : seat;
            if (null != seat && null == driver)
            {
                launch();
            }
            refusal = connect(refusal);
            if (null == aeron)
            {
                requireTime(giveUpNs, refusal);
                LockSupport.parkNanos(JOIN_PARK_NS);
            }
        }
        if (null == driver)
        {
            watch.watch(driverName);
        }
        else
        {
            watch.watchNobody();
        }
        counters.count(WireCounter.DRIVERS);
    }

    private void launch()
    {
        folder.clear();
        final String name = DriverFolder.newName();
        driver = MediaDriver.launch(new MediaDriver.Context()
            .aeronDirectoryName(folder.of(name).toString())
            .threadingMode(ThreadingMode.SHARED)
            .sharedIdleStrategy(newIdle())
            .ipcTermBufferLength(TERM_BYTES)
            .publicationTermBufferLength(TERM_BYTES)
            .termBufferSparseFile(true)
            .counterValuesBufferLength(COUNTERS_BYTES)
            .clientLivenessTimeoutNs(CLIENT_LIVENESS_NS)
            .publicationLingerTimeoutNs(LINGER_NS)
            .driverTimeoutMs(DRIVER_TIMEOUT_MS)
            .warnIfDirectoryExists(false)
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .errorHandler(this::onError));
        folder.current(name);
    }

    /** Whoever holds the lock is about to run a driver: then there is a refusal. */
    private String connect(final String lastRefusal)
    {
        driverName = folder.current();
        if (NONE.equals(driverName))
        {
            return lastRefusal;
        }
        try
        {
            aeron = Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(folder.of(driverName).toString())
                .driverTimeoutMs(DRIVER_TIMEOUT_MS)
                .closeLingerDurationNs(CLOSE_LINGER_NS)
                .errorHandler(this::onError)
                .subscriberErrorHandler(e ->
                {
                    throw asUnchecked(e);
                }));
            return NONE;
        }
        catch (final AeronException e)
        {
            return e.getMessage();
        }
    }

    private void requireTime(final long giveUpNs, final String refusal)
    {
        if (System.nanoTime() - giveUpNs > 0)
        {
            throw new WireException("no media driver in " + settings.folder() + " although its lock is held (" +
                refusal + "); end the process that holds " + settings.folder().resolve("lock") +
                ", or name another folder");
        }
    }

    private void leave()
    {
        try
        {
            closeClient();
        }
        finally
        {
            if (null != driver)
            {
                driver.close();
                driver = null;
                folder.clear();
            }
        }
    }

    private void closeClient()
    {
        if (null != aeron)
        {
            aeron.close();
        }
    }

    private void clear(final DriverSeat last)
    {
        try
        {
            folder.clear();
            if (!counters.areOthersAlive())
            {
                counters.removeFolder();
                last.remove();
                // Not empty where one that starts just now has put a file there.
                settings.folder().toFile().delete();
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        finally
        {
            last.close();
        }
    }

    private void onError(final Throwable error)
    {
        counters.count(WireCounter.DRIVER_ERRORS);
    }

    private static RuntimeException asUnchecked(final Throwable e)
    {
        if (e instanceof Error error)
        {
            throw error;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }
}
