package io.petrel.bench.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.bench.tape.SharedTapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainEngineTest
{
    @Test
    void shouldSendTheOrdersOfTheCoreOverARealBook(@TempDir final Path folder) throws IOException
    {
        final PlainRun run = PlainRun.of(SharedTapes.capture("usdm", folder.resolve("tape")), folder.resolve("run"), 5);
        final List<String> core = run.core();
        assertThat(core).hasSizeGreaterThan(1_000);
        assertThat(core).anyMatch(order -> order.contains(" ENTRY BUY ")).anyMatch(order -> order.contains(" EXIT "))
            .anyMatch(order -> order.contains(" MAX_HOLD "));

        assertThat(run.plain(Integer.MAX_VALUE)).isEqualTo(core);
    }
}
