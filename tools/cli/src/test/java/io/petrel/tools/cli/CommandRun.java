package io.petrel.tools.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command line inside the test: its exit code and what it printed. */
record CommandRun(int exitCode, String out, String err)
{
    static CommandRun of(final String... args)
    {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int exitCode = Petrel.execute(new PrintWriter(out), new PrintWriter(err), args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
