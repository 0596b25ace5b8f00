package io.petrel.tools.cli.doctor;

import java.util.List;

/** Huge pages, swapping and the limits of the process. */
final class MemoryChecks
{
    private static final long MIN_OPEN_FILES = 4096;

    private final SystemFiles files;

    MemoryChecks(final SystemFiles files)
    {
        this.files = files;
    }

    List<Finding> all()
    {
        return List.of(hugePages(), transparentHugePages(), swap(), lockedMemory(), openFiles());
    }

    Finding hugePages()
    {
        final String total = files.value("proc/meminfo", "HugePages_Total").orElse("0");
        if (total.equals("0"))
        {
            return Finding.warn("huge pages", "none reserved",
                "sysctl vm.nr_hugepages=1024, then PETREL_JAVA_OPTS=-XX:+UseLargePages");
        }
        return Finding.ok("huge pages", total + " reserved");
    }

    Finding transparentHugePages()
    {
        final String modes = files.text("sys/kernel/mm/transparent_hugepage/enabled").orElse("not offered");
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

    private String softLimit(final String name)
    {
        return files.value("proc/self/limits", name).map(line -> line.split("\\s+")[0]).orElse("");
    }
}
