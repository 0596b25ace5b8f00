package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tapes of bitcoin's four-hour bars, imported by the command that users import with: one earlier, one later. */
final class BarTapes
{
    static final String CONFIG = Path.of(System.getProperty("petrel.root"), "config", "crypto-bars.yaml").toString();
    /** First and last bars of the tapes; the file begins on 2016-05-18, six bars a day. */
    static final int EARLY_BARS = 6_000;
    static final int LATE_BARS = 2_000;

    private static final String FILE = "Coinbase-BTC-USD-PT4H-20160518_20240913.json";
    private static final int LINES_PER_BAR = 8;
    private static final int HEAD_LINES = 2;

    private BarTapes()
    {
    }

    /** The first bars of the file. */
    static String early(final Path folder) throws IOException
    {
        return tape(folder.resolve("early"), 0, EARLY_BARS);
    }

    /** The bars after those. */
    static String late(final Path folder) throws IOException
    {
        return tape(folder.resolve("late"), EARLY_BARS, LATE_BARS);
    }

    /** The configuration for bars with one more layer of the strategy. */
    static String configWith(final Path folder, final String key, final String value) throws IOException
    {
        final Path shipped = Path.of(CONFIG).getParent();
        final String text = """
            node: %1$s/node/paper.yaml
            venue: %1$s/venue/simulated.yaml
            account: %1$s/account/paper.yaml
            strategy: [%1$s/strategy/huracan.yaml, %1$s/strategy/bars.yaml, {%2$s: %3$s}]
            """.formatted(shipped, key, value);
        return Files.writeString(folder.resolve("other.yaml"), text).toString();
    }

    private static String tape(final Path folder, final int from, final int bars) throws IOException
    {
        final Path source = SharedData.file("data/crypto-4h-2016-2024/" + FILE);
        final List<String> lines = Files.readAllLines(source, StandardCharsets.US_ASCII);
        final int first = HEAD_LINES + from * LINES_PER_BAR;
        final List<String> part = lines.subList(first, first + bars * LINES_PER_BAR);
        final String last = part.get(part.size() - 1).replace(",", "");
        Files.createDirectories(folder);
        final Path file = folder.resolve(FILE);
        Files.writeString(file, "{\n\"candles\": [\n" + String.join("\n", part.subList(0, part.size() - 1)) + "\n" +
            last + "\n]\n}\n");
        final String tape = folder.resolve("tape").toString();
        final CommandRun run =
            CommandRun.of("import", "bars-json", file.toString(), "--contract", "linear", "--out", tape);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return tape;
    }
}
