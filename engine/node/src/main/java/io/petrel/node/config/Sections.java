package io.petrel.node.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All sections of a configuration, checked. The releases are part of no tree: a calendar goes on while a journal does,
 * and each of its windows is journaled as it becomes known, so they have a hash beside the tree's.
 */
record Sections(Section node, Section venue, List<Section> accounts, Section strategy, Section calibration,
    Section market, List<Section> instruments, List<NewsRelease> news)
{
    private static final String INSTRUMENTS = "instruments";

    /** Everything. */
    SortedMap<String, Object> tree()
    {
        final SortedMap<String, Object> tree = decisionTree();
        node.values().values().forEach(value -> add(tree, node, value));
        return tree;
    }

    /** What decides; of the node only its clock. */
    SortedMap<String, Object> decisionTree()
    {
        final SortedMap<String, Object> tree = new TreeMap<>();

        for (final Section section : List.of(venue, strategy, calibration, market))
        {
            section.values().values().forEach(value -> add(tree, section, value));
        }

        addAccounts(tree);
        add(tree, node, node.value(NodeConfig.TICK_INTERVAL_NS));
        add(tree, node, node.value(NodeConfig.IDLE_TICKS_MAX));

        for (final Section instrument : instruments)
        {
            final InstrumentConfig config = InstrumentConfig.of(instrument);
            final SortedMap<String, Object> child = CanonicalForm.child(
                CanonicalForm.child(tree, INSTRUMENTS), config.venue() + "/" + config.symbol());
            instrument.values().forEach((key, value) -> child.put(key, value.value().canonical()));
        }

        return tree;
    }

    /** One account stands as a section of its own, several stand by number. */
    private void addAccounts(final SortedMap<String, Object> tree)
    {
        if (1 == accounts.size())
        {
            accounts.get(0).values().values().forEach(value -> add(tree, accounts.get(0), value));
            return;
        }
        for (int i = 0; i < accounts.size(); i++)
        {
            final Section section = accounts.get(i);
            final SortedMap<String, Object> child = CanonicalForm.child(CanonicalForm.child(
                tree, ConfigLoader.ACCOUNTS), Integer.toString(AccountConfig.idOf(section, i + 1)));
            section.values().forEach((key, value) -> CanonicalForm.put(child, key, value.value().canonical()));
        }
    }

    private static void add(final SortedMap<String, Object> tree, final Section section, final CheckedValue checked)
    {
        CanonicalForm.put(tree, section.spec().name() + "." + checked.key(), checked.value().canonical());
    }
}
