package io.petrel.tools.cli.doctor;

import io.petrel.node.config.NodeConfig;
import io.petrel.node.config.WaitMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The cores that a profile gives to threads: whether they are there, and whether anything else may run on them. */
final class PinningChecks
{
    private static final String CPUS = "sys/devices/system/cpu/";

    private final SystemFiles files;
    private final NodeConfig node;
    private final CorePlan plan;

    PinningChecks(final SystemFiles files, final NodeConfig node)
    {
        this.files = files;
        this.node = node;
        plan = new CorePlan(files, node);
    }

    /** Where no thread is pinned there is little to check. */
    List<Finding> all()
    {
        final List<Finding> findings = new ArrayList<>();
        findings.add(plan.finding());
        findings.add(core("engine core", node.engineCore()));
        findings.add(core("feed core", node.feedCore()));
        findings.add(waiting());
        if (!pinned().isEmpty())
        {
            findings.add(twins());
            findings.add(tick());
            findings.add(interrupts());
        }
        return findings;
    }

    Finding core(final String check, final int core)
    {
        if (NodeConfig.ANY_CORE == core)
        {
            return Finding.ok(check, "any");
        }
        if (!plan.offered().contains(core))
        {
            return Finding.fail(check, core + ", which this machine does not offer",
                "take another profile, or set " + check.replace(' ', '_') + " in config/node");
        }
        if (!cpus(CPUS + "isolated").contains(core))
        {
            return Finding.warn(check, core + ", not isolated",
                "boot with isolcpus=managed_irq,domain," + core + " nohz_full=" + core + " rcu_nocbs=" + core);
        }
        return Finding.ok(check, core + ", isolated");
    }

    /** A thread that spins on a core that others want takes from them what it waits for. */
    Finding waiting()
    {
        final boolean spins = WaitMode.BUSY_SPIN == node.waitMode();
        final boolean isAlone = cpus(CPUS + "isolated").contains(node.engineCore());
        final String found = node.waitMode().name().toLowerCase(Locale.ROOT);
        return spins && !isAlone ?
            Finding.warn("waiting", found + " without a core of its own",
                "isolate the engine's core, or take wait_strategy: yielding") :
            Finding.ok("waiting", found);
    }

    Finding twins()
    {
        for (final int core : pinned())
        {
            final TreeSet<Integer> twins =
                cpus(CPUS + "cpu" + core + "/topology/thread_siblings_list");
            twins.remove(core);
            if (!twins.isEmpty() && !cpus(CPUS + "isolated").containsAll(twins))
            {
                return Finding.warn("hyper-threads", "core " + core + " shares its units with " + twins,
                    "echo 0 > /sys/devices/system/cpu/cpu" + twins.first() + "/online, or isolate it too");
            }
        }
        return Finding.ok("hyper-threads", "nothing runs beside the pinned cores");
    }

    Finding tick()
    {
        final TreeSet<Integer> ticking = pinned();
        ticking.removeAll(cpus(CPUS + "nohz_full"));
        final boolean isOffloaded = files.text("proc/cmdline").orElse("").contains("rcu_nocbs");
        if (ticking.isEmpty() && isOffloaded)
        {
            return Finding.ok("kernel tick", "off on the pinned cores");
        }
        return Finding.warn("kernel tick", ticking.isEmpty() ? "RCU callbacks on the pinned cores" : "on " + ticking,
            "boot with nohz_full=" + list(pinned()) + " rcu_nocbs=" + list(pinned()));
    }

    Finding interrupts()
    {
        int count = 0;
        for (final String allowed : files.contents("proc/irq", "smp_affinity_list"))
        {
            final TreeSet<Integer> there = Cpus.parse(allowed);
            there.retainAll(pinned());
            count += there.isEmpty() ? 0 : 1;
        }
        return 0 == count ? Finding.ok("interrupts", "none on the pinned cores") :
            Finding.warn("interrupts", count + " may come to the pinned cores",
                "stop irqbalance, or IRQBALANCE_BANNED_CPULIST=" + list(pinned()) +
                "; then echo the other cores to /proc/irq/N/smp_affinity_list");
    }

    private TreeSet<Integer> pinned()
    {
        final TreeSet<Integer> cores = new TreeSet<>(Arrays.asList(node.engineCore(), node.feedCore()));
        cores.remove(NodeConfig.ANY_CORE);
        return cores;
    }

    private TreeSet<Integer> cpus(final String path)
    {
        return Cpus.parse(files.text(path).orElse(""));
    }

    private static String list(final TreeSet<Integer> cores)
    {
        return cores.toString().replaceAll("[\\[\\] ]", "");
    }
}
