package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutputTest
{
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintFieldsForPeopleOrForMachines() throws IOException
    {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", 100_001L);
        fields.put("symbol", "BTC/USD");
        fields.put("ratio", Double.NaN);
        fields.put("none", null);
        fields.put("list", Arrays.asList(1L, true, "x\"y"));

        try (Output output = output(true, "UTC"))
        {
            output.line("not for machines");
            output.fields(fields);
        }

        assertThat(Json.parse(out.toString()).toString())
            .isEqualTo("{events=100001, symbol=BTC/USD, ratio=null, none=null, list=[1, true, x\"y]}");
    }

    @Test
    void shouldAlignTablesWithNumbersToTheRight()
    {
        output(false, "UTC").table(new Table("NAME", "COUNT").row("trade", 7).row("delta", 1234).row("none", null));

        assertThat(out.toString()).isEqualTo("""
            NAME   COUNT
            trade      7
            delta   1234
            none       -
            """);
    }

    @Test
    void shouldPrintTimesToTheNanosecondInTheUsersZone()
    {
        final long ns = 1_385_374_951_000_000_001L;

        assertThat(output(false, "UTC").time(ns)).isEqualTo("2013-11-25T10:22:31.000000001Z");
        assertThat(output(false, "Asia/Tokyo").time(ns)).isEqualTo("2013-11-25T19:22:31.000000001+09:00");
        assertThat(output(false, "UTC").time(-1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
        assertThat(output(false, "UTC").time(Long.MIN_VALUE)).isEqualTo("-");
    }

    @Test
    void shouldShowProgressOnlyAfterTwoSecondsAndWipeItAtTheEnd()
    {
        final AtomicLong nowNs = new AtomicLong();
        try (Progress progress = new Progress("importing", new PrintWriter(err), true, nowNs::get))
        {
            nowNs.set(1_999_999_999L);
            progress.at(10, 100, "lines");
            assertThat(err.toString()).isEmpty();

            nowNs.set(2_000_000_000L);
            progress.at(50, 100, "lines");
            assertThat(err.toString()).isEqualTo("\rimporting: 50 of 100 lines (50%), 25/s, 2 s left");
        }
        assertThat(err.toString()).endsWith("\r");
    }

    @Test
    void shouldStaySilentWhenNobodyWatches()
    {
        final AtomicLong nowNs = new AtomicLong();
        try (Progress progress = new Progress("importing", new PrintWriter(err), false, nowNs::get))
        {
            nowNs.set(60_000_000_000L);
            progress.at(50, 0, "lines");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldRefuseInOneLineThatSaysWhatWhereAndHowToMend()
    {
        assertThat(Refusal.describe(new CliError("unknown column 'prize'", "a.csv line 1", "use --map price=NAME")))
            .isEqualTo("unknown column 'prize': a.csv line 1 (use --map price=NAME)");
        assertThat(Refusal.describe(new NoSuchFileException("a/b")))
            .isEqualTo("no such file or folder: a/b (check its name and the folders above it)");
        assertThat(Refusal.describe(new IOException("first\n  second"))).isEqualTo("first; second");
        assertThat(Refusal.isExpected(new IllegalStateException("bug"))).isFalse();
    }

    private Output output(final boolean isJson, final String zone)
    {
        return new Output(new PrintWriter(out), new PrintWriter(err), isJson, ZoneId.of(zone));
    }
}
