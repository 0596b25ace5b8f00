package io.petrel.bench.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under which conditions is measured: a figure without them is none. */
final class Conditions
{
    private static final String UNKNOWN = "unknown";

    private Conditions()
    {
    }

    static Map<String, String> now()
    {
        final Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.put("cpu", lineOf(Path.of("/proc/cpuinfo"), "model name"));
        conditions.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        conditions.put("load average before", text(Path.of("/proc/loadavg")));
        conditions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        conditions.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        conditions.put("flags", flags());
        conditions.put("commit", commit());
        return conditions;
    }

    static String loadAverage()
    {
        return String.valueOf(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String flags()
    {
        return Fork.jvmFiles().stream().flatMap(Conditions::flagsOf).filter(flag -> !flag.startsWith("--add"))
            .collect(Collectors.joining(" "));
    }

    private static Stream<String> flagsOf(final String argument)
    {
        return read(Path.of(argument.substring(1))).lines().map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static String commit()
    {
        final String head = git("rev-parse", "--short=12", "HEAD");
        return head.isEmpty() ? UNKNOWN :
            head + (git("status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : " with local changes");
    }

    private static String git(final String... arguments)
    {
        final List<String> command =
            Stream.concat(Stream.of("git", "-C", Fork.root().toString()), Stream.of(arguments)).toList();
        try
        {
            final Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        catch (final IOException noGit)
        {
            return "";
        }
    }

    private static String lineOf(final Path file, final String key)
    {
        return read(file).lines().filter(line -> line.startsWith(key))
            .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(UNKNOWN);
    }

    private static String text(final Path file)
    {
        final String text = read(file).strip();
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static String read(final Path file)
    {
        try
        {
            return Files.readString(file);
        }
        catch (final IOException notOffered)
        {
            return "";
        }
    }
}
