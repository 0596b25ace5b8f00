package io.petrel.tools.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands as the command line knows them. */
final class CommandTree
{
    private CommandTree()
    {
    }

    /** Every command that does something itself. */
    static List<CommandLine> leaves()
    {
        return leaves(Petrel.commandLine());
    }

    /** The words that lead to a command, without the program's name. */
    static List<String> path(final CommandLine command)
    {
        final List<String> words = List.of(command.getCommandSpec().qualifiedName().split(" "));
        return words.subList(1, words.size());
    }

    /** A call of a command with all that it must be given, but for one option or parameter. */
    static List<String> call(final CommandLine command, final ArgSpec without)
    {
        final List<String> call = new ArrayList<>(path(command));
        for (final OptionSpec option : command.getCommandSpec().options())
        {
            if (option.required() && option != without)
            {
                call.addAll(List.of(option.longestName(), word(option)));
            }
        }
        for (final PositionalParamSpec parameter : command.getCommandSpec().positionalParameters())
        {
            if (parameter.arity().min() > 0 && parameter != without)
            {
                call.add(word(parameter));
            }
        }
        return call;
    }

    private static List<CommandLine> leaves(final CommandLine command)
    {
        return command.getSubcommands().isEmpty() ? List.of(command) :
            command.getSubcommands().values().stream().flatMap(below -> leaves(below).stream()).toList();
    }

    private static String word(final ArgSpec spec)
    {
        return spec.type().isEnum() ? spec.type().getEnumConstants()[0].toString() : "none";
    }
}
