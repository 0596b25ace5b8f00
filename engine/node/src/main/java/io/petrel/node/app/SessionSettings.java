package io.petrel.node.app;

import io.petrel.core.pipeline.BarParams;
import io.petrel.journal.append.JournalSettings;
import io.petrel.node.config.AccountTerms;
import io.petrel.node.config.ConfigValue;
import io.petrel.node.host.TickSchedule;
import io.petrel.node.snapshot.SnapshotSettings;
import io.petrel.sim.SimSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a session is brought up with.
 *
 * @param journal       folder to create, or to recover from.
 * @param values        configured numbers that the core gets as its first events, in this order.
 * @param configHash    hash of the resolved configuration without its calendars.
 * @param venue         what the simulated venue assumes.
 * @param ticks         when the clock becomes an event.
 * @param files      sizes of the journal's files.
 * @param build         version of this build, for the manifest.
 * @param feedName      names the feed; a journal is only continued with the feed it began with.
 * @param createdNs     wall time for the manifest, ns since the epoch.
 * @param parameters    calibrated numbers that the core gets right after the configured ones.
 * @param models        trained models that are activated right after that.
 * @param terms         what the accounts need besides numbers.
 * @param snapshots     when the node's state is written beside the journal.
 */
public record SessionSettings(
    Path journal,
    List<ConfigValue> values,
    String configHash,
    SimSettings venue,
    TickSchedule ticks,
    JournalSettings files,
    String build,
    String feedName,
    long createdNs,
    List<StartParameter> parameters,
    List<StartModel> models,
    AccountTerms terms,
    SnapshotSettings snapshots)
{
    /**
     * Settings without calibrated numbers, of a node that takes snapshots only on command.
     *
     * @param journal    folder to create, or to recover from.
     * @param values     configured numbers.
     * @param configHash hash of the resolved configuration.
     * @param venue      what the simulated venue assumes.
     * @param ticks      when the clock becomes an event.
     * @param files      sizes of the journal's files.
     * @param build      version of this build.
     * @param feedName   names the feed.
     * @param createdNs  wall time for the manifest.
     */
    public SessionSettings(
        final Path journal,
        final List<ConfigValue> values,
        final String configHash,
        final SimSettings venue,
        final TickSchedule ticks,
        final JournalSettings files,
        final String build,
        final String feedName,
        final long createdNs)
    {
        this(journal, values, configHash, venue, ticks, files, build, feedName, createdNs, List.of(), List.of(),
            AccountTerms.NONE, SnapshotSettings.ON_COMMAND);
    }

    /**
     * The same settings with calibrated numbers and trained models.
     *
     * @param calibrated numbers, in the order in which they are sent.
     * @param trained    models whose numbers are among them.
     * @return the settings.
     */
    public SessionSettings with(final List<StartParameter> calibrated, final List<StartModel> trained)
    {
        return new SessionSettings(journal, values, configHash, venue, ticks, files, build, feedName, createdNs,
            List.copyOf(calibrated), List.copyOf(trained), terms, snapshots);
    }

    /**
     * The same settings with terms of accounts.
     *
     * @param newTerms what the accounts need besides numbers.
     * @return the settings.
     */
    public SessionSettings with(final AccountTerms newTerms)
    {
        return new SessionSettings(journal, values, configHash, venue, ticks, files, build, feedName, createdNs,
            parameters, models, newTerms, snapshots);
    }

    /**
     * The same settings with snapshots.
     *
     * @param newSnapshots when they are taken.
     * @return the settings.
     */
    public SessionSettings with(final SnapshotSettings newSnapshots)
    {
        return new SessionSettings(journal, values, configHash, venue, ticks, files, build, feedName, createdNs,
            parameters, models, terms, newSnapshots);
    }

    /**
     * The same settings with shorter bars to decide on, for a node whose decisions count for nothing.
     *
     * @param share of the configured trades a bar, more than one; a bar has one trade at least.
     * @return the settings.
     */
    SessionSettings deciding(final long share)
    {
        final List<ConfigValue> shorter = values.stream()
            .map(value -> BarParams.DECISION_EVENTS.equals(value.key()) ? shortened(value, share) : value)
            .toList();
        return new SessionSettings(journal, shorter, configHash, venue, ticks, files, build, feedName, createdNs,
            parameters, models, terms, snapshots);
    }

    private static ConfigValue shortened(final ConfigValue value, final long share)
    {
        return new ConfigValue(value.key(), value.kind(), Math.max(1, value.bits() / share), value.origin(),
            value.accountId(), value.fromNs());
    }
}
