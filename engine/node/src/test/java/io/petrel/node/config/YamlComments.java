package io.petrel.node.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The remarks behind the values of configuration files, found by a value's origin. */
final class YamlComments
{
    private static final String MARK = " #";

    private final Path folder;
    private final Map<String, List<String>> files = new HashMap<>();

    YamlComments(final Path folder)
    {
        this.folder = folder;
    }

    /** Remark of the line that an origin such as {@code strategy/huracan.yaml:14} names; empty if there is none. */
    String at(final String origin)
    {
        final int colon = origin.lastIndexOf(':');
        final List<String> lines = files.computeIfAbsent(origin.substring(0, colon), this::read);
        final String line = lines.get(Integer.parseInt(origin.substring(colon + 1)) - 1);
        final int mark = line.indexOf(MARK);
        return mark < 0 ? "" : line.substring(mark + MARK.length()).strip();
    }

    private List<String> read(final String label)
    {
        try
        {
            return Files.readAllLines(folder.resolve(label));
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(ex);
        }
    }
}
