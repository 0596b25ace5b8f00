package io.petrel.bench.match;

import io.petrel.bench.harness.Peer;
import io.petrel.bench.harness.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** exchange-core in a process of its own, with the libraries of its time. */
final class ExchangeProcess implements AutoCloseable
{
    private static final int FIELDS = 5;
    private static final int HASH_AT = 4;

    private final Peer peer;
    private String trades = "";

    ExchangeProcess(final Path orders) throws IOException
    {
        final Path target =
            Path.of(System.getProperty("petrel.root", "")).resolve("bench").resolve("exchange").resolve("target");
        peer = Peer.start("exchange-core", List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC",
            "-Dagrona.disable.bounds.checks=true", "-jar", jar(target).toString(), orders.toString()));
    }

    /** One pass, {@code match} or {@code risk}. */
    Sample pass(final String kind) throws IOException
    {
        final String[] fields = peer.ask(kind, FIELDS);
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
        peer.close();
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
