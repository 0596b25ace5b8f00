package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest
{
    @Test
    void shouldPrintEveryCheckAndHowToMendIt(@TempDir final Path folder)
    {
        final CommandRun run = CommandRun.of("doctor", "--journal", folder.toString());

        assertThat(run.out()).startsWith("STATUS").contains("clock source", "fused multiply-add", "JVM flags");
        assertThat(run.out()).contains("How to mend:").contains("-Dagrona.disable.bounds.checks=true");
        assertThat(run.exitCode()).isEqualTo(run.out().contains("FAIL") ? ExitCode.CHECK_FAILED : ExitCode.DONE);
    }

    @Test
    void shouldPrintTheSameAsJson(@TempDir final Path folder) throws IOException
    {
        final CommandRun run = CommandRun.of("doctor", "--json", "--journal", folder.toString());
        final Map<?, ?> document = (Map<?, ?>)Json.parse(run.out());

        assertThat((List<?>)document.get("checks")).hasSizeGreaterThan(12).allSatisfy(
            check -> assertThat(((Map<?, ?>)check).get("status")).isIn("OK", "WARN", "FAIL"));
        assertThat(document.get("fit")).isEqualTo(ExitCode.DONE == run.exitCode());
    }
}
