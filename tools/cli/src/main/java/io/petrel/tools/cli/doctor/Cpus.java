package io.petrel.tools.cli.doctor;

import java.util.TreeSet;

/** Lists of processors as the kernel writes them. */
final class Cpus
{
    private Cpus()
    {
    }

    /** Those of a list such as {@code 0-3,8}; none of an empty one. */
    static TreeSet<Integer> parse(final String list)
    {
        final TreeSet<Integer> cpus = new TreeSet<>();
        for (final String range : list.split(","))
        {
            final String[] ends = range.strip().split("-");
            if (ends[0].matches("[0-9]+"))
            {
                final int last = Integer.parseInt(ends[ends.length - 1]);
                for (int cpu = Integer.parseInt(ends[0]); cpu <= last; cpu++)
                {
                    cpus.add(cpu);
                }
            }
        }
        return cpus;
    }
}
