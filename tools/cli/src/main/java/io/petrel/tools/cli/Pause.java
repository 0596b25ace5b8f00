package io.petrel.tools.cli;

/** Waiting between two looks at a journal that is being written. */
final class Pause
{
    private Pause()
    {
    }

    /** Returns early, with the thread interrupted, when asked to end. */
    static void forMs(final long milliseconds)
    {
        try
        {
            Thread.sleep(milliseconds);
        }
        catch (final InterruptedException asked)
        {
            Thread.currentThread().interrupt();
        }
    }
}
