package io.petrel.node.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Turns mappings into checked sections: nesting becomes dots, later layers go before earlier ones. */
final class SectionReader
{
    private final ConfigErrors errors;

    SectionReader(final ConfigErrors errors)
    {
        this.errors = errors;
    }

    /** A section that is one file and all there is; refused with everything that is wrong with it. */
    static Section only(final SectionSpec spec, final Path path)
    {
        final ConfigErrors errors = new ConfigErrors();
        final Section section = new SectionReader(errors).file(spec, path, path.getFileName().toString());
        errors.throwIfAny();
        return section;
    }

    /** A section that is one file, complete. */
    Section file(final SectionSpec spec, final Path path, final String label)
    {
        final Map<String, ConfigEntry> entries = new LinkedHashMap<>();
        final int errorsBefore = errors.count();
        addFile(path, label, entries);
        final boolean isWholeRead = errors.count() == errorsBefore;
        final Section section = check(spec, entries);

        if (isWholeRead)
        {
            requireComplete(section, entries, new SourceMark(path.toString(), label, 1, 1));
        }

        return section;
    }

    void addFile(final Path path, final String label, final Map<String, ConfigEntry> entries)
    {
        final YamlFile file = new YamlFile(path, label);
        final MappingNode mapping = file.read(errors);

        if (null != mapping)
        {
            addMapping(file, mapping, entries);
        }
    }

    /** Adds a layer: what is there already is replaced, but nothing may stand twice in the layer itself. */
    void addMapping(final YamlFile file, final MappingNode mapping, final Map<String, ConfigEntry> entries)
    {
        final Map<String, ConfigEntry> layer = new LinkedHashMap<>();
        flatten(file, mapping, "", layer);
        entries.putAll(layer);
    }

    /** Checks every entry. */
    Section check(final SectionSpec spec, final Map<String, ConfigEntry> entries)
    {
        final Section section = new Section(spec);
        entries.values().forEach(entry -> check(section, entry));
        return section;
    }

    /** Checks that no required key is missing; {@code place} is where a missing one is told. */
    void requireComplete(final Section section, final Map<String, ConfigEntry> entries, final SourceMark place)
    {
        final SectionSpec spec = section.spec();

        for (final KeySpec key : spec.keys())
        {
            if (key.isRequired() && !entries.containsKey(key.key()))
            {
                errors.add(place, spec.name() + ": " + key.key() + " is missing",
                    "add it, " + key.expected() + " (" + key.description() + ")");
            }
        }
    }

    private void check(final Section section, final ConfigEntry entry)
    {
        final SectionSpec spec = section.spec();
        final KeySpec key = spec.find(entry.key());

        if (null == key)
        {
            errors.add(
                entry.keyMark(), spec.name() + ": unknown key \"" + entry.key() + "\"", spec.suggest(entry.key()));
            return;
        }

        final ValueType.Value value = key.parse(entry.text());

        if (null == value)
        {
            final String found = entry.text().isEmpty() ? "has no value" : "is \"" + entry.text() + "\"";
            errors.add(entry.mark(), spec.name() + ": " + entry.key() + " " + found, "must be " + key.expected());
            return;
        }

        section.put(new CheckedValue(entry.key(), key, value, entry.mark()));
    }

    private void flatten(
        final YamlFile file, final MappingNode mapping, final String prefix, final Map<String, ConfigEntry> layer)
    {
        for (final NodeTuple tuple : mapping.getValue())
        {
            final Node keyNode = tuple.getKeyNode();
            final Node valueNode = tuple.getValueNode();

            if (!(keyNode instanceof ScalarNode))
            {
                errors.add(file.mark(keyNode), "a key must be one word", "");
                continue;
            }

            final String key = prefix + ((ScalarNode)keyNode).getValue();

            if (valueNode instanceof MappingNode)
            {
                flatten(file, (MappingNode)valueNode, key + ".", layer);
            }
            else if (valueNode instanceof ScalarNode)
            {
                addScalar(file, key, (ScalarNode)keyNode, (ScalarNode)valueNode, layer);
            }
            else
            {
                errors.add(file.mark(valueNode), key + " is a list", "give one value");
            }
        }
    }

    private void addScalar(
        final YamlFile file,
        final String key,
        final ScalarNode keyNode,
        final ScalarNode valueNode,
        final Map<String, ConfigEntry> layer)
    {
        final ConfigEntry entry =
            new ConfigEntry(key, valueNode.getValue(), file.mark(keyNode), file.mark(valueNode));
        final ConfigEntry earlier = layer.putIfAbsent(key, entry);

        if (null != earlier)
        {
            errors.add(entry.keyMark(), key + " is there already, in line " + earlier.mark().line(),
                "remove one of them");
        }
    }
}
