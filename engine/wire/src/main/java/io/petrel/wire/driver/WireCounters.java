package io.petrel.wire.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * Counters of one process in a mapped file beside the media driver, so that others can watch it without asking it. The
 * file is called after role and process and goes with it. Each counter has one writing thread; any thread reads.
 */
public final class WireCounters implements AutoCloseable
{
    private static final String FOLDER = "counters";
    private static final String SUFFIX = ".dat";
    private static final int COUNT = WireCounter.values().length;
    private static final int VALUES_BYTES = COUNT * CountersReader.COUNTER_LENGTH;
    private static final int METADATA_BYTES = COUNT * CountersReader.METADATA_LENGTH;
    private static final int REMARKS_MAX = 64;

    private final AtomicCounter[] counters = new AtomicCounter[COUNT];
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Path path;
    private final MappedByteBuffer file;

    private Consumer<String> listener = remark ->
    {
    };

    /**
     * Maps the counters of this process, from zero, and removes those of processes that are gone.
     *
     * @param driverFolder that the processes share.
     * @param role         of this one.
     */
    public WireCounters(final Path driverFolder, final String role)
    {
        final Path folder = driverFolder.resolve(FOLDER);
        try
        {
            Files.createDirectories(folder);
            removeDead(folder);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("counters in " + folder + " cannot be made", e);
        }
        path = free(folder, role);
        file = IoUtil.mapNewFile(path.toFile(), METADATA_BYTES + VALUES_BYTES);
        final CountersManager manager = new CountersManager(
            new UnsafeBuffer(file, 0, METADATA_BYTES), new UnsafeBuffer(file, METADATA_BYTES, VALUES_BYTES));
        for (final WireCounter counter : WireCounter.values())
        {
            counters[counter.ordinal()] = manager.newCounter(counter.label());
        }
    }

    /**
     * Counts one.
     *
     * @param counter to raise; this thread is its only writer.
     */
    public void count(final WireCounter counter)
    {
        add(counter, 1);
    }

    /**
     * Counts several.
     *
     * @param counter to raise; this thread is its only writer.
     * @param amount  to add.
     */
    public void add(final WireCounter counter, final long amount)
    {
        counters[counter.ordinal()].getAndAddOrdered(amount);
    }

    /**
     * Sets who is told what a person should know.
     *
     * @param newListener takes each remark once.
     */
    public void remarksTo(final Consumer<String> newListener)
    {
        listener = newListener;
    }

    /**
     * Counts, and says once what a person should know of it. For what is rare: it may allocate and lock. Any thread
     * that may count.
     *
     * @param counter to raise; this thread is its only writer.
     * @param remark  what, where and how to mend, in one line that is the same whenever it happens again.
     */
    public void count(final WireCounter counter, final String remark)
    {
        count(counter);
        synchronized (remarks)
        {
            if (remarks.size() < REMARKS_MAX && remarks.add(remark))
            {
                listener.accept(remark);
            }
        }
    }

    /**
     * Reads one.
     *
     * @param counter to read.
     * @return its value.
     */
    public long get(final WireCounter counter)
    {
        return counters[counter.ordinal()].get();
    }

    /**
     * All that are not zero, for people.
     *
     * @return value by label, in the order of {@link WireCounter}.
     */
    public Map<String, Long> values()
    {
        final Map<String, Long> values = new LinkedHashMap<>();
        for (final WireCounter counter : WireCounter.values())
        {
            if (0 != get(counter))
            {
                values.put(counter.label(), get(counter));
            }
        }
        return values;
    }

    /** Unmaps and removes the file; nobody may count afterwards. */
    @Override
    public void close()
    {
        IoUtil.unmap(file);
        IoUtil.deleteIfExists(path.toFile());
    }

    /**
     * What the processes at a driver count now.
     *
     * @param driverFolder that they share.
     * @return by process, named by role and number; empty when nobody is there.
     */
    public static Map<String, Map<String, Long>> read(final Path driverFolder)
    {
        final Map<String, Map<String, Long>> all = new TreeMap<>();
        for (final Path path : files(driverFolder.resolve(FOLDER)))
        {
            if (isAlive(path))
            {
                all.put(name(path), values(path));
            }
        }
        return all;
    }

    /** Whoever looks from now on does not find this process; it may still count for itself. */
    void disappear()
    {
        IoUtil.deleteIfExists(path.toFile());
    }

    /** Whether anybody else is at the driver. */
    boolean areOthersAlive()
    {
        return files(path.getParent()).stream().anyMatch(other -> !other.equals(path) && isAlive(other));
    }

    /** With the file of this process, which it has no use for any more. */
    void removeFolder()
    {
        IoUtil.delete(path.getParent().toFile(), true);
    }

    /** Nothing of a process that has just left. */
    private static Map<String, Long> values(final Path path)
    {
        final Map<String, Long> values = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ))
        {
            if (METADATA_BYTES + VALUES_BYTES == channel.size())
            {
                read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), values);
            }
        }
        catch (final NoSuchFileException gone)
        {
            return Map.of();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static void read(final MappedByteBuffer mapped, final Map<String, Long> values)
    {
        final CountersReader reader = new CountersReader(
            new UnsafeBuffer(mapped, 0, METADATA_BYTES), new UnsafeBuffer(mapped, METADATA_BYTES, VALUES_BYTES));
        reader.forEach((value, id, label) ->
        {
            if (0 != value)
            {
                values.put(label, value);
            }
        });
        IoUtil.unmap(mapped);
    }

    /** A process has one file a role; a test may hold several. */
    private static Path free(final Path folder, final String role)
    {
        final String stem = role + "-" + ProcessHandle.current().pid();
        Path path = folder.resolve(stem + SUFFIX);
        for (int i = 2; Files.exists(path); i++)
        {
            path = folder.resolve(stem + "-" + i + SUFFIX);
        }
        return path;
    }

    private static void removeDead(final Path folder)
    {
        for (final Path path : files(folder))
        {
            if (!isAlive(path))
            {
                IoUtil.deleteIfExists(path.toFile());
            }
        }
    }

    private static List<Path> files(final Path folder)
    {
        try (Stream<Path> paths = Files.list(folder))
        {
            return new ArrayList<>(paths.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList());
        }
        catch (final IOException nobodyWasThere)
        {
            return List.of();
        }
    }

    private static boolean isAlive(final Path path)
    {
        final String[] parts = name(path).split("-");
        return parts.length > 1 && parts[1].matches("[0-9]+") &&
            ProcessHandle.of(Long.parseLong(parts[1])).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String name(final Path path)
    {
        final String file = path.getFileName().toString();
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
