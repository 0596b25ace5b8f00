package io.petrel.tools.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a JVM of its own, with the class path and the flags of the test's. */
final class ForkedCommand
{
    private ForkedCommand()
    {
    }

    /** Starts it on an installation's root; results and remarks go to one file each. */
    static Process start(final Path root, final Path out, final Path err, final String... args) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dchronicle"))
            .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Dpetrel.root=" + root,
            "-cp", System.getProperty("java.class.path"), Petrel.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(out.toFile()).start();
    }
}
