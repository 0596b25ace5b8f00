package io.petrel.node.replay;

import io.petrel.journal.frame.JournalException;
import io.petrel.journal.frame.QueueRole;
import io.petrel.journal.read.QueueReader;
import io.petrel.journal.read.Records;
import java.nio.file.Path;

/** Opens a journal's queues to read, and refuses one that ends in damage instead of at its end. */
public final class Queues
{
    private Queues()
    {
    }

    /**
     * Opens the inbound queue.
     *
     * @param journal folder of a journal or tape.
     * @return a reader before its first record.
     */
    public static QueueReader inbound(final Path journal)
    {
        return new QueueReader(journal.resolve(QueueRole.INBOUND.folder()));
    }

    /**
     * Opens the outbound queue.
     *
     * @param journal folder of a journal.
     * @return a reader before its first record.
     */
    public static QueueReader outbound(final Path journal)
    {
        return new QueueReader(journal.resolve(QueueRole.OUTBOUND.folder()));
    }

    /**
     * Checks why a reader found no further record.
     *
     * @param journal that it reads.
     * @param reader  whose {@code next()} said false.
     * @throws JournalException when it stopped at damage.
     */
    public static void requireWhole(final Path journal, final Records reader)
    {
        if (null != reader.damage())
        {
            throw new JournalException(journal + ": " + reader.damage() + "; './petrel verify " + journal +
                "' says more, './petrel repair " + journal + " --out DIR' saves the good prefix");
        }
    }
}
