package io.petrel.bench.match;

import io.petrel.bench.harness.Sample;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * exchange-core in a process of its own, with the libraries of its time: it runs a pass when told to and rests else.
 */
final class ExchangeProcess implements AutoCloseable
{
    private static final int FIELDS = 5;
    private static final int HASH_AT = 4;

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;
    private String trades = "";

    ExchangeProcess(final Path orders) throws IOException
    {
        final Path target =
            Path.of(System.getProperty("petrel.root", "")).resolve("bench").resolve("exchange").resolve("target");
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC",
            "-Dagrona.disable.bounds.checks=true", "-jar", jar(target).toString(), orders.toString()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** One pass, {@code match} or {@code risk}. */
    Sample pass(final String kind) throws IOException
    {
        in.write(kind + "\n");
        in.flush();
        final String line = out.readLine();
        final String[] fields = null == line ? new String[0] : line.split(" ");
        if (FIELDS != fields.length)
        {
            throw new IOException("exchange-core answered '" + line + "'");
        }
        trades = fields[HASH_AT - 1] + " " + fields[HASH_AT];
        return new Sample(Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
    }

    /** Number and hash of the trades of the last pass. */
    String trades()
    {
        return trades;
    }

    @Override
    public void close()
    {
        process.destroy();
    }

    private static Path jar(final Path target) throws IOException
    {
        if (!Files.isDirectory(target))
        {
            throw new IOException("the module bench/exchange is not built: ./petrel bench builds it, or mvn package");
        }
        try (Stream<Path> files = Files.list(target))
        {
            return files.filter(file -> file.getFileName().toString().matches("petrel-bench-exchange-.*[.]jar"))
                .findFirst().orElseThrow(() -> new IOException("no jar of bench/exchange in " + target));
        }
    }
}
