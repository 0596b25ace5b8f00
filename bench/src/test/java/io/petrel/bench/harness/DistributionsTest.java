package io.petrel.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionsTest
{
    private static final int VALUES = 1_000;
    private static final int NS_PER_US = 1_000;

    @TempDir
    private Path folder;

    /** What the plotter of HdrHistogram reads: a head line, values with percentiles and counts, comments behind. */
    @Test
    void shouldWriteTheRoundsOfARowTogetherAsThePlotterReadsThem() throws IOException
    {
        final Distributions distributions = new Distributions();
        distributions.add("ring to order at x40", upTo(VALUES, 1));
        distributions.add("ring to order at x40", upTo(VALUES, 2));

        distributions.write(folder.resolve("plots"), "latency");

        final List<String> lines =
            Files.readAllLines(folder.resolve("plots").resolve("latency-ring-to-order-at-x40.hgrm"));
        assertThat(lines.get(0)).matches(" +Value +Percentile +TotalCount +1/\\(1-Percentile\\)");
        final List<String[]> rows = lines.stream().skip(2).filter(line -> !line.startsWith("#"))
            .map(line -> line.strip().split(" +")).toList();
        final String[] last = rows.get(rows.size() - 1);
        assertThat(Double.parseDouble(last[0])).isBetween(2.0 * VALUES, 2.01 * VALUES);
        assertThat(Double.parseDouble(last[1])).isEqualTo(1);
        assertThat(Long.parseLong(last[2])).isEqualTo(2 * VALUES);
        assertThat(Double.parseDouble(rows.get(0)[0])).isBetween(1.0, 1.01);
    }

    @Test
    void shouldLeaveTheRoundsAsTheyWere()
    {
        final Histogram first = upTo(VALUES, 1);
        final Distributions distributions = new Distributions();
        distributions.add("row", first);
        distributions.add("row", upTo(VALUES, 2));

        assertThat(first.getTotalCount()).isEqualTo(VALUES);
    }

    /** So many values in ns, spread over as many us times a factor. */
    private static Histogram upTo(final int values, final int factor)
    {
        final Histogram histogram = new Histogram(1, 60_000_000_000L, 3);
        for (int us = 1; us <= values; us++)
        {
            histogram.recordValue((long)factor * us * NS_PER_US);
        }
        return histogram;
    }
}
