package io.petrel.tools.cli;

/** What a command's exit code means; the same for every command. */
final class ExitCode
{
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int CHECK_FAILED = 3;

    private ExitCode()
    {
    }
}
