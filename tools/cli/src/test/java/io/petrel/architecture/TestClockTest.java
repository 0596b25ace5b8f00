package io.petrel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No test asserts how long something took: the machine that builds does other things too. */
class TestClockTest
{
    private static final List<String> CLOCKS = List.of("nanoTime", "currentTimeMillis", "sleep", "parkNanos",
        "assertTimeout", "assertTimeoutPreemptively");
    private static final List<String> MODULES = List.of("bench", "codecs", "engine", "journal", "tools");

    /** Who may look at a clock all the same, and what for. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
        Map.entry("FaultsTest", "prints how long it took"),
        Map.entry("FloorPropertyTest", "prints how many days a second"),
        Map.entry("RestartTest", "prints how long it took"),
        Map.entry("KillTest", "kills at a random moment, and holds whenever that is"),
        Map.entry("KilledNode", "is slow so that it is killed at work"),
        Map.entry("KilledMarketNode", "is slow so that it is killed at work"),
        Map.entry("Machine", "gives up what hangs"),
        Map.entry("OperatorInboxTest", "gives up what hangs"),
        Map.entry("ProcessTest", "gives up what hangs"),
        Map.entry("WireCommandsTest", "gives up what hangs"),
        Map.entry("ProcessMain", "is another process after each start"),
        Map.entry("PaceTest", "a wait is never too short; too long is a minute where an hour was asked for"));

    @Test
    void shouldLookAtNoClockInATestButForTheReasonsGivenHere() throws IOException
    {
        final List<String> violations = new ArrayList<>();
        final Set<String> found = new TreeSet<>();
        for (final String module : MODULES)
        {
            for (final Map.Entry<String, String> file : Rooms.sources(module).entrySet())
            {
                final List<String> clocks = file.getKey().contains("/src/test/") ?
                    SourceTokens.words(file.getKey(), file.getValue(), CLOCKS) : List.of();
                final String name = file.getKey().replaceAll(".*/|\\.java$", "");
                if (!clocks.isEmpty() && ALLOWED.containsKey(name))
                {
                    found.add(name);
                }
                else
                {
                    violations.addAll(clocks);
                }
            }
        }

        assertThat(violations).isEmpty();
        assertThat(found).as("whoever needs none any more is taken from the list").isEqualTo(ALLOWED.keySet());
    }
}
