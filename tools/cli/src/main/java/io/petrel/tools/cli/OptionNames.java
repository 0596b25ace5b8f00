package io.petrel.tools.cli;

import io.petrel.node.config.Slip;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The names of a command's options. */
final class OptionNames
{
    private OptionNames()
    {
    }

    /** The option that was perhaps meant by an unknown one; dashes and a value behind "=" tell nothing. */
    static Optional<String> meant(final String unknown, final CommandLine command)
    {
        final Map<String, String> byWord = new LinkedHashMap<>();
        for (final OptionSpec option : command.getCommandSpec().options())
        {
            for (final String name : option.names())
            {
                byWord.put(bare(name), name);
            }
        }
        return Slip.of(bare(unknown.split("=", 2)[0]), byWord.keySet()).map(byWord::get);
    }

    private static String bare(final String name)
    {
        return name.replaceFirst("^-+", "");
    }
}
