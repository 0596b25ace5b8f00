package io.petrel.tools.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the kernel's small text files below a root, so that tests can put another machine there. */
final class SystemFiles
{
    private final Path root;

    SystemFiles(final Path root)
    {
        this.root = root;
    }

    /** The text of a file, trimmed; empty when the kernel does not offer it. */
    Optional<String> text(final String path)
    {
        try
        {
            return Optional.of(Files.readString(root.resolve(path)).strip());
        }
        catch (final IOException notOffered)
        {
            return Optional.empty();
        }
    }

    /** What follows {@code key} and a colon or blanks on the first line that starts with it. */
    Optional<String> value(final String path, final String key)
    {
        return text(path).stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith(key))
            .map(line -> line.substring(key.length()).replaceFirst("^\\s*:?\\s*", "").strip())
            .findFirst();
    }

    /** Contents of the same file in every numbered folder below {@code parent}. */
    List<String> contents(final String parent, final String file)
    {
        try (Stream<Path> folders = Files.list(root.resolve(parent)))
        {
            return folders.map(folder -> folder.getFileName().toString())
                .filter(name -> name.matches("[0-9]+"))
                .sorted()
                .flatMap(name -> text(parent + "/" + name + "/" + file).stream())
                .toList();
        }
        catch (final IOException notOffered)
        {
            return List.of();
        }
    }

    /** A folder of the machine. */
    Path folder(final String path)
    {
        return root.resolve(path);
    }

    /** Distinct contents of the same file in every folder {@code parent/prefixN}, in folder order. */
    List<String> distinct(final String parent, final String prefix, final String file)
    {
        try (Stream<Path> folders = Files.list(root.resolve(parent)))
        {
            return folders.map(folder -> folder.getFileName().toString())
                .filter(name -> name.matches(prefix + "[0-9]+"))
                .sorted()
                .flatMap(name -> text(parent + "/" + name + "/" + file).stream())
                .distinct()
                .toList();
        }
        catch (final IOException notOffered)
        {
            return List.of();
        }
    }
}
