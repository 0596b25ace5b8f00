package io.petrel.tools.cli.doctor;

import java.util.List;

/** Cores, pinning, clock and frequency: what decides whether the engine thread keeps its core. */
final class ProcessorChecks
{
    private static final String GOVERNOR_MEND = "cpupower frequency-set -g performance";
    private static final String CLOCK_MEND =
        "echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource, or boot with tsc=reliable";

    private final SystemFiles files;

    ProcessorChecks(final SystemFiles files)
    {
        this.files = files;
    }

    List<Finding> all()
    {
        return List.of(cores(), isolation(), clockSource(), governor(), fma());
    }

    Finding cores()
    {
        final String allowed = files.value("proc/self/status", "Cpus_allowed_list").orElse("");
        final int count = allowed.isEmpty() ? Runtime.getRuntime().availableProcessors() : Cpus.parse(allowed).size();
        final String found = count + " usable" + (allowed.isEmpty() ? "" : " (affinity mask " + allowed + ")");
        if (count < 2)
        {
            return Finding.warn("cores", found, "give the process two cores or more: taskset -c 0-1 ./petrel run");
        }
        return Finding.ok("cores", found);
    }

    Finding isolation()
    {
        final String isolated = files.text("sys/devices/system/cpu/isolated").orElse("");
        if (isolated.isEmpty())
        {
            return Finding.warn("isolated cores", "none",
                "boot with isolcpus=N nohz_full=N rcu_nocbs=N and pin the engine to core N in config/node");
        }
        return Finding.ok("isolated cores", isolated);
    }

    Finding clockSource()
    {
        final String source = files.text("sys/devices/system/clocksource/clocksource0/current_clocksource").orElse("");
        if (source.equals("tsc") || source.equals("kvm-clock") || source.equals("arch_sys_counter"))
        {
            return Finding.ok("clock source", source);
        }
        return Finding.warn("clock source", source.isEmpty() ? "unknown" : source + " (slow to read)", CLOCK_MEND);
    }

    Finding governor()
    {
        final List<String> governors = files.distinct("sys/devices/system/cpu", "cpu", "cpufreq/scaling_governor");
        if (governors.isEmpty())
        {
            return Finding.ok("CPU governor", "none (the frequency is not the kernel's to set)");
        }
        final String found = String.join(", ", governors);
        return governors.equals(List.of("performance")) ?
            Finding.ok("CPU governor", found) : Finding.warn("CPU governor", found, GOVERNOR_MEND);
    }

    Finding fma()
    {
        if (JvmChecks.vmOption("UseFMA").equals("true"))
        {
            return Finding.ok("fused multiply-add", "in hardware");
        }
        return Finding.fail("fused multiply-add", "not available to the JVM",
            "use a processor with FMA (x86 Haswell or later, any arm64) and do not switch it off with -XX:-UseFMA");
    }
}
