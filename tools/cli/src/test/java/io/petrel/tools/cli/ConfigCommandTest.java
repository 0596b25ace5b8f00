package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest
{
    @Test
    void shouldFindTheShippedConfigurationRight()
    {
        final CommandRun run = CommandRun.of("config", "check");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("config/paper.yaml is right, hash [0-9a-f]{16}")
            .contains("not set: risk.order_notional_max_e8");
    }

    @Test
    void shouldShowEveryValueInItsCanonicalForm() throws IOException
    {
        final CommandRun run = CommandRun.of("config", "show");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("    max_hold_ns: 7200000000000", "  tick_interval_ns: 1000000000");

        final Map<?, ?> document = (Map<?, ?>)Json.parse(CommandRun.of("config", "show", "--json").out());
        assertThat(document.get("valid")).isEqualTo(true);
        final Map<?, ?> strategy = (Map<?, ?>)((Map<?, ?>)document.get("config")).get("strategy");
        assertThat(((Map<?, ?>)strategy.get("feature")).get("ema_slow_bars")).hasToString("21");
    }

    @Test
    void shouldPrintEveryMistakeWithItsPlace(@TempDir final Path folder) throws IOException
    {
        final Path top = Files.writeString(folder.resolve("top.yaml"), "nod: x\nvenue: {}\n");
        final CommandRun run = CommandRun.of("config", "check", top.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(
            top + ":1:1: unknown section \"nod\"; sections are node, venue, account, accounts, strategy, " +
                "calibration, market, instruments",
            top + ": section node is missing; add \"node: node/FILE.yaml\"",
            top + ":2:8: venue: name is missing",
            " mistakes");

        final CommandRun json = CommandRun.of("config", "check", "--json", top.toString());
        assertThat(json.exitCode()).isEqualTo(ExitCode.REFUSED);
        final Map<?, ?> document = (Map<?, ?>)Json.parse(json.out());
        assertThat(document.get("valid")).isEqualTo(false);
        assertThat((List<?>)document.get("errors")).hasSizeGreaterThan(10);
    }

    @Test
    void shouldListEveryKeyWithWhatItMayHold() throws IOException
    {
        final CommandRun run = CommandRun.of("config", "keys");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("SECTION").contains("signal.trend.adx_min", "initial_balance.other");
        assertThat((List<?>)Json.parse(CommandRun.of("config", "keys", "--json").out())).hasSizeGreaterThan(80);
    }

    @Test
    void shouldRefuseAnActionThatDoesNotExist()
    {
        assertThat(CommandRun.of("config", "mend").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("config").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("config", "--help").out()).contains("./petrel config check");
    }
}
