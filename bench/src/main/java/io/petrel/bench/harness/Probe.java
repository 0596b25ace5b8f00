package io.petrel.bench.harness;

import io.petrel.bench.latency.EngineRuns;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One thing measured once in a JVM that has done nothing before; prints its ns. */
public final class Probe
{
    private static final String RECOVER = "recover";

    private Probe()
    {
    }

    /**
     * Runs a probe in a new JVM with a node's flags.
     *
     * @param args what to measure, and on what.
     * @return ns.
     * @throws IOException when the process cannot be started, or printed no number.
     */
    public static long of(final String... args) throws IOException
    {
        final List<String> command = new ArrayList<>(Fork.java("probe"));
        command.add(Probe.class.getName());
        command.addAll(List.of(args));
        final Process process =
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!text.matches("[0-9]+"))
        {
            throw new IOException("the probe " + args[0] + " printed '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /**
     * Measures in this JVM.
     *
     * @param args {@code recover} or {@code start}, journal, tape.
     */
    public static void main(final String[] args)
    {
        final EngineRuns runs = new EngineRuns("paper.yaml", Path.of(args[2]));
        final Path journal = Path.of(args[1]);
        if (RECOVER.equals(args[0]))
        {
            System.out.println(runs.recover(journal));
        }
        else
        {
            runs.grow(journal, 1, false);
            final long startMs = ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.println(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - startMs));
        }
        System.exit(0);
    }
}
