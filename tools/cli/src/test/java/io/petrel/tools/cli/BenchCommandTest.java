package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest
{
    @AfterEach
    void keepBudgets()
    {
        ScriptedBenches.isBudgetKept = true;
    }

    @Test
    void shouldListTheSets()
    {
        final CommandRun run = CommandRun.of("bench", "--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("floor  yes    What is the floor?").contains("load          How much?");
    }

    @Test
    void shouldPrintRowsAndConditionsInOneTable()
    {
        final CommandRun run = CommandRun.of("bench");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("floor: hop").contains("104").contains("100..110").contains("1,235")
            .contains("1.50").contains("1.25..1.75").contains("cpu: a scripted one");
        assertThat(run.err()).contains("measuring");
        assertThat(ScriptedBenches.asked.sets()).containsExactly("floor");
    }

    @Test
    void shouldTakeNamesOfSetsRoundsPacesAndBound()
    {
        CommandRun.of("bench", "--set", "full", "--rounds", "3", "--pace", "real,x10", "--bound-us", "500",
            "--hgrm", "plots");

        assertThat(ScriptedBenches.asked.sets()).containsExactly("floor", "load");
        assertThat(ScriptedBenches.asked.rounds()).isEqualTo(3);
        assertThat(ScriptedBenches.asked.load().paces()).containsExactly("real", "x10");
        assertThat(ScriptedBenches.asked.load().boundNs()).isEqualTo(500_000);
        assertThat(ScriptedBenches.asked.distributions()).isEqualTo(Path.of("plots"));
    }

    @Test
    void shouldRefuseAnUnknownSet()
    {
        final CommandRun run = CommandRun.of("bench", "--set", "speed");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no set 'speed'").contains("floor, load");
    }

    @Test
    void shouldFailTheCheckWhenABudgetWasPassed()
    {
        assertThat(CommandRun.of("bench", "--check").exitCode()).isZero();
        ScriptedBenches.isBudgetKept = false;

        final CommandRun run = CommandRun.of("bench", "--check");

        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("decode").contains("NO");
    }

    @Test
    void shouldWriteJsonToTheOutputAndToAFile(@TempDir final Path folder) throws IOException
    {
        final Path file = folder.resolve("bench.json");

        final CommandRun run = CommandRun.of("bench", "--json", "--out", file.toString());

        assertThat(run.out()).contains("\"median\" : 104.4").contains("\"p999\" : null");
        assertThat(Files.readString(file)).isEqualTo(run.out());
    }
}
