package io.petrel.node.config;

import io.petrel.core.param.ParamSpec;
import io.petrel.core.risk.NewsWindows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a top file and the parts it names. A section is a file (its path relative to the top file's folder), keys and
 * values in place, or a list of those, of which later ones go before earlier ones:
 * <pre>
 *   strategy: [strategy/huracan.yaml, {signal.trend.adx_min: 30}]
 * </pre>
 * Finds everything that is wrong before it refuses.
 */
final class ConfigLoader
{
    static final String STRATEGY = "strategy";
    static final String LIMIT_PREFIX = "risk.";
    static final String ACCOUNT = "account";
    static final String ACCOUNTS = "accounts";

    private static final String NODE = "node";
    private static final String VENUE = "venue";
    private static final String INSTRUMENTS = "instruments";
    private static final String NEWS = "news";
    private static final List<String> REQUIRED = List.of(NODE, VENUE, ACCOUNT, STRATEGY);
    private static final List<String> KNOWN =
        List.of(NODE, VENUE, ACCOUNT, ACCOUNTS, STRATEGY, CalibrationConfig.NAME, MarketConfig.NAME, INSTRUMENTS,
            NEWS);

    /** What no file sets: it follows from the rest. */
    private static final List<String> DERIVED =
        List.of(PetrelConfig.INITIAL_BALANCE_KEY, PetrelConfig.CONFIG_HASH_KEY);

    private final List<ParamSpec> catalogue;
    private final ConfigErrors errors = new ConfigErrors();
    private final SectionReader reader = new SectionReader(errors);
    private List<Path> nodeLayers = List.of();
    private Path folder;
    private YamlFile topFile;

    /** The catalogue holds every parameter of the core. One loader reads one configuration. */
    ConfigLoader(final List<ParamSpec> catalogue)
    {
        this.catalogue = catalogue;
    }

    /** Every key there is, by section. */
    List<ConfigKey> keys()
    {
        final List<ConfigKey> keys = new ArrayList<>();
        final List<SectionSpec> specs = List.of(
            NodeConfig.spec(),
            VenueConfig.spec(),
            AccountConfig.spec(accountParameters()),
            StrategyConfig.spec(strategyParameters()),
            CalibrationConfig.spec(),
            MarketConfig.spec(),
            InstrumentConfig.spec());
        specs.forEach(spec -> spec.keys().forEach(key -> keys.add(
            new ConfigKey(spec.name(), key.key(), key.expected(), key.isRequired(), key.description()))));
        return List.copyOf(keys);
    }

    PetrelConfig load(final Path file)
    {
        return load(file, List.of());
    }

    /** Layers of the section node that go before all others. */
    PetrelConfig load(final Path file, final List<Path> layersOfNode)
    {
        nodeLayers = layersOfNode;
        folder = null == file.getParent() ? Path.of("") : file.getParent();
        topFile = new YamlFile(file, file.getFileName().toString());
        final MappingNode top = topFile.read(errors);
        errors.throwIfAny();
        final Map<String, Node> nodes = topNodes(top);
        requireSections(file, nodes);
        final Sections sections = sections(nodes);
        sections.accounts().forEach(
            account -> Relations.check(List.of(account, sections.strategy()), errors));
        sections.accounts().forEach(account -> SwapTerms.check(account, errors));
        VenueTypes.check(sections.venue(), sections.strategy(), errors);
        NodeConfig.check(sections.node(), errors);
        errors.throwIfAny();
        VenueConfig.check(sections.venue(), errors);
        errors.throwIfAny();
        return new PetrelConfig(file, sections, catalogue);
    }

    private Map<String, Node> topNodes(final MappingNode top)
    {
        final Map<String, Node> nodes = new LinkedHashMap<>();

        for (final NodeTuple tuple : top.getValue())
        {
            final String key = tuple.getKeyNode() instanceof ScalarNode ?
                ((ScalarNode)tuple.getKeyNode()).getValue() : tuple.getKeyNode().toString();

            if (!KNOWN.contains(key))
            {
                errors.add(topFile.mark(tuple.getKeyNode()), "unknown section \"" + key + "\"",
                    "sections are " + String.join(", ", KNOWN));
            }
            else if (null != nodes.putIfAbsent(key, tuple.getValueNode()))
            {
                errors.add(topFile.mark(tuple.getKeyNode()), "section " + key + " is there already",
                    "join the two into a list");
            }
        }

        return nodes;
    }

    private void requireSections(final Path file, final Map<String, Node> nodes)
    {
        for (final String name : REQUIRED)
        {
            if (!nodes.containsKey(name) && !(ACCOUNT.equals(name) && nodes.containsKey(ACCOUNTS)))
            {
                errors.add(ConfigError.of(file.toString(), "section " + name + " is missing",
                    "add \"" + name + ": " + name + "/FILE.yaml\""));
            }
        }
    }

    private Sections sections(final Map<String, Node> nodes)
    {
        return new Sections(
            section(NodeConfig.spec(), nodes.get(NODE)),
            section(VenueConfig.spec(), nodes.get(VENUE)),
            accounts(nodes),
            section(StrategyConfig.spec(strategyParameters()), nodes.get(STRATEGY)),
            section(CalibrationConfig.spec(), nodes.get(CalibrationConfig.NAME)),
            section(MarketConfig.spec(), nodes.get(MarketConfig.NAME)),
            instruments(nodes.get(INSTRUMENTS)),
            news(nodes.get(NEWS)));
    }

    private List<KeySpec> accountParameters()
    {
        return parameters(AccountConfig::isOwn);
    }

    /** Limits belong to an account; what it may have of its own besides, a strategy may set for all. */
    private List<KeySpec> strategyParameters()
    {
        return parameters(key -> !key.startsWith(LIMIT_PREFIX));
    }

    private List<KeySpec> parameters(final Predicate<String> isMeant)
    {
        return catalogue.stream()
            .filter(spec -> !DERIVED.contains(spec.key()) && isMeant.test(spec.key()))
            .map(KeySpec::parameter).toList();
    }

    /** One account, a list of them, or as the canonical form has them by number; in the order of their numbers. */
    private List<Section> accounts(final Map<String, Node> nodes)
    {
        final SectionSpec spec = AccountConfig.spec(accountParameters());
        final Node node = nodes.get(ACCOUNTS);
        if (null == node)
        {
            return List.of(section(spec, nodes.get(ACCOUNT)));
        }
        if (nodes.containsKey(ACCOUNT))
        {
            errors.add(topFile.mark(node), "there is a section account too", "join the two into accounts");
        }
        final List<Node> entries = node instanceof MappingNode ?
            ((MappingNode)node).getValue().stream().map(NodeTuple::getValueNode).toList() : layers(node);
        final SortedMap<Integer, Section> byId = new TreeMap<>();
        for (final Node entry : entries)
        {
            final Section section = section(spec, entry);
            final int id = AccountConfig.idOf(section, byId.size() + 1);
            if (null != byId.putIfAbsent(id, section))
            {
                errors.add(topFile.mark(entry), "account " + id + " is there already", "give each another id");
            }
        }
        return List.copyOf(byId.values());
    }

    private Section section(final SectionSpec spec, final Node node)
    {
        if (null == node)
        {
            return new Section(spec);
        }

        final Map<String, ConfigEntry> entries = new LinkedHashMap<>();
        final int errorsBefore = errors.count();
        layers(node).forEach(layer -> addLayer(spec, layer, entries));
        if (NODE.equals(spec.name()))
        {
            nodeLayers.forEach(layer -> reader.addFile(layer, layer.toString(), entries));
        }
        final boolean isWholeRead = errors.count() == errorsBefore;
        final Section section = reader.check(spec, entries);

        if (isWholeRead)
        {
            reader.requireComplete(section, entries, topFile.mark(node));
        }

        return section;
    }

    private static List<Node> layers(final Node node)
    {
        return node instanceof SequenceNode ? ((SequenceNode)node).getValue() : List.of(node);
    }

    private void addLayer(final SectionSpec spec, final Node layer, final Map<String, ConfigEntry> entries)
    {
        if (layer instanceof MappingNode)
        {
            reader.addMapping(topFile, (MappingNode)layer, entries);
        }
        else if (layer instanceof ScalarNode && !((ScalarNode)layer).getValue().isEmpty())
        {
            final String label = ((ScalarNode)layer).getValue();
            final Path path = part(layer, label);

            if (null != path)
            {
                reader.addFile(path, label, entries);
            }
        }
        else
        {
            errors.add(topFile.mark(layer), "section " + spec.name() + " is neither a file nor keys with values",
                "write \"" + spec.name() + ": " + spec.name() + "/FILE.yaml\"");
        }
    }

    private List<Section> instruments(final Node node)
    {
        final List<Section> sections = new ArrayList<>();

        for (final Node layer : null == node ? List.<Node>of() : layers(node))
        {
            final String label = layer instanceof ScalarNode ? ((ScalarNode)layer).getValue() : "";
            final Path path = label.isEmpty() ? null : part(layer, label);

            if (label.isEmpty())
            {
                errors.add(topFile.mark(layer), "an instrument is named by its file", "");
            }
            else if (null != path)
            {
                sections.add(reader.file(InstrumentConfig.spec(), path, label));
            }
        }

        return sections;
    }

    /** Calendars, each a file. */
    private List<NewsRelease> news(final Node node)
    {
        final List<NewsRelease> releases = new ArrayList<>();
        for (final Node layer : null == node ? List.<Node>of() : layers(node))
        {
            final String label = layer instanceof ScalarNode ? ((ScalarNode)layer).getValue() : "";
            final Path path = label.isEmpty() ? null : part(layer, label);
            if (label.isEmpty())
            {
                errors.add(topFile.mark(layer), "a calendar is named by its file", "write \"news: news/FILE.csv\"");
            }
            else if (null != path)
            {
                releases.addAll(new NewsFile(path, label, errors).read());
            }
        }
        final List<NewsRelease> joined = NewsReleases.joined(releases);
        final NewsRelease beyond = NewsReleases.firstBeyond(joined);
        if (null != beyond)
        {
            errors.add(topFile.mark(node), "more than " + NewsWindows.CAPACITY + " releases within three weeks, by " +
                beyond.origin(), "leave out those of an impact that no account stands aside for");
        }
        return joined;
    }

    /** A part that is not there is told where it is named. */
    private Path part(final Node node, final String label)
    {
        final Path path = folder.resolve(label);

        if (path.toFile().isFile())
        {
            return path;
        }

        errors.add(topFile.mark(node), "there is no file " + path, "paths start at the folder of this file");
        return null;
    }
}
