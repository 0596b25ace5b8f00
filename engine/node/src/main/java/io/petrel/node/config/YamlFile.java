package io.petrel.node.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** One file as a YAML tree with marks. Aliases of collections are refused: a value stands in one place. */
final class YamlFile
{
    private static final LoadSettings SETTINGS =
        LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(0).build();

    private final Path path;
    private final String label;

    YamlFile(final Path path, final String label)
    {
        this.path = path;
        this.label = label;
    }

    /** The mapping at the top of the file, or null when it cannot be had; the errors then say why. */
    MappingNode read(final ConfigErrors errors)
    {
        try
        {
            return mapping(new Compose(SETTINGS).composeString(Files.readString(path)), errors);
        }
        catch (final MarkedYamlEngineException malformed)
        {
            errors.add(syntaxError(malformed));
        }
        catch (final YamlEngineException refused)
        {
            errors.add(ConfigError.of(path.toString(), oneLine(refused.getMessage()), ""));
        }
        catch (final CharacterCodingException notText)
        {
            errors.add(ConfigError.of(path.toString(), "is not UTF-8 text", ""));
        }
        catch (final NoSuchFileException missing)
        {
            errors.add(ConfigError.of(path.toString(), "there is no such file", ""));
        }
        catch (final IOException unreadable)
        {
            errors.add(ConfigError.of(path.toString(), "cannot be read (" + unreadable.getMessage() + ")", ""));
        }

        return null;
    }

    SourceMark mark(final Node node)
    {
        return mark(node.getStartMark());
    }

    private MappingNode mapping(final Optional<Node> root, final ConfigErrors errors)
    {
        if (root.isPresent() && root.get() instanceof MappingNode)
        {
            return (MappingNode)root.get();
        }

        final String what = root.isEmpty() ? "is empty" : "does not hold keys with values";
        errors.add(ConfigError.of(path.toString(), what, "write one \"key: value\" per line"));
        return null;
    }

    private ConfigError syntaxError(final MarkedYamlEngineException malformed)
    {
        final Optional<Mark> mark = malformed.getProblemMark().or(malformed::getContextMark);
        final String context = null == malformed.getContext() ? "" : malformed.getContext() + ": ";
        return ConfigError.at(mark(mark), "not YAML: " + oneLine(context + malformed.getProblem()), "");
    }

    private SourceMark mark(final Optional<Mark> mark)
    {
        return new SourceMark(
            path.toString(), label, mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
    }

    private static String oneLine(final String text)
    {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
