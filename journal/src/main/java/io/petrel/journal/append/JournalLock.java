package io.petrel.journal.append;

import io.petrel.journal.frame.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One writer per journal: a lock of the operating system on {@code journal.lock}, which a killed process loses. */
final class JournalLock implements AutoCloseable
{
    static final String NAME = "journal.lock";

    private final FileChannel channel;

    private JournalLock(final FileChannel channel)
    {
        this.channel = channel;
    }

    static JournalLock acquire(final Path dir)
    {
        try
        {
            final FileChannel channel =
                FileChannel.open(dir.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel))
            {
                throw new JournalException("journal " + dir + " is open for writing elsewhere: stop that process " +
                    "first, or only read it (petrel tail " + dir + ")");
            }
            return new JournalLock(channel);
        }
        catch (final IOException ex)
        {
            throw new JournalException("journal " + dir + " cannot be locked: " + ex.getMessage() +
                ": check that its folder exists and may be written", ex);
        }
    }

    /** Closes the channel when the lock is not to be had. */
    private static boolean tryLock(final FileChannel channel) throws IOException
    {
        boolean isLocked = false;
        try
        {
            isLocked = null != channel.tryLock();
        }
        catch (final OverlappingFileLockException ex)
        {
            // held by this very process
        }
        finally
        {
            if (!isLocked)
            {
                channel.close();
            }
        }
        return isLocked;
    }

    @Override
    public void close()
    {
        try
        {
            channel.close();
        }
        catch (final IOException ex)
        {
            throw new JournalException("journal lock cannot be released: " + ex.getMessage(), ex);
        }
    }
}
