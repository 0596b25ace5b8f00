package io.petrel.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PetrelTest
{
    private static final Pattern FOLDER = Pattern.compile("(data/\\S+)");
    private static final Pattern MADE = Pattern.compile("--(?:out|journal|hgrm) (data/\\S+)");

    @Test
    void shouldExplainEveryCommandWithAnExample()
    {
        for (final CommandLine command : CommandTree.leaves())
        {
            final List<String> path = CommandTree.path(command);
            final List<String> args = new ArrayList<>(path);
            args.add("--help");
            final CommandRun run = CommandRun.of(args.toArray(new String[0]));

            assertThat(run.exitCode()).as(command.getCommandName()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).as(command.getCommandName()).contains("Example").contains("./petrel " + path.get(0));
            assertThat(run.out()).as(command.getCommandName()).contains("--json").contains("--zone");
        }
    }

    @Test
    void shouldShowNoFolderInAnExampleThatNeitherTheFirstRunNorAnotherExampleMakes()
    {
        final List<String> examples = all(Petrel.commandLine()).stream()
            .flatMap(command -> Arrays.stream(command.getCommandSpec().usageMessage().footer()))
            .filter(line -> line.startsWith("  ")).toList();
        final Set<String> made = new HashSet<>(Set.of("data/latest", "data/tapes/bitstamp-btcusd-2013-11"));
        examples.forEach(line -> made.addAll(found(MADE, line)));
        for (final String line : examples)
        {
            assertThat(found(FOLDER, line)).as(line).allMatch(folder -> made.stream().anyMatch(
                known -> (folder + "/").startsWith(known + "/")));
        }
    }

    private static List<String> found(final Pattern pattern, final String line)
    {
        return pattern.matcher(line).results().map(match -> match.group(1)).toList();
    }

    @Test
    void shouldNameTheExitCodesInTheHelp()
    {
        final CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("0 done, 1 refused input, 2 usage, 3 a check failed");
    }

    @Test
    void shouldCallAMissingCommandAUsageError()
    {
        assertThat(CommandRun.of().exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldRefuseAChannelThatIsNoneAndAFeedForNobody()
    {
        for (final String channel : List.of("nonsense", "aeron:udp", "aeron:tcp?endpoint=localhost:1"))
        {
            final CommandRun run = CommandRun.of("run", "--inbound", channel);
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("'" + channel + "' is no channel; write aeron:ipc, or aeron:udp?endpoint=");
        }
        final CommandRun alone = CommandRun.of("feed", "tape", "--subscribers", "-1");
        assertThat(alone.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("--subscribers -1 is out of range: 1 or more");
    }

    @Test
    void shouldTakeHelpForAWord()
    {
        assertThat(CommandRun.of("help")).isEqualTo(CommandRun.of("--help"));
        assertThat(CommandRun.of("help", "tape", "info")).isEqualTo(CommandRun.of("tape", "info", "--help"));
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant()
    {
        final CommandRun run = CommandRun.of("doctr");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("petrel: unknown COMMAND 'doctr'; did you mean doctor?\n").hasLineCount(2);
        assertThat(CommandRun.of("tape", "inof", "t").err()).startsWith("petrel tape: unknown ");
        assertThat(CommandRun.of("tape", "inf", "t").err()).contains("did you mean info?");
    }

    @Test
    void shouldSuggestTheOptionThatWasMeantAndNoneThatIsFarOff()
    {
        assertThat(CommandRun.of("run", "--jornal").err())
            .startsWith("petrel run: Unknown option: '--jornal'; did you mean --journal?\n");
        assertThat(CommandRun.of("run", "--jornal=x").err()).contains("did you mean --journal?");
        assertThat(CommandRun.of("run", "--fast").err())
            .startsWith("petrel run: Unknown option: '--fast'\nTry './petrel run --help'.\n");
    }

    @Test
    void shouldListTheCommandsWhenThereIsNoSuchCommand()
    {
        assertThat(CommandRun.of("fly").err()).startsWith("petrel: unknown COMMAND 'fly'; known: run, import, tape");
        assertThat(CommandRun.of("import", "fly").err()).startsWith("petrel import: unknown FORMAT 'fly'; known: ");
    }

    @Test
    void shouldCallNumbersOutOfRangeAUsageError()
    {
        assertThat(CommandRun.of("book", "tape", "--every", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("tail", "journal", "-n", "-1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("run", "--speed", "fast").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("snapshot", "journal", "--wait", "-1").err()).startsWith(
            "petrel snapshot: --wait -1 is out of range: 0 to 86400\n");
        assertThat(CommandRun.of("feed", "tape", "--silence-ms", "0").err())
            .contains("--silence-ms 0 is out of range: 1 to");
        assertThat(CommandRun.of("feed", "tape", "--drop-after-ms", "-1").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayOfAWrongNumberWhatItShouldBe()
    {
        assertThat(CommandRun.of("state", "journal", "--at", "abc")).isEqualTo(new CommandRun(ExitCode.USAGE, "",
            "petrel state: Invalid value for option '--at': 'abc' is not a whole number\n" +
            "Try './petrel state --help'.\n"));
        assertThat(CommandRun.of("tail", "journal", "-n", "99999999999").err())
            .contains("'99999999999' is not a whole number of this size");
        assertThat(CommandRun.of("run", "--minutes", "1_x").err()).contains("'1_x' is not a whole number\n");
    }

    @Test
    void shouldRefuseWhatCannotBeMeant()
    {
        assertThat(CommandRun.of("run", "--minutes", "5").err()).startsWith(
            "petrel run: --seed and --minutes are the synthetic market's: add --market synthetic\n");
        assertThat(CommandRun.of("run", "--market", "real")).isEqualTo(new CommandRun(ExitCode.USAGE, "",
            "petrel run: Invalid value for option '--market': there is no market 'real'; write synthetic\n" +
            "Try './petrel run --help'.\n"));
        assertThat(CommandRun.of("replay", "journal", "--until", "0").err()).startsWith(
            "petrel replay: --until 0 is out of range: 1 or more\n");
        assertThat(CommandRun.of("order", "journal", "--side", "UP").err()).startsWith(
            "petrel order: Invalid value for option '--side': " +
            "expected one of [BUY, SELL] (case-insensitive) but was 'UP'\n");
        assertThat(CommandRun.of("tail", "journal", "--where", "foo").err()).startsWith(
            "petrel tail: Value for option '--where' (K=V) should be in KEY=VALUE format but was foo\n");
    }

    @Test
    void shouldTellAFileFromAFolderThatIsNotThere(@TempDir final Path folder) throws IOException
    {
        final Path file = Files.writeString(folder.resolve("file"), "no journal");

        assertThat(CommandRun.of("accounts", file.toString())).isEqualTo(new CommandRun(ExitCode.REFUSED, "",
            "petrel accounts: a file, not a folder: " + file + " (give the journal of a run or a backtest)\n"));
        assertThat(CommandRun.of("accounts", file + "er").err())
            .startsWith("petrel accounts: no such folder: " + file + "er");
    }

    @Test
    void shouldCallAnUnknownZoneAUsageError()
    {
        final CommandRun run = CommandRun.of("doctor", "--zone", "Mars/Olympus");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("petrel doctor: Invalid value for option '--zone': " +
            "there is no time zone 'Mars/Olympus'; write UTC, Europe/Prague or +02:00\n");
    }

    @Test
    void shouldDescribeEveryCommandInOneWholeLineOfTheHelp()
    {
        for (final CommandLine command : all(Petrel.commandLine()))
        {
            final String help = command.getUsageMessage();
            for (final CommandLine subcommand : command.getSubcommands().values())
            {
                final String[] description = subcommand.getCommandSpec().usageMessage().description();
                assertThat(description[0]).as(subcommand.getCommandName()).endsWith(".");
                assertThat(help.lines()).as(subcommand.getCommandName()).anyMatch(line ->
                    line.strip().startsWith(subcommand.getCommandName() + " ") && line.endsWith(description[0]));
            }
        }
    }

    private static List<CommandLine> all(final CommandLine command)
    {
        final List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(subcommand -> all.addAll(all(subcommand)));
        return all;
    }
}
