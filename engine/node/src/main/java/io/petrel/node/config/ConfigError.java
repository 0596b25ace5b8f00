package io.petrel.node.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file   it is in.
 * @param line   from 1; 0 when the file as a whole is meant.
 * @param column from 1; 0 when the file as a whole is meant.
 * @param what   is wrong.
 * @param mend   how to mend it; empty when what is wrong says it.
 */
public record ConfigError(String file, int line, int column, String what, String mend)
{
    static ConfigError at(final SourceMark mark, final String what, final String mend)
    {
        return new ConfigError(mark.file(), mark.line(), mark.column(), what, mend);
    }

    static ConfigError of(final String file, final String what, final String mend)
    {
        return new ConfigError(file, 0, 0, what, mend);
    }

    /** {@code file:line:column: what; mend}. */
    @Override
    public String toString()
    {
        final String where = 0 == line ? file : file + ":" + line + ":" + column;
        return where + ": " + what + (mend.isEmpty() ? "" : "; " + mend);
    }
}
