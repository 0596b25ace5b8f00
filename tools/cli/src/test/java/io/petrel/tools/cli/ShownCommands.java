package io.petrel.tools.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Calls of {@code petrel} that a text shows: in fenced blocks each line that has {@code ./petrel}, elsewhere each piece
 * of code that begins with it or with {@code petrel}. A word in capitals and {@code ...} stand for anything.
 */
final class ShownCommands
{
    private static final Pattern CALL = Pattern.compile("(?:^|[\\s(])\\./petrel +((?:\"[^\"]*\"|[^|<>;&)\"])+)");
    private static final Pattern CODE = Pattern.compile("`(?:\\./)?petrel +([^`|<>;&)]+)`");
    private static final Pattern OPTION = Pattern.compile("--?[a-zA-Z].*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern PLACEHOLDER =
        Pattern.compile("\\.\\.\\.|…|\\[.*|(?:.*[=/])?[A-Z][A-Z_]*(?:\\.\\.\\.)?");
    private static final String FENCE = "```";
    private static final String COMMENT = "(?:^| )#";
    private static final String REMARK = "   ";

    private final List<String> mistakes = new ArrayList<>();
    private int count;

    /** Every call of a Markdown page. */
    void page(final String name, final String markdown)
    {
        final StringBuilder prose = new StringBuilder();
        final StringBuilder fenced = new StringBuilder();
        boolean isFenced = false;
        for (final String line : markdown.split("\n", -1))
        {
            isFenced ^= line.startsWith(FENCE);
            (isFenced ? fenced : prose).append(line).append('\n');
        }
        CODE.matcher(prose).results().forEach(call -> check(name, call, false));
        lines(name, fenced.toString());
    }

    /** Every call in lines of a terminal. */
    void lines(final String name, final String text)
    {
        for (final String line : text.replaceAll("\\\\\n\\s*", "").split("\n"))
        {
            CALL.matcher(line).results().forEach(call -> check(name, call, true));
        }
    }

    int count()
    {
        return count;
    }

    List<String> mistakes()
    {
        return mistakes;
    }

    private void check(final String name, final MatchResult match, final boolean isWhole)
    {
        final String call = match.group(1).split(COMMENT, 2)[0].split(REMARK, 2)[0].strip();
        final List<String> words = words(call);
        if (words.isEmpty())
        {
            return;
        }
        count++;
        if (!PLACEHOLDER.matcher(words.get(0)).matches() && !"help".equals(words.get(0)))
        {
            check(name + ": ./petrel " + call, Petrel.commandLine(), words, isWhole);
        }
    }

    private void check(
        final String place, final CommandLine command, final List<String> words, final boolean isWhole)
    {
        final String first = words.isEmpty() ? "" : words.get(0);
        if (command.getSubcommands().containsKey(first))
        {
            check(place, command.getSubcommands().get(first), words.subList(1, words.size()), isWhole);
        }
        else if (command.getSubcommands().isEmpty())
        {
            arguments(place, command, words, isWhole);
        }
        else if (!first.isEmpty() && !first.startsWith("-") && !PLACEHOLDER.matcher(first).matches())
        {
            mistakes.add(place + ": there is no command " + first);
        }
    }

    private void arguments(
        final String place, final CommandLine command, final List<String> words, final boolean isWhole)
    {
        words.stream().filter(word -> OPTION.matcher(word).matches()).forEach(word -> option(place, command, word));
        if (isWhole && words.stream().noneMatch(word -> PLACEHOLDER.matcher(word).matches()))
        {
            parse(place, command, words);
        }
    }

    private void option(final String place, final CommandLine command, final String word)
    {
        final OptionSpec option = command.getCommandSpec().optionsMap().get(word.split("=", 2)[0]);
        if (null == option)
        {
            mistakes.add(place + ": there is no option " + word);
        }
    }

    private void parse(final String place, final CommandLine command, final List<String> words)
    {
        try
        {
            final List<String> call = new ArrayList<>(CommandTree.path(command));
            call.addAll(words);
            CommandLine.ParseResult parsed = Petrel.commandLine().parseArgs(call.toArray(new String[0]));
            while (parsed.hasSubcommand())
            {
                parsed = parsed.subcommand();
            }
            RangeCheck.mistake(parsed).ifPresent(mistake -> mistakes.add(place + ": " + mistake));
        }
        catch (final ParameterException wrong)
        {
            mistakes.add(place + ": " + wrong.getMessage());
        }
    }

    private static List<String> words(final String call)
    {
        final List<String> words = new ArrayList<>();
        final Matcher matcher = WORD.matcher(call);
        while (matcher.find())
        {
            words.add(null == matcher.group(1) ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }
}
