package io.petrel.tools.cli;

/** Input that a command refuses: one line that says what is wrong, where, and how to mend it. Exit code 1. */
public final class CliError extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param what is wrong.
     * @param where it is: a file, a line, a sequence; null when there is no place to name.
     * @param mend how to mend it; null when nothing can be advised.
     */
    public CliError(final String what, final String where, final String mend)
    {
        super(what + (null == where ? "" : ": " + where) + (null == mend ? "" : " (" + mend + ")"));
    }
}
