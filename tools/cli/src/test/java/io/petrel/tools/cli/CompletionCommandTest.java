package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers once it has read the script. */
class CompletionCommandTest
{
    @TempDir
    private static Path folder;

    private static Path script;

    @BeforeAll
    static void print() throws IOException
    {
        final CommandRun run = CommandRun.of("completion");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        script = Files.writeString(folder.resolve("completion"), run.out());
    }

    @Test
    void shouldOfferCommandsAndTheirOptions() throws Exception
    {
        assertThat(offered("re").split("\\s+")).containsExactlyInAnyOrder("replay", "repair", "resume");
        assertThat(offered("tape", "").split("\\s+")).contains("info", "bars");
        assertThat(offered("run", "--jo")).isEqualTo("--journal");
    }

    @Test
    void shouldPrintTheSameScriptForMachines() throws IOException
    {
        final Map<?, ?> document = (Map<?, ?>)Json.parse(CommandRun.of("completion", "--json").out());
        assertThat(document.get("script").toString().strip()).isEqualTo(Files.readString(script).strip());
    }

    private static String offered(final String... words) throws Exception
    {
        final String line = "source " + script + "; COMP_WORDS=(petrel '" + String.join("' '", words) +
            "'); COMP_CWORD=" + words.length + "; _complete_petrel; echo \"${COMPREPLY[@]}\"";
        final Process bash = new ProcessBuilder("bash", "-c", line)
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        final String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(offered).isZero();
        return offered.strip();
    }
}
