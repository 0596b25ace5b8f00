package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketReportCommandTest
{
    private static final String HOUR = "3600";

    @TempDir
    private Path folder;

    @Test
    void shouldMeasureAMarketThatIsLikeRealOnes() throws IOException
    {
        final CommandRun run = CommandRun.of("market", "report", "--seed", "1", "--seconds", HOUR, "--json");

        assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.DONE);
        final Map<?, ?> report = DocumentedJson.require("market report", run);
        assertThat(report.get("seed")).isEqualTo(1L);
        assertThat(report.get("within")).isEqualTo(true);
        assertThat((List<?>)report.get("facts")).hasSize(15).allSatisfy(fact ->
        {
            final Map<?, ?> fields = (Map<?, ?>)fact;
            final double value = ((Number)fields.get("value")).doubleValue();
            assertThat(value).as(fields.toString()).isBetween(
                ((Number)fields.get("low")).doubleValue(), ((Number)fields.get("high")).doubleValue());
        });
    }

    @Test
    void shouldFailAMarketThatIsNotAndPlotWhatItMeasured() throws IOException
    {
        final String config = config("{maker_half_spread_ticks: 30}");

        final CommandRun run = CommandRun.of("market", "report", "--config", config, "--seconds", HOUR);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).containsPattern("spread, mean \\(ticks\\) .* OUT ").contains("####")
            .containsPattern("within +false");
    }

    private String config(final String layer) throws IOException
    {
        final Path shipped = Path.of(System.getProperty("petrel.root"), "config");
        final String text = """
            node: %1$s/node/paper.yaml
            venue: %1$s/venue/simulated.yaml
            account: %1$s/account/paper.yaml
            strategy: %1$s/strategy/huracan.yaml
            market: [%1$s/market/synthetic.yaml, %2$s]
            instruments: [%1$s/instrument/synthetic.yaml]
            """.formatted(shipped, layer);
        return Files.writeString(folder.resolve("wide.yaml"), text).toString();
    }
}
