package io.petrel.bench.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.petrel.bench.tape.MarketTape;
import io.petrel.bench.tape.SharedTapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainEngineTest
{
    private static final int DECISION_EVENTS = 5;
    private static final int ORDERS_MIN = 500;

    @TempDir
    private Path folder;

    @Test
    void shouldSendTheOrdersOfTheCoreOverTheBookOfSeededAgents() throws IOException
    {
        shouldSendTheOrdersOfTheCoreOver(MarketTape.make(folder.resolve("tape")));
    }

    @Test
    void shouldSendTheOrdersOfTheCoreOverARealBook() throws IOException
    {
        assumeTrue(SharedTapes.hasCaptures(), "skipped: no recorded book beside the project");
        shouldSendTheOrdersOfTheCoreOver(SharedTapes.capture("usdm", folder.resolve("tape")));
    }

    private void shouldSendTheOrdersOfTheCoreOver(final Path tape)
    {
        final PlainRun run = PlainRun.of(tape, folder.resolve("run"), DECISION_EVENTS);
        final List<String> core = run.core();
        assertThat(core).hasSizeGreaterThan(ORDERS_MIN);
        assertThat(core).anyMatch(order -> order.contains(" ENTRY BUY ")).anyMatch(order -> order.contains(" EXIT "))
            .anyMatch(order -> order.contains(" MAX_HOLD "));

        assertThat(run.plain(Integer.MAX_VALUE)).isEqualTo(core);
    }
}
