package io.petrel.tools.cli.doctor;

import io.petrel.node.config.NodeConfig;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * Which cores a node's configuration gives to which thread, against those that the machine lets this process have: the
 * same answer for {@code doctor}, and for a run before it has made anything. Cores that are isolated are not in the
 * affinity a process starts with, yet it may be pinned to them; those that are offline or outside its control group
 * are not to be had.
 */
public final class CorePlan
{
    private static final String ONLINE = "sys/devices/system/cpu/online";
    private static final String GROUP = "sys/fs/cgroup/cpuset.cpus.effective";

    private final NodeConfig node;
    private final TreeSet<Integer> offered;

    /**
     * A plan.
     *
     * @param systemRoot folder that holds {@code sys}; "/" but in tests.
     * @param node       what the node's profile asks for.
     */
    public CorePlan(final Path systemRoot, final NodeConfig node)
    {
        this(new SystemFiles(systemRoot), node);
    }

    CorePlan(final SystemFiles files, final NodeConfig node)
    {
        this.node = node;
        offered = Cpus.parse(files.text(ONLINE).orElse(""));
        final TreeSet<Integer> group = Cpus.parse(files.text(GROUP).orElse(""));
        if (!group.isEmpty())
        {
            offered.retainAll(group);
        }
    }

    /**
     * Cores that this process may have.
     *
     * @return their numbers; empty where the kernel does not say.
     */
    TreeSet<Integer> offered()
    {
        return offered;
    }

    /**
     * What is missing for the plan.
     *
     * @return in one clause; empty when nothing is, or the kernel does not say which cores there are.
     */
    public String missing()
    {
        final TreeSet<Integer> pinned = pinned();
        if (pinned.isEmpty() || offered.isEmpty())
        {
            return "";
        }
        final StringBuilder missing = new StringBuilder();
        append(missing, "core " + node.engineCore() + " for the engine", node.engineCore());
        append(missing, "core " + node.feedCore() + " for the feed", node.feedCore());
        if (missing.isEmpty() && pinned.containsAll(offered))
        {
            missing.append("a core for everything else");
        }
        return missing.isEmpty() ? "" : missing + "; this process may have " + list(offered);
    }

    /**
     * How to get it.
     *
     * @return in one clause.
     */
    public String mend()
    {
        return "take a machine or a control group with cores " + list(pinned()) + " and others beside them, leave " +
            "out --profile, or set engine_core and feed_core in a profile of your own in config/node";
    }

    Finding finding()
    {
        final String missing = missing();
        if (!missing.isEmpty())
        {
            return Finding.fail("cores of the profile", "missing: " + missing, mend());
        }
        return Finding.ok("cores of the profile", pinned().isEmpty() ? "none asked for" : list(pinned()) + " of " +
            (offered.isEmpty() ? "cores unknown" : list(offered)));
    }

    private void append(final StringBuilder missing, final String what, final int core)
    {
        if (NodeConfig.ANY_CORE != core && !offered.contains(core))
        {
            missing.append(missing.isEmpty() ? "" : " and ").append(what);
        }
    }

    private TreeSet<Integer> pinned()
    {
        final TreeSet<Integer> cores = new TreeSet<>();
        cores.add(node.engineCore());
        cores.add(node.feedCore());
        cores.remove(NodeConfig.ANY_CORE);
        return cores;
    }

    private static String list(final TreeSet<Integer> cores)
    {
        return cores.toString().replaceAll("[\\[\\] ]", "");
    }
}
