package io.petrel.tools.cli;

import io.petrel.journal.frame.Damage;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.node.replay.Queues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A journal that a command was given to read. */
final class JournalInput
{
    private JournalInput()
    {
    }

    /** The folder, when it holds a journal or tape. */
    static Path require(final Path folder)
    {
        if (!Files.isDirectory(folder))
        {
            throw new CliError(Files.exists(folder) ? "a file, not a folder" : "no such folder", folder.toString(),
                "give the folder of a journal or tape");
        }
        for (final QueueRole role : QueueRole.values())
        {
            if (Files.isDirectory(folder.resolve(role.folder())))
            {
                return folder;
            }
        }
        throw new CliError("not a journal", folder.toString(), "it holds neither inbound/ nor outbound/");
    }

    /** The folder, when it holds a journal with both queues. */
    static Path requireBoth(final Path folder)
    {
        require(folder);
        for (final QueueRole role : QueueRole.values())
        {
            if (!Files.isDirectory(folder.resolve(role.folder())))
            {
                throw new CliError("no " + role.folder() + " queue", folder.toString(),
                    "a tape has none: give the journal of a run; one that lost it is saved by ./petrel repair");
            }
        }
        return folder;
    }

    /** Whether a folder holds events only, and nothing that a core said of them. */
    static boolean isTape(final Path folder)
    {
        return !Files.isDirectory(folder.resolve(QueueRole.OUTBOUND.folder()));
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
