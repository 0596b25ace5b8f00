package io.petrel.tools.cli;

import io.petrel.journal.append.ManifestFile;
import io.petrel.node.app.AccountNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Accounts as people name them. */
final class AccountNamesInput
{
    private AccountNamesInput()
    {
    }

    static SortedMap<Integer, String> of(final Path journal)
    {
        try
        {
            return AccountNames.of(ManifestFile.read(journal));
        }
        catch (final IOException unreadable)
        {
            throw new CliError("no readable " + ManifestFile.NAME, journal.toString(),
                "./petrel verify says what is wrong with it, ./petrel repair makes it anew");
        }
    }

    /** Number of an account, by name or number. */
    static int idOf(final Path journal, final String account)
    {
        final SortedMap<Integer, String> names = of(journal);
        for (final Map.Entry<Integer, String> name : names.entrySet())
        {
            if (name.getValue().equals(account) || name.getKey().toString().equals(account))
            {
                return name.getKey();
            }
        }
        throw new CliError("there is no account \"" + account + "\"", journal.toString(),
            "its accounts are " + String.join(", ", names.values()));
    }
}
