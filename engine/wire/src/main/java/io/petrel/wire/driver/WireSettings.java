package io.petrel.wire.driver;

import java.nio.file.Path;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Where the processes of a machine meet, and how long they wait for one another. Wall time: nothing of it is the
 * core's.
 *
 * @param folder         of the media driver, in memory; one for all processes that talk over shared memory.
 * @param feedChannel    of market data, as Aeron writes channels.
 * @param greetChannel   of subscribers' greetings to the feed; the same as the feed's over shared memory.
 * @param feedStream     of market data; greetings have the next.
 * @param orderChannel   of requests to the venue.
 * @param reportChannel  of its reports; the same as that of the requests over shared memory.
 * @param orderStream    of requests; reports have the next.
 * @param heartbeatNs    between two signs of life, ns.
 * @param silenceNs      after which whoever said nothing is taken for gone, ns.
 * @param isIdleBackedOff whether threads sleep while nothing comes; if not they spin, and need cores of their own.
 * @param clock         by which heartbeats are due and silence is over: the machine's, but for tests.
 */
public record WireSettings(
    Path folder,
    String feedChannel,
    String greetChannel,
    int feedStream,
    String orderChannel,
    String reportChannel,
    int orderStream,
    long heartbeatNs,
    long silenceNs,
    boolean isIdleBackedOff,
    NanoClock clock)
{
    /** Shared memory of one machine. */
    public static final String IPC = "aeron:ipc";
    /** Stream of market data where none is named. */
    public static final int FEED_STREAM = 7351;
    /** Stream of requests where none is named. */
    public static final int ORDER_STREAM = 7361;

    private static final long HEARTBEAT_NS = 10_000_000L;
    private static final long SILENCE_NS = 3_000_000_000L;
    private static final long SILENT_BEATS = 30;
    private static final long CLAIM_BEATS = 10;
    private static final int IDLE_SPINS = 10;
    private static final int IDLE_YIELDS = 5;
    private static final long IDLE_PARK_MIN_NS = 1_000L;
    private static final long IDLE_PARK_MAX_NS = 200_000L;

    /**
     * Shared memory, default streams, threads that sleep.
     *
     * @param folder of the media driver.
     * @return the settings.
     */
    public static WireSettings ipc(final Path folder)
    {
        return new WireSettings(
            folder, IPC, IPC, FEED_STREAM, IPC, IPC, ORDER_STREAM, HEARTBEAT_NS, SILENCE_NS, true,
            SystemNanoClock.INSTANCE);
    }

    /**
     * The same with another feed.
     *
     * @param channel of market data.
     * @param greet   of greetings, null for the same.
     * @param stream  of market data.
     * @return the settings.
     */
    public WireSettings withFeed(final String channel, final String greet, final int stream)
    {
        return new WireSettings(folder, channel, null == greet ? channel : greet, stream,
            orderChannel, reportChannel, orderStream, heartbeatNs, silenceNs, isIdleBackedOff, clock);
    }

    /**
     * The same with another venue.
     *
     * @param channel of requests.
     * @param reports channel of reports, null for the same.
     * @param stream  of requests.
     * @return the settings.
     */
    public WireSettings withVenue(final String channel, final String reports, final int stream)
    {
        return new WireSettings(folder, feedChannel, greetChannel, feedStream,
            channel, null == reports ? channel : reports, stream, heartbeatNs, silenceNs, isIdleBackedOff, clock);
    }

    /**
     * The same with another patience.
     *
     * @param newSilenceNs after which whoever said nothing is taken for gone.
     * @return the settings.
     */
    public WireSettings withSilenceNs(final long newSilenceNs)
    {
        return new WireSettings(folder, feedChannel, greetChannel, feedStream,
            orderChannel, reportChannel, orderStream, heartbeatNs, newSilenceNs, isIdleBackedOff, clock);
    }

    /**
     * The same by another clock.
     *
     * @param newClock that heartbeats and silence are measured by.
     * @return the settings.
     */
    public WireSettings withClock(final NanoClock newClock)
    {
        return new WireSettings(folder, feedChannel, greetChannel, feedStream,
            orderChannel, reportChannel, orderStream, heartbeatNs, silenceNs, isIdleBackedOff, newClock);
    }

    /**
     * The same with threads that spin.
     *
     * @return the settings.
     */
    public WireSettings spinning()
    {
        return new WireSettings(folder, feedChannel, greetChannel, feedStream,
            orderChannel, reportChannel, orderStream, heartbeatNs, silenceNs, false, clock);
    }

    /**
     * For how long two processes must be heard where one should be, before it is certain that both live.
     *
     * @return ns.
     */
    public long rivalNs()
    {
        return SILENT_BEATS * heartbeatNs;
    }

    /**
     * Between two words of a process that has a place for itself.
     *
     * @return ns.
     */
    public long claimNs()
    {
        return CLAIM_BEATS * heartbeatNs;
    }

    /**
     * How a thread waits that looks after a process's end of the wire, and the driver's.
     *
     * @return a fresh strategy.
     */
    public IdleStrategy newIdle()
    {
        return isIdleBackedOff ?
            new BackoffIdleStrategy(IDLE_SPINS, IDLE_YIELDS, IDLE_PARK_MIN_NS, IDLE_PARK_MAX_NS) :
            new BusySpinIdleStrategy();
    }

    /**
     * Where processes of one user meet that name no folder.
     *
     * @return a folder in memory where there is such a thing.
     */
    public static Path defaultFolder()
    {
        final Path memory = Path.of("/dev/shm");
        final Path parent = memory.toFile().canWrite() ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("petrel-" + System.getProperty("user.name"));
    }
}
