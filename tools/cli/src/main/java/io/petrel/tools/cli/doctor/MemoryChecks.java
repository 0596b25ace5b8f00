package io.petrel.tools.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Huge pages, swapping and the limits of the process. */
final class MemoryChecks
{
    private static final long MIN_OPEN_FILES = 4096;
    private static final long SHARED_BYTES_MIN = 256L << 20;

    private final SystemFiles files;

    MemoryChecks(final SystemFiles files)
    {
        this.files = files;
    }

    List<Finding> all()
    {
        return List.of(hugePages(), transparentHugePages(), swap(), numaBalancing(), sharedMemory(), lockedMemory(),
            openFiles());
    }

    Finding hugePages()
    {
        final String total = files.value("proc/meminfo", "HugePages_Total").orElse("0");
        final long freeBytes = number("HugePages_Free") * (number("Hugepagesize") << 10);
        final long heapBytes = isReservedAsked() ? Long.parseLong(JvmChecks.vmOption("MaxHeapSize")) : 0;
        if (heapBytes > freeBytes)
        {
            return Finding.warn("huge pages", (freeBytes >> 20) + " MiB free, the heap asks for " + (heapBytes >> 20),
                "sysctl vm.nr_hugepages=" + (heapBytes / Math.max(1, number("Hugepagesize") << 10) + 64) +
                "; until then the JVM takes small pages");
        }
        if (total.equals("0"))
        {
            return Finding.warn("huge pages", "none reserved",
                "sysctl vm.nr_hugepages=1200, then --profile dedicated,huge-pages");
        }
        return Finding.ok("huge pages", total + " reserved");
    }

    Finding transparentHugePages()
    {
        final String modes = files.text("sys/kernel/mm/transparent_hugepage/enabled").orElse("not offered");
        if (areAsked("UseTransparentHugePages") && modes.contains("[never]"))
        {
            return Finding.warn("transparent huge pages", modes,
                "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled: the JVM's flags ask for them");
        }
        final String shared = files.text("sys/kernel/mm/transparent_hugepage/shmem_enabled").orElse("");
        if (areAsked("UseTransparentHugePages") && areAsked("UseZGC") && shared.contains("[never]"))
        {
            return Finding.warn("transparent huge pages", modes + ", for shared memory " + shared,
                "echo advise > /sys/kernel/mm/transparent_hugepage/shmem_enabled: ZGC's heap is shared memory");
        }
        if (modes.contains("[always]"))
        {
            return Finding.warn("transparent huge pages", modes,
                "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled: compaction stalls the engine thread");
        }
        return Finding.ok("transparent huge pages", modes);
    }

    Finding swap()
    {
        final String total = files.value("proc/meminfo", "SwapTotal").orElse("0 kB");
        if (total.startsWith("0 "))
        {
            return Finding.ok("swap", "none");
        }
        return Finding.warn("swap", total, "swapoff -a, or sysctl vm.swappiness=1");
    }

    Finding numaBalancing()
    {
        final String value = files.text("proc/sys/kernel/numa_balancing").orElse("0");
        return value.equals("0") ? Finding.ok("NUMA balancing", "off") :
            Finding.warn("NUMA balancing", "on",
                "sysctl kernel.numa_balancing=0: it takes pages away to see who uses them");
    }

    /** Terms, counters and images of the media driver are there. */
    Finding sharedMemory()
    {
        final Path folder = files.folder("dev/shm");
        try
        {
            final long freeBytes = Files.getFileStore(folder).getUsableSpace();
            final String found = (freeBytes >> 20) + " MiB free in /dev/shm";
            return freeBytes >= SHARED_BYTES_MIN ? Finding.ok("shared memory", found) :
                Finding.warn("shared memory", found,
                    "mount -o remount,size=1g /dev/shm (docker: --shm-size=1g), or --driver in another tmpfs");
        }
        catch (final IOException notThere)
        {
            return Finding.warn("shared memory", "no /dev/shm", "mount a tmpfs, or name a folder with --driver");
        }
    }

    Finding lockedMemory()
    {
        final String limit = softLimit("Max locked memory");
        if (limit.equals("unlimited"))
        {
            return Finding.ok("locked memory", limit);
        }
        return Finding.warn("locked memory", limit.isEmpty() ? "unknown" : limit + " bytes",
            "ulimit -l unlimited, or LimitMEMLOCK=infinity in the service unit");
    }

    Finding openFiles()
    {
        final String limit = softLimit("Max open files");
        if (limit.equals("unlimited") || !limit.isEmpty() && Long.parseLong(limit) >= MIN_OPEN_FILES)
        {
            return Finding.ok("open files", limit);
        }
        return Finding.warn("open files", limit.isEmpty() ? "unknown" : limit, "ulimit -n 65536");
    }

    private long number(final String key)
    {
        final String text = files.value("proc/meminfo", key).orElse("0").split("\\s+")[0];
        return text.matches("[0-9]+") ? Long.parseLong(text) : 0;
    }

    /** Transparent ones set the flag of the reserved ones, too. */
    private static boolean isReservedAsked()
    {
        return areAsked("UseLargePages") && !areAsked("UseTransparentHugePages");
    }

    private static boolean areAsked(final String flag)
    {
        return "true".equals(JvmChecks.vmOption(flag));
    }

    private String softLimit(final String name)
    {
        return files.value("proc/self/limits", name).map(line -> line.split("\\s+")[0]).orElse("");
    }
}
