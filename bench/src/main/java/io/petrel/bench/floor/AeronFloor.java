package io.petrel.bench.floor;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Bare Aeron: round trips of 64 bytes over IPC between two threads of one process with an embedded driver, one at a
 * time. An echo thread sends back what it gets. Both wait, spinning or asleep, as they are told.
 */
public final class AeronFloor implements AutoCloseable
{
    private static final int PING_STREAM = 1001;
    private static final int PONG_STREAM = 1002;
    private static final int MESSAGE_BYTES = 64;
    private static final int FRAGMENTS = 10;
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);

    private final MediaDriver driver;
    private final Aeron aeron;
    private final AtomicBoolean isRunning = new AtomicBoolean(true);
    private final Thread echo;
    private final Publication ping;
    private final Subscription pong;
    private final Supplier<IdleStrategy> idles;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
    private long received;

    /**
     * Starts driver and an echo that spins.
     *
     * @param folder for the driver.
     */
    public AeronFloor(final Path folder)
    {
        this(folder, BusySpinIdleStrategy::new, () -> new BackoffIdleStrategy(1, 1, 1_000, 200_000));
    }

    /**
     * Starts driver and echo.
     *
     * @param folder     for the driver.
     * @param idles      make how each of the two threads waits.
     * @param driverIdle makes how the driver's does.
     */
    public AeronFloor(
        final Path folder, final Supplier<IdleStrategy> idles, final Supplier<IdleStrategy> driverIdle)
    {
        this.idles = idles;
        driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
            .aeronDirectoryName(folder.toString())
            .threadingMode(ThreadingMode.SHARED)
            .sharedIdleStrategy(driverIdle.get())
            .dirDeleteOnShutdown(true));
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()));
        echo = new Thread(this::echo, "bench-echo");
        echo.start();
        ping = aeron.addPublication(CommonContext.IPC_CHANNEL, PING_STREAM);
        pong = aeron.addSubscription(CommonContext.IPC_CHANNEL, PONG_STREAM);
        final long startNs = System.nanoTime();
        while (!ping.isConnected() || !pong.isConnected())
        {
            requireInTime(startNs);
            Thread.onSpinWait();
        }
    }

    /**
     * Sends messages one after the other and waits for each to come back.
     *
     * @param messages to send.
     * @return ns of each round trip.
     */
    public Histogram run(final int messages)
    {
        final Histogram roundTripNs = new Histogram(1, TimeUnit.MINUTES.toNanos(1), 3);
        final FragmentHandler handler = (buffer, offset, length, header) -> received = buffer.getLong(offset);
        final IdleStrategy idle = idles.get();
        for (int i = 1; i <= messages; i++)
        {
            final long startNs = System.nanoTime();
            message.putLong(0, i);
            offer(ping, message, 0, startNs);
            while (received != i)
            {
                final int work = pong.poll(handler, FRAGMENTS);
                if (0 == work)
                {
                    requireInTime(startNs);
                }
                idle.idle(work);
            }
            roundTripNs.recordValue(Math.max(1, System.nanoTime() - startNs));
        }
        received = 0;
        return roundTripNs;
    }

    @Override
    public void close()
    {
        isRunning.set(false);
        HopFloor.join(echo);
        aeron.close();
        driver.close();
    }

    private void echo()
    {
        try (Subscription in = aeron.addSubscription(CommonContext.IPC_CHANNEL, PING_STREAM);
            Publication out = aeron.addPublication(CommonContext.IPC_CHANNEL, PONG_STREAM))
        {
            final UnsafeBuffer view = new UnsafeBuffer(0, 0);
            final FragmentHandler handler = (buffer, offset, length, header) ->
            {
                view.wrap(buffer, offset, length);
                offer(out, view, 0, System.nanoTime());
            };
            final IdleStrategy idle = idles.get();
            while (isRunning.get())
            {
                idle.idle(in.poll(handler, FRAGMENTS));
            }
        }
    }

    private static void offer(
        final Publication to, final UnsafeBuffer message, final int offset, final long startNs)
    {
        while (to.offer(message, offset, MESSAGE_BYTES) < 0)
        {
            requireInTime(startNs);
            Thread.onSpinWait();
        }
    }

    private static void requireInTime(final long startNs)
    {
        if (System.nanoTime() - startNs > DEADLINE_NS)
        {
            throw new IllegalStateException("Aeron did not carry a message within 20 seconds");
        }
    }
}
