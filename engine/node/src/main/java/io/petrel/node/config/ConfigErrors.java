package io.petrel.node.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a user mends all of it in one go. */
final class ConfigErrors
{
    private final List<ConfigError> errors = new ArrayList<>();

    void add(final SourceMark mark, final String what, final String mend)
    {
        add(ConfigError.at(mark, what, mend));
    }

    void add(final ConfigError error)
    {
        errors.add(error);
    }

    int count()
    {
        return errors.size();
    }

    /** Throws when anything was added. Files keep the order in which they were read, lines are sorted within. */
    void throwIfAny()
    {
        if (errors.isEmpty())
        {
            return;
        }

        final List<String> files = errors.stream().map(ConfigError::file).distinct().toList();
        final List<ConfigError> sorted = new ArrayList<>(errors);
        sorted.sort((a, b) -> a.file().equals(b.file()) ?
            a.line() != b.line() ? Integer.compare(a.line(), b.line()) : Integer.compare(a.column(), b.column()) :
            Integer.compare(files.indexOf(a.file()), files.indexOf(b.file())));
        throw new ConfigException(sorted);
    }
}
