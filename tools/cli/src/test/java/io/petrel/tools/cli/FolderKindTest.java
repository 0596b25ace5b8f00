package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.petrel.journal.append.Journal;
import io.petrel.journal.append.JournalSettings;
import io.petrel.journal.append.Manifest;
import io.petrel.tools.research.calibrate.ParameterTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command that takes a folder of queues, on each kind of folder that is not what it takes. */
class FolderKindTest
{
    private static final String FOLDER = "FOLDER";
    private static final String OUT = "OUT";

    /** How a folder is given to a command, and what kinds it takes. */
    private static final Map<List<String>, Set<FolderKind>> CALLS = Map.ofEntries(
        Map.entry(List.of("run", "--journal", FOLDER, "--tape", "TAPE"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("replay", FOLDER), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("explain", FOLDER, "192"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("state", FOLDER), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("accounts", FOLDER), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("tca", FOLDER), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("snapshot", FOLDER), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("halt", FOLDER, "--reason", "why"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("flatten", FOLDER, "--reason", "why"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("cancel-all", FOLDER, "--reason", "why"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("resume", FOLDER, "--reason", "why"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("order", FOLDER, "--cancel", "1"), EnumSet.of(FolderKind.NODE)),
        Map.entry(List.of("params", FOLDER), EnumSet.of(FolderKind.NODE, FolderKind.PARAMETERS)),
        Map.entry(List.of("venue", "--journal", FOLDER, "--driver", OUT), EnumSet.of(FolderKind.VENUE)),
        Map.entry(List.of("run", "--tape", FOLDER, "--journal", OUT), EnumSet.of(FolderKind.TAPE)),
        Map.entry(List.of("backtest", "--tape", FOLDER, "--out", OUT), EnumSet.of(FolderKind.TAPE)),
        Map.entry(List.of("feed", FOLDER, "--driver", OUT), EnumSet.of(FolderKind.TAPE)),
        Map.entry(List.of("features", FOLDER, "--out", OUT + ".csv"), EnumSet.of(FolderKind.TAPE)),
        Map.entry(List.of("calibrate", FOLDER), EnumSet.of(FolderKind.TAPE)),
        Map.entry(List.of("train", "regime", FOLDER, "--out", OUT), EnumSet.of(FolderKind.TAPE)),
        Map.entry(List.of("backtest", "--tape", "TAPE", "--parameters", FOLDER, "--out", OUT),
            EnumSet.of(FolderKind.PARAMETERS)));
    /** Whatever the folder is, its records are read. */
    private static final List<List<String>> ON_ANY = List.of(
        List.of("verify", FOLDER), List.of("tail", FOLDER), List.of("diff", FOLDER, FOLDER),
        List.of("repair", FOLDER, "--out", OUT), List.of("tape", "info", FOLDER));
    /** Commands that take no such folder, and those of {@code tape} and {@code book}, which read inbound queues. */
    private static final Set<String> OTHERS =
        Set.of("import", "tape", "book", "market", "driver", "wire", "config", "bench", "doctor", "completion");

    @TempDir
    private static Path folder;

    private static final Map<FolderKind, Path> FOLDERS = new EnumMap<>(FolderKind.class);

    @BeforeAll
    static void write() throws IOException
    {
        final Path node = RecordedJournal.writeWithAccounts(folder.resolve("node"), "1:paper");
        FOLDERS.put(FolderKind.NODE, node);
        FOLDERS.put(FolderKind.VENUE, RecordedJournal.writeOf(folder.resolve("venue"),
            Map.of(FolderKind.ROLE, FolderKind.VENUE_ROLE)));
        final Path tape = folder.resolve("tape");
        final Path rows = Files.writeString(folder.resolve("BTCUSD.csv"), "time,price,size\n1700000000,1.5,2\n");
        final CommandRun run = CommandRun.of("import", "trades-csv", rows.toString(), "--out", tape.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        FOLDERS.put(FolderKind.TAPE, tape);
        final Path parameters = folder.resolve("parameters");
        ParameterTape.write(parameters, List.of());
        FOLDERS.put(FolderKind.PARAMETERS, parameters);
    }

    @Test
    void shouldTellEachKind()
    {
        FOLDERS.forEach((kind, path) -> assertThat(FolderKind.of(path)).isEqualTo(kind));
    }

    @Test
    void shouldGoByTheQueuesWhereTheManifestCannotBeRead()
    {
        final Path bare = folder.resolve("bare");
        Journal.create(bare, Manifest.ofJournal("test", "", 0, 0, Map.of()), JournalSettings.SMALL).close();
        assertThat(bare.resolve("manifest.json").toFile().delete()).isTrue();
        assertThat(FolderKind.of(bare)).isEqualTo(FolderKind.NODE);
        assertThat(FolderKind.of(folder.resolve("none"))).isEqualTo(FolderKind.TAPE);
        final CommandRun run = CommandRun.of("order", bare.toString(), "--cancel", "a:1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).startsWith("petrel order: no readable manifest.json: " + bare).hasLineCount(1);
    }

    @Test
    void shouldRefuseEveryKindThatACommandDoesNotTakeInOneLine()
    {
        CALLS.forEach((call, taken) ->
        {
            final String wanted = taken.stream().map(FolderKind::words).collect(Collectors.joining(" or "));
            for (final FolderKind kind : EnumSet.complementOf(EnumSet.copyOf(taken)))
            {
                final CommandRun run = run(call, kind);
                final String as = call + " on " + kind + ": " + run.err();
                assertThat(run.exitCode()).as(as).isEqualTo(ExitCode.REFUSED);
                assertThat(run.out()).as(as).isEmpty();
                assertThat(run.err()).as(as).hasLineCount(1).startsWith("petrel " + call.get(0)).contains(
                    ": " + kind.words() + ", not " + wanted + ": " + FOLDERS.get(kind) + " (");
            }
        });
        assertThat(folder.resolve("out")).doesNotExist();
        FOLDERS.values().forEach(path -> assertThat(path.resolve("operator")).doesNotExist());
    }

    @Test
    void shouldReadEveryKindWhereOnlyRecordsMatter()
    {
        for (final List<String> call : ON_ANY)
        {
            for (final FolderKind kind : FolderKind.values())
            {
                final CommandRun run = run(call.stream()
                    .map(word -> OUT.equals(word) ? folder.resolve("mended-" + kind).toString() : word).toList(), kind);
                assertThat(run.exitCode()).as("%s on %s: %s", call, kind, run.err()).isEqualTo(ExitCode.DONE);
            }
        }
    }

    @Test
    void shouldHaveACallForEveryCommand()
    {
        final Set<String> known = new TreeSet<>(OTHERS);
        CALLS.keySet().forEach(call -> known.add(call.get(0)));
        ON_ANY.forEach(call -> known.add(call.get(0)));
        assertThat(known).containsAll(Petrel.commandLine().getSubcommands().keySet());
    }

    private static CommandRun run(final List<String> call, final FolderKind kind)
    {
        final List<String> args = new ArrayList<>();
        for (final String word : call)
        {
            args.add(word.replace(FOLDER, FOLDERS.get(kind).toString())
                .replace("TAPE", FOLDERS.get(FolderKind.TAPE).toString())
                .replace(OUT, folder.resolve("out").toString()));
        }
        return CommandRun.of(args.toArray(new String[0]));
    }
}
