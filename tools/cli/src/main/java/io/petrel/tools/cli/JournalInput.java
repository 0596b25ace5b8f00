package io.petrel.tools.cli;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journal that a command was given to read. */
final class JournalInput
{
    private JournalInput()
    {
    }

    /** The folder, when it holds a journal or tape of whatever kind. */
    static Path require(final Path folder)
    {
        return require(folder, "a journal", "give the folder of a journal or tape", "");
    }

    /** The folder, when it holds what a command can use. */
    static Path require(final Path folder, final FolderKind... kinds)
    {
        final String wanted = Stream.of(kinds).map(FolderKind::words).collect(Collectors.joining(" or "));
        final String mend = kinds[0].mend();
        require(folder, wanted, mend, "; " + mend);
        final FolderKind kind = FolderKind.of(folder);
        if (!List.of(kinds).contains(kind))
        {
            throw new CliError(kind.words() + ", not " + wanted, folder.toString(), mend);
        }
        if (FolderKind.NODE == kind || FolderKind.VENUE == kind)
        {
            requireBoth(folder);
        }
        return folder;
    }

    private static Path require(final Path folder, final String wanted, final String mend, final String more)
    {
        if (!Files.isDirectory(folder))
        {
            throw new CliError(Files.exists(folder) ? "a file, not a folder" : "no such folder", folder.toString(),
                mend);
        }
        if (Stream.of(QueueRole.values()).noneMatch(role -> Files.isDirectory(folder.resolve(role.folder()))))
        {
            throw new CliError("not " + wanted, folder.toString(), "it holds neither inbound/ nor outbound/" + more);
        }
        return folder;
    }

    private static void requireBoth(final Path folder)
    {
        for (final QueueRole role : QueueRole.values())
        {
            if (!Files.isDirectory(folder.resolve(role.folder())))
            {
                throw new CliError("no " + role.folder() + " queue", folder.toString(),
                    "it was lost; ./petrel repair saves what is left");
            }
        }
    }

    /** Records in the inbound queue by the store's own count, for progress. */
    static long inboundRecords(final Path journal)
    {
        try (QueueReader reader = Queues.inbound(journal))
        {
            return reader.lastSequence();
        }
    }

    /** Says where reading stopped; silent for a sound journal. */
    static void noteDamages(final Output output, final Path folder, final List<Damage> damages)
    {
        for (final Damage damage : damages)
        {
            output.note("petrel: " + folder + " stops at " + damage + " ('petrel verify' tells more)");
        }
    }
}
