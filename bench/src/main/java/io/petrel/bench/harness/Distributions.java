package io.petrel.bench.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies by row, the rounds of each together, and their files for the plotter of HdrHistogram. */
final class Distributions
{
    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NS_PER_US = TimeUnit.MICROSECONDS.toNanos(1);
    private static final String SUFFIX = ".hgrm";

    private final Map<String, Histogram> byRow = new LinkedHashMap<>();

    void add(final String row, final Histogram histogram)
    {
        final Histogram all = byRow.get(row);
        if (null == all)
        {
            final Histogram first = histogram.copy();
            first.setAutoResize(true);
            byRow.put(row, first);
        }
        else
        {
            all.add(histogram);
        }
    }

    /** One file a row, {@code suite-row.hgrm}, values in us. */
    void write(final Path folder, final String suite) throws IOException
    {
        Files.createDirectories(folder);
        for (final Map.Entry<String, Histogram> row : byRow.entrySet())
        {
            final Path file = folder.resolve(suite + "-" + fileName(row.getKey()) + SUFFIX);
            try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8))
            {
                row.getValue().outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NS_PER_US);
            }
        }
    }

    private static String fileName(final String row)
    {
        return row.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
